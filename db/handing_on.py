"""转办: another post of the same unit handles an assignment from now on."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from db.agenda import UNREACHABLE, bring_forward
from db.audit import By, amend
from db.holders import Holder, holders
from db.items import Item
from db.models import Assignment
from db.recalling import recall_about
from db.rules.office import Office
from db.rules.terms import FINISHED, PostRole

ACTION = "assignment.handler"
"""Under which the audit keeps the former 承办人, also when the roster changes it."""


def reporters_of(session: Session, unit_id: int, *, today: date) -> list[Holder]:
    """The posts of a unit to which something can be handed on, bound or not."""
    return [h for h in holders(session, PostRole.REPORTER, today=today) if h.unit_id == unit_id]


def hand_on(
    session: Session, item: Item, *, post_id: int, by: By, now: datetime, office: Office
) -> Sequence[int]:
    """Give an assignment to another post; of a monthly return every month still open.

    Returns the assignments that changed; they are locked in the order of their ids.
    """
    same = select(Assignment).where(
        Assignment.duty_id == item.duty_id,
        Assignment.unit_id == item.unit_id,
        col(Assignment.state).not_in(FINISHED) | (col(Assignment.id) == item.id),
    )
    rows = session.exec(same.order_by(col(Assignment.id)).with_for_update())
    changed = [
        row.id
        for row in rows
        if amend(
            session,
            row,
            now=now,
            action=ACTION,
            subject=f"assignment:{row.id}",
            by=by,
            handler_post_id=post_id,
        )
    ]
    bring_forward(session, UNREACHABLE, now)
    session.flush()
    recall_about(session, changed, now=now, office=office)
    return changed
