"""Every message that would go out unasked in a span of time, supposing that nobody answers."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from db.copies import copy_in_memory
from db.engine import Register
from db.rules.office import Office
from db.rules.slots import AFTERNOON, MORNING, moment
from jobs.round import Note
from jobs.sweep import sweep

DAY = timedelta(days=1)


def rehearse(
    register: Register, moments: Iterable[datetime], *, office: Office, language: str
) -> Iterator[Note]:
    """The notes that would go out at `moments` (see `slots`), in the order of time.

    Runs the sweep itself on a copy of the register; sends nothing, changes nothing.
    """
    with copy_in_memory(register) as copy:
        for now in moments:
            yield from sweep(copy, now=now, office=office, language=language)
            copy.flush()
            copy.expunge_all()  # a year of messages need not stay in memory


def slots(first: date, last: date, office: Office) -> list[datetime]:
    """The moments of `first` to `last` when a sweep can have something to say: 09:00, 15:00."""
    found = []
    day = first
    while day <= last:
        if office.calendar.is_working_day(day):
            found += [moment(day, at, office.zone) for at in (MORNING, AFTERNOON)]
        day += DAY
    return found
