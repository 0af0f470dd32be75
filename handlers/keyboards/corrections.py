"""Buttons under a proposed correction."""

from handlers.i18n import Tongue
from handlers.keyboards.base import Markup, button, inline


def propose(t: Tongue, draft_id: int) -> Markup:
    correct = button(t.plain("Correct it"), "amend", draft_id)
    return inline([correct, button(t.plain("Leave it"), "keep", draft_id)])
