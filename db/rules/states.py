"""The state of an assignment as a fold over its history, so that it can always be recomputed.

交办 → 签收 → 反馈… → 办结 (waits for review) → 销号; 退回 sends it back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.rules.terms import AssignmentState, ReportStatus


@dataclass(frozen=True)
class Acknowledged:
    """签收: somebody of the unit has seen it."""


@dataclass(frozen=True)
class Reported:
    """反馈; `supersedes` is the earlier report that this one corrects."""

    report_id: int
    status: ReportStatus
    supersedes: int | None = None


@dataclass(frozen=True)
class Retracted:
    """撤回 of a report. Taking back a correction brings back what it corrected."""

    report_id: int


@dataclass(frozen=True)
class Closed:
    """销号 of a report by a supervisor."""

    report_id: int


@dataclass(frozen=True)
class Returned:
    """退回 of a report by a supervisor."""

    report_id: int


Event = Acknowledged | Reported | Retracted | Closed | Returned


def first_state(due_on: date | None, effective_on: date) -> AssignmentState:
    """Open, or 不适用 for what was due before its cycle takes effect."""
    past = due_on is not None and due_on < effective_on
    return AssignmentState.NOT_APPLICABLE if past else AssignmentState.OPEN


def state_after(
    events: Iterable[Event], *, initial: AssignmentState = AssignmentState.OPEN
) -> AssignmentState:
    """The state after `events`, oldest first, starting from open or not_applicable.

    The latest report counts that was neither retracted nor superseded; a review of a report that
    no longer counts is void with it. A closed assignment stays closed until it is returned.
    """
    history = list(events)
    void = _void_reports(history)
    state = initial
    for event in history:
        if isinstance(event, Acknowledged) or event.report_id not in void:
            state = _next(state, event)
    return state


def _next(state: AssignmentState, event: Event) -> AssignmentState:
    match event:
        case Acknowledged() if state is AssignmentState.OPEN:
            return AssignmentState.ACKNOWLEDGED
        case Reported(status=status) if state is not AssignmentState.CLOSED:
            return AssignmentState(status)
        case Closed():
            return AssignmentState.CLOSED
        case Returned():
            return AssignmentState.RETURNED
    return state


def _void_reports(history: Sequence[Event]) -> set[int]:
    """Reports that were retracted, or superseded by one that was not."""
    retracted = {event.report_id for event in history if isinstance(event, Retracted)}
    superseded = {
        event.supersedes
        for event in history
        if isinstance(event, Reported)
        and event.supersedes is not None
        and event.report_id not in retracted
    }
    return retracted | superseded
