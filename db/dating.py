"""督办定时限: a date for what has none in the notice, set, set anew, or taken back."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise

from sqlmodel import Session, col, select

from db.dues import add_due
from db.items import Item
from db.models import Due
from db.reports import Words
from db.rules.corrections import WITHIN
from db.rules.dating import Undatable, undatable
from db.rules.office import Office
from db.rules.terms import DueOrigin
from db.settling import locked, settle


def objections(session: Session, items: Sequence[Item]) -> dict[int, Undatable]:
    """Why each of these may not be given a date, by its id; who is missing may be."""
    noticed = _noticed(session, [item.id for item in items])
    found = {item.id: undatable(item.kind, item.state, noticed[item.id]) for item in items}
    return {key: why for key, why in found.items() if why}


def set_dates(
    session: Session, ids: Collection[int], *, due_on: date, by: Words, office: Office
) -> None:
    """The same date for each of these; whoever calls has asked `objections`."""
    for assignment_id in sorted(ids):
        _put(session, assignment_id, due_on, by, office)


def set_in(session: Session, incoming_id: int) -> list[Due]:
    """The dues that one order set."""
    rows = session.exec(
        select(Due)
        .where(Due.incoming_id == incoming_id, Due.origin == DueOrigin.SET)
        .order_by(col(Due.assignment_id), col(Due.sequence))
    )
    return list({row.assignment_id: row for row in reversed(list(rows))}.values())


def take_back(session: Session, incoming_id: int, *, by: Words, office: Office) -> list[int]:
    """What one order set gets the date again that it had before, or none, if nothing else was
    decided since, within 24 hours; the assignments."""
    done = []
    for row in set_in(session, incoming_id):
        locked(session, row.assignment_id)
        history = _dues(session, row.assignment_id)
        if history[-1].id == row.id and by.now - row.made_at <= WITHIN:
            before = next(first for first, second in pairwise(history) if second.id == row.id)
            _put(session, row.assignment_id, before.due_on, by, office)
            done.append(row.assignment_id)
    return done


def _put(
    session: Session, assignment_id: int, due_on: date | None, by: Words, office: Office
) -> None:
    assignment = locked(session, assignment_id)
    add_due(
        session,
        assignment_id=assignment_id,
        due_on=due_on,
        origin=DueOrigin.SET,
        reason=None,
        by=by,
    )
    settle(session, assignment, now=by.now, office=office)


def _dues(session: Session, assignment_id: int) -> list[Due]:
    rows = select(Due).where(Due.assignment_id == assignment_id).order_by(col(Due.sequence))
    return list(session.exec(rows))


def _noticed(session: Session, ids: Collection[int]) -> dict[int, date | None]:
    """The date that the notice itself gave."""
    first = select(Due).where(col(Due.assignment_id).in_(ids), Due.sequence == 1)
    return {row.assignment_id: row.due_on for row in session.exec(first)}
