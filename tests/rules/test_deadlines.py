"""From the words of the notice to dates, in the year of the notice and in others."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules.deadlines import (
    DueRule,
    MonthEnd,
    Monthly,
    OnDay,
    Period,
    Roll,
    YearEnd,
    parse_rule,
    periods,
)
from db.rules.workdays import Calendar

CALENDAR = Calendar()
RETURN = Monthly(25, "following")


def dues(rule: DueRule | None, year: int) -> list[date | None]:
    return [period.due_on for period in periods(rule, year, CALENDAR)]


@pytest.mark.parametrize(
    ("rule", "year", "due"),
    [
        pytest.param(
            MonthEnd(4), 2023, date(2023, 4, 30), id="4月底前 lies in a holiday and stays"
        ),
        pytest.param(
            MonthEnd(9), 2023, date(2023, 9, 30), id="9月底前 lies in a holiday and stays"
        ),
        pytest.param(MonthEnd(4), 2026, date(2026, 4, 30), id="4月底前 of another year"),
        pytest.param(MonthEnd(2), 2024, date(2024, 2, 29), id="2月底前 of a leap year"),
        pytest.param(YearEnd(), 2023, date(2023, 12, 31), id="2023年底前 is a Sunday and stays"),
        pytest.param(OnDay(9, 20), 2023, date(2023, 9, 20), id="9月20日前"),
        pytest.param(OnDay(2, 29), 2023, date(2023, 2, 28), id="29 February of a plain year"),
        pytest.param(None, 2023, None, id="no date in the text"),
    ],
)
def test_a_yearly_rule_makes_one_period_of_the_whole_year(
    rule: DueRule | None, year: int, due: date | None
) -> None:
    whole = Period(str(year), date(year, 1, 1), date(year, 12, 31), due)
    assert periods(rule, year, CALENDAR) == [whole]


def test_the_returns_of_2023_move_past_holidays_but_not_past_make_up_days() -> None:
    expected = "01-28 02-27 03-27 04-25 05-25 06-25 07-25 08-25 09-25 10-25 11-27 12-25"
    assert dues(RETURN, 2023) == [date.fromisoformat(f"2023-{day}") for day in expected.split()]


def test_a_return_covers_the_25th_of_the_month_before_to_the_24th() -> None:
    months = periods(RETURN, 2023, CALENDAR)
    assert months[0] == Period("2023-01", date(2022, 12, 25), date(2023, 1, 24), date(2023, 1, 28))
    assert months[10] == Period(
        "2023-11", date(2023, 10, 25), date(2023, 11, 24), date(2023, 11, 27)
    )


def test_the_period_over_new_year_belongs_to_the_cycle_of_its_due_date() -> None:
    january = periods(RETURN, 2024, CALENDAR)[0]
    assert (january.starts_on, january.ends_on) == (date(2023, 12, 25), date(2024, 1, 24))
    assert (january.label, january.due_on) == ("2024-01", date(2024, 1, 25))


def test_a_monthly_rule_that_does_not_roll_stays_on_its_day() -> None:
    november = periods(Monthly(25, "none"), 2023, CALENDAR)[10]
    assert november.due_on == date(2023, 11, 25)


def test_the_31st_falls_on_the_last_day_of_a_shorter_month() -> None:
    february, march = periods(Monthly(31, "none"), 2023, CALENDAR)[1:3]
    assert february == Period("2023-02", date(2023, 1, 31), date(2023, 2, 27), date(2023, 2, 28))
    assert march == Period("2023-03", date(2023, 2, 28), date(2023, 3, 30), date(2023, 3, 31))


@settings(max_examples=40, deadline=None)
@given(
    day=st.integers(1, 31),
    year=st.integers(2019, 2027),
    roll=st.sampled_from(["following", "none"]),
)
def test_the_months_of_two_years_join_without_gap_or_overlap(
    day: int, year: int, roll: Roll
) -> None:
    rule = Monthly(day, roll)
    months = periods(rule, year, CALENDAR) + periods(rule, year + 1, CALENDAR)
    assert len({month.label for month in months}) == 24
    for earlier, later in pairwise(months):
        assert later.starts_on - earlier.ends_on == timedelta(days=1)
        assert earlier.due_on is not None
        assert earlier.starts_on <= earlier.ends_on < earlier.due_on


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        pytest.param({"month_end": 4}, MonthEnd(4), id="month_end"),
        pytest.param({"year_end": True}, YearEnd(), id="year_end"),
        pytest.param({"on_day": "09-20"}, OnDay(9, 20), id="on_day"),
        pytest.param({"on_day": "02-29"}, OnDay(2, 29), id="on_day of leap years"),
        pytest.param({"monthly": 25, "roll": "following"}, RETURN, id="monthly that rolls"),
        pytest.param({"monthly": 1, "roll": "none"}, Monthly(1, "none"), id="monthly that stays"),
    ],
)
def test_a_rule_is_read_as_the_plan_writes_it(written: dict[str, object], rule: DueRule) -> None:
    assert parse_rule(written) == rule


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        pytest.param({}, "write month_end: 4", id="empty"),
        pytest.param({"by": "4月底"}, "by.*write month_end: 4", id="unknown key"),
        pytest.param({"month_end": 4, "roll": "none"}, "roll.*write", id="one key too many"),
        pytest.param({"monthly": 25}, "monthly: 25 with roll", id="monthly without roll"),
        pytest.param({"monthly": 25, "roll": "back"}, "with roll", id="unknown roll"),
        pytest.param({"month_end": 13}, "13 is not a whole number from 1 to 12", id="month 13"),
        pytest.param({"month_end": True}, "True is not a whole number", id="a truth value"),
        pytest.param({"monthly": 0, "roll": "none"}, "0 is not a whole number", id="day 0"),
        pytest.param({"year_end": False}, "write month_end: 4", id="year_end denied"),
        pytest.param({"on_day": "02-30"}, "'02-30' is not a day", id="30 February"),
        pytest.param({"on_day": "9月20日"}, "is not a day of the year", id="Chinese date"),
        pytest.param({"on_day": None}, "None is not a day of the year", id="no day"),
    ],
)
def test_a_rule_that_makes_no_sense_is_named(written: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        parse_rule(written)
