"""Writing to somebody else: who handles an assignment, and what they are told."""

from collections.abc import Sequence

from markupsafe import Markup

from db.appointments import appointments
from db.holders import Holder
from db.items import Item
from handlers.i18n import Tongue
from handlers.keyboards.base import Markup as Keyboard
from handlers.texts import deputies
from handlers.texts import on_behalf as texts
from handlers.visit import Visit


def handler_of(visit: Visit, item: Item) -> Holder | None:
    """The one person who is pinged about an assignment: the 承办人, or their B角."""
    return appointments(visit.session, today=visit.today).handler(item)


def appointed_of(visit: Visit, item: Item) -> Holder | None:
    """The 承办人 of an assignment, whether or not somebody stands in for them."""
    return appointments(visit.session, today=visit.today).appointed(item)


def standing(visit: Visit, t: Tongue, person_id: int, items: Sequence[Item]) -> list[Markup]:
    """For whom a person is written to about some of these, if not for themselves."""
    people = appointments(visit.session, today=visit.today)
    groups = [(one, of) for one, of in people.standing(items) if one.to.person_id == person_id]
    return deputies.standing(t, groups, visit.today)


def tell(
    visit: Visit, to: Holder, text: str, about: Sequence[int], keyboard: Keyboard | None = None
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
