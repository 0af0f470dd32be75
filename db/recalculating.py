"""When the calendar changes: the dues that it moves are new rows, and every reminder is booked
anew. `foresee` tells what would move; `change_days` and `follow_announcement` do it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from db import calendars
from db.agenda import book, booked
from db.announcements import book_warning, renewed
from db.audit import NOBODY, By
from db.booking import rebook_all
from db.calendars import Change
from db.escalations import silences
from db.items import Item, planned_items
from db.models import Due
from db.rules.escalation import Silence
from db.rules.moving import Standing, made_up, move, why
from db.rules.office import Office
from db.rules.terms import AssignmentState, DueOrigin
from db.shifts import NOTICE, Shift, concerns
from db.waking import look_at, next_look, unswept


@dataclass(frozen=True)
class Recalculated:
    """The office as it is then, what moves, and what stays since it could not be told in time."""

    office: Office
    moved: Sequence[Shift]
    kept: Sequence[Shift]


def foresee(
    session: Session, changes: Sequence[Change], *, office: Office, now: datetime
) -> Recalculated:
    """What would move; nothing is written."""
    days = calendars.changed(calendars.own_days(session), changes)
    return _decided(session, calendars.by_days(office, days), now)


def change_days(
    session: Session, changes: Sequence[Change], *, office: Office, now: datetime, by: By = NOBODY
) -> Recalculated:
    """Change the office's own days, and all that follows from them."""
    calendars.alone(session)
    before = calendars.in_force(session, office)
    calendars.write_days(session, changes, now=now, by=by)
    done = _decided(session, calendars.in_force(session, office), now)
    _write(session, done.moved, now, by)
    _wake(session, done, now, before)
    book_warning(session, done.office, now=now)
    return done


def follow_announcement(session: Session, *, office: Office, now: datetime) -> Recalculated:
    """Bring dues and reminders to the calendar as it is now: an update of the program may have
    brought an announcement, which shifts reminders even where no due moves."""
    calendars.alone(session)
    found = _decided(session, calendars.in_force(session, office), now)
    moved = [replace(one, why=_announced(one, found.office)) for one in found.moved]
    done = replace(found, moved=moved)
    _write(session, done.moved, now, NOBODY)
    if moved or renewed(session, done.office, now=now):
        _wake(session, done, now)
    book_warning(session, done.office, now=now)
    return done


def _decided(session: Session, office: Office, now: datetime) -> Recalculated:
    moved, kept = list[Shift](), list[Shift]()
    for item in planned_items(session):
        found = move(_standing(item), office=office, now=now) if item.due_on else None
        if found and item.due_on:
            reason = why(item.due_on, found.to, office.calendar)
            shift = Shift(item, item.due_on, found.to, [reason])
            (kept if found.late else moved).append(shift)
    return Recalculated(office, moved, kept)


def _standing(item: Item) -> Standing:
    return Standing(
        item.date_rule,
        item.period,
        item.due_on or item.ends_on,
        DueOrigin(item.due_origin),
        AssignmentState(item.state),
    )


def _announced(one: Shift, office: Office) -> Sequence[str]:
    """中秋节、国务院办公厅已公布2027年节假日安排."""
    if not office.calendar.announced(one.before.year):
        return one.why
    return [*one.why, f"国务院办公厅已公布{one.before.year}年节假日安排"]


def _write(session: Session, moved: Sequence[Shift], now: datetime, by: By) -> None:
    """A row for each, and an entry on the agenda where somebody must hear of it."""
    if not moved:
        return
    last = _sequences(session, [one.item.id for one in moved])
    session.add_all(
        Due(
            assignment_id=one.item.id,
            sequence=last[one.item.id] + 1,
            due_on=one.after,
            origin=DueOrigin.RECALCULATED,
            reason="、".join(one.why),
            person_id=by.person_id,
            incoming_id=by.incoming_id,
            made_at=now,
        )
        for one in moved
    )
    session.flush()
    if any(concerns(one.item) for one in moved):
        book(session, NOTICE, min(booked(session, NOTICE) or now, now))


def _sequences(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """The sequence of the due in force of each of these assignments."""
    newest = (
        select(col(Due.assignment_id), func.max(col(Due.sequence)))
        .where(col(Due.assignment_id).in_(ids))
        .group_by(col(Due.assignment_id))
    )
    return {row[0]: row[1] for row in session.connection().execute(newest)}


def _wake(
    session: Session, done: Recalculated, now: datetime, before: Office | None = None
) -> None:
    """Book every reminder and digest anew: working days are not what they were."""
    dated = {one.item.id for one in done.moved}
    items = planned_items(session)
    known = silences(session, items, today=done.office.today(now), office=done.office)
    moments = {}
    for item in items:
        at = _next(item, known.get(item.id), done.office, now, before, moved=item.id in dated)
        if at != item.next_at:
            moments[item.id] = at
    look_at(session, moments)
    rebook_all(session, now=now, office=done.office)


def _next(
    item: Item,
    silence: Silence | None,
    office: Office,
    now: datetime,
    before: Office | None,
    *,
    moved: bool,
) -> datetime | None:
    """What has come already stays for the next sweep, which reckons by the new calendar; a rung
    that the change moved to this morning goes out yet."""
    at = next_look(item, now=now, office=office, silence=silence)
    if at is None or moved:
        return at
    if waiting := unswept(item, now=now):
        return waiting
    missed = before and made_up(item.track, before=before, office=office, now=now)
    return missed.at if missed else at
