"""Buttons under a reminder: a row a duty, or all the answers about one."""

from collections.abc import Sequence

from db.items import Item
from db.rules.terms import ReportStatus
from handlers.i18n import Tongue
from handlers.keyboards.base import Button, Markup, button, inline
from handlers.texts import words
from handlers.texts.listing import Page, Place, ringed

DONE, UNDER_WAY, NOT_STARTED, BLOCKED, NOT_APPLICABLE = (
    ReportStatus.DONE,
    ReportStatus.IN_PROGRESS,
    ReportStatus.NOT_STARTED,
    ReportStatus.BLOCKED,
    ReportStatus.NOT_APPLICABLE,
)


def ping(t: Tongue, items: Sequence[Item]) -> Markup:
    """Under a message that lists nothing else: its first page."""
    return answers(t, list(enumerate(items)), Page(0, len(items)))


def answers(t: Tongue, places: Sequence[Place], page: Page) -> Markup:
    """All answers about one duty; of several a short row each, those of the page in the text, and
    one 签收 for all. What is finished has none."""
    left = [one for one in places if not one[1].finished]
    if not left:
        return inline(_pages(t, page))
    if len(places) == 1:
        item = places[0][1]
        rows = [*_answers(t, item), [*_later(t, item), _acknowledge(t)]]
        return inline(*rows, _pages(t, page))
    rows = [_row(t, place, item) for place, item in left if place in page.places]
    return inline(*rows, _pages(t, page), [_acknowledge(t)])


def more(t: Tongue, place: int, item: Item) -> Markup:
    """All the answers about one of several duties, numbered as it is, and the way back."""
    mark = f"{ringed(place)} "
    back = button(t.plain("Back"), "fold", item.id)
    return inline(*_answers(t, item, mark), [*_later(t, item, mark), back])


def _row(t: Tongue, place: int, item: Item) -> list[Button]:
    mark = f"{ringed(place)} "
    usual = (DONE, UNDER_WAY, BLOCKED)
    first = _hand_in(t, item, mark) or [_answer(t, item, one, mark) for one in usual]
    return [*first, button(mark + t.plain("Other…"), "more", item.id)]


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


def page_in(keyboard: Markup) -> int:
    """The page under which a keyboard of ours was drawn: its way on or back says so."""
    for row in keyboard.get("inline_keyboard", []):
        action, _, pages = row[0]["callback_data"].partition(":")
        if action == "page":
            return int(pages.partition(":")[2])
    return 0


def _pages(t: Tongue, page: Page) -> list[Button]:
    """The way to what does not fit, each with where it leads, and from where."""
    now, row = page.number, []
    if now:
        row.append(button(t.plain("‹ Previous"), "page", now - 1, now))
    if page.left:
        row.append(button(t.plain("More ({n} left)", n=page.left), "page", now + 1, now))
    return row
