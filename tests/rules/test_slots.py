"""When the bot may speak: 14 April 2023 is a Friday, 23 April a Sunday that is worked."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest

from db.rules.firings import firings
from db.rules.office import Office
from db.rules.workdays import DAY, Calendar
from tests.moments import SHANGHAI
from tests.rules.tracks import WINDOW

OFFICE = Office(SHANGHAI)
SECOND = timedelta(seconds=1)


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("now", "allowed"),
    [
        pytest.param("2023-04-14T08:59:59", False, id="a second before nine"),
        pytest.param("2023-04-14T09:00", True, id="nine"),
        pytest.param("2023-04-14T12:15", True, id="noon"),
        pytest.param("2023-04-14T17:29:59", True, id="a second before closing"),
        pytest.param("2023-04-14T17:30", False, id="closing"),
        pytest.param("2023-04-16T10:00", False, id="plain Sunday"),
        pytest.param("2023-04-23T10:00", True, id="make-up Sunday"),
        pytest.param("2023-05-01T10:00", False, id="holiday Monday"),
    ],
)
def test_the_bot_may_speak_on_working_days_from_nine(now: str, allowed: bool) -> None:
    assert OFFICE.may_speak(at(now)) is allowed


def test_a_moment_in_utc_is_judged_by_the_clock_of_the_office() -> None:
    assert OFFICE.may_speak(datetime(2023, 4, 14, 1, 0, tzinfo=UTC))
    assert not OFFICE.may_speak(datetime(2023, 4, 14, 10, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        pytest.param("2023-04-14T08:59:59", "2023-04-14T09:00", id="a second before"),
        pytest.param("2023-04-14T09:00", "2023-04-17T09:00", id="at nine it is the next one"),
        pytest.param("2023-04-22T20:00", "2023-04-23T09:00", id="to the make-up Sunday"),
        pytest.param("2023-04-28T15:00", "2023-05-04T09:00", id="over the holiday"),
        pytest.param("2023-04-30T00:00", "2023-05-04T09:00", id="from within the holiday"),
    ],
)
def test_the_next_morning_is_nine_of_the_next_working_day(now: str, morning: str) -> None:
    assert OFFICE.next_morning(at(now)) == at(morning)


CHANGES = [
    pytest.param("America/New_York", "2023-03-11", "14:00", "13:00", id="New York goes forward"),
    pytest.param("America/New_York", "2023-11-04", "13:00", "14:00", id="New York goes back"),
    pytest.param("Europe/Berlin", "2023-03-25", "08:00", "07:00", id="Berlin goes forward"),
    pytest.param("Europe/Berlin", "2023-10-28", "07:00", "08:00", id="Berlin goes back"),
    pytest.param("Australia/Lord_Howe", "2023-04-01", "22:00", "22:30", id="Lord Howe goes back"),
    pytest.param("Australia/Lord_Howe", "2023-09-30", "22:30", "22:00", id="and forward"),
    pytest.param("Asia/Shanghai", "2023-03-25", "01:00", "01:00", id="Shanghai never"),
]
"""The day before a clock is changed in the night, and 09:00 of that day and of the next in UTC."""


@pytest.mark.parametrize(("zone", "eve", "before", "after"), CHANGES)
def test_nine_is_nine_of_the_office_whatever_its_clocks_do(
    zone: str, eve: str, before: str, after: str
) -> None:
    first = date.fromisoformat(eve)
    office = Office(ZoneInfo(zone), Calendar({first + DAY * number: True for number in range(2)}))
    mornings = [office.morning(first), office.next_morning(office.at(first, time(12)))]
    assert [f"{one:%H:%M}" for one in mornings] == [before, after]
    assert [one.tzinfo for one in mornings] == [UTC, UTC]
    assert all(office.may_speak(one) for one in mornings)
    assert not any(office.may_speak(one - SECOND) for one in mornings)
    assert [office.today(one) for one in mornings] == [first, first + DAY]


@pytest.mark.parametrize(("zone", "eve", "before", "after"), CHANGES)
def test_the_day_before_a_date_is_a_day_before_it_over_the_change(
    zone: str, eve: str, before: str, after: str
) -> None:
    """The rungs before a date on the day of the change and on it, each at nine."""
    first = date.fromisoformat(eve)
    office = Office(
        ZoneInfo(zone), Calendar({first + DAY * number: True for number in range(-3, 2)})
    )
    track = replace(WINDOW, due_on=first + DAY)
    until = office.at(first + DAY, time(12))
    told = list(takewhile(lambda one: one.at <= until, firings(track, office)))[-2:]
    assert [(one.rung, f"{one.at:%H:%M}") for one in told] == [
        ("before-1d", before),
        ("day", after),
    ]
