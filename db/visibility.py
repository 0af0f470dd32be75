"""What stands on the board, and whose state somebody may see of it."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from db.items import Item, all_items
from db.pings import receivers
from db.rules.permissions import Action, Actor, Subject, may
from db.rules.terms import AssignmentState, PostRole, UnitRole


def on_board(session: Session, actor: Actor, *, today: date) -> list[Item]:
    """All that has begun and applies, as far as `actor` may see it."""
    every = begun(all_items(session, today=today), today)
    return visible_to(actor, applicable(every))


def begun(items: Iterable[Item], today: date) -> list[Item]:
    """Without the returns of months to come."""
    return [item for item in items if not item.monthly or item.starts_on <= today]


def applicable(items: Iterable[Item]) -> list[Item]:
    """Without what does not apply: it is neither owed nor done."""
    return [item for item in items if item.state != AssignmentState.NOT_APPLICABLE]


def visible_to(actor: Actor, items: list[Item]) -> list[Item]:
    """The items whose state this person may see."""
    leads = leading(items)
    return [
        item
        for item in items
        if may(
            actor,
            Action.SEE_UNIT,
            Subject(
                unit_ids=frozenset({item.unit_id}),
                lead_unit_ids=frozenset(leads.get(item.duty_id, ())),
            ),
        )
    ]


def sees_return(session: Session, actor: Actor, duty_id: int) -> bool:
    """Supervisors and leaders see the returns of all units; so do the units that receive them."""
    receiving = {unit for unit, _ in receivers(session, duty_id)}
    return may(actor, Action.SEE_BOARD) or bool(actor.units_as(PostRole.REPORTER) & receiving)


def leading(items: Iterable[Item]) -> dict[int, set[int]]:
    """The units that lead (牵头) each duty."""
    leads: dict[int, set[int]] = {}
    for item in items:
        if item.role == UnitRole.LEAD:
            leads.setdefault(item.duty_id, set()).add(item.unit_id)
    return leads
