"""The keyboard under a reminder: turned to what is still open, to one duty, to another page.

Under one's own items stand those that one supervises (提级提醒), with buttons of their own.
"""

from collections.abc import Callable

from telegram import Message

from handlers import parts
from handlers.keyboards import pings as keyboards
from handlers.parts import Reminder
from handlers.presses import item_of, number, stale
from handlers.texts import reports as texts
from handlers.visit import Visit


def refresh(visit: Visit, key: int) -> None:
    """Under the pressed message, leave the buttons of what is still owed, where `key` stood."""
    found = shown(visit)
    if found:
        found.turn_to(key)


def shown(visit: Visit) -> Reminder | None:
    """The pressed message; None if it cannot be changed."""
    message = visit.query.message if visit.query else None
    return parts.reminder_at(visit, message.message_id) if isinstance(message, Message) else None


def _more(visit: Visit, _action: str, argument: str) -> None:
    item = item_of(visit, argument)
    if item is None:
        return
    if item.finished:
        visit.toast(texts.stands_at(visit.t, item))
        refresh(visit, item.id)
        return
    visit.toast()
    found = shown(visit)
    if found:
        keyboard = keyboards.more(visit.t, found.place_of(item.id), item)
        visit.change_buttons(keyboard, [one.id for one in found.items])


def _back(visit: Visit, _action: str, argument: str) -> None:
    visit.toast()
    refresh(visit, number(argument) or 0)


def _page(visit: Visit, _action: str, argument: str) -> None:
    """Text and buttons turn together."""
    wanted, found = number(argument.partition(":")[0]), shown(visit)
    if wanted is None or found is None:
        stale(visit)
        return
    visit.toast()
    page = found.page(wanted)
    visit.change(found.text(page), found.buttons(page), [item.id for item in found.items])


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {
    "more": _more,
    "fold": _back,
    "page": _page,
}
