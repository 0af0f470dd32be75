"""延期: asked for in words or by button, decided once, and the reminders follow the new date."""

from datetime import date

import pytest

from db.models import Due, Extension, Ping, Report
from tests.stories.office import Office
from tests.stories.people import DEPUTY, LI, LIAISON, OVERSEER, SUN
from tests.stories.staff import join

NOW = "2023-04-23 10:00"
ASKED = "3a申请延期到5月31日,因为设备没到货"


@pytest.fixture
async def supervised(any_office: Office) -> Office:
    """Sunday 23 April, a working day, and two supervisors of another unit."""
    join(any_office, OVERSEER, DEPUTY)
    await any_office.at("2023-04-14 09:00")
    await any_office.at(NOW)
    return any_office


def requests(office: Office) -> list[tuple[date, str, str | None]]:
    return [(one.asked_on, one.reason, one.decision) for one in office.rows(Extension)]


def dues(office: Office, unit: str = "市公安局") -> list[tuple[int, date | None, str]]:
    where = Due.assignment_id == office.assignment("3a", unit)
    return [(one.sequence, one.due_on, one.origin) for one in office.rows(Due, where)]


async def test_a_granted_request_adds_a_due_and_the_old_one_stays(supervised: Office) -> None:
    office = supervised
    answer = await office.says(LIAISON, "视频监察还没对接,申请延期到10月15日,原因是设备没到货")
    if "是否记录" in answer:
        answer = await office.presses(LIAISON, "yes")
    assert "申请延至：10月15日周日（非工作日）" in answer
    assert office.labels(LIAISON) == [["撤回申请"]]
    said = office.rows(Report)
    assert [(one.status, one.reason) for one in said] == [("in_progress", "设备没到货")]
    await office.presses(OVERSEER, "grant")
    assert requests(office) == [(date(2023, 10, 15), "设备没到货", "granted")]
    assert dues(office) == [
        (1, date(2023, 4, 30), "original"),
        (2, date(2023, 10, 15), "extended"),
    ]
    (_, new) = office.rows(Due, Due.assignment_id == office.assignment("3a", "市公安局"))
    assert new.reason == "设备没到货"
    assert new.person_id == office.rows(Extension)[0].decided_by
    assert office.sees(LIAISON)[-1].startswith("✅ 延期申请已获同意：3a")


