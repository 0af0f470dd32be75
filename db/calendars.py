"""The office by its own calendar: the announced one, with the days that the office itself moved."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlmodel import Session, col

from db.models import CalendarDay
from db.rules.office import Office
from db.rules.workdays import Calendar

_MOVED = select(col(CalendarDay.day), col(CalendarDay.working)).order_by(col(CalendarDay.day))


def in_force(session: Session, office: Office) -> Office:
    """`office` with the calendar in force in this transaction: read anew each time, since another
    process may have changed it."""
    moved = session.connection().execute(_MOVED).all()
    return replace(office, calendar=_calendar(tuple((row.day, row.working) for row in moved)))


@lru_cache(maxsize=8)
def _calendar(moved: tuple[tuple[date, bool], ...]) -> Calendar:
    return Calendar(dict(moved))
