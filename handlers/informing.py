"""Telling the people of a unit what was decided about their words, each in their own language."""

from collections.abc import Callable

from db.appointments import appointments
from db.holders import holder_of
from db.items import Item
from db.models import Report
from handlers.i18n import Tongue
from handlers.visit import Visit


def inform(visit: Visit, item: Item, author_id: int | None, text: Callable[[Tongue], str]) -> None:
    """Tell whoever said it, and the 承办人 if that is somebody else; not the one who decides."""
    author = holder_of(visit.session, author_id, today=visit.today) if author_id else None
    handler = appointments(visit.session, today=visit.today).handler(item)
    people = {one.person_id: one for one in (author, handler) if one}
    people.pop(visit.who.person_id, None)
    for holder in people.values():
        if holder.chat_id is not None:
            said = text(visit.tongue_of(holder))
            visit.say_to(holder.chat_id, said, about=[item.id], person_id=holder.person_id)


def author_of(report: Report) -> int | None:
    """Who said it for the unit; what a supervisor wrote down (代录) is nobody's of the unit."""
    return None if report.on_behalf else report.person_id


def named(visit: Visit, person_id: int | None) -> str:
    """市政数局 孙科长, as others are told of somebody; empty for who holds no post any more."""
    holder = holder_of(visit.session, person_id, today=visit.today) if person_id else None
    return f"{holder.unit} {holder.salutation}" if holder else ""
