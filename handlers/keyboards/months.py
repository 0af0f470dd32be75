"""Buttons under /monthly: pages, and the closing of the month."""

from handlers.i18n import Tongue
from handlers.keyboards.base import Button, Markup, button, inline

ROWS = 15
"""Units on one page."""


def board(t: Tongue, month: str, page: int, count: int, *, may_close: bool) -> Markup:
    """`month`: the return and its month, as buttons carry them; `count`: units handed in."""
    close = [button(t.plain("Close this month"), "shut", month)] if may_close else []
    return inline(_pages(t, month, page, count), close)


def sure(t: Tongue, month: str) -> Markup:
    """Under the question whether to close."""
    yes = button(t.plain("Close it"), "closeyes", month)
    return inline([yes, button(t.plain("Back"), "month", month, 0)])


def _pages(t: Tongue, month: str, page: int, count: int) -> list[Button]:
    before = [button(t.plain("‹ Previous"), "month", month, page - 1)] if page else []
    left = (page + 1) * ROWS < count
    return [*before, *([button(t.plain("Next ›"), "month", month, page + 1)] if left else [])]
