"""稍后提醒: until when, and taken back."""

from datetime import date

from markupsafe import Markup

from db.items import Item
from handlers.i18n import Tongue
from handlers.texts import words


def put_off(t: Tongue, item: Item, day: str, clock: str, today: date, *, bound: bool) -> Markup:
    """`day` and `clock`: when the reminder comes; `bound`: later is not possible."""
    lines = [
        t._(
            "⏰ {name}: I will remind you on {day} at {time}.",
            name=words.name(t, item, today),
            day=day,
            time=clock,
        )
    ]
    if bound:
        lines.append(t._("It cannot be put off any longer: the last two reminders always come."))
    return Markup("\n").join(lines)


def already(t: Tongue, item: Item, day: str, clock: str) -> str:
    return t.plain("{code}: put off until {day} {time}.", code=item.duty, day=day, time=clock)


def too_late(t: Tongue, item: Item) -> str:
    return t.plain("{code} is due too soon: its reminders cannot be put off.", code=item.duty)


def woken(t: Tongue, item: Item, next_day: str | None, today: date) -> Markup:
    """It was taken back; `next_day`: when the next reminder comes, if any."""
    name = words.name(t, item, today)
    if next_day is None:
        return t._("{name}: not put off any more.", name=name)
    return t._("{name}: not put off any more. Next reminder: {day}.", name=name, day=next_day)
