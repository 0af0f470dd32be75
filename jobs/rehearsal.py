"""Every message that would go out unasked in a span of time, supposing that nobody answers."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from db.copies import copy_in_memory
from db.engine import Register
from db.rules.office import Office
from db.rules.slots import AFTERNOON, MORNING, moment
from jobs.round import Note
from jobs.sweep import sweep

DAY = timedelta(days=1)


def rehearse(
    register: Register, *, first: date, last: date, office: Office, language: str
) -> list[Note]:
    """The notes of `first` to `last`, both included, in the order of time.

    Runs the sweep itself, slot by slot, on a copy of the register; sends nothing, changes nothing.
    """
    notes: list[Note] = []
    with copy_in_memory(register) as copy:
        for now in slots(first, last, office):
            notes += sweep(copy, now=now, office=office, language=language)
            copy.flush()
            copy.expunge_all()  # a year of messages need not stay in memory
    return notes


def slots(first: date, last: date, office: Office) -> Iterator[datetime]:
    """The moments at which a sweep can have something new to say: 09:00 and 15:00."""
    day = first
    while day <= last:
        if office.calendar.is_working_day(day):
            yield moment(day, MORNING, office.zone)
            yield moment(day, AFTERNOON, office.zone)
        day += DAY
