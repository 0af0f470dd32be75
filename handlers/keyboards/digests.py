"""Buttons under a digest: what can be done about it at once."""

from db.digests import Morning
from handlers.i18n import Tongue
from handlers.keyboards.base import Button, Markup, button, inline


def morning(t: Tongue, found: Morning) -> Markup:
    """去审核, 审批延期 where there is anything to decide, and the board."""
    review = [button(t.plain("To the reviews"), "queue")] if found.waiting else []
    asked = [button(t.plain("Decide on extensions"), "asked")] if found.asked else []
    return inline([*review, *asked], [_board(t)])


def overview(t: Tongue) -> Markup:
    return inline([_board(t)])


def _board(t: Tongue) -> Button:
    return button(t.plain("The board"), "board")
