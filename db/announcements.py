"""The warning that a year's holidays are not known, on the agenda."""

from datetime import datetime

from sqlmodel import Session

from db.agenda import book, booked
from db.rules.announcements import booked_for, next_warning, unknown_from
from db.rules.office import Office

WARNING = "announcement"


def renewed(session: Session, office: Office, *, now: datetime) -> bool:
    """Whether other years are known than when the warning was booked, or it never was."""
    at = booked(session, WARNING)
    known = unknown_from(office.calendar, office.today(now))
    return at is None or booked_for(at, office) != known


def book_warning(session: Session, office: Office, *, now: datetime) -> None:
    """Put the next warning on the agenda; one that has come already is left to the sweep."""
    at = booked(session, WARNING)
    if at is None or at > now:
        book(session, WARNING, next_warning(office, now=now))
