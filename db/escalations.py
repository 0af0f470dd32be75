"""Escalation as rows: which level was told about an assignment and a due, owed once a person."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlmodel import Session, col

from db.holders import deciders_of
from db.items import Item
from db.models import Escalation, Extension, Ping
from db.parts import in_parts
from db.rules.escalation import Level, Silence, is_with_leader, last_chance
from db.rules.office import Office
from db.rules.terms import Force
from db.rules.workdays import Calendar
from db.unsent import Row, add_anew, is_recalled

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_TOLD: Select[*tuple[Any, ...]] = (
    select(col(Escalation.due_id), col(Escalation.step), func.min(col(Escalation.made_at)))
    .where(col(Escalation.assignment_id).in_(_IDS), ~is_recalled(col(Escalation.outgoing_id)))
    .group_by(col(Escalation.due_id), col(Escalation.step))
)
_PINGED: Select[*tuple[Any, ...]] = (
    select(col(Ping.due_id), func.min(col(Ping.made_at)))
    .where(
        col(Ping.assignment_id).in_(_IDS),
        col(Ping.rung).startswith("overdue-"),
        ~is_recalled(col(Ping.outgoing_id)),
    )
    .group_by(col(Ping.due_id))
)
_ASKED: Select[*tuple[Any, ...]] = select(col(Extension.assignment_id)).where(
    col(Extension.assignment_id).in_(_IDS), col(Extension.decision).is_(None)
)


def silence_of(
    item: Item, office: Office, told: dict[Level, date] | None = None, *, asked: bool = False
) -> Silence:
    """What the steps must know; `told` and `asked` as they are in the register."""
    return Silence(
        due_on=item.due_on,
        force=Force(item.force),
        finished=item.finished,
        answered_on=office.today(item.said_at) if item.said_at else None,
        forecast_on=item.forecast_on,
        asked=asked,
        told=told or {},
    )


def silences(
    session: Session, items: Iterable[Item], *, today: date, office: Office
) -> dict[int, Silence]:
    """By assignment; of what is finished or not due yet nothing has to be read."""
    late = {item.id: item for item in items if is_late(item, today)}
    told: dict[int, dict[Level, date]] = {}
    for due_id, level, first in _heard(session, late):
        told.setdefault(due_id, {})[level] = office.today(first)
    asked = set(_rows(session, _ASKED, late))
    return {
        key: silence_of(item, office, told.get(item.due_id), asked=(key,) in asked)
        for key, item in late.items()
    }


def is_late(item: Item, today: date) -> bool:
    """Not finished, and its due date is over."""
    return item.due_on is not None and item.due_on < today and not item.finished


def last_chances(
    session: Session,
    items: Sequence[Item],
    known: Mapping[int, Silence],
    *,
    today: date,
    calendar: Calendar,
) -> dict[int, date]:
    """By assignment, where the 承办人 hears alone today: when those who decide about it see it."""
    days = {
        item.id: day
        for item in items
        if item.id in known and (day := last_chance(known[item.id], today, calendar))
    }
    units = {item.unit_id for item in items if item.id in days}
    able = deciders_of(session, units, today=today)
    return {item.id: days[item.id] for item in items if item.id in days and able[item.unit_id]}


def with_leader(
    session: Session, items: Iterable[Item], *, today: date, office: Office
) -> list[Item]:
    """What belongs into the leader's digest of `today`, of these items, in their order."""
    late = [item for item in items if is_late(item, today)]
    known = silences(session, late, today=today, office=office)
    able = deciders_of(session, {item.unit_id for item in late}, today=today)
    return [
        item
        for item in late
        if is_with_leader(
            known[item.id],
            today,
            office,
            supervised=any(holder.chat_id is not None for holder in able[item.unit_id]),
        )
    ]


def add_steps(session: Session, rows: Sequence[Row]) -> None:
    """Note who is told by which message (rows of Escalation), also in place of what was taken back
    unsent; a second time makes the transaction fail."""
    add_anew(session, Escalation, rows, key=("due_id", "person_id", "step"))


def levels_in(session: Session, outgoing_id: int) -> dict[int, Level]:
    """Which assignments a message shows as a step, and at which level; not its own reminders."""
    rows = session.execute(
        select(col(Escalation.assignment_id), col(Escalation.step)).where(
            col(Escalation.outgoing_id) == outgoing_id
        )
    )
    return {assignment_id: Level(step) for assignment_id, step in rows}


def _heard(session: Session, ids: Collection[int]) -> Iterator[tuple[int, Level, datetime]]:
    """(due, level, the first time that it was told)."""
    for due_id, first in _rows(session, _PINGED, ids):
        yield due_id, Level.CHIEF, first
    for due_id, step, first in _rows(session, _TOLD, ids):
        yield due_id, Level(step), first


def _rows(
    session: Session, statement: Select[*tuple[Any, ...]], ids: Collection[int]
) -> Iterator[Any]:
    for some in in_parts(ids):
        yield from session.connection().execute(statement, {"ids": some})
