"""The two parts of a reminder: what its reader answers, and below it what they supervise."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from db.appointments import appointments
from db.escalations import is_late, levels_in
from db.items import Item
from db.reviews import returnable
from db.rules.escalation import Level
from db.rules.permissions import Action, Subject, may
from handlers import colleagues
from handlers.keyboards import escalation as cards
from handlers.keyboards import pings
from handlers.keyboards.base import Markup as Buttons
from handlers.keyboards.base import none
from handlers.keyboards.pings import Place
from handlers.texts import escalation as texts
from handlers.texts import pings as ping_texts
from handlers.visit import Visit


def own(visit: Visit, items: Sequence[Item]) -> list[Item]:
    """Those that this person may report on: they come first in a message."""
    return [item for item in items if _may(visit, Action.REPORT, item)]


def watched(visit: Visit, items: Sequence[Item]) -> list[Place]:
    """Those that this person supervises and that are still overdue, as numbered in the text."""
    return [
        (place, item)
        for place, item in enumerate(items)
        if is_late(item, visit.today) and supervises(visit, item)
    ]


def supervises(visit: Visit, item: Item) -> bool:
    """Asked again at every press: nobody decides about their own unit."""
    return _may(visit, Action.REVIEW, item)


def buttons(visit: Visit, items: Sequence[Item], page: int = 0, card_page: int = 0) -> Buttons:
    """What this person can still do about the items of a message."""
    places = watched(visit, items)
    back = returnable(visit.session, [item for _, item in places], today=visit.today)
    rows = cards.card(visit.t, places, back, card_page)
    return cards.under(visit.t, own(visit, items), rows, page) or none()


def buttons_at(visit: Visit, items: Sequence[Item], key: int) -> Buttons:
    """The same, turned to where an item stands."""
    page = pings.page_of(own(visit, items), key)
    return buttons(visit, items, page, cards.page_of(watched(visit, items), key))


def rewritten(visit: Visit, outgoing_id: int, items: Sequence[Item]) -> dict[str, Any]:
    """The text and the buttons of one's reminder that is not sent yet, with these items left."""
    levels = levels_in(visit.session, outgoing_id)
    mine = [item for item in items if item.id not in levels]
    others = [item for item in items if levels.get(item.id) is Level.SUPERVISOR]
    people = appointments(visit.session, today=visit.today)
    unit = [
        (item, holder.salutation if (holder := people.handler(item)) else "")
        for item in items
        if levels.get(item.id) is Level.UNIT
    ]
    t, called, today = visit.t, visit.who.salutation, visit.today
    told = texts.told(
        t,
        None if mine else called,
        unit,
        others,
        today,
        start=len(mine),
        how=bool(own(visit, [item for item, _ in unit])),
    )
    standing = colleagues.standing(visit, t, visit.who.person_id, mine)
    reminder = (
        [ping_texts.ping(t, called, mine, today, guessed=False, standing=standing)] if mine else []
    )
    text = Markup("\n\n").join([*reminder, *([told] if told else [])])
    return {"text": str(text), "reply_markup": buttons(visit, items)}


def _may(visit: Visit, action: Action, item: Item) -> bool:
    return may(visit.who.actor, action, Subject(unit_ids=frozenset({item.unit_id})))
