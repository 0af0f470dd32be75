"""The office moves days: dues and reminders follow, and those concerned are told what and why."""

import pytest

from db.dues import add_due
from db.models import CalendarDay, Ping
from db.reports import Statement, Words, record_report
from db.rules.terms import DueOrigin, ReportStatus
from tests.db.loaded import OFFICE
from tests.moments import SHANGHAI, at
from tests.stories.calendars import POLICE, UNTOLD, dues, dues_of_all, moves, news, september
from tests.stories.office import Office
from tests.stories.people import CENTRE, LEADER, LI, LIAISON, OVERSEER, SUN
from tests.stories.staff import join
from tests.stories.walk import walk

FEAST = "9月25日至27日 休 中秋节"
CARD = f"""要这样调整工作日历吗？
· 9月25日周一 休 中秋节
· 9月26日周二 休 中秋节
· 9月27日周三 休 中秋节
随之变动的时限
9a 2023年9月：9月25日(中秋节)→9月28日，17个单位
通知1人。
{UNTOLD}"""
TOLD = """联络员，您好。放假安排有调整，以下1项时限随之变动：
· 9a 每月报送事项数据（8月25日至9月24日）
   {line}
今后按新时限提醒您。"""
SUMMARY = f"""孙科长，您好。放假安排有调整，以下时限随之变动：
· 9a 2023年9月：9月25日(中秋节)→9月28日，17个单位
通知1人。
{UNTOLD}"""
HINT = "如需调整，例如：/calendar 2月9日 休 除夕（休、班、恢复）"


async def test_days_are_moved_after_a_look_at_what_follows(any_office: Office) -> None:
    await september(any_office)
    assert await any_office.says(SUN, f"/calendar {FEAST}") == CARD
    assert any_office.labels(SUN) == [["确定", "取消"]]
    assert dues(any_office, "9a", "2023-09") == [("2023-09-25", "original", "")]
    done = await any_office.presses(SUN, "moveday")
    assert done == CARD.replace("要这样调整工作日历吗？", "✅ 工作日历已调整：")
    assert dues(any_office, "9a", "2023-09") == [
        ("2023-09-25", "original", ""),
        ("2023-09-28", "recalculated", "中秋节"),
    ]
    assert dues_of_all(any_office, "9a", "2023-09") == {"2023-09-28"}
    assert dues(any_office, "9a", "2023-10") == [("2023-10-25", "original", "")]


async def test_those_concerned_are_told_once_what_moved_and_why(any_office: Office) -> None:
    await september(any_office)
    await moves(any_office, FEAST)
    told = news(any_office, SUN, LIAISON, LI, LEADER)
    await any_office.at("2023-09-01 09:01")
    assert told() == {
        SUN: [SUMMARY],
        LIAISON: [TOLD.format(line="9月25日(中秋节)→9月28日")],
        LI: [],
        LEADER: [],
    }
    told = news(any_office)
    await any_office.at("2023-09-01 09:02")
    assert told() == {SUN: [], LIAISON: []}


async def test_the_period_stays_and_the_history_says_why(office: Office) -> None:
    await september(office)
    await moves(office, FEAST)
    assert (await office.says(LIAISON, "/history 9a 公安局")).splitlines()[1:] == [
        "9月1日周五 09:00 【市公安局】9a（8月25日至9月24日） 孙雯雯：时限由9月25日周一调整为"
        "9月28日周四（放假安排调整）；理由：中秋节"
    ]
    assert "9a 每月报送事项数据（8月25日至9月24日） · 9月28日周四到期，还剩27天" in (
        await office.says(LIAISON, "/task 9")
    )


async def test_the_reminders_follow_the_new_date(office: Office) -> None:
    await september(office)
    await moves(office, FEAST)
    await walk(office, "2023-09-18", "2023-10-08")
    # Five, two and one working days before the 28th, and the holiday from the 29th to 6 October.
    assert pings(office, "9a", "2023-09") == [
        "09-18 before-5wd",
        "09-21 before-2wd",
        "09-22 before-1wd",
        "09-28 day",
        "09-28 day-pm",
        "10-07 overdue-daily-1",
        "10-08 overdue-daily-2",
    ]


