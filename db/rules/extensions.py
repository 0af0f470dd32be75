"""延期: which date may be asked for or granted, what is late, and what needs none."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from db.rules.lights import days_left
from db.rules.terms import FINISHED, AssignmentState

FENCE = 1
"""Years around the cycle's own: a date further away is asked about once more."""


class Needless(StrEnum):
    """Why there is nothing to extend."""

    FINISHED = "finished"
    NO_DATE = "no_date"


class Flaw(StrEnum):
    """What speaks against a date; the last two only until it is confirmed."""

    PAST = "past"
    NOT_LATER = "not_later"
    FAR = "far"
    UNSURE = "unsure"


CONFIRMABLE = (Flaw.FAR, Flaw.UNSURE)


def needless(state: str, due_on: date | None) -> Needless | None:
    """Why an assignment in `state` needs no extension; None if it may be asked for."""
    if AssignmentState(state) in FINISHED:
        return Needless.FINISHED
    return Needless.NO_DATE if due_on is None else None


def flaw(
    wanted: date, *, due_on: date | None, today: date, year: int, sure: bool = True
) -> Flaw | None:
    """What speaks against moving a due of the cycle of `year` to `wanted`; None if nothing.

    `sure`: the words leave no doubt about the day.
    """
    if wanted < today:
        return Flaw.PAST
    if due_on is not None and wanted <= due_on:
        return Flaw.NOT_LATER
    if abs(wanted.year - year) > FENCE:
        return Flaw.FAR
    return None if sure else Flaw.UNSURE


def is_late(due_on: date | None, asked_on: date) -> bool:
    """逾期后申请: asked for when the due date was over."""
    return due_on is not None and days_left(due_on, asked_on) < 0


def quick_dates(due_on: date, today: date) -> list[tuple[str, date]]:
    """The days that are asked for most: a week and two weeks on, the end of the month.

    Counted from the due date, from today once it is over.
    """
    start = max(due_on, today)
    found = [("week", start + timedelta(weeks=1)), ("weeks", start + timedelta(weeks=2))]
    return [*found, ("month", _month_end_after(start))]


def _month_end_after(day: date) -> date:
    """The first last day of a month after `day`."""
    after = day + timedelta(days=1)
    return after.replace(day=monthrange(after.year, after.month)[1])
