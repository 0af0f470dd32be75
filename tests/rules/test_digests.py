"""When digests are said, and what a supervisor hears of an assignment.

2023: 29 April to 3 May is a holiday, 23 April and 6 May are weekend days that are worked;
29 September to 6 October is one, 7 and 8 October are worked.
"""

from datetime import date, time

import pytest

from db.rules.digests import (
    Case,
    Concern,
    concern,
    may_be_set,
    next_leaders,
    next_receipts,
    next_supervisors,
    next_weekly,
)
from db.rules.office import Office
from db.rules.terms import AssignmentState as State
from db.rules.terms import Force
from tests.moments import SHANGHAI, at

OFFICE = Office(SHANGHAI)
APRIL_END = date(2023, 4, 30)
MUST = Force.MUST


def shown(moment: object) -> str:
    return f"{moment.astimezone(SHANGHAI):%m-%d %H:%M}"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param("2023-04-14 08:59", "04-14 09:00", id="this morning"),
        pytest.param("2023-04-14 09:00", "04-17 09:00", id="Friday to Monday"),
        pytest.param("2023-04-22 12:00", "04-23 09:00", id="a Sunday that is worked"),
        pytest.param("2023-04-28 17:00", "05-04 09:00", id="over the holiday"),
    ],
)
def test_a_supervisor_hears_every_working_morning(now: str, told: str) -> None:
    assert shown(next_supervisors(at(now), OFFICE)) == told


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param("2023-04-14 09:00", "04-17 09:00", id="Monday"),
        pytest.param("2023-04-24 08:00", "04-24 09:00", id="this Monday"),
        pytest.param(
            "2023-04-24 09:00", "05-04 09:00", id="Monday and the first of the month, both off"
        ),
        pytest.param("2023-05-04 09:00", "05-08 09:00", id="the Monday after"),
        pytest.param("2023-05-29 09:00", "06-01 09:00", id="the first working day of June"),
        pytest.param("2023-06-19 09:00", "06-26 09:00", id="not the worked Sunday before"),
        pytest.param("2023-09-25 09:00", "10-07 09:00", id="a Saturday that is worked"),
        pytest.param("2023-10-07 09:00", "10-09 09:00", id="Monday after the long holiday"),
        pytest.param("2023-12-25 09:00", "01-02 09:00", id="New Year, a Monday, is off"),
    ],
)
def test_the_leader_hears_on_mondays_and_at_the_beginning_of_months(now: str, told: str) -> None:
    assert shown(next_leaders(at(now), OFFICE)) == told


@pytest.mark.parametrize(
    ("due_on", "now", "told"),
    [
        pytest.param(["2023-04-25"], "2023-04-14 09:00", "04-26 09:00", id="the 26th"),
        pytest.param(["2023-06-25"], "2023-06-14 09:00", "06-26 09:00", id="due on a Sunday"),
        pytest.param(["2023-11-27"], "2023-11-14 09:00", "11-28 09:00", id="moved to the 27th"),
        pytest.param(
            ["2023-04-25", "2023-05-25"], "2023-04-26 09:00", "05-26 09:00", id="the next month"
        ),
        pytest.param(["2023-12-25"], "2023-12-26 09:00", None, id="none is left"),
    ],
)
def test_missing_returns_are_told_the_working_day_after(
    due_on: list[str], now: str, told: str | None
) -> None:
    found = next_receipts(map(date.fromisoformat, due_on), at(now), OFFICE)
    assert (found and shown(found)) == told


