"""Buttons under /monthly: pages, and the closing of the month."""

from handlers.i18n import Tongue
from handlers.keyboards import making
from handlers.keyboards.base import Markup, button, inline, turning

ROWS = 15
"""Units on one page."""


def board(t: Tongue, month: str, page: int, count: int, *, may_close: bool) -> Markup:
    """`month`: the return and its month, as buttons carry them; `count`: units handed in."""
    close = [button(t.plain("Close this month"), "shut", month)] if may_close else []
    refresh = button(t.plain("Refresh"), "month", month, page)
    pages = -(-count // ROWS)
    drawn = making.picture(t, "returns", month)
    return inline(turning(t, ("month", month), page, pages), [refresh, drawn], close)


def sure(t: Tongue, month: str) -> Markup:
    """Under the question whether to close."""
    yes = button(t.plain("Close it"), "closeyes", month)
    return inline([yes, button(t.plain("Back"), "month", month, 0)])
