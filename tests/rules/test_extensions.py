"""延期: what may be asked for, what is late, and the days that are offered."""

from datetime import date

import pytest

from db.rules.extensions import Flaw, Needless, flaw, is_late, needless, quick_dates

TODAY = date(2023, 4, 23)
DUE = date(2023, 4, 30)


@pytest.mark.parametrize(
    ("state", "due_on", "why"),
    [
        pytest.param("open", DUE, None, id="open"),
        pytest.param("blocked", DUE, None, id="needs coordination"),
        pytest.param("returned", DUE, None, id="returned"),
        pytest.param("done", DUE, Needless.FINISHED, id="done"),
        pytest.param("closed", DUE, Needless.FINISHED, id="closed"),
        pytest.param("not_applicable", DUE, Needless.FINISHED, id="not applicable"),
        pytest.param("open", None, Needless.NO_DATE, id="no date set"),
        pytest.param("done", None, Needless.FINISHED, id="done, and no date"),
    ],
)
def test_what_needs_no_extension(state: str, due_on: date | None, why: Needless | None) -> None:
    assert needless(state, due_on) == why


@pytest.mark.parametrize(
    ("wanted", "sure", "found"),
    [
        pytest.param(date(2023, 5, 15), True, None, id="later"),
        pytest.param(date(2023, 5, 1), True, None, id="the day after the due date, a holiday"),
        pytest.param(DUE, True, Flaw.NOT_LATER, id="the due date itself"),
        pytest.param(date(2023, 4, 25), True, Flaw.NOT_LATER, id="before it"),
        pytest.param(date(2023, 4, 22), True, Flaw.PAST, id="yesterday"),
        pytest.param(date(2024, 12, 31), True, None, id="in the next year"),
        pytest.param(date(2025, 1, 1), True, Flaw.FAR, id="two years on"),
        pytest.param(date(2024, 4, 20), False, Flaw.UNSURE, id="rolled into the next year"),
        pytest.param(date(2022, 4, 25), False, Flaw.PAST, id="past comes before unsure"),
    ],
)
def test_what_speaks_against_a_date(wanted: date, sure: bool, found: Flaw | None) -> None:
    assert flaw(wanted, due_on=DUE, today=TODAY, year=2023, sure=sure) == found


def test_after_the_due_date_any_day_from_today_on_is_later() -> None:
    late = date(2023, 5, 10)
    assert flaw(late, due_on=DUE, today=late, year=2023) is None


@pytest.mark.parametrize(
    ("due_on", "asked_on", "late"),
    [
        (DUE, date(2023, 4, 30), False),
        (DUE, date(2023, 5, 1), True),
        (None, date(2023, 5, 1), False),
    ],
)
def test_late_is_after_the_end_of_the_due_date(
    due_on: date | None, asked_on: date, late: bool
) -> None:
    assert is_late(due_on, asked_on) == late


@pytest.mark.parametrize(
    ("due_on", "today", "days"),
    [
        pytest.param(DUE, TODAY, ["05-07", "05-14", "05-31"], id="the month's end is the due date"),
        pytest.param(date(2023, 4, 25), TODAY, ["05-02", "05-09", "04-30"], id="within the month"),
        pytest.param(DUE, date(2023, 5, 10), ["05-17", "05-24", "05-31"], id="overdue"),
        pytest.param(date(2023, 12, 31), TODAY, ["01-07", "01-14", "01-31"], id="over New Year"),
    ],
)
def test_the_days_that_are_offered(due_on: date, today: date, days: list[str]) -> None:
    offered = quick_dates(due_on, today)
    assert [name for name, _ in offered] == ["week", "weeks", "month"]
    assert [f"{day:%m-%d}" for _, day in offered] == days
    assert all(flaw(day, due_on=due_on, today=today, year=2023) is None for _, day in offered)
