"""The ladder along the calendar of 2023, for the duties of the notice."""

from dataclasses import replace
from datetime import date, datetime
from itertools import islice

import pytest

from db.rules.firings import Firing, firings, latest, next_after
from db.rules.terms import Force, Kind
from db.rules.tracks import Track
from tests.rules.tracks import (
    DELIVERABLE,
    FOUR_CHECKS,
    OFFICE,
    SHANGHAI,
    STANDING,
    WINDOW,
    lines,
    monthly_return,
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def first(track: Track, count: int) -> list[str]:
    return lines(islice(firings(track, OFFICE), count))


def missed(track: Track, since: str, now: str, *, silent: bool = True) -> list[str]:
    found = latest(track, OFFICE, since=at(since), now=at(now), silent=silent)
    return lines([found] if found else [])


def coming(track: Track, now: str) -> list[str]:
    found = next_after(track, OFFICE, now=at(now))
    return lines([found] if found else [])


def test_the_window_due_on_30_april_is_pinged_on_these_moments() -> None:
    assert first(WINDOW, 13) == [
        "2023-03-31 09:00 before-30d",
        "2023-04-14 09:00 before-14d",  # the 16th is a Sunday
        "2023-04-23 09:00 before-7d",  # a Sunday that is worked
        "2023-04-27 09:00 before-3d",
        "2023-04-28 09:00 day",  # the 29th and 30th lie in the holiday
        "2023-04-28 15:00 day-pm",
        "2023-05-04 09:00 overdue-1wd",
        "2023-05-06 09:00 overdue-3wd",  # a Saturday that is worked
        "2023-05-09 09:00 overdue-5wd",
        "2023-05-16 09:00 overdue-weekly-1",
        "2023-05-23 09:00 overdue-weekly-2",
        "2023-05-30 09:00 overdue-weekly-3",
        "2023-06-06 09:00 overdue-weekly-4",
    ]


def test_a_weekly_rung_in_a_holiday_goes_to_the_working_day_after() -> None:
    weekly = [line for line in first(WINDOW, 40) if "2023-09-2" <= line < "2023-10-20"]
    assert weekly == [
        "2023-09-26 09:00 overdue-weekly-20",
        "2023-10-07 09:00 overdue-weekly-21",  # the 3rd lies in the holiday
        "2023-10-10 09:00 overdue-weekly-22",
        "2023-10-17 09:00 overdue-weekly-23",
    ]


def test_two_weekly_rungs_in_one_holiday_become_the_later_one() -> None:
    # 1 and 8 October 2020 lie in one holiday of eight days.
    thursdays = replace(
        WINDOW,
        due_on=date(2020, 9, 17),
        period_starts_on=date(2020, 1, 1),
        period_ends_on=date(2020, 12, 31),
    )
    found = [line for line in first(thursdays, 15) if "overdue-weekly" in line]
    assert found[:3] == [
        "2020-10-09 09:00 overdue-weekly-2",
        "2020-10-15 09:00 overdue-weekly-3",
        "2020-10-22 09:00 overdue-weekly-4",
    ]


def test_several_rungs_before_a_holiday_become_the_most_urgent() -> None:
    # 7, 3 and 1 days before the worked Saturday of 7 October all lie in the holiday.
    october = replace(WINDOW, due_on=date(2023, 10, 7))
    assert first(october, 6)[2:] == [
        "2023-09-28 09:00 before-1d",
        "2023-10-07 09:00 day",
        "2023-10-07 15:00 day-pm",
        "2023-10-08 09:00 overdue-1wd",
    ]


def test_the_june_return_is_due_on_a_sunday_that_is_worked() -> None:
    assert first(monthly_return(6), 8) == [
        "2023-06-15 09:00 before-5wd",
        "2023-06-20 09:00 before-2wd",
        "2023-06-21 09:00 before-1wd",  # Dragon Boat is from the 22nd to the 24th
        "2023-06-25 09:00 day",
        "2023-06-25 15:00 day-pm",
        "2023-06-26 09:00 overdue-daily-1",
        "2023-06-27 09:00 overdue-daily-2",
        "2023-06-28 09:00 overdue-daily-3",
    ]


def test_the_november_return_moves_from_saturday_the_25th_to_monday_the_27th() -> None:
    assert first(monthly_return(11), 10) == [
        "2023-11-20 09:00 before-5wd",
        "2023-11-23 09:00 before-2wd",
        "2023-11-24 09:00 before-1wd",
        "2023-11-27 09:00 day",
        "2023-11-27 15:00 day-pm",
        "2023-11-28 09:00 overdue-daily-1",
        "2023-11-29 09:00 overdue-daily-2",
        "2023-11-30 09:00 overdue-daily-3",
        "2023-12-01 09:00 overdue-daily-4",
        "2023-12-04 09:00 overdue-daily-5",
    ]


def test_four_checks_a_year_are_recalled_each_quarter_and_before_the_year_ends() -> None:
    assert first(FOUR_CHECKS, 11) == [
        "2023-03-01 09:00 quarterly-2023Q1",
        "2023-06-01 09:00 quarterly-2023Q2",
        "2023-09-01 09:00 quarterly-2023Q3",
        "2023-12-01 09:00 before-30d",  # the fourth quarter's would be on this morning too
        "2023-12-15 09:00 before-14d",
        "2023-12-22 09:00 before-7d",
        "2023-12-28 09:00 before-3d",
        "2023-12-29 09:00 day",
        "2023-12-29 15:00 day-pm",
        "2024-01-02 09:00 overdue-1wd",
        "2024-01-04 09:00 overdue-3wd",
    ]


def test_a_counted_duty_whose_date_was_brought_forward_is_overdue_weekly_only() -> None:
    july = replace(FOUR_CHECKS, due_on=date(2023, 7, 31))
    assert "quarterly-2023Q3" not in " ".join(first(july, 30))


def test_a_deliverable_without_a_date_is_recalled_on_the_first_working_day_of_a_month() -> None:
    found = first(DELIVERABLE, 20)
    mornings = "01-03 02-01 03-01 04-03 05-04 06-01 07-03 08-01 09-01 10-07 11-01 12-01"
    assert " ".join(line[5:10] for line in found) == mornings
    assert found[4] == "2023-05-04 09:00 monthly-2023-05"


def test_a_first_working_day_after_the_period_is_not_recalled() -> None:
    holiday = replace(DELIVERABLE, period_ends_on=date(2023, 10, 6))
    assert first(holiday, 20)[-1] == "2023-09-01 09:00 monthly-2023-09"


@pytest.mark.parametrize("kind", [Kind.STANDING, Kind.TARGET])
def test_other_duties_without_a_date_are_recalled_once_a_quarter(kind: Kind) -> None:
    assert first(replace(STANDING, kind=kind), 9) == [
        "2023-03-01 09:00 quarterly-2023Q1",
        "2023-06-01 09:00 quarterly-2023Q2",
        "2023-09-01 09:00 quarterly-2023Q3",
        "2023-12-01 09:00 quarterly-2023Q4",
    ]


@pytest.mark.parametrize("force", [Force.STRIVE, Force.ENCOURAGE])
@pytest.mark.parametrize("track", [WINDOW, monthly_return(4)], ids=["dated", "monthly"])
def test_a_soft_duty_is_never_reminded_after_its_date(track: Track, force: Force) -> None:
    found = first(replace(track, force=force), 20)
    assert found[-1].endswith("day-pm")
    assert len(found) in (5, 6)


def test_nothing_fires_before_the_period_begins() -> None:
    early = replace(WINDOW, due_on=date(2023, 1, 20))
    assert first(early, 2) == ["2023-01-06 09:00 before-14d", "2023-01-13 09:00 before-7d"]


def test_a_deliverable_given_a_date_by_the_office_follows_the_dated_ladder() -> None:
    given = replace(DELIVERABLE, due_on=date(2023, 4, 30))
    assert first(given, 10) == first(WINDOW, 10)


def test_the_afternoon_of_the_day_is_only_for_the_silent() -> None:
    week = list(islice(firings(WINDOW, OFFICE), 10))
    assert [one.rung for one in week if one.only_if_silent] == ["day-pm"]


def test_after_an_outage_only_the_latest_missed_rung_is_owed() -> None:
    assert missed(WINDOW, "2023-04-14T12:00", "2023-04-27T11:00") == ["2023-04-27 09:00 before-3d"]
    assert missed(WINDOW, "2023-04-27T09:00", "2023-04-27T11:00") == []


def test_a_rung_is_owed_from_its_very_moment_and_once() -> None:
    nine = "2023-04-28 09:00 day"
    assert missed(WINDOW, "2023-04-27T12:00", "2023-04-28T08:59:59") == []
    assert missed(WINDOW, "2023-04-27T12:00", "2023-04-28T09:00") == [nine]
    assert missed(WINDOW, "2023-04-28T09:00", "2023-04-28T09:01") == []


def test_who_has_answered_is_still_owed_the_morning_that_an_outage_swallowed() -> None:
    since, now = "2023-04-27T12:00", "2023-04-28T16:00"
    assert missed(WINDOW, since, now) == ["2023-04-28 15:00 day-pm"]
    assert missed(WINDOW, since, now, silent=False) == ["2023-04-28 09:00 day"]


def test_an_answer_of_years_ago_finds_its_place_on_the_endless_ladder() -> None:
    # 2028-05-09 is 1,827 days or 261 weeks after 2023-05-09.
    assert missed(WINDOW, "2023-05-01T00:00", "2028-05-09T12:00") == [
        "2028-05-09 09:00 overdue-weekly-261"
    ]
    assert coming(WINDOW, "2028-05-09T12:00") == ["2028-05-16 09:00 overdue-weekly-262"]


@pytest.mark.parametrize("now", ["2023-05-16T09:00", "2023-05-20T12:00", "2023-05-23T08:59:59"])
def test_a_weekly_rung_stays_the_latest_until_the_next_one(now: str) -> None:
    assert missed(WINDOW, "2023-05-09T12:00", now) == ["2023-05-16 09:00 overdue-weekly-1"]


def test_the_next_rung_is_strictly_after_now() -> None:
    assert coming(WINDOW, "2023-04-17T00:00") == ["2023-04-23 09:00 before-7d"]
    assert coming(WINDOW, "2023-04-23T09:00") == ["2023-04-27 09:00 before-3d"]
    assert coming(WINDOW, "2023-04-28T15:00") == ["2023-05-04 09:00 overdue-1wd"]
    assert coming(STANDING, "2023-12-01T09:00") == []


def test_a_firing_is_told_in_utc() -> None:
    found = next(firings(WINDOW, OFFICE))
    assert found == Firing("before-30d", datetime.fromisoformat("2023-03-31T01:00+00:00"))
