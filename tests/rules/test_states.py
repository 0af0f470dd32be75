"""The life of an assignment, told as its history."""

from datetime import date

import pytest

from db.rules.states import (
    Acknowledged,
    Closed,
    Event,
    Reported,
    Retracted,
    Returned,
    first_state,
    state_after,
)
from db.rules.terms import AssignmentState, ReportStatus

SIGNED = Acknowledged()
STARTED = Reported(1, ReportStatus.IN_PROGRESS)
DONE = Reported(2, ReportStatus.DONE)
STUCK = Reported(3, ReportStatus.BLOCKED)


@pytest.mark.parametrize(
    ("history", "state"),
    [
        pytest.param([], "open", id="nothing said"),
        pytest.param([SIGNED], "acknowledged", id="签收"),
        pytest.param([SIGNED, STARTED], "in_progress", id="签收, 推进中"),
        pytest.param([STARTED], "in_progress", id="a report without 签收"),
        pytest.param([STARTED, SIGNED], "in_progress", id="签收 afterwards changes nothing"),
        pytest.param([SIGNED, STARTED, DONE], "done", id="办结 waits for review"),
        pytest.param([DONE, STUCK], "blocked", id="the latest counts"),
        pytest.param([DONE, Closed(2)], "closed", id="销号"),
        pytest.param([DONE, Returned(2)], "returned", id="退回"),
        pytest.param([DONE, Returned(2), SIGNED], "returned", id="退回 is not signed away"),
        pytest.param(
            [DONE, Returned(2), Reported(3, ReportStatus.DONE), Closed(3)],
            "closed",
            id="退回, 办结 again, 销号",
        ),
        pytest.param([DONE, Closed(2), STUCK], "closed", id="closed stays closed"),
        pytest.param([DONE, Closed(2), Returned(2)], "returned", id="closed by mistake"),
    ],
)
def test_the_history_makes_the_state(history: list[Event], state: str) -> None:
    assert state_after(history) == state


@pytest.mark.parametrize(
    ("history", "state"),
    [
        pytest.param([SIGNED, DONE, Retracted(2)], "acknowledged", id="back to 签收"),
        pytest.param([STARTED, DONE, Retracted(2)], "in_progress", id="back to the report before"),
        pytest.param([STARTED, DONE, Retracted(1)], "done", id="an older one taken back"),
        pytest.param([DONE, Returned(2), Retracted(2)], "open", id="its return goes with it"),
        pytest.param([DONE, Closed(2), Retracted(2)], "open", id="its closing goes with it"),
    ],
)
def test_a_report_taken_back_leaves_no_trace_in_the_state(history: list[Event], state: str) -> None:
    assert state_after(history) == state


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    corrected: list[Event] = [DONE, Reported(3, ReportStatus.IN_PROGRESS, supersedes=2)]
    assert state_after(corrected) == "in_progress"
    assert state_after([*corrected, Retracted(3)]) == "done"


def test_a_closed_report_that_is_corrected_waits_for_review_again() -> None:
    history: list[Event] = [DONE, Closed(2), Reported(3, ReportStatus.DONE, supersedes=2)]
    assert state_after(history) == "done"


def test_what_was_due_before_the_cycle_began_stays_not_applicable_until_reported() -> None:
    initial = AssignmentState.NOT_APPLICABLE
    assert state_after([SIGNED], initial=initial) == "not_applicable"
    assert state_after([SIGNED, STARTED], initial=initial) == "in_progress"


@pytest.mark.parametrize("status", ReportStatus)
def test_every_status_of_a_report_is_a_state(status: ReportStatus) -> None:
    assert state_after([Reported(1, status)]).value == status.value


@pytest.mark.parametrize(
    ("due_on", "state"),
    [
        pytest.param(date(2023, 4, 13), "not_applicable", id="the day before it takes effect"),
        pytest.param(date(2023, 4, 14), "open", id="that day"),
        pytest.param(None, "open", id="no date"),
    ],
)
def test_what_was_due_before_the_cycle_is_not_applicable(due_on: date | None, state: str) -> None:
    assert first_state(due_on, date(2023, 4, 14)) == state
