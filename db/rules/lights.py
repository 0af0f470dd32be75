"""红黄绿灯: how an assignment looks on the board, computed from its facts and today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.rules.terms import FINISHED, SOFT_FORCES, AssignmentState, Force, Light

SOON_DAYS = 7


class Reason(StrEnum):
    """Why a light is what it is, for a text to explain."""

    NOT_APPLICABLE = "not_applicable"
    FINISHED = "finished"  # done or closed
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    RETURNED = "returned"
    DUE_SOON = "due_soon"
    ON_TRACK = "on_track"


@dataclass(frozen=True)
class Facts:
    """What a light depends on; `due_on` is the due in force."""

    state: AssignmentState
    due_on: date | None
    force: Force


@dataclass(frozen=True)
class Verdict:
    """A light and its reason."""

    light: Light
    reason: Reason


def verdict(facts: Facts, *, today: date) -> Verdict:
    """The light of an assignment on `today` (the office's date), with its reason.

    Being overdue outweighs being blocked: who needs help stays red once the date has passed.
    力争 and 鼓励 are never red. A due date is kept to the end of its day.
    """
    if facts.state is AssignmentState.NOT_APPLICABLE:
        return Verdict(Light.NONE, Reason.NOT_APPLICABLE)
    if facts.state in FINISHED:
        return Verdict(Light.GREEN, Reason.FINISHED)
    left = None if facts.due_on is None else days_left(facts.due_on, today)
    if left is not None and left < 0:
        return Verdict(Light.YELLOW if facts.force in SOFT_FORCES else Light.RED, Reason.OVERDUE)
    return _unfinished(facts.state, left)


def light(facts: Facts, *, today: date) -> Light:
    """The light alone."""
    return verdict(facts, today=today).light


def worst(lights: Iterable[Light]) -> Light:
    """The light of a whole (a task, a collective): red over yellow over green; none if empty."""
    return max(lights, key=_SEVERITY.index, default=Light.NONE)


def days_left(due_on: date, today: date) -> int:
    """Calendar days from today to the due date: 0 on the day itself, negative when overdue."""
    return (due_on - today).days


_SEVERITY = [Light.NONE, Light.GREEN, Light.YELLOW, Light.RED]


def _unfinished(state: AssignmentState, left: int | None) -> Verdict:
    if state is AssignmentState.BLOCKED:
        return Verdict(Light.YELLOW, Reason.BLOCKED)
    if state is AssignmentState.RETURNED:
        return Verdict(Light.YELLOW, Reason.RETURNED)
    if left is not None and left <= SOON_DAYS:
        return Verdict(Light.YELLOW, Reason.DUE_SOON)
    return Verdict(Light.GREEN, Reason.ON_TRACK)
