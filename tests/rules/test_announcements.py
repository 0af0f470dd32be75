"""When administrators are warned that a year's holidays are not known."""

from datetime import date
from itertools import pairwise

import pytest

from db.rules.announcements import booked_for, next_warning, unknown_from, warned_of
from db.rules.office import Office
from db.rules.workdays import Calendar
from tests.moments import SHANGHAI, at

OFFICE = Office(SHANGHAI)
UNKNOWN = unknown_from(OFFICE.calendar, date(2026, 1, 1))
"""The first year that the installed `holidays` only guesses: 2027, until it learns."""
LAST = UNKNOWN - 1


def first_workday(year: int) -> date:
    return OFFICE.calendar.following(date(year, 12, 1))


def test_the_first_unknown_year_is_not_announced_and_the_one_before_it_is() -> None:
    assert [OFFICE.calendar.announced(year) for year in (LAST, UNKNOWN)] == [True, False]


def test_it_is_warned_on_the_first_working_day_of_december_at_nine() -> None:
    first = at(f"{first_workday(LAST)} 09:00")
    assert next_warning(OFFICE, now=at("2023-01-09 10:00")) == first
    assert warned_of(OFFICE, now=first) == UNKNOWN


@pytest.mark.parametrize("day", ["-01-09 10:00", "-11-30 23:59", "-12-01 08:59"])
def test_before_that_there_is_nothing_to_say(day: str) -> None:
    assert warned_of(OFFICE, now=at(f"{LAST}{day}")) is None


def test_and_then_every_week_into_the_year_itself() -> None:
    now = at(f"{first_workday(LAST)} 09:00")
    days = []
    for _ in range(8):
        now = next_warning(OFFICE, now=now)
        assert warned_of(OFFICE, now=now) == booked_for(now, OFFICE) == UNKNOWN
        assert OFFICE.calendar.is_working_day(OFFICE.today(now))
        days.append(OFFICE.today(now))
    gaps = [(b - a).days for a, b in pairwise(days)]
    assert all(1 <= gap <= 13 for gap in gaps), gaps
    assert days[-1].year == UNKNOWN


def brought_in(*worked: bool) -> Office:
    days = {date(UNKNOWN, 10, number + 1): one for number, one in enumerate(worked)}
    return Office(SHANGHAI, Calendar(days))


@pytest.mark.parametrize(
    ("office", "known"),
    [
        pytest.param(brought_in(False, True), True, id="days off and days worked for them"),
        pytest.param(brought_in(False, False), False, id="a storm"),
    ],
)
def test_a_year_that_the_office_brought_in_is_known(office: Office, known: bool) -> None:
    assert office.calendar.announced(UNKNOWN) is known
    december = at(f"{LAST}-12-20 10:00")
    assert (warned_of(office, now=december) is None) is known
