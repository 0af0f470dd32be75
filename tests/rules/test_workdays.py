"""The announced calendar: make-up days, long holidays, years to come, the office's own table."""

from datetime import date, timedelta

import chinese_calendar  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules.workdays import Calendar

CALENDAR = Calendar()
DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_day_of_an_announced_year_agrees_with_a_second_opinion(year: int) -> None:
    differing = [
        day
        for day in days_of(year)
        if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day)
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        pytest.param(date(2023, 1, 28), True, id="make-up Saturday after Spring Festival"),
        pytest.param(date(2023, 4, 23), True, id="make-up Sunday before Labour Day"),
        pytest.param(date(2023, 6, 25), True, id="make-up Sunday after Dragon Boat"),
        pytest.param(date(2023, 4, 16), False, id="plain Sunday"),
        pytest.param(date(2023, 5, 1), False, id="holiday Monday"),
        pytest.param(date(2023, 4, 28), True, id="plain Friday"),
        pytest.param(date(2026, 10, 1), False, id="National Day 2026"),
    ],
)
def test_a_day_is_worked_as_announced(day: date, worked: bool) -> None:
    assert CALENDAR.is_working_day(day) is worked


def test_the_last_announced_year_is_2026_and_2027_is_a_guess() -> None:
    assert [year for year in range(2019, 2030) if CALENDAR.announced(year)] == list(
        range(2019, 2027)
    )


def test_a_year_not_yet_announced_still_has_its_statutory_holidays() -> None:
    assert not CALENDAR.is_working_day(date(2027, 10, 1))
    assert CALENDAR.is_working_day(date(2027, 10, 11))


def test_the_first_working_day_on_or_after_a_holiday_is_the_day_after_it() -> None:
    assert CALENDAR.following(date(2023, 4, 30)) == date(2023, 5, 4)
    assert CALENDAR.following(date(2023, 5, 4)) == date(2023, 5, 4)


def test_the_last_working_day_before_the_30th_of_april_2023_is_the_28th() -> None:
    assert CALENDAR.preceding(date(2023, 4, 30)) == date(2023, 4, 28)
    assert CALENDAR.preceding(date(2023, 4, 28)) == date(2023, 4, 28)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param(date(2023, 4, 30), 1, date(2023, 5, 4), id="first after the holiday"),
        pytest.param(date(2023, 4, 30), 3, date(2023, 5, 6), id="a make-up Saturday counts"),
        pytest.param(date(2023, 4, 30), 5, date(2023, 5, 9), id="the plain Sunday does not"),
        pytest.param(date(2023, 4, 28), 1, date(2023, 5, 4), id="the day itself is not counted"),
        pytest.param(date(2023, 4, 30), -1, date(2023, 4, 28), id="first before the holiday"),
        pytest.param(date(2023, 6, 25), -2, date(2023, 6, 20), id="back over Dragon Boat"),
    ],
)
def test_the_nth_working_day_skips_days_off(day: date, count: int, expected: date) -> None:
    assert CALENDAR.add(day, count) == expected


def test_the_0th_working_day_is_refused() -> None:
    with pytest.raises(ValueError, match="following or preceding"):
        CALENDAR.add(date(2023, 4, 28), 0)


def test_the_table_of_the_office_wins_over_the_announcement() -> None:
    office = Calendar({date(2023, 4, 28): False, date(2023, 4, 29): True})
    assert office.preceding(date(2023, 4, 28)) == date(2023, 4, 27)
    assert office.following(date(2023, 4, 28)) == date(2023, 4, 29)
    assert CALENDAR.is_working_day(date(2023, 4, 28)), "other calendars are left alone"


def test_counting_leaves_out_the_first_day_and_takes_in_the_last() -> None:
    monday, friday = date(2023, 4, 10), date(2023, 4, 14)
    assert CALENDAR.between(monday, friday) == 4
    assert Calendar({monday: False}).between(monday, friday) == 4
    assert Calendar({friday: False}).between(monday, friday) == 3
    assert CALENDAR.between(friday, monday) == 0


@settings(max_examples=60, deadline=None)
@given(after=DAYS, length=st.integers(-40, 900), odd=st.dictionaries(DAYS, st.booleans()))
def test_counting_between_two_days_equals_looking_at_each(
    after: date, length: int, odd: dict[date, bool]
) -> None:
    office = Calendar(odd)
    worked = [office.is_working_day(after + timedelta(days=n)) for n in range(1, length + 1)]
    assert office.between(after, after + timedelta(days=length)) == sum(worked)


@settings(max_examples=60, deadline=None)
@given(day=DAYS, count=st.integers(1, 60))
def test_going_forward_and_back_again_returns_to_a_working_day(day: date, count: int) -> None:
    start = CALENDAR.following(day)
    assert CALENDAR.add(CALENDAR.add(start, count), -count) == start
    assert CALENDAR.between(start, CALENDAR.add(start, count)) == count
