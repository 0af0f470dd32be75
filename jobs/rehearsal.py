"""Every message that would go out unasked in a span of time, supposing that nobody answers."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from db.agenda import next_of_all
from db.booking import rebook_all
from db.copies import copy_in_memory
from db.engine import Register
from db.outbox import suppose_sent
from db.rearming import follow_timetable
from db.rules.office import Office
from jobs.round import Note
from jobs.sweep import sweep

DAY = timedelta(days=1)


def rehearse(
    register: Register, days: Iterable[date], *, office: Office, language: str
) -> Iterator[Note]:
    """The notes that would go out on `days` (see `days_from`), in the order of time.

    Runs the sweep itself on a copy of the register, at each moment at which the copy has something
    to say; sends nothing, changes nothing.
    """
    with copy_in_memory(register) as copy:
        for place, day in enumerate(days):
            if place == 0:
                _begin(copy, office, office.at(day, time.min))
            for now in _moments(copy, day, office):
                yield from sweep(copy, now=now, office=office, language=language)
                suppose_sent(copy, now=now)
                copy.expunge_all()  # a year of messages need not stay in memory


def _begin(copy: Session, office: Office, now: datetime) -> None:
    """By the office's timetable as it is set now, which the bot may not have been started with."""
    follow_timetable(copy, office=office, now=now)
    rebook_all(copy, now=now, office=office)


def days_from(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included."""
    return [first + DAY * number for number in range((last - first).days + 1)]


def _moments(copy: Session, day: date, office: Office) -> Iterator[datetime]:
    """The morning, for what was left over and for cycles that begin, and what is booked then."""
    now, end = (office.at(one, time.min) for one in (day, day + DAY))
    morning = office.morning(day)
    while office.calendar.is_working_day(day):
        ahead = (morning, next_of_all(copy, after=now))
        now = min((at for at in ahead if at and at > now), default=end)
        if now >= end:
            return
        yield now
