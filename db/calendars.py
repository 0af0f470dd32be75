"""The office by its own calendar: the announced one, with the days that the office itself moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import select, text
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from db.audit import NOBODY, By, record
from db.models import Audit, CalendarDay
from db.rules.office import Office
from db.rules.workdays import Calendar

_MOVED = select(col(CalendarDay.day), col(CalendarDay.working), col(CalendarDay.reason)).order_by(
    col(CalendarDay.day)
)
ACTION = "calendar.day"
LOCK = 0x63_61_6C_65  # "cale"
Days = Mapping[date, tuple[bool, str | None]]
"""The office's own days: whether each is worked, and why."""


@dataclass(frozen=True)
class Change:
    """What a day becomes: worked or off; `working` None: as it is announced."""

    day: date
    working: bool | None
    reason: str | None = None


def in_force(session: Session, office: Office) -> Office:
    """`office` with the calendar in force in this transaction: read anew each time, since another
    process may have changed it; and until it ends nobody does."""
    _hold(session, "pg_advisory_xact_lock_shared")
    return by_days(office, own_days(session))


def alone(session: Session) -> None:
    """Wait for all who work by the present calendar, and keep others from beginning.

    Otherwise one of them could book a reminder by the old calendar after all were moved. On SQLite
    a writer is alone anyway.
    """
    _hold(session, "pg_advisory_xact_lock")


def _hold(session: Session, lock: str) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text(f"SELECT {lock}(:key)"), {"key": LOCK})


def own_days(session: Session) -> Days:
    """The office's own days, as they are written now."""
    rows = session.connection().execute(_MOVED).all()
    return {row.day: (row.working, row.reason) for row in rows}


def changed(days: Days, changes: Iterable[Change]) -> Days:
    """What `days` become by `changes`."""
    found = dict(days)
    for one in changes:
        found.pop(one.day, None)
        if one.working is not None:
            found[one.day] = (one.working, one.reason)
    return found


def by_days(office: Office, days: Days) -> Office:
    """`office` with these days moved."""
    return replace(office, calendar=_calendar(tuple(sorted(days.items()))))


@lru_cache(maxsize=8)
def _calendar(days: tuple[tuple[date, tuple[bool, str | None]], ...]) -> Calendar:
    reasons = {day: reason for day, (_, reason) in days if reason}
    return Calendar({day: working for day, (working, _) in days}, reasons)


def write_days(
    session: Session, changes: Sequence[Change], *, now: datetime, by: By = NOBODY
) -> None:
    """Write the changes down, each with what it was; what says nothing new leaves no trace."""
    days = [one.day for one in changes]
    held = session.exec(select_rows(CalendarDay).where(col(CalendarDay.day).in_(days)))
    rows = {row.day: row for row in held}
    for one in changes:
        row = rows.get(one.day)
        old, new = _values(row), None if one.working is None else (one.working, one.reason)
        if old != new:
            _write(session, row, one, now, by)
            record(
                session,
                now=now,
                action=ACTION,
                subject=f"calendar_day:{one.day}",
                old=_said(old),
                new=_said(new),
                by=by,
            )
    session.flush()


def undoing(session: Session, incoming_id: int) -> list[Change]:
    """What would undo the changes of one order; empty if any of its days was changed since."""
    rows = session.exec(
        select_rows(Audit).where(Audit.incoming_id == incoming_id, Audit.action == ACTION)
    ).all()
    now = {day.isoformat(): own for day, own in own_days(session).items()}
    found = []
    for row in rows:
        day = row.subject.partition(":")[2]
        if _said(now.get(day)) != row.new:
            return []
        old = row.old or {"working": None, "reason": None}
        found.append(Change(date.fromisoformat(day), old["working"], old["reason"]))
    return found


def _write(session: Session, row: CalendarDay | None, one: Change, now: datetime, by: By) -> None:
    if one.working is None:
        session.delete(row)
        return
    row = row or CalendarDay(day=one.day, working=one.working, set_at=now)
    row.working, row.reason = one.working, one.reason
    row.set_by, row.set_at = by.person_id, now
    session.add(row)


def _values(row: CalendarDay | None) -> tuple[bool, str | None] | None:
    return (row.working, row.reason) if row else None


def _said(values: tuple[bool, str | None] | None) -> dict[str, object] | None:
    return {"working": values[0], "reason": values[1]} if values else None
