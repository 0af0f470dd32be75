"""代录: a supervisor writes down what a unit said by telephone."""

import pytest

from db.models import Report, Retraction
from tests.stories.office import Office
from tests.stories.people import LI, LIAISON, SUN
from tests.stories.reports import figures
from tests.stories.test_corrections import edits

POLICE = "市公安局"
CARD = """\
以下内容将代市公安局记录，请确认：
· 【市公安局】5a 无差别综合受理比例 ≥70%
   推进中 · 72%"""
ECHO = """\
已确认。

✅ 已代市公安局记录：5a 无差别综合受理比例 ≥70%
🟢 推进中 · 72%
9月30日周六到期，还剩169天"""
TOLD = """\
联络员，您好。孙雯雯已代市公安局记录：
5a 无差别综合受理比例 ≥70%
推进中 · 72%
如有误，请直接回复本条更正。"""


async def test_it_is_shown_first_then_recorded_and_the_unit_is_told(any_office: Office) -> None:
    assert await any_office.says(SUN, "代公安局 5a 完成72%") == CARD
    assert any_office.labels(SUN) == [["确认记录", "取消"]]
    assert any_office.rows(Report) == []
    assert await any_office.presses(SUN, "foryes") == ECHO
    (report,) = any_office.rows(Report)
    assert report.on_behalf
    assert report.words == "代公安局 5a 完成72%"
    assert any_office.sees(LIAISON) == [TOLD]


async def test_it_goes_on_after_a_restart_at_every_step(office: Office) -> None:
    await office.says(SUN, "公安局来电:3a需协调")
    await office.sleeps()
    office.wakes()
    await office.presses(SUN, "foryes")
    await office.sleeps()
    office.wakes()
    assert "说明：设备没到货" in await office.says(SUN, "设备没到货")
    assert office.state("3a", POLICE) == "blocked"


async def test_the_unit_corrects_what_was_recorded_for_it(any_office: Office) -> None:
    await any_office.says(SUN, "代公安局 5a 完成72%")
    await any_office.presses(SUN, "foryes")
    told = any_office.last(LIAISON)["message_id"]
    answer = await any_office.says(LIAISON, "报错了，应该是58%", reply_to=told)
    assert answer.startswith("✏️ 已更正：5a 无差别综合受理比例 ≥70%\n原为：推进中 · 72%")
    assert [row.supersedes_id for row in any_office.rows(Report)] == [None, 1]


async def test_the_unit_s_own_later_word_follows_it(office: Office) -> None:
    await office.says(SUN, "代公安局 5a 完成72%")
    await office.presses(SUN, "foryes")
    await office.says(LIAISON, "5a 完成80%")
    assert [value for _, value, _ in figures(office)] == [72, 80]
    assert [row.on_behalf for row in office.rows(Report)] == [True, False]


async def test_taking_it_back_tells_the_unit(office: Office) -> None:
    await office.says(SUN, "代公安局 2a已办结")
    await office.presses(SUN, "foryes")
    await office.presses(SUN, "undo")
    assert office.state("2a", POLICE) == "open"
    assert office.sees(LIAISON)[-1] == (
        "联络员，您好。孙雯雯已撤回代市公安局所作的记录：\n2a 政策兑现窗口\n目前状态：待签收"
    )


async def test_nobody_takes_back_what_a_supervisor_recorded_for_them(office: Office) -> None:
    await office.says(SUN, "代公安局 2a已办结")
    await office.presses(SUN, "foryes")
    office.forge(LIAISON, f"undo:{office.rows(Report)[0].id}")
    await office.sandbox.settled()
    assert office.rows(Retraction) == []


async def test_who_is_not_registered_cannot_be_told_and_that_is_said(office: Office) -> None:
    await office.says(SUN, "代录 范家屯镇 14a 建成1站")
    answer = await office.presses(SUN, "foryes")
    assert answer.endswith("未能在此告知范家屯镇，请电话告知。")


async def test_not_for_one_s_own_unit(office: Office) -> None:
    answer = await office.says(SUN, "代市政数局 5a 完成72%")
    assert answer == "市政数局是您本单位，无需代录，请直接反馈。"
    assert office.rows(Report) == []


async def test_which_duty_is_asked_and_then_the_card_is_shown(office: Office) -> None:
    answer = await office.says(SUN, "代公安局 5号完成72%")
    assert answer == "“代公安局 5号完成72%”：请问是哪一项？"
    picked = await office.does(
        SUN, lambda one: one.presses(office.last(SUN)["message_id"], office.data(SUN)[0])
    )
    assert picked == f"已选择：5a 无差别综合受理比例 ≥70%\n\n{CARD}"
    assert office.rows(Report) == []
    await office.presses(SUN, "foryes")
    assert len(office.rows(Report)) == 1


async def test_what_the_unit_does_not_owe_is_refused(office: Office) -> None:
    answer = await office.says(SUN, "代公安局 14a已办结")
    assert answer == "未作记录：市公安局不承担此项。"


async def test_what_is_no_report_is_not_understood(office: Office) -> None:
    answer = await office.says(SUN, "公安局来电:马上开会")
    assert answer == ("未能识别反馈内容，未作记录。请这样写，例如：“代市公安局 5a 完成72%”。")


async def test_cancelling_records_nothing(office: Office) -> None:
    await office.says(SUN, "代公安局 2a已办结")
    assert await office.presses(SUN, "drop") == "好的，未作记录。"
    assert office.rows(Report) == []


@pytest.mark.parametrize("who", [LI, LIAISON])
async def test_only_a_supervisor_records_for_others(office: Office, who: str) -> None:
    answer = await office.says(who, "代市公积金 2a已办结")
    assert answer == "未作记录：只有督办科可以为其他单位代录。您的任务：/mine"
    office.forge(who, "foryes:1")
    await office.sandbox.settled()
    assert office.rows(Report) == []


async def test_a_card_pressed_twice_records_once(any_office: Office) -> None:
    await any_office.says(SUN, "代公安局 2a已办结")
    card = any_office.last(SUN)["message_id"]
    press = any_office.data(SUN)[0]
    await any_office.does(SUN, lambda one: (one.presses(card, press), one.presses(card, press)))
    assert len(any_office.rows(Report)) == 1


async def test_a_supervisor_corrects_what_they_wrote_down(office: Office) -> None:
    await office.says(SUN, "代公安局 5a 完成72%")
    await office.presses(SUN, "foryes")
    await edits(office, SUN, "代公安局 5a 完成58%", back=1)
    await office.presses(SUN, "amend")
    assert (await office.says(SUN, "报错了，应该是59%")).startswith("✏️ 已更正：5a")
    assert [value for _, value, _ in figures(office)] == [72, 58, 59]
    assert all(row.on_behalf for row in office.rows(Report))
    assert "推进中 · 59%" in office.sees(LIAISON)[-1]


async def test_an_extension_is_not_asked_for_on_behalf(office: Office) -> None:
    answer = await office.says(SUN, "代公安局 3a 申请延期到5月20日,设备没到货")
    assert answer == "未作记录：延期须由市公安局自行申请。其他情况请去掉延期内容后再发。"
    assert office.rows(Report) == []
