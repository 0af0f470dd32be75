"""Buttons under the boards: pages, 刷新, and the way from one board to another."""

from collections.abc import Sequence

from handlers.i18n import Tongue
from handlers.keyboards.base import Button, Markup, button, inline, turning

LIST, STATUS, MINE = "see", "status", "mine"


def listed(t: Tongue, code: str, page: int, pages: int) -> Markup:
    """Under a list: `code` is the view, as its button carries it."""
    refresh = button(t.plain("Refresh"), LIST, code, page)
    return inline(turning(t, (LIST, code), page, pages), [refresh, board(t)])


def status(t: Tongue, lists: Sequence[tuple[str, str]], page: int, pages: int) -> Markup:
    """Under the whole board: the `lists` (label, code of the view) that it leads to."""
    rows = [button(label, LIST, code, 0) for label, code in lists]
    return inline(
        turning(t, (STATUS,), page, pages),
        rows[:3],
        rows[3:],
        [button(t.plain("Refresh"), STATUS, page), *_made(t)],
    )


def mine(t: Tongue, page: int, pages: int) -> Markup:
    """Under 我的任务."""
    refresh = button(t.plain("Refresh"), MINE, page)
    return inline(turning(t, (MINE,), page, pages), [refresh, board(t)])


def _made(t: Tongue) -> list[Button]:
    return []


def board(t: Tongue) -> Button:
    """Back to the whole, in the same message."""
    return button(t.plain("The board"), STATUS, 0)
