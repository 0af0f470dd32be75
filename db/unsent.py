"""The mark of what was written down and never said: it counts as if nobody had been told."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from db.models import Escalation, Outgoing, Ping
from db.parts import in_parts

Owed = TypeVar("Owed", Ping, Escalation)

RECALLED = "things changed before it could be sent"
"""Why a message was given up by `db/recalling.py`, in place of Telegram's words."""


def is_recalled(outgoing_id: Any) -> ColumnElement[bool]:
    """The condition that this message was taken back before it was sent."""
    taken_back = select(col(Outgoing.id)).where(
        col(Outgoing.id) == outgoing_id, col(Outgoing.problem) == RECALLED
    )
    return taken_back.exists()


def add_anew(
    session: Session,
    table: type[Owed],
    rows: Sequence[Owed],
    *,
    key: Callable[[Owed], Hashable],
) -> None:
    """Add rows of a table; one of the same `key` that was taken back unsent is used again."""
    left = {key(one): one for one in _taken_back(session, table, rows)}
    for row in rows:
        if old := left.get(key(row)):
            old.at, old.made_at, old.outgoing_id = row.at, row.made_at, row.outgoing_id
        else:
            session.add(row)


def _taken_back(session: Session, table: type[Owed], rows: Sequence[Owed]) -> Iterator[Owed]:
    for ids in in_parts({row.assignment_id for row in rows}):
        which = col(table.assignment_id).in_(ids), is_recalled(col(table.outgoing_id))
        yield from session.scalars(select(table).where(*which))
