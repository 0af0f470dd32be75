"""Whose state somebody may see."""

from db.items import Item
from db.rules.permissions import Action, Actor, Subject, may
from handlers.owing import leading


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