async def test_reminders_of_other_duties_keep_off_the_new_days_off(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await moves(office, "4月28日 休 防汛")
    await walk(office, "2023-04-23", "2023-05-04")
    assert pings(office, "2a", "2023", CENTRE) == [
        "04-23 before-7d",
        "04-27 day",
        "04-27 day-pm",
        "05-04 overdue-1wd",
    ]


async def test_the_last_reminder_is_made_up_for_where_its_new_morning_is_over(
    any_office: Office,
) -> None:
    await any_office.at("2023-04-14 09:00")
    await any_office.at("2023-04-26 10:00")
    await moves(any_office, "4月27日至28日 休 防汛")
    await any_office.at("2023-04-26 10:01")
    assert pings(any_office, "2a", "2023", CENTRE)[-1] == "04-26 day"
    told = news(any_office, LI)
    await any_office.at("2023-04-27 09:00")
    await any_office.at("2023-04-28 09:00")
    assert told() == {LI: []}


async def test_what_had_come_already_is_not_lost(office: Office) -> None:
    """The calendar is changed while the bot is down: the missed reminder still comes."""
    await office.at("2023-04-14 09:00")
    office.sandbox.clock.move_to(at("2023-04-24 10:00"))
    await moves(office, "5月8日 休 防汛")
    await office.at("2023-04-24 10:01")
    assert pings(office, "2a", "2023", CENTRE) == ["04-24 before-7d"]


async def test_several_changes_are_one_message_from_the_first_date_to_the_last(
    any_office: Office,
) -> None:
    await any_office.at("2023-04-14 09:00")
    await any_office.at("2023-09-01 20:00")
    await moves(any_office, "9月25日 休 中秋节")
    await moves(any_office, "9月26日 休 防汛")
    told = news(any_office)
    await any_office.at("2023-09-02 10:00")
    assert told() == {SUN: [], LIAISON: []}, "a Saturday"
    await any_office.at("2023-09-04 09:00")
    line = "9月25日(中秋节、防汛)→9月27日"
    assert TOLD.format(line=line) in told()[LIAISON]


async def test_what_moved_and_came_back_is_not_spoken_of(any_office: Office) -> None:
    await september(any_office)
    await moves(any_office, FEAST)
    taken_back = await any_office.presses(SUN, "moveback")
    assert taken_back.startswith("✅ 工作日历已调整：\n· 9月25日周一 按公布的安排\n")
    assert "\n9a 2023年9月：9月28日→9月25日(恢复上班)，17个单位\n" in taken_back
    told = news(any_office)
    await any_office.at("2023-09-01 09:01")
    assert told() == {SUN: [], LIAISON: []}
    assert [due[0] for due in dues(any_office, "9a", "2023-09")] == [
        "2023-09-25",
        "2023-09-28",
        "2023-09-25",
    ]
    with any_office.register.read() as session:
        assert session.get(CalendarDay, at("2023-09-25").date()) is None


async def test_what_was_changed_again_is_not_taken_back(office: Office) -> None:
    await september(office)
    await moves(office, FEAST)
    card = office.last(SUN)["message_id"]
    await moves(office, "9月26日 班")
    assert (
        await office.presses(SUN, "moveback", on=card) == "该按钮已失效，最新情况请看“我的任务”。"
    )
    assert dues(office, "9a", "2023-09")[-1] == ("2023-09-26", "recalculated", "恢复上班")


async def test_a_date_that_a_person_granted_stays(office: Office) -> None:
    await september(office)
    until = at("2023-09-26").date()
    with office.register.write() as session:
        now = at("2023-09-01 09:00")
        add_due(
            session,
            assignment_id=office.assignment("9a", POLICE, "2023-09"),
            due_on=until,
            origin=DueOrigin.EXTENDED,
            reason=None,
            by=Words(1, now, now),
        )
    assert "9a 2023年9月：9月25日(中秋节)→9月28日，16个单位" in await moves(office, FEAST)
    assert dues(office, "9a", "2023-09")[-1] == ("2023-09-26", "extended", "")
    told = news(office, LIAISON)
    await office.at("2023-09-01 09:01")
    assert told() == {LIAISON: []}


async def test_what_is_done_moves_unsaid_and_is_owed_by_the_new_date_once_taken_back(
    office: Office,
) -> None:
    await september(office)
    key, now = office.assignment("9a", POLICE, "2023-09"), at("2023-09-01 09:00")
    with office.register.write() as session:
        said = Statement(ReportStatus.DONE, "1203 862 415")
        by = Words(1, now, now)
        record_report(session, assignment_id=key, said=said, by=by, office=OFFICE)
    told = news(office, LIAISON)
    await moves(office, FEAST)
    await office.at("2023-09-01 09:31")
    assert told() == {LIAISON: []}
    assert dues(office, "9a", "2023-09")[-1][0] == "2023-09-28"


async def test_what_is_too_near_to_be_told_of_stays_and_that_is_said(office: Office) -> None:
    await september(office)
    await moves(office, FEAST)
    await office.at("2023-09-26 20:00")
    assert await moves(office, "2023-09-25至2023-09-27 恢复") == (
        "✅ 工作日历已调整：\n· 9月25日周一 按公布的安排\n· 9月26日周二 按公布的安排\n"
        "· 9月27日周三 按公布的安排\n"
        "9a 2023年9月：仍为9月28日（改为9月25日已来不及通知）\n"
        "时限没有变动；提醒按新的工作日发出。"
    )
    assert dues_of_all(office, "9a", "2023-09") == {"2023-09-28"}


async def test_the_table_is_shown_to_those_who_supervise(office: Office) -> None:
    join(office, OVERSEER)
    await september(office)
    await moves(office, "2024年2月9日 休 除夕")
    shown = "工作日历\n2023年：按已公布的放假安排\n2024年：按已公布的放假安排\n"
    day = "· 2024年2月9日周五 休 除夕"
    assert await office.says(SUN, "/calendar") == f"{shown}{day}\n{HINT}"
    assert await office.says(LEADER, "/calendar") == f"{shown}{day}"
    assert await office.says(OVERSEER, "/calendar") == f"{shown}{day}"
    assert await office.says(LI, "/calendar") == "工作日历由督办部门管理。"
    assert await office.says(SUN, "/calendar 随便") == HINT


@pytest.mark.parametrize("who", [OVERSEER, LEADER, LI])
async def test_only_an_administrator_changes_it(office: Office, who: str) -> None:
    join(office, OVERSEER)
    await september(office)
    assert await office.says(who, f"/calendar {FEAST}") in (
        "只有管理员可以调整工作日历。",
        "工作日历由督办部门管理。",
    )
    await moves(office, FEAST)
    update = office.data(SUN)[0].partition(":")[2]
    office.forge(who, f"moveback:{update}")
    office.forge(who, "moveday:1")
    await office.sandbox.settled()
    assert dues(office, "9a", "2023-09")[-1][0] == "2023-09-28"


async def test_it_is_given_up_by_a_tap(office: Office) -> None:
    await september(office)
    await office.says(SUN, f"/calendar {FEAST}")
    assert await office.presses(SUN, "drop") == "好的，未作记录。"
    assert await office.says(SUN, "/calendar 9月25日 休")
    await office.sleeps()
    office.wakes()
    assert (await office.presses(SUN, "moveday")).startswith("✅ 工作日历已调整：")


def pings(office: Office, duty: str, period: str, unit: str = POLICE) -> list[str]:
    """Day and rung of every reminder of an assignment since 18 April."""
    found = office.rows(Ping, Ping.assignment_id == office.assignment(duty, unit, period))
    return [f"{ping.made_at.astimezone(SHANGHAI):%m-%d} {ping.rung}" for ping in found]
