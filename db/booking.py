"""What comes round by itself, and when next: digests, the lists of missing returns."""

from datetime import date, datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from db.agenda import LEADERS, RECEIPTS, SUPERVISORS, book, booked, last_said
from db.group_digests import name_of, open_digests
from db.models import Assignment, Cycle, Due, Duty, Task
from db.rules.deadlines import MONTH_MARK
from db.rules.digests import next_leaders, next_receipts, next_supervisors, next_weekly
from db.rules.office import Office


def rebook_all(session: Session, *, now: datetime, office: Office) -> None:
    """Book everything anew: a cycle begins, the calendar has changed, the bot has started.

    What has come and is not said yet stays: the next sweep says it.
    """
    for name in (SUPERVISORS, LEADERS, RECEIPTS, *map(name_of, open_digests(session))):
        present = booked(session, name)
        if present is None or present > now:
            since = _unsaid_since(session, name, present, now, office)
            at = next_moment(session, name, now=since, office=office)
            book(session, name, at, last_at=None if present else now)


def _unsaid_since(
    session: Session, name: str, present: datetime | None, now: datetime, office: Office
) -> datetime:
    """What was said this morning, at the hour that was set then, is not said at a later one."""
    said, today = last_said(session, name), office.today(now)
    if said and present and office.today(said) == today < office.today(present):
        return max(now, office.morning(today))
    return now


def book_next(session: Session, name: str, *, now: datetime, office: Office) -> None:
    """All is said under `name` up to `now`; when there may be something next."""
    at = next_moment(session, name, now=now, office=office)
    book(session, name, at, last_at=now)


def next_moment(session: Session, name: str, *, now: datetime, office: Office) -> datetime | None:
    """The next moment (aware UTC) after `now`; None while no cycle has begun, and for a group
    that wants none any more."""
    if not _begun(session):
        return None
    if name == SUPERVISORS:
        return next_supervisors(now, office)
    if name == LEADERS:
        return next_leaders(now, office)
    if name == RECEIPTS:
        return next_receipts(_return_days(session), now, office)
    row = next((row for row in open_digests(session) if name_of(row) == name), None)
    return next_weekly(row.weekday, row.at, now, office) if row else None


def _begun(session: Session) -> bool:
    """Whether the bot speaks for any cycle."""
    speaking = select(Cycle.id).where(
        col(Cycle.started_at).is_not(None), col(Cycle.closed_at).is_(None)
    )
    return session.exec(speaking.limit(1)).first() is not None


def _return_days(session: Session) -> set[date]:
    """The due dates in force of all returns of the cycles for which the bot speaks."""
    later = aliased(Due)
    newest = select(func.max(later.sequence)).where(later.assignment_id == Due.assignment_id)
    rows = session.exec(
        select(col(Due.due_on))
        .join(Assignment, col(Assignment.id) == Due.assignment_id)
        .join(Duty, col(Duty.id) == Assignment.duty_id)
        .join(Task, col(Task.id) == Duty.task_id)
        .join(Cycle, col(Cycle.id) == Task.cycle_id)
        .where(
            col(Assignment.period).contains(MONTH_MARK),
            Due.sequence == newest.scalar_subquery(),
            col(Cycle.started_at).is_not(None),
            col(Cycle.closed_at).is_(None),
        )
        .distinct()
    )
    return {day for day in rows if day}
