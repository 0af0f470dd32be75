"""Buttons of the calendar and of dates that the office sets: confirmed, taken back."""

from handlers.i18n import Tongue
from handlers.keyboards.base import Markup, button, inline


def confirm(t: Tongue, action: str, draft_id: int) -> Markup:
    """Under a card that shows what would change."""
    yes = button(t.plain("Confirm"), action, draft_id)
    return inline([yes, button(t.plain("Cancel"), "drop", draft_id)])


def undo(t: Tongue, action: str, incoming_id: int) -> Markup:
    """Under what was changed by an order."""
    return inline([button(t.plain("Take back"), action, incoming_id)])
