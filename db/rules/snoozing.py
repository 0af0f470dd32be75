"""稍后提醒: until when a reminder may be put off, and what the ladder says meanwhile.

What comes before `until` is silent, also what had come when it was asked for and was not sent
yet, and one reminder comes at `until`, the morning of a working day. The last two mornings up to
the due date are never put off: `until` is no later than the first of them. Before 30 April 2023
these are 27 and 28 April.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from db.rules.office import Office
from db.rules.workdays import DAY, Calendar

KEPT = 2
"""Mornings up to the due date that come whatever was put off."""


class Timed(Protocol):
    """A firing of the ladder."""

    @property
    def at(self) -> datetime: ...


F = TypeVar("F", bound=Timed)


class Later(StrEnum):
    """What the buttons offer."""

    TOMORROW = "1"  # 明天
    THREE_DAYS = "3"  # 3天后
    EVE = "eve"  # 到期前一天


@dataclass(frozen=True)
class Snooze:
    """Asked for at `since`; silent up to `until` (both aware). Taken back: over at once."""

    since: datetime
    until: datetime


def wanted_day(later: Later, today: date, due_on: date | None, calendar: Calendar) -> date | None:
    """The working day that a button means; None where it means none that is still to come."""
    if later is Later.EVE:
        eve = calendar.preceding(due_on - DAY) if due_on else today
        return eve if eve > today else None
    return calendar.following(today + timedelta(days=int(later)))


def last_day(mornings: Iterable[date], due_on: date | None, today: date) -> date | None:
    """The latest day to which something due may be put off: the first of the kept mornings.

    `mornings` are those of its reminders, in the order of time. None: nothing bounds it, since
    it has no date or that has passed.
    """
    if due_on is None or due_on < today:
        return None
    before = [day for day in mornings if day <= due_on]
    return (before[-KEPT:] or [due_on])[0]


def until(day: date, bound: date | None, today: date, office: Office) -> datetime | None:
    """When the reminder comes: on `day`, or on the `bound` if that is earlier.

    None if that is not after `today`: it is too late to put anything off.
    """
    chosen = min(day, bound) if bound else day
    return office.morning(chosen) if chosen > today else None


def put_off(
    ahead: Iterable[F], snooze: Snooze | None, make: Callable[[datetime], F]
) -> Iterator[F]:
    """The firings `ahead`, in the order of time, without those that are put off.

    At `until` one comes in any case: `make` makes it where the ladder has none.
    """
    if snooze is None or snooze.until <= snooze.since:  # taken back
        yield from ahead
        return
    woken = False
    for firing in ahead:
        if not woken and firing.at >= snooze.until:
            woken = True
            if firing.at > snooze.until:
                yield make(snooze.until)
        if woken:
            yield firing
    if not woken:
        yield make(snooze.until)
