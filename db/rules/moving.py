"""When the calendar changes: which dues move, why, and which reminder is made up for."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from db.rules.deadlines import DueRule, due_in, rolls
from db.rules.firings import Firing, latest
from db.rules.office import Office
from db.rules.terms import AssignmentState, DueOrigin
from db.rules.tracks import Track
from db.rules.workdays import Calendar

COMPUTED = (DueOrigin.ORIGINAL, DueOrigin.RECALCULATED)
"""What a person granted or set stays, whatever the calendar says."""
OVER = (AssignmentState.CLOSED, AssignmentState.NOT_APPLICABLE)
"""What is 已办结 still moves, unsaid: taken back it must stand under the date of all others."""

REST, WORKED_AGAIN = "休息", "恢复上班"
"""Why, where nobody said more."""


@dataclass(frozen=True)
class Standing:
    """A due in force: its rule, the label of its period, and where its assignment stands."""

    rule: DueRule | None
    period: str
    due_on: date
    origin: DueOrigin
    state: AssignmentState


class Move(NamedTuple):
    """Where a due belongs now. `late`: too late to be told of in time, so it stays."""

    to: date
    late: bool


def move(standing: Standing, *, office: Office, now: datetime) -> Move | None:
    """Where a due belongs by the office's calendar; None if it stays, and nothing is to be said.

    Nobody is put in the wrong by it: a date that would be over before anyone can be told stays.
    """
    movable = standing.origin in COMPUTED and standing.state not in OVER
    to = due_in(standing.rule, standing.period, office.calendar) if movable else None
    if to is None or not rolls(standing.rule) or to == standing.due_on:
        return None
    late = to < first_told(now, office)
    return None if late and standing.due_on < office.today(now) else Move(to, late)


def first_told(now: datetime, office: Office) -> date:
    """The day on which people can first be told of what is decided at `now`."""
    if office.may_speak(now):
        return office.today(now)
    return office.today(office.next_morning(now))


def why(before: date, after: date, calendar: Calendar) -> str:
    """中秋节: what keeps the old day from counting, or lets the earlier new one count."""
    return calendar.named(min(before, after)) or (REST if after > before else WORKED_AGAIN)


def made_up(track: Track, *, before: Office, office: Office, now: datetime) -> Firing | None:
    """The rung that the change moved to this morning, which is over: without it the last one
    before a day that was declared off would be lost. None if this morning had one anyway."""
    midnight = office.at(office.today(now), time())
    by_then, by_now = (latest(track, one, since=midnight, now=now) for one in (before, office))
    return by_now if by_then is None else None


def is_guessed(rule: DueRule | None, due_on: date | None, calendar: Calendar) -> bool:
    """Whether a date may still change, since the holidays of its year are not announced yet."""
    return due_on is not None and rolls(rule) and not calendar.announced(due_on.year)
