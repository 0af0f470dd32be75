"""Buttons under what a supervisor would record for another unit."""

from collections.abc import Sequence

from db.items import Item
from handlers.i18n import Tongue
from handlers.keyboards.base import Markup, button, inline
from handlers.keyboards.reports import ROWS


def confirm(t: Tongue, draft_id: int) -> Markup:
    yes = button(t.plain("Record"), "foryes", draft_id)
    return inline([yes, button(t.plain("Cancel"), "drop", draft_id)])


def choose(t: Tongue, items: Sequence[Item], draft_id: int) -> Markup:
    """One button a duty that may be meant; the card comes after it."""
    rows = [
        [button(f"{item.duty} {item.title}"[:40], "forpick", item.id, draft_id)]
        for item in items[:ROWS]
    ]
    return inline(*rows, [button(t.plain("None of these"), "drop", draft_id)])