async def test_the_reminders_follow_the_new_date_and_none_the_old(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.presses(OVERSEER, "grant")
    assignment = office.assignment("3a", "市公安局")
    before = len(office.rows(Ping, Ping.assignment_id == assignment))
    for day in ("04-27", "04-28", "05-04", "05-06", "05-09", "05-17", "05-24", "05-30", "05-31"):
        await office.at(f"2023-{day} 09:30")
    new = office.rows(Due, Due.assignment_id == assignment)[-1]
    later = office.rows(Ping, Ping.assignment_id == assignment)[before:]
    assert {one.due_id for one in later} == {new.id}
    assert [one.rung for one in later] == [
        "before-30d",
        "before-14d",
        "before-7d",
        "before-1d",
        "day",
    ]


async def test_the_first_decision_counts_and_the_other_card_shows_it(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.presses(OVERSEER, "grant")
    shown = await office.presses(DEPUTY, "refuse")
    assert shown == (
        "【市公安局】3a 与市级视频电子监察系统对接\n"
        "市政府督查室 督办员已同意延期，时限为5月31日周三"
    )
    assert len(dues(office)) == 2
    assert requests(office)[0][2] == "granted"


async def test_a_refusal_leaves_the_due_and_gives_the_reason(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.presses(OVERSEER, "refuse")
    await office.says(OVERSEER, "请先报到货证明")
    assert len(dues(office)) == 1
    assert [one.answer for one in office.rows(Extension)] == ["请先报到货证明"]
    assert office.sees(LIAISON)[-1] == (
        "❌ 延期申请未获同意：3a 与市级视频电子监察系统对接\n"
        "时限不变：4月30日周日到期，还剩7天\n"
        "原因：请先报到货证明\n"
        "审批人：市政府督查室 督办员"
    )


async def test_a_refusal_may_go_without_a_reason(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.presses(OVERSEER, "refuse")
    data = office.data(OVERSEER)
    plain = next(one for one in data if one.startswith("refused::"))
    office.forge(OVERSEER, plain)
    await office.sandbox.settled()
    assert [(one.decision, one.answer) for one in office.rows(Extension)] == [("refused", None)]


async def test_a_second_request_replaces_the_first(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    answer = await office.says(LIAISON, "3a申请延期到6月30日,因为设备没到货")
    assert "此前的申请（延至5月31日周三）已撤回，以本次为准。" in answer
    assert [one[2] for one in requests(office)] == ["withdrawn", None]
    cards = [m["message_id"] for m in office.from_bot(OVERSEER) if "延期申请" in m["text"]]
    old = await office.presses(OVERSEER, "grant", on=cards[0])
    assert old.endswith("该申请已撤回。")
    assert len(dues(office)) == 1


async def test_nobody_decides_about_their_own_unit(supervised: Office) -> None:
    office = supervised
    await office.says(SUN, ASKED)
    assert not any("延期申请" in text and "申请人" in text for text in office.sees(SUN))
    made = office.rows(Extension)[0]
    office.forge(SUN, f"grant:{made.id}")
    await office.sandbox.settled()
    assert office.person(SUN).popups[-1]["text"] == "您没有办理该单位事项的权限。"
    office.forge(LI, f"grant:{made.id}")
    await office.sandbox.settled()
    assert requests(office)[0][2] is None


async def test_a_supervisor_who_is_not_bound_is_said_to_be_out_of_reach(office: Office) -> None:
    join(office, OVERSEER, bound=False)
    answer = await office.says(SUN, ASKED)
    assert "目前联系不上督办人员，请电话告知督办科。批复前仍按原时限。" in answer
    assert len(requests(office)) == 1


async def test_the_button_under_a_reminder_asks_for_date_and_reason(supervised: Office) -> None:
    office = supervised
    office.forge(LIAISON, f"extend:{office.assignment('3a', '市公安局')}")
    await office.sandbox.settled()
    assert office.labels(LIAISON) == [
        ["延一周：5月7日周日"],
        ["延两周：5月14日周日"],
        ["月底：5月31日周三"],
        ["取消"],
    ]
    await office.says(LIAISON, "两周")
    answer = await office.says(LIAISON, "设备没到货")
    assert "申请延至：5月14日周日（非工作日）" in answer
    assert requests(office) == [(date(2023, 5, 14), "设备没到货", None)]


async def test_the_date_and_the_reason_may_come_together(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "3a申请延期")
    await office.says(LIAISON, "下个月20号,因为设备没到货")
    assert requests(office) == [(date(2023, 5, 20), "设备没到货", None)]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("3a申请延期到4月25日,因为忙", "4月25日周二不晚于原时限（4月30日周日），请另报日期。"),
        ("3a申请延期到昨天,因为忙", "4月22日周六已经过去，请另报日期。"),
        ("3a申请延期到4月20日,因为忙", "是指2024年4月20日周六吗？请点击按钮确认，或重新回复日期。"),
        (
            "3a申请延期到2026年5月1日,因为忙",
            "是指2026年5月1日周五吗？请点击按钮确认，或重新回复日期。",
        ),
    ],
)
async def test_a_date_that_will_not_do_is_asked_again(
    supervised: Office, words: str, answer: str
) -> None:
    assert await supervised.says(LIAISON, words) == answer
    assert requests(supervised) == []


async def test_what_is_done_needs_no_extension(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "3a 已办结")
    answer = await office.says(LIAISON, ASKED)
    assert answer == "3a 与市级视频电子监察系统对接：已办结，待销号，无需延期。"
    office.forge(LIAISON, f"extend:{office.assignment('3a', '市公安局')}")
    await office.sandbox.settled()
    assert office.person(LIAISON).popups[-1]["text"] == "3a：已办结，待销号，无需延期。"
    assert requests(office) == []


async def test_what_was_done_meanwhile_is_not_extended(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.says(LIAISON, "3a 已办结")
    assert await office.presses(OVERSEER, "grant") == "3a：已办结，待销号"
    assert len(dues(office)) == 1


async def test_a_date_that_passed_while_it_waited_is_not_granted(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "3a申请延期到5月4日,因为设备没到货")
    await office.at("2023-05-05 10:00")
    assert await office.presses(OVERSEER, "grant") == "所申请的日期已不适用，请改期或不同意。"
    assert len(dues(office)) == 1


async def test_several_requests_are_asked_about_one_after_the_other(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a申请延期到5月31日,3a申请延期到6月30日")
    if requests(office) == [] and "是否记录" in office.sees(LIAISON)[-1]:
        await office.presses(LIAISON, "yes")
    await office.says(LIAISON, "场地没落实")
    await office.says(LIAISON, "设备没到货")
    assert requests(office) == [
        (date(2023, 5, 31), "场地没落实", None),
        (date(2023, 6, 30), "设备没到货", None),
    ]


async def test_pressing_a_quick_date_twice_asks_once(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "3a申请延期,因为设备没到货")
    message = office.last(LIAISON)
    data = office.data(LIAISON)[0]
    office.forge(LIAISON, data, under=message["message_id"])
    office.forge(LIAISON, data, under=message["message_id"])
    await office.sandbox.settled()
    assert requests(office) == [(date(2023, 5, 7), "设备没到货", None)]


async def test_who_asked_may_take_it_back_and_nobody_else(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    made = office.rows(Extension)[0]
    office.forge(LI, f"unask:{made.id}")
    await office.sandbox.settled()
    assert requests(office)[0][2] is None
    await office.presses(LIAISON, "unask")
    assert requests(office)[0][2] == "withdrawn"


async def test_two_supervisors_press_at_once_and_one_decides(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    made = office.rows(Extension)[0]
    office.forge(OVERSEER, f"grant:{made.id}")
    office.forge(DEPUTY, f"grant:{made.id}")
    await office.sandbox.settled()
    assert len(dues(office)) == 2
    assert sum("延期申请已获同意" in text for text in office.sees(LIAISON)) == 1
    shown = {office.sees(OVERSEER)[-1], office.sees(DEPUTY)[-1]}
    assert len(shown) == 1, "both see who decided"
    assert shown.pop().endswith("已同意延期，时限为5月31日周三")


async def test_the_same_press_handed_out_again_decides_once(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    made = office.rows(Extension)[0]
    for _ in range(3):
        office.forge(OVERSEER, f"grant:{made.id}")
    await office.sandbox.settled()
    assert len(dues(office)) == 2
    assert sum("延期申请已获同意" in text for text in office.sees(LIAISON)) == 1


async def test_a_return_is_extended_from_its_new_date(supervised: Office) -> None:
    """A request is judged against the date in force, whatever set it."""
    office = supervised
    await office.says(LIAISON, "3a 已办结")
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "back")
    await office.presses(OVERSEER, "why")
    await office.says(OVERSEER, "6月9日")
    answer = await office.says(LIAISON, ASKED)
    assert answer == "5月31日周三不晚于原时限（6月9日周五），请另报日期。"
