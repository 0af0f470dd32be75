"""红黄绿灯: how an assignment looks on the board, and every reason for it, from facts and today.

| reason | light |
|---|---|
| finished: done or closed | green |
| overdue: its date has passed | red; yellow for 力争 and 鼓励 |
| blocked: 需协调 | yellow |
| returned: sent back by the supervisor | yellow |
| due soon: a week or less is left | yellow |
| behind: the figure is short of its course | yellow |
| silent: asked twice since the last answer, and a day has passed | yellow |
| none of these | green |
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from db.rules.course import Course, course_of
from db.rules.targets import Target
from db.rules.terms import FINISHED, SOFT_FORCES, AssignmentState, Force, Light

SOON_DAYS = 7
OFTEN = 2
"""So many reminders without an answer are silence."""


class Reason(StrEnum):
    """Why a light is what it is, for a text to explain."""

    NOT_APPLICABLE = "not_applicable"
    FINISHED = "finished"  # done or closed
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    RETURNED = "returned"
    DUE_SOON = "due_soon"
    BEHIND = "behind"  # its figure is short of its course
    SILENT = "silent"
    ON_TRACK = "on_track"


@dataclass(frozen=True)
class Facts:
    """What a light depends on.

    `due_on`: the due in force; `starts_on`: when the period begins; `value`: the last figure that
    counts, `target` the one to reach; `silent_since`: the day (UTC) of the second reminder in vain.
    """

    state: AssignmentState
    due_on: date | None
    force: Force
    starts_on: date | None = None
    target: Target | None = None
    value: Decimal | None = None
    silent_since: date | None = None


@dataclass(frozen=True)
class Verdict:
    """A light and its reasons, the gravest first."""

    light: Light
    reasons: tuple[Reason, ...]

    @property
    def reason(self) -> Reason:
        """The gravest."""
        return self.reasons[0]


def verdict(facts: Facts, *, today: date) -> Verdict:
    """The light of an assignment on `today` (the office's date), with its reasons.

    Being overdue outweighs being blocked: who needs help stays red once the date has passed.
    力争 and 鼓励 are never red. A due date is kept to the end of its day.
    """
    if facts.state is AssignmentState.NOT_APPLICABLE:
        return Verdict(Light.NONE, (Reason.NOT_APPLICABLE,))
    if facts.state in FINISHED:
        return Verdict(Light.GREEN, (Reason.FINISHED,))
    reasons = tuple(_troubles(facts, today))
    if not reasons:
        return Verdict(Light.GREEN, (Reason.ON_TRACK,))
    red = Reason.OVERDUE in reasons and facts.force not in SOFT_FORCES
    return Verdict(Light.RED if red else Light.YELLOW, reasons)


def light(facts: Facts, *, today: date) -> Light:
    """The light alone."""
    return verdict(facts, today=today).light


def course(facts: Facts, *, today: date) -> Course | None:
    """Where the figure should be by now; None where nothing is measured or no date is set."""
    if facts.target is None or facts.due_on is None or facts.starts_on is None:
        return None
    return course_of(
        facts.target, facts.value, starts_on=facts.starts_on, due_on=facts.due_on, today=today
    )


def worst(lights: Iterable[Light]) -> Light:
    """The light of a whole (a task, a collective): red over yellow over green; none if empty."""
    return max(lights, key=_SEVERITY.index, default=Light.NONE)


def days_left(due_on: date, today: date) -> int:
    """Calendar days from today to the due date: 0 on the day itself, negative when overdue."""
    return (due_on - today).days


_SEVERITY = [Light.NONE, Light.GREEN, Light.YELLOW, Light.RED]


def _troubles(facts: Facts, today: date) -> Iterator[Reason]:
    """Why it is not green, the gravest first."""
    left = None if facts.due_on is None else days_left(facts.due_on, today)
    if left is not None and left < 0:
        yield Reason.OVERDUE
    if facts.state is AssignmentState.BLOCKED:
        yield Reason.BLOCKED
    if facts.state is AssignmentState.RETURNED:
        yield Reason.RETURNED
    if left is not None and 0 <= left <= SOON_DAYS:
        yield Reason.DUE_SOON
    at = course(facts, today=today)
    if at and not at.kept:
        yield Reason.BEHIND
    if facts.silent_since is not None and facts.silent_since < today:
        yield Reason.SILENT
