"""催办: one unit or all that are silent; at most one message a day from one person to another."""

from contextlib import closing
from pathlib import Path

from db.accounts import mark_blocked
from db.engine import Register
from db.models import Nudge, Outgoing
from tests.moments import at
from tests.stories import leading
from tests.stories.office import Office, office_on
from tests.stories.people import CENTRE, LEADER, LI, LIAISON, SUN, VISITORS

POLICE = "市公安局"
NUDGE = """\
联络员，您好。市政数局孙科长催办，以下1项请尽快反馈：
① 🟢 5a 无差别综合受理比例 ≥70%
   9月30日周六到期，还剩169天
请点击按钮，或直接回复，例如“5a 已办结”。全部任务：/mine"""
MORNING = "2023-04-14 09:30"


async def sent(office: Office, minute: str = "2023-04-14 09:31") -> None:
    """The next sweep brings the messages to many."""
    await office.at(minute)


async def test_one_unit_is_nudged_in_words(any_office: Office) -> None:
    await any_office.at(MORNING)
    assert await any_office.says(SUN, "催办公安局 5a") == "已催办1个单位：市公安局。"
    await sent(any_office)
    assert any_office.sees(LIAISON)[-1] == NUDGE
    assert any_office.labels(LIAISON)[-1] == ["稍后提醒", "签收"]


async def test_the_button_under_a_nudge_answers_it(office: Office) -> None:
    await office.at(MORNING)
    await office.says(SUN, "催办公安局 2a")
    await sent(office)
    await office.presses(LIAISON, "done", "2a")
    assert office.state("2a", POLICE) == "done"
    await office.says(SUN, "催办公安局 3a")
    assert await office.says(LIAISON, "收到") == "已签收1项。"


async def test_all_silent_ones_take_a_button_with_their_number(any_office: Office) -> None:
    await any_office.at(MORNING)
    await any_office.says(LI, "5a 推进中60%")
    assert await any_office.says(SUN, "催一下5a还没报的") == "第5项：请选择催办对象。"
    assert any_office.labels(SUN)[0] == ["5a 未反馈的10个单位"]
    answer = await any_office.presses(SUN, "nudgeall")
    assert answer == (
        "已催办1个单位：市公安局。\n未送达：市公积金（未绑定）、市人社局（未绑定）、市粮食局（未绑定）、"
        "市住建局（未绑定）、市城管局（未绑定）、市司法局（未绑定）、市财政局（未绑定）、"
        "市市场监督管理局（未绑定）、市民政局（未绑定）。"
    )
    assert len(any_office.rows(Nudge)) == 1


async def test_who_stopped_the_bot_is_named(office: Office) -> None:
    await office.at(MORNING)
    with office.register.write() as session:
        mark_blocked(session, chat_id=VISITORS[LIAISON].id, now=at(MORNING))
    assert await office.says(SUN, "催办公安局 5a") == "未送达：市公安局（已停用机器人）。"
    assert office.rows(Nudge) == []


async def test_one_message_a_day_from_one_person_to_another(any_office: Office) -> None:
    await any_office.at(MORNING)
    await any_office.says(SUN, "催办公安局 5a")
    again = "您今天已催办过，未重复发送：市公安局。"
    assert await any_office.says(SUN, "催办公安局 5a") == again
    assert await any_office.says(SUN, "催办公安局 2a") == again
    await any_office.at("2023-04-17 09:30")
    assert await any_office.says(SUN, "催办公安局 2a") == "已催办1个单位：市公安局。"


async def test_several_items_of_one_person_are_one_message(office: Office) -> None:
    await office.at(MORNING)
    before = len(office.sees(LIAISON))
    await office.says(SUN, "催办公安局 2号")
    await sent(office)
    assert len(office.sees(LIAISON)) == before + 1
    assert "以下7项请尽快反馈" in office.sees(LIAISON)[-1]


async def test_what_is_finished_is_not_nudged(office: Office) -> None:
    await office.at(MORNING)
    await office.says(LIAISON, "2a 已办结")
    assert await office.says(SUN, "催办公安局 2a") == "均已反馈，无需催办。"


async def test_from_the_task_by_its_button_through_a_restart(office: Office) -> None:
    await office.at(MORNING)
    await office.says(SUN, "/task 5")
    assert office.labels(SUN)[0][:2] == ["全部记录", "催办"]
    await office.presses(SUN, "nudge")
    await office.sleeps()
    office.wakes()
    await office.presses(SUN, "nudgeone")
    await sent(office)
    assert "5a" in office.sees(LIAISON)[-1] or "5a" in office.sees(LI)[-1]


async def test_at_night_it_goes_out_at_once_and_that_is_said(office: Office) -> None:
    await office.at("2023-04-14 21:30")
    answer = await office.says(SUN, "催办公安局 5a")
    assert answer == "已催办1个单位：市公安局。\n现在是非工作时间，催办已照常发出。"


async def test_nobody_else_nudges(office: Office) -> None:
    await office.at(MORNING)
    for who in (LI, LEADER):
        await office.says(who, "催办公安局 5a")
        await office.says(who, "/task 5")
        assert "催办" not in str(office.labels(who))
        office.forge(who, "nudgeall:1:5")
        office.forge(who, "nudgeone:3:5")
        await office.sandbox.settled()
    assert office.rows(Nudge) == []


async def test_two_presses_at_once_nudge_once(any_office: Office) -> None:
    await any_office.at(MORNING)
    await any_office.says(SUN, "催办 5a")
    card, press = any_office.last(SUN)["message_id"], any_office.data(SUN)[0]
    await any_office.does(SUN, lambda one: (one.presses(card, press), one.presses(card, press)))
    told = [row.person_id for row in any_office.rows(Outgoing, Outgoing.kind == "nudge")]
    assert len(told) == len(set(told)) == len(any_office.rows(Nudge)) == 2, "李科长, the liaison"


async def test_a_lead_sees_who_has_not_answered_and_nudges(bound_url: str, tmp_path: Path) -> None:
    with closing(Register(bound_url)) as register:
        leading.load(register, tmp_path)
    async with office_on(bound_url, MORNING) as office:
        shown = await office.says(LIAISON, "/task 31")
        assert "   0/3个单位已办结 · 未反馈：市政务服务中心、市公安局、市司法局" in shown
        assert await office.says(LIAISON, "催办政务服务中心 31a") == (f"已催办1个单位：{CENTRE}。")
        await sent(office)
        told = [text for text in office.sees(LI) if "市公安局联络员催办，以下1项请尽快反馈" in text]
        assert len(told) == 1
        support = await office.says(LI, "/task 31")
        assert "个单位已办结" not in support
        assert "催办" not in str(office.labels(LI))
        assert "市公安局" not in await office.says(LI, "催办公安局 31a")
