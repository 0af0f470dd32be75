"""稍后提醒 along the calendar of April 2023: until when, and what comes meanwhile."""

from dataclasses import replace
from datetime import date, datetime
from itertools import islice

import pytest

from db.rules.firings import firings, latest, latest_snooze, next_after
from db.rules.snoozing import Later, Snooze, until, wanted_day
from db.rules.tracks import Track
from tests.rules.tracks import CALENDAR, OFFICE, SHANGHAI, STANDING, WINDOW, lines, monthly_return


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def chosen(track: Track, later: Later, today: str) -> str | None:
    """The moment to which a button puts a reminder off on this day."""
    now = date.fromisoformat(today)
    day = wanted_day(later, now, track.due_on, CALENDAR)
    bound = latest_snooze(track, OFFICE, today=now)
    moment = day and until(day, bound, now, OFFICE)
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if moment else None


@pytest.mark.parametrize(
    ("today", "later", "moment"),
    [
        pytest.param("2023-04-14", Later.TOMORROW, "2023-04-17 09:00", id="tomorrow is a Saturday"),
        pytest.param("2023-04-14", Later.THREE_DAYS, "2023-04-17 09:00", id="a Monday"),
        pytest.param(
            "2023-04-21", Later.TOMORROW, "2023-04-23 09:00", id="a Sunday that is worked"
        ),
        pytest.param("2023-04-23", Later.TOMORROW, "2023-04-24 09:00", id="tomorrow"),
        pytest.param("2023-04-23", Later.THREE_DAYS, "2023-04-26 09:00", id="in three days"),
        pytest.param("2023-04-23", Later.EVE, "2023-04-27 09:00", id="the eve lies in the holiday"),
        pytest.param("2023-04-25", Later.THREE_DAYS, "2023-04-27 09:00", id="no later than that"),
        pytest.param("2023-04-26", Later.TOMORROW, "2023-04-27 09:00", id="the first of the two"),
        pytest.param("2023-04-27", Later.TOMORROW, None, id="too late"),
        pytest.param("2023-04-28", Later.EVE, None, id="the last working day"),
        pytest.param("2023-05-04", Later.TOMORROW, "2023-05-05 09:00", id="overdue"),
        pytest.param("2023-05-04", Later.EVE, None, id="there is no eve any more"),
    ],
)
def test_until_when_the_window_of_30_april_may_be_put_off(
    today: str, later: Later, moment: str | None
) -> None:
    assert chosen(WINDOW, later, today) == moment


@pytest.mark.parametrize(
    ("track", "today", "later", "moment"),
    [
        (STANDING, "2023-09-28", Later.TOMORROW, "2023-10-07 09:00"),
        (STANDING, "2023-09-28", Later.EVE, None),
        (monthly_return(6), "2023-06-20", Later.THREE_DAYS, "2023-06-21 09:00"),
        (monthly_return(6), "2023-06-20", Later.EVE, "2023-06-21 09:00"),
        (monthly_return(6), "2023-06-21", Later.TOMORROW, None),
    ],
    ids=["past a holiday", "no due date", "never past 21 June", "the same", "too late"],
)
def test_until_when_others_may_be_put_off(
    track: Track, today: str, later: Later, moment: str | None
) -> None:
    assert chosen(track, later, today) == moment


def put_off(since: str, to: str) -> Track:
    return replace(WINDOW, snooze=Snooze(at(since), at(to)))


def test_what_comes_before_is_silent_and_one_comes_at_the_end() -> None:
    snoozed = put_off("2023-04-14T09:30", "2023-04-26T09:00")
    found = lines(islice(firings(snoozed, OFFICE), 5))
    assert found == [
        "2023-04-26 09:00 snooze-2023-04-26",
        "2023-04-27 09:00 before-3d",
        "2023-04-28 09:00 day",
        "2023-04-28 15:00 day-pm",
        "2023-05-04 09:00 overdue-1wd",
    ]


def test_put_off_to_a_rung_only_the_rung_comes() -> None:
    snoozed = put_off("2023-04-14T09:30", "2023-04-27T09:00")
    found = lines(islice(firings(snoozed, OFFICE), 2))
    assert found == ["2023-04-27 09:00 before-3d", "2023-04-28 09:00 day"]


def test_what_was_taken_back_puts_nothing_off() -> None:
    moment = at("2023-04-14T09:30")
    woken = replace(WINDOW, snooze=Snooze(moment, moment))
    plain = list(islice(firings(WINDOW, OFFICE), 20))
    assert list(islice(firings(woken, OFFICE), 20)) == plain


def test_an_overdue_duty_is_put_off_over_its_weekly_reminders() -> None:
    snoozed = put_off("2023-05-16T10:00", "2023-05-19T09:00")
    coming = next_after(snoozed, OFFICE, now=at("2023-05-16T10:00"))
    assert coming
    assert lines([coming]) == ["2023-05-19 09:00 snooze-2023-05-19"]
    later = next_after(snoozed, OFFICE, now=at("2023-05-19T09:00"))
    assert later
    assert lines([later]) == ["2023-05-23 09:00 overdue-weekly-2"]


def test_a_standing_duty_put_off_after_its_last_quarter_still_comes_once() -> None:
    snoozed = replace(STANDING, snooze=Snooze(at("2023-12-01T10:00"), at("2023-12-04T09:00")))
    coming = next_after(snoozed, OFFICE, now=at("2023-12-01T10:00"))
    assert coming
    assert lines([coming]) == ["2023-12-04 09:00 snooze-2023-12-04"]


def test_after_an_outage_the_reminder_that_was_put_off_is_made_up_for() -> None:
    snoozed = put_off("2023-04-23T09:30", "2023-04-26T09:00")
    since, now = at("2023-04-23T09:30"), at("2023-04-26T16:00")
    found = latest(snoozed, OFFICE, since=since, now=now)
    assert found
    assert lines([found]) == ["2023-04-26 09:00 snooze-2023-04-26"]
