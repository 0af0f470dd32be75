"""审核: what waits, and what speaks against closing or returning a report."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from db.rules.reviews import Case, Objection, is_below, objection, return_dates, waits
from db.rules.targets import Op, Target
from db.rules.terms import AssignmentState, Force
from db.rules.workdays import Calendar

GOAL = Target(Op.AT_LEAST, Decimal(70), "%")
DONE = Case(AssignmentState.DONE, 7, Force.MUST)
MEASURED = replace(DONE, target=GOAL, value=Decimal(75))
SHORT = replace(MEASURED, value=Decimal(65))
REVIEWER, RECORDER = 1, 2


@pytest.mark.parametrize(
    ("case", "found"),
    [
        pytest.param(DONE, None, id="done"),
        pytest.param(MEASURED, None, id="done, the target met"),
        pytest.param(SHORT, Objection.BELOW, id="below its figure"),
        pytest.param(replace(SHORT, value=None), Objection.BELOW, id="no figure at all"),
        pytest.param(replace(SHORT, force=Force.STRIVE), None, id="力争 is never in the way"),
        pytest.param(replace(SHORT, force=Force.ENCOURAGE), None, id="鼓励 neither"),
        pytest.param(replace(DONE, report_id=8), Objection.CHANGED, id="another report counts"),
        pytest.param(replace(DONE, report_id=None), Objection.CHANGED, id="taken back"),
        pytest.param(
            replace(DONE, state=AssignmentState.CLOSED), Objection.CHANGED, id="closed already"
        ),
        pytest.param(
            replace(DONE, state=AssignmentState.RETURNED), Objection.CHANGED, id="returned already"
        ),
        pytest.param(replace(DONE, recorder_id=RECORDER), None, id="recorded by somebody else"),
        pytest.param(
            replace(DONE, recorder_id=REVIEWER), Objection.OWN_RECORD, id="recorded by oneself"
        ),
        pytest.param(
            replace(DONE, recorder_id=REVIEWER, others=False), None, id="and nobody else may decide"
        ),
    ],
)
def test_what_speaks_against_closing(case: Case, found: Objection | None) -> None:
    assert objection(case, report_id=7, by=REVIEWER, closing=True) == found


@pytest.mark.parametrize("case", [SHORT, replace(SHORT, value=None)])
def test_an_exception_closes_below_the_figure(case: Case) -> None:
    assert objection(case, report_id=7, by=REVIEWER, closing=True, exception=True) is None


@pytest.mark.parametrize("case", [DONE, SHORT, replace(DONE, recorder_id=REVIEWER)])
def test_anything_that_waits_may_be_returned(case: Case) -> None:
    assert objection(case, report_id=7, by=REVIEWER, closing=False) is None


@pytest.mark.parametrize(
    ("state", "overdue", "waiting"),
    [
        ("done", False, True),
        ("in_progress", False, False),
        ("in_progress", True, True),
        ("blocked", True, False),
        ("closed", True, False),
        ("not_applicable", False, False),
    ],
)
def test_what_waits(state: str, overdue: bool, waiting: bool) -> None:
    case = replace(SHORT, state=AssignmentState(state))
    assert waits(case, overdue=overdue) == waiting


def test_what_has_no_target_is_never_below() -> None:
    assert not is_below(DONE)


def test_the_days_that_are_offered_for_a_return() -> None:
    """From Thursday 27 April 2023: the holiday of 29 April to 3 May is not worked."""
    assert return_dates(date(2023, 4, 27), Calendar()) == [
        ("workdays", date(2023, 5, 5)),
        ("week", date(2023, 5, 4)),
    ]