@pytest.mark.parametrize(
    ("weekday", "when", "now", "told"),
    [
        pytest.param(1, "09:00", "2023-04-14 09:00", "04-17 09:00", id="next Monday"),
        pytest.param(5, "16:30", "2023-04-14 09:00", "04-14 16:30", id="this afternoon"),
        pytest.param(5, "08:30", "2023-04-14 08:30", "04-21 08:30", id="a week on"),
        pytest.param(1, "09:00", "2023-04-24 09:00", "05-04 09:00", id="1 May is off"),
        pytest.param(1, "10:00", "2023-05-04 09:00", "05-04 10:00", id="the moved one is ahead"),
        pytest.param(7, "09:00", "2023-04-14 09:00", "04-17 09:00", id="a Sunday that is off"),
        pytest.param(7, "09:00", "2023-04-17 09:00", "04-23 09:00", id="a Sunday that is worked"),
        pytest.param(1, "09:00", "2023-09-25 09:00", "10-07 09:00", id="2 October is off"),
        pytest.param(1, "09:00", "2023-10-07 09:00", "10-09 09:00", id="and the week after"),
    ],
)
def test_a_group_hears_weekly(weekday: int, when: str, now: str, told: str) -> None:
    assert shown(next_weekly(weekday, time.fromisoformat(when), at(now), OFFICE)) == told


@pytest.mark.parametrize(
    ("when", "allowed"),
    [("08:29", False), ("08:30", True), ("17:29", True), ("17:30", False), ("03:00", False)],
)
def test_a_group_is_written_to_in_working_hours(when: str, allowed: bool) -> None:
    assert may_be_set(time.fromisoformat(when), OFFICE) is allowed


@pytest.mark.parametrize(
    ("case", "today", "section"),
    [
        pytest.param(Case(State.OPEN, APRIL_END, MUST), "04-22", None, id="8 days before"),
        pytest.param(Case(State.OPEN, APRIL_END, MUST), "04-23", Concern.SILENT, id="7 before"),
        pytest.param(
            Case(State.ACKNOWLEDGED, APRIL_END, MUST),
            "04-28",
            Concern.SILENT,
            id="签收 stops nothing",
        ),
        pytest.param(Case(State.IN_PROGRESS, APRIL_END, MUST), "04-28", None, id="answered"),
        pytest.param(
            Case(State.OPEN, APRIL_END, MUST), "05-04", None, id="the first working day after"
        ),
        pytest.param(Case(State.OPEN, APRIL_END, MUST), "05-05", Concern.OVERDUE, id="the second"),
        pytest.param(
            Case(State.IN_PROGRESS, APRIL_END, MUST), "05-05", Concern.OVERDUE, id="answered, late"
        ),
        pytest.param(Case(State.DONE, APRIL_END, MUST), "05-05", None, id="done, late"),
        pytest.param(
            Case(State.BLOCKED, APRIL_END, MUST), "05-05", Concern.BLOCKED, id="blocked and late"
        ),
        pytest.param(
            Case(State.OPEN, APRIL_END, Force.STRIVE), "05-05", None, id="力争 is never overdue"
        ),
        pytest.param(
            Case(State.OPEN, APRIL_END, Force.STRIVE, reminded=True),
            "05-05",
            Concern.SILENT,
            id="力争, reminded in vain",
        ),
        pytest.param(Case(State.OPEN, None, MUST), "05-05", None, id="no date"),
        pytest.param(
            Case(State.OPEN, None, MUST, reminded=True),
            "05-05",
            Concern.SILENT,
            id="no date, reminded in vain",
        ),
        pytest.param(
            Case(State.OPEN, APRIL_END, MUST, reminded=True, reachable=False),
            "04-28",
            None,
            id="nobody can be written to",
        ),
        pytest.param(
            Case(State.OPEN, APRIL_END, MUST, reachable=False),
            "05-05",
            Concern.OVERDUE,
            id="nobody could be written to, late",
        ),
        pytest.param(
            Case(State.OPEN, APRIL_END, MUST, asked=True), "04-28", None, id="asks for a later date"
        ),
        pytest.param(
            Case(State.RETURNED, APRIL_END, MUST), "04-24", Concern.SILENT, id="sent back"
        ),
    ],
)
def test_an_assignment_stands_in_one_section(
    case: Case, today: str, section: Concern | None
) -> None:
    on = date.fromisoformat(f"2023-{today}")
    assert concern(case, today=on, calendar=OFFICE.calendar) == section
