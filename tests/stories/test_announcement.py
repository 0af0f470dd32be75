"""A year whose holidays are not announced: what people read, who is warned, and what follows."""

from collections.abc import AsyncIterator
from contextlib import closing
from datetime import date

import pytest

from db.calendars import Change
from db.engine import Register
from db.loading import take_notice
from db.notices.reader import read_plan
from db.recalculating import change_days
from db.rules.announcements import unknown_from
from db.rules.office import Office as ByCalendar
from db.rules.workdays import DAY, Calendar
from tests.db.loaded import CALENDAR
from tests.moments import SHANGHAI, at
from tests.stories.calendars import dues, dues_of_all, news
from tests.stories.office import NOTICE, Office, office_on
from tests.stories.people import LEADER, LI, LIAISON, OVERSEER, SUN
from tests.stories.staff import join

GUESS = "该年放假安排尚未公布，时限暂按法定节假日推算。"
UNKNOWN = unknown_from(CALENDAR, date(2026, 1, 1))
"""2027, until the installed `holidays` knows it too."""
DECEMBER = CALENDAR.following(date(UNKNOWN - 1, 12, 1))
WARNING = (
    f"孙科长，您好。{UNKNOWN}年放假安排尚未录入，该年“遇节假日顺延”的时限暂按法定节假日推算。\n"
    "国务院办公厅公布后，请更新 duban，或用“duban calendar load 文件”录入；时限和提醒会自动调整，"
    "并告知有关人员。一周后再提醒您。"
)


@pytest.fixture
async def autumn(any_bound_url: str) -> AsyncIterator[Office]:
    """30 November of the last year that is announced; the bot was at work before."""
    async with office_on(any_bound_url, f"{UNKNOWN - 1}-11-30 10:00") as office:
        office.service.follow_calendar()
        await office.service.tick()
        yield office


async def test_administrators_are_warned_on_the_first_working_day_of_december_and_weekly(
    autumn: Office,
) -> None:
    join(autumn, OVERSEER)
    told = news(autumn, SUN, LI, LIAISON, LEADER, OVERSEER)
    await autumn.at(f"{DECEMBER} 08:59")
    assert warned(told()) == {}
    await autumn.at(f"{DECEMBER} 09:00")
    await autumn.at(f"{DECEMBER} 09:01")
    assert warned(told()) == {SUN: 1}
    assert WARNING in "\n\n".join(told()[SUN])
    next_week = CALENDAR.following(date(UNKNOWN - 1, 12, 8))
    await autumn.at(f"{next_week - DAY} 10:00")
    assert warned(told()) == {SUN: 1}
    await autumn.at(f"{next_week} 09:00")
    assert warned(told()) == {SUN: 2}


def warned(told: dict[str, list[str]]) -> dict[str, int]:
    """How often each was warned."""
    counts = {who: sum("放假安排尚未录入" in text for text in texts) for who, texts in told.items()}
    return {who: count for who, count in counts.items() if count}


async def test_a_year_that_is_announced_is_not_warned_of(bound_url: str) -> None:
    async with office_on(bound_url, "2023-11-30 10:00") as office:
        office.service.follow_calendar()
        told = news(office, SUN)
        for day in ("2023-12-01", "2023-12-04", "2023-12-08"):
            await office.at(f"{day} 09:00")
        assert warned(told()) == {}


async def test_once_the_office_has_brought_the_year_in_nobody_is_warned(autumn: Office) -> None:
    changes = [
        Change(date(UNKNOWN, 10, 5), False, "国庆节"),
        Change(date(UNKNOWN, 10, 9), True, "补班"),
    ]
    with autumn.register.write() as session:
        now = autumn.service.clock.now()
        change_days(session, changes, office=autumn.service.office, now=now)
    told = news(autumn, SUN)
    await autumn.at(f"{DECEMBER} 09:00")
    assert warned(told()) == {}


async def test_dates_of_that_year_are_called_a_guess_wherever_they_are_shown(
    bound_url: str,
) -> None:
    opened(bound_url, UNKNOWN)
    async with office_on(bound_url, f"{UNKNOWN}-03-01 10:00") as office:
        told = news(office, SUN, LIAISON, LI)
        await office.service.tick()
        openings = {
            who: [one for one in texts if f"{UNKNOWN}年" in one] for who, texts in told().items()
        }
        assert [GUESS in "".join(texts) for texts in openings.values()] == [False, True, False]
        assert GUESS in await office.says(LIAISON, "/mine")
        assert GUESS in await office.says(LIAISON, f"{UNKNOWN}年9号怎么样了")
        other = await office.says(LIAISON, f"{UNKNOWN}年8号怎么样了")
        assert other.startswith("8. 提升审批效率")
        assert GUESS not in other, "no matter of holidays"
        assert GUESS not in await office.says(LI, "/mine")
        assert GUESS in await office.says(SUN, "/monthly")
        shown = (await office.says(SUN, "/calendar")).splitlines()
        assert shown[1] == f"{UNKNOWN}年：放假安排尚未公布，暂按法定节假日推算"


def opened(url: str, year: int, calendar: Calendar = CALENDAR) -> None:
    """The notice opened for another year, by the calendar of that moment."""
    with closing(Register(url)) as register, register.write() as session:
        take_notice(
            session,
            read_plan(NOTICE),
            year=year,
            office=ByCalendar(SHANGHAI, calendar),
            now=at("2023-04-14 08:55"),
        )


async def test_an_update_that_brings_the_announcement_moves_what_was_guessed(
    any_bound_url: str,
) -> None:
    # The return of September 2024 was reckoned when the 25th was thought to be off.
    opened(any_bound_url, 2024, Calendar({date(2024, 9, 25): False}))
    async with office_on(any_bound_url, "2024-01-02 09:00") as office:
        await office.service.tick()
        assert dues(office, "9a", "2024-09") == [("2024-09-26", "original", "")]
        office.service.follow_calendar()
        assert dues_of_all(office, "9a", "2024-09") == {"2024-09-25"}
        told = news(office, LIAISON)
        await office.at("2024-01-02 09:01")
        assert told()[LIAISON][-1] == (
            "联络员，您好。放假安排有调整，以下1项时限随之变动：\n"
            "· 9a 每月报送事项数据（8月25日至9月24日）\n"
            "   9月26日→9月25日(恢复上班、国务院办公厅已公布2024年节假日安排)\n"
            "今后按新时限提醒您。"
        )
        office.service.follow_calendar()
        told = news(office, LIAISON)
        await office.at("2024-01-02 09:02")
        assert told()[LIAISON] == []
