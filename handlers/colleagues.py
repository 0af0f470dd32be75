"""Writing to somebody else: who handles an assignment, and what they are told."""

from collections.abc import Sequence

from db.appointments import appointments
from db.holders import Holder
from db.items import Item
from handlers.keyboards.base import Markup
from handlers.texts import on_behalf as texts
from handlers.visit import Visit


def handler_of(visit: Visit, item: Item) -> Holder | None:
    """The one person who is pinged about an assignment."""
    return appointments(visit.session, today=visit.today).handler(item)


def tell(
    visit: Visit, to: Holder, text: str, about: Sequence[int], keyboard: Markup | None = None
) -> bool:
    """Write to somebody; False if they cannot be reached."""
    if to.chat_id is None:
        return False
    visit.say_to(to.chat_id, text, keyboard, about, to.person_id)
    return True


def told_what_was_recorded(visit: Visit, item: Item, facts: Sequence[str]) -> None:
    """代录: the unit's handler reads what stands in its name; who cannot be told is named."""
    holder = handler_of(visit, item)
    if holder:
        t = visit.tongue_for(holder.language)
        text = texts.told(t, holder.salutation, visit.who.display, item, facts, visit.today)
        if tell(visit, holder, text, [item.id]):
            return
    visit.say(texts.not_told(visit.t, item.unit))
