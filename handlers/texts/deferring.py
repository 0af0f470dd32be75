"""延期 by a supervisor without being asked: the questions, and what everybody is told."""

from datetime import date

from markupsafe import Markup

from db.items import Item
from db.rules.office import Office
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.extending import day
from handlers.texts.fit import clip
from handlers.texts.on_behalf import not_told
from handlers.texts.reports import QUOTED


def ask_date(t: Tongue, item: Item, today: date) -> Markup:
    return t._(
        "[{unit}] {name}: now due {due}. Extended to which day? Press a button, or send a date.",
        unit=item.unit,
        name=words.name(t, item, today),
        due=words.day(t, item.due_on, today) if item.due_on else "-",
    )


def ask_reason(t: Tongue, item: Item, until: date, today: date) -> Markup:
    return t._(
        "[{unit}] {name}: extended to {day}. For what reason? Press a button, or write it.",
        unit=item.unit,
        name=words.name(t, item, today),
        day=words.day(t, until, today),
    )


def reason(t: Tongue, name: str) -> str:
    """The frequent reasons."""
    return {
        "phone": t.plain("As agreed by telephone"),
        "conditions": t.plain("The conditions are not there yet"),
    }[name]


def done(t: Tongue, item: Item, why: str, today: date) -> Markup:
    """To the supervisor; whether the unit could be told stands below."""
    return t._(
        "📅 Extended: [{unit}] {name}\nNew due date: {day}\nReason: {reason}",
        unit=item.unit,
        name=words.name(t, item, today),
        day=words.day(t, item.due_on or today, today),
        reason=clip(why, QUOTED),
    )


def reach(t: Tongue, unit: str, *, told: bool) -> Markup:
    """Whether the unit knows, honestly."""
    return t._("The unit has been told.") if told else not_told(t, unit)


def told(
    t: Tongue, office: Office, item: Item, old: date | None, why: str, by: str, today: date
) -> Markup:
    """To the unit."""
    return t._(
        "📅 The due date was extended: {name}\n"
        "New due date: {day} (before: {old})\n"
        "Reason: {reason}\n"
        "Decided by: {who}",
        name=words.name(t, item, today),
        day=day(t, item.due_on or today, today, office),
        old=words.day(t, old, today) if old else "-",
        reason=clip(why, QUOTED),
        who=by,
    )


def moved(t: Tongue, item: Item, today: date) -> str:
    """A toast for the button of a date that is not in force any more."""
    on = words.day(t, item.due_on, today) if item.due_on else "-"
    return t.plain("{code}: there is a new due date, {day}", code=item.duty, day=on)
