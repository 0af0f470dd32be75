"""The buttons under a reminder: every answer, two taps at most, and what is still open."""

from db.models import Draft, Report
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI, LIAISON, LIU
from tests.stories.reports import morning, reports

LIST = [
    ["① 已办结", "① 推进中", "① 需协调", "① 其他…"],
    ["② 已办结", "② 推进中", "② 需协调", "② 其他…"],
    ["签收"],
]
MORE = [
    ["② 已办结", "② 推进中", "② 未启动"],
    ["② 需协调", "② 申请延期", "② 不适用"],
    ["② 稍后提醒", "返回"],
]
ALONE = [
    ["已办结", "推进中", "未启动"],
    ["需协调", "申请延期", "不适用"],
    ["稍后提醒", "签收"],
]
WHY = "3a 与市级视频电子监察系统对接：为什么不适用？请用一句话说明。"
PRIOR = """\
✅ 已记录：3a 与市级视频电子监察系统对接
⚪ 不适用
说明：此前已完成"""


def under(office: Office, who: str, message_id: int) -> list[list[str]]:
    """The labels under one message."""
    message = next(m for m in office.from_bot(who) if m["message_id"] == message_id)
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [[button["text"] for button in row] for row in rows]


async def test_more_shows_every_answer_about_one_duty_and_the_way_back(office: Office) -> None:
    await morning(office)
    ping = office.last(LI)["message_id"]
    seen = office.sees(LI)
    await office.presses(LI, "more", "3a")
    assert under(office, LI, ping) == MORE
    await office.presses(LI, "fold", "3a")
    assert under(office, LI, ping) == LIST
    assert office.sees(LI) == seen, "the text is never posted again"


async def test_one_duty_alone_has_all_its_answers_at_once(office: Office) -> None:
    await morning(office)
    await office.says(LI, "2a 已办结")
    await office.at("2023-04-27 09:00")
    ping = next(m for m in reversed(office.from_bot(LI)) if "请及时办理" in m["text"])
    assert under(office, LI, ping["message_id"]) == ALONE


async def test_not_started_is_two_taps_and_the_keyboard_shows_it(office: Office) -> None:
    await morning(office)
    ping = office.last(LI)["message_id"]
    await office.presses(LI, "more", "3a")
    answer = await office.presses(LI, "not_started", "3a")
    assert answer.startswith("✅ 已记录：3a 与市级视频电子监察系统对接\n🟡 未启动")
    assert office.state("3a", CENTRE) == "not_started"
    assert under(office, LI, ping) == LIST, "back at the list, 3a is still owed"
    await office.presses(LI, "more", "3a")
    assert under(office, LI, ping)[0] == ["② 已办结", "② 推进中", "② ✓未启动"]


async def test_not_applicable_asks_why_and_a_button_says_it(office: Office) -> None:
    await morning(office)
    ping = office.last(LI)["message_id"]
    await office.presses(LI, "more", "3a")
    assert await office.presses(LI, "not_applicable", "3a") == WHY
    assert office.labels(LI) == [["此前已完成"], ["不涉及本单位"], ["取消"]]
    await office.sleeps()
    office.wakes()
    assert await office.presses(LI, "because") == PRIOR
    assert office.state("3a", CENTRE) == "not_applicable"
    assert [report.reason for report in reports(office)] == ["此前已完成"]
    assert under(office, LI, ping) == [LIST[0], LIST[2]], "3a has left the keyboard"
    await office.presses(LI, "undo")
    assert office.state("3a", CENTRE) == "open"


async def test_any_other_reason_is_written(office: Office) -> None:
    await morning(office)
    await office.presses(LI, "more", "3a")
    await office.presses(LI, "not_applicable", "3a")
    await office.says(LI, "我单位没有进驻大厅")
    assert [report.reason for report in reports(office)] == ["我单位没有进驻大厅"]


async def test_the_button_of_a_reason_answers_no_other_question(office: Office) -> None:
    await office.says(LI, "2a 需协调")
    draft = office.rows(Draft)[-1].id
    office.forge(LI, f"because:{draft}:prior")
    await office.sandbox.settled()
    assert "已失效" in office.person(LI).popups[-1]["text"]
    assert reports(office) == []


async def test_what_does_not_fit_a_phone_is_a_page_further(office: Office) -> None:
    """On the first working day of June what has no date is recalled, many at once."""
    await office.at("2023-04-14 09:00")
    await office.at("2023-06-01 09:00")
    ping = next(m for m in reversed(office.from_bot(LIAISON)) if "请及时办理" in m["text"])
    first = under(office, LIAISON, ping["message_id"])
    assert first[-2:] == [["更多（还有17项）"], ["签收"]]
    assert len(first) == 10
    await office.presses(LIAISON, "page", on=ping["message_id"])
    second = under(office, LIAISON, ping["message_id"])
    assert second[-2][0] == "‹ 上一页"
    assert not {row[0] for row in first[:8]} & {row[0] for row in second[:8]}


async def test_an_old_button_of_what_is_done_says_how_it_stands(office: Office) -> None:
    await morning(office)
    ping = office.last(LI)["message_id"]
    key = office.assignment("2a", CENTRE)
    await office.says(LI, "2a 已办结")
    for old in (f"more:{key}", f"not_started:{key}", f"not_applicable:{key}"):
        office.forge(LI, old, under=ping)
        await office.sandbox.settled()
        assert office.person(LI).popups[-1]["text"] == "2a：已办结，待销号"
    assert len(office.rows(Report)) == 1
    assert under(office, LI, ping) == LIST[1:], "said in words, 2a has left the keyboard too"


async def test_somebody_else_of_the_unit_may_press_and_somebody_of_another_may_not(
    office: Office,
) -> None:
    await morning(office)
    key = office.assignment("2a", CENTRE)
    await office.says(LIU, "/mine")
    office.forge(LIU, f"not_started:{key}")
    await office.sandbox.settled()
    assert office.state("2a", CENTRE) == "not_started"
    office.forge(LIAISON, f"not_applicable:{key}")
    await office.sandbox.settled()
    assert office.person(LIAISON).popups[-1]["text"] == "您没有办理该单位事项的权限。"
    assert office.state("2a", CENTRE) == "not_started"
