"""Buttons of the supervisor's card (催办, 延期, 退回, 查看), below those of their own reminders."""

from collections.abc import Mapping, Sequence

from db.items import Item
from handlers.i18n import Tongue
from handlers.keyboards import pings
from handlers.keyboards.base import Button, Markup, button, inline
from handlers.texts import deferring
from handlers.texts.listing import Page, Place, ringed

Rows = list[list[Button]]
ROWS = 5
"""Rows of a card at once: above them stand those of one's own items."""
REASONS = ("phone", "conditions")
"""The frequent reasons for a later date, as their buttons' data names them."""


def under(t: Tongue, own: Sequence[Place], page: Page, rows: Rows) -> Markup | None:
    """The answers about one's `own` items of a page, and the `rows` of a card; None where there is
    nothing to press."""
    answers = pings.answers(t, own, page)["inline_keyboard"]
    return inline(*answers, *rows) if answers or rows else None


def card(t: Tongue, places: Sequence[Place], back: Mapping[int, int], page: int = 0) -> Rows:
    """A row an item, numbered as in the text; `back`: the reports that may be sent back."""
    if not places:
        return []
    page = min(page, (len(places) - 1) // ROWS)
    shown = places[page * ROWS : (page + 1) * ROWS]
    plain = len(places) == 1 and places[0][0] == 0
    rows = [_row(t, "" if plain else f"{ringed(n)} ", item, back) for n, item in shown]
    return [row for row in (*rows, _pages(t, page, len(places)), _all(t, places)) if row]


def page_of(places: Sequence[Place], key: int) -> int:
    """The page on which an item stands; the first for one that is not there."""
    keys = [item.id for _, item in places]
    return keys.index(key) // ROWS if key in keys else 0


def _row(t: Tongue, mark: str, item: Item, back: Mapping[int, int]) -> list[Button]:
    row = [
        button(mark + t.plain("Nudge"), "urge", item.id),
        button(mark + t.plain("Extend"), "defer", item.id),
    ]
    if item.id in back:
        row.append(button(mark + t.plain("Return"), "sendback", back[item.id], ""))
    return [*row, button(mark + t.plain("View"), "view", item.id)]


def _all(t: Tongue, places: Sequence[Place]) -> list[Button]:
    if len(places) == 1:
        return []
    return [button(t.plain("Nudge all ({n})", n=len(places)), "urgeall")]


def _pages(t: Tongue, page: int, count: int) -> list[Button]:
    before = [button(t.plain("‹ Previous"), "cards", page - 1)] if page else []
    left = (page + 1) * ROWS < count
    return [*before, *([button(t.plain("Next ›"), "cards", page + 1)] if left else [])]


def reasons(t: Tongue, draft_id: int) -> Markup:
    """Why the date is moved: a frequent reason, or words."""
    named = [[button(deferring.reason(t, one), "deferfor", one, draft_id)] for one in REASONS]
    return inline(*named, [button(t.plain("Cancel"), "drop", draft_id)])
