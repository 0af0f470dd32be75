"""When the bot may speak: 14 April 2023 is a Friday, 23 April a Sunday that is worked."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from db.rules.office import Office
from tests.moments import SHANGHAI

OFFICE = Office(SHANGHAI)


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


@pytest.mark.parametrize(
    ("now", "utc_hour"),
    [
        pytest.param("2023-03-10T12:00", 13, id="clocks go forward on Sunday 12 March"),
        pytest.param("2023-11-03T12:00", 14, id="clocks go back on Sunday 5 November"),
    ],
)
def test_nine_stays_nine_when_the_clocks_change(now: str, utc_hour: int) -> None:
    new_york = ZoneInfo("America/New_York")
    morning = Office(new_york).next_morning(at(now, new_york))
    assert (morning.hour, morning.tzinfo) == (utc_hour, UTC)
    assert morning.astimezone(new_york).hour == 9
