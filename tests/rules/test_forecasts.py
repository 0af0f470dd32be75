"""A forecast along the calendar: 27 and 28 April are the last two mornings before 30 April 2023."""

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from db.rules.firings import firings, latest_snooze
from tests.rules.tracks import FOUR_CHECKS, OFFICE, STANDING, WINDOW, lines, monthly_return

APRIL = ["03-31 09:00", "04-14 09:00", "04-23 09:00", "04-27 09:00", "04-28 09:00", "04-28 15:00"]


@pytest.mark.parametrize(
    ("forecast", "silent"),
    [
        pytest.param(None, 0, id="none"),
        pytest.param("2023-04-13", 1, id="before the 14th"),
        pytest.param("2023-04-14", 1, id="that day itself has its reminder"),
        pytest.param("2023-04-20", 2, id="before the 23rd"),
        pytest.param("2023-04-26", 3, id="all but the last two"),
        pytest.param("2023-04-28", 3, id="the last two come also before it"),
        pytest.param("2023-04-30", 3, id="the due date itself"),
        pytest.param("2023-05-01", 0, id="after the due date"),
    ],
)
def test_which_mornings_before_30_april_are_spared(forecast: str | None, silent: int) -> None:
    named = date.fromisoformat(forecast) if forecast else None
    track = replace(WINDOW, forecast_on=named)
    found = lines(islice(firings(track, OFFICE), len(APRIL) - silent))
    assert [line[5:16] for line in found] == APRIL[silent:]


def test_after_the_date_the_ladder_goes_on_whatever_was_forecast() -> None:
    track = replace(WINDOW, forecast_on=date(2023, 5, 8))
    overdue = [line for line in lines(islice(firings(track, OFFICE), 9)) if "overdue" in line]
    assert [line[5:10] for line in overdue] == ["05-04", "05-06", "05-09"]


def test_a_return_is_asked_for_on_its_last_two_mornings_only() -> None:
    track = replace(monthly_return(6), forecast_on=date(2023, 6, 25))
    found = lines(islice(firings(track, OFFICE), 3))
    assert [line[5:10] for line in found] == ["06-21", "06-25", "06-25"]


def test_a_counted_duty_is_not_asked_for_each_quarter_meanwhile() -> None:
    track = replace(FOUR_CHECKS, forecast_on=date(2023, 10, 31))
    assert lines(islice(firings(track, OFFICE), 1)) == ["2023-12-01 09:00 before-30d"]


def test_what_has_no_date_is_asked_for_as_ever() -> None:
    track = replace(STANDING, forecast_on=date(2023, 10, 31))
    assert lines(firings(track, OFFICE)) == lines(firings(STANDING, OFFICE))


def test_the_last_day_to_which_it_may_be_put_off_stays() -> None:
    track, today = replace(WINDOW, forecast_on=date(2023, 4, 28)), date(2023, 4, 17)
    assert latest_snooze(track, OFFICE, today=today) == date(2023, 4, 27)
