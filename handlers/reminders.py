"""The keyboard under a reminder: turned to what is still open, to one duty, to another page.

Under one's own items stand those that one supervises (提级提醒), with buttons of their own.
"""

from collections.abc import Callable

from telegram import Message

from db.items import Item, items_by_id
from db.outbox import shown_in
from handlers import parts
from handlers.keyboards import pings as keyboards
from handlers.presses import item_of, number, stale
from handlers.texts import reports as texts
from handlers.visit import Visit


def refresh(visit: Visit, key: int) -> None:
    """Under the pressed message, leave the buttons of what is still owed, where `key` stood."""
    items = shown(visit)
    if items:
        visit.change_buttons(parts.buttons_at(visit, items, key), [item.id for item in items])


def shown(visit: Visit) -> list[Item]:
    """The assignments of the pressed message, in its order; none if it cannot be changed."""
    message = visit.query.message if visit.query else None
    if not isinstance(message, Message):
        return []
    ids = shown_in(visit.session, chat_id=visit.chat_id, message_id=message.message_id)
    items = {item.id: item for item in items_by_id(visit.session, ids)}
    return [items[key] for key in ids if key in items]


def turn(visit: Visit, items: list[Item], page: int = 0, card_page: int = 0) -> None:
    """Draw the buttons of the pressed message anew."""
    keyboard = parts.buttons(visit, items, page, card_page)
    visit.change_buttons(keyboard, [item.id for item in items])


def _more(visit: Visit, _action: str, argument: str) -> None:
    item = item_of(visit, argument)
    if item is None:
        return
    items = shown(visit)
    if item.finished:
        visit.toast(texts.stands_at(visit.t, item))
        refresh(visit, item.id)
        return
    visit.toast()
    keyboard = keyboards.more(visit.t, parts.own(visit, items), item)
    visit.change_buttons(keyboard, [one.id for one in items])


def _back(visit: Visit, _action: str, argument: str) -> None:
    visit.toast()
    refresh(visit, number(argument) or 0)


def _page(visit: Visit, _action: str, argument: str) -> None:
    page, items = number(argument), shown(visit)
    if page is None or page * keyboards.ROWS >= len(parts.own(visit, items)):
        stale(visit)
        return
    visit.toast()
    turn(visit, items, page)


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {
    "more": _more,
    "fold": _back,
    "page": _page,
}
