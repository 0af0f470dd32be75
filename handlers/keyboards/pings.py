"""Buttons under a reminder: a row a duty, or all the answers about one."""

from collections.abc import Sequence

from db.items import Item
from db.rules.terms import ReportStatus
from handlers.i18n import Tongue
from handlers.keyboards.base import Button, Markup, button, inline
from handlers.texts import words
from handlers.texts.pings import MARKS, MOST

ROWS = 5
"""Rows of answers at once: more does not fit a phone; the rest is a page further."""
DONE, UNDER_WAY, NOT_STARTED, BLOCKED, NOT_APPLICABLE = (
    ReportStatus.DONE,
    ReportStatus.IN_PROGRESS,
    ReportStatus.NOT_STARTED,
    ReportStatus.BLOCKED,
    ReportStatus.NOT_APPLICABLE,
)
Place = tuple[int, Item]
"""An item, and where it stands in the message."""


def ping(t: Tongue, items: Sequence[Item], page: int = 0) -> Markup:
    """All answers about one duty; of several a short row each, and one 签收 for all."""
    places = answerable(items)
    if not places:
        return inline()
    if len(items) == 1:
        return inline(*_answers(t, items[0]), [*_later(t, items[0]), _acknowledge(t)])
    shown = places[page * ROWS : (page + 1) * ROWS]
    rows = [_row(t, place, item) for place, item in shown]
    return inline(*rows, _pages(t, page, len(places)), [_acknowledge(t)])


def answerable(items: Sequence[Item]) -> list[Place]:
    """What is still owed, as numbered in the text."""
    return [(place, item) for place, item in enumerate(items) if not item.finished]


def page_of(items: Sequence[Item], key: int) -> int:
    """The page on which a duty stands; the last one for what was answered."""
    keys = [item.id for _, item in answerable(items)]
    place = keys.index(key) if key in keys else max(0, len(keys) - 1)
    return place // ROWS


def more(t: Tongue, items: Sequence[Item], item: Item) -> Markup:
    """All the answers about one of several duties, numbered as it is, and the way back."""
    place = next((n for n, one in enumerate(items) if one.id == item.id), MOST)
    mark = _mark(place, item)
    back = button(t.plain("Back"), "fold", item.id)
    return inline(*_answers(t, item, mark), [*_later(t, item, mark), back])


def _mark(place: int, item: Item) -> str:
    """The number of the text; beyond what the text shows, the code."""
    return f"{MARKS[place] if place < MOST else item.duty} "


def _row(t: Tongue, place: int, item: Item) -> list[Button]:
    mark = _mark(place, item)
    usual = (DONE, UNDER_WAY, BLOCKED)
    first = _hand_in(t, item, mark) or [_answer(t, item, one, mark) for one in usual]
    return [*first, button(mark + t.plain("More…"), "more", item.id)]


def _answers(t: Tongue, item: Item, mark: str = "") -> list[list[Button]]:
    usual = (DONE, UNDER_WAY, NOT_STARTED)
    first = _hand_in(t, item, mark) or [_answer(t, item, one, mark) for one in usual]
    rest = [_answer(t, item, BLOCKED, mark)]
    if item.due_on:
        rest.append(button(mark + t.plain("Ask for an extension"), "extend", item.id))
    return [first, [*rest, _not_applicable(t, item, mark)]]


def _hand_in(t: Tongue, item: Item, mark: str) -> list[Button]:
    """A return is filled in, or there is nothing to return this month."""
    if not item.figure_names:
        return []
    fill = button(mark + t.plain("Fill in"), "fill", item.id)
    return [fill, button(mark + t.plain("Nothing this month"), "nil", item.id)]


def _answer(t: Tongue, item: Item, status: ReportStatus, mark: str = "") -> Button:
    """What was said last has a tick: the keyboard shows how it stands."""
    tick = "✓" if item.state == status else ""
    return button(f"{mark}{tick}{words.status(t, status)}", status.value, item.id)


def _not_applicable(t: Tongue, item: Item, mark: str) -> Button:
    if item.figure_names:
        return button(mark + t.plain("Not ours"), NOT_APPLICABLE.value, item.id)
    return _answer(t, item, NOT_APPLICABLE, mark)


def _later(t: Tongue, item: Item, mark: str = "") -> list[Button]:
    return [button(mark + t.plain("Remind me later"), "later", item.id)]


def _acknowledge(t: Tongue) -> Button:
    return button(t.plain("Acknowledge"), "ack")


def _pages(t: Tongue, page: int, count: int) -> list[Button]:
    """The way to what does not fit."""
    before = [button(t.plain("‹ Previous"), "page", page - 1)] if page else []
    left = (page + 1) * ROWS < count
    return [*before, *([button(t.plain("Next ›"), "page", page + 1)] if left else [])]
