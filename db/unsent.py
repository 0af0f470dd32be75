"""The mark of what was written down and never said: it counts as if nobody had been told."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlmodel import Session, col

from db.models import Escalation, Outgoing, Ping
from db.parts import in_parts

Table = type[Ping] | type[Escalation]
Row = dict[str, Any]

RECALLED = "things changed before it could be sent"
"""Why a message was given up by `db/recalling.py`, in place of Telegram's words."""


def is_recalled(outgoing_id: Any) -> ColumnElement[bool]:
    """The condition that this message was taken back before it was sent."""
    taken_back = select(col(Outgoing.id)).where(
        col(Outgoing.id) == outgoing_id, col(Outgoing.problem) == RECALLED
    )
    return taken_back.exists()


def add_anew(session: Session, table: Table, rows: Sequence[Row], *, key: Sequence[str]) -> None:
    """Add rows by their columns; one with the same `key` that was taken back unsent is used again.

    In one statement a kind: ORM rows would cost a big morning half of its time.
    """
    left = {_of(one, key): one["id"] for one in _taken_back(session, table, rows, key)}
    again = [row | {"id": left[_of(row, key)]} for row in rows if _of(row, key) in left]
    fresh = [row for row in rows if _of(row, key) not in left]
    if again:
        session.execute(update(table), again)
    if fresh:
        session.execute(insert(table), fresh)


def _of(row: Row, key: Sequence[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in key)


def _taken_back(
    session: Session, table: Table, rows: Sequence[Row], key: Sequence[str]
) -> Iterator[Row]:
    wanted = [table.id, *(getattr(table, name) for name in key)]
    for ids in in_parts({row["assignment_id"] for row in rows}):
        which = col(table.assignment_id).in_(ids), is_recalled(col(table.outgoing_id))
        yield from (dict(row) for row in session.execute(select(*wanted).where(*which)).mappings())
