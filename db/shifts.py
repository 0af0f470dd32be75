"""What the calendar moved, for those who are told: each due once, from where it was at first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from db.appointments import appointments
from db.items import Item, items_by_id
from db.models import Due
from db.rules.terms import DueOrigin

NOTICE = "calendar"
"""On the agenda: since when dues were moved that nobody was told of."""


@dataclass(frozen=True)
class Shift:
    """An assignment whose due moves from one date to another, and why."""

    item: Item
    before: date
    after: date
    why: Sequence[str]


@dataclass(frozen=True)
class Audience:
    """How many people are told of what moves, and the units in which nobody can be."""

    people: int
    silent: Sequence[str]


def concerns(item: Item) -> bool:
    """Whether somebody owes it and was told of its date: in a cycle that has not spoken yet the
    opening summary gives the right one."""
    return not item.finished and item.started_at is not None


def shifts(session: Session, *, since: datetime) -> list[Shift]:
    """What is owed and was moved by the calendar since then. What came back to its date, or got
    another one from a person meanwhile, is left out."""
    former = aliased(Due)
    rows = session.exec(
        select(Due, former)
        .join(
            former,
            (col(former.assignment_id) == col(Due.assignment_id))
            & (col(former.sequence) == col(Due.sequence) - 1),
        )
        .where(Due.origin == DueOrigin.RECALCULATED, col(Due.made_at) >= since)
        .order_by(col(Due.assignment_id), col(Due.sequence))
    )
    known: dict[int, list[tuple[Due, Due]]] = {}
    for row, before in rows:
        known.setdefault(row.assignment_id, []).append((row, before))
    items = items_by_id(session, list(known))
    found = [_shift(item, known[item.id]) for item in items if concerns(item)]
    return [one for one in found if _still_news(one)]


def _shift(item: Item, rows: Sequence[tuple[Due, Due]]) -> Shift:
    reasons = dict.fromkeys(row.reason for row, _ in rows if row.reason)
    first, now = rows[0][1].due_on or item.ends_on, item.due_on or item.ends_on
    return Shift(item, first, now, list(reasons))


def _still_news(one: Shift) -> bool:
    return one.item.due_origin == DueOrigin.RECALCULATED and one.before != one.after


def audience(session: Session, items: Iterable[Item], *, today: date) -> Audience:
    """Who hears of it: the handlers of what is owed."""
    people = appointments(session, today=today)
    told, silent = set[int](), list[str]()
    for item in filter(concerns, items):
        holder = people.handler(item)
        if holder and holder.chat_id is not None:
            told.add(holder.person_id)
        else:
            silent.append(item.unit)
    return Audience(len(told), list(dict.fromkeys(silent)))
