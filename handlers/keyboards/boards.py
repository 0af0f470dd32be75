"""Buttons under the boards: pages, 刷新, and the way from one board to another."""

from collections.abc import Sequence

from db.items import Item
from handlers.i18n import Tongue
from handlers.keyboards import making
from handlers.keyboards.base import Button, Markup, button, inline, turning
from handlers.keyboards.tasks import cycle

LIST, STATUS, MINE = "see", "status", "mine"


def listed(
    t: Tongue, code: str, page: int, pages: int, course: tuple[int, str] | None = None
) -> Markup:
    """Under a list: `code` is the view, as its button carries it; `course`: the cycle and the duty
    whose figures can be drawn."""
    refresh = button(t.plain("Refresh"), LIST, code, page)
    drawn = [making.picture(t, "course", *course)] if course else []
    return inline(turning(t, (LIST, code), page, pages), [refresh, *drawn, board(t)])


def cycles(views: Sequence[tuple[Item, str]]) -> Markup:
    """Of which year: a list of each of these cycles."""
    rows = ([button(cycle(item), LIST, code, 0)] for item, code in views)
    return inline(*rows)


def status(t: Tongue, lists: Sequence[tuple[str, str]], page: int, pages: int) -> Markup:
    """Under the whole board: the `lists` (label, code of the view) that it leads to."""
    rows = [button(label, LIST, code, 0) for label, code in lists]
    return inline(
        turning(t, (STATUS,), page, pages),
        rows[:3],
        rows[3:],
        [button(t.plain("Refresh"), STATUS, page), making.picture(t, "board"), making.to_files(t)],
    )


def mine(t: Tongue, page: int, pages: int) -> Markup:
    """Under 我的任务."""
    refresh = button(t.plain("Refresh"), MINE, page)
    return inline(turning(t, (MINE,), page, pages), [refresh, board(t)])


def board(t: Tongue) -> Button:
    """Back to the whole, in the same message."""
    return button(t.plain("The board"), STATUS, 0)
