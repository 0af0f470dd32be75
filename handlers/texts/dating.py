"""督办定时限: what would be set, what was, and what the units read."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from db.items import Item
from db.rules.dating import Undatable
from db.rules.office import Office
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.extending import day as day_with_office
from handlers.texts.fit import fit


def usage(t: Tongue) -> Markup:
    return t._("Which duty, and to which day? For example: /date 8a July 31")


def for_supervisors(t: Tongue) -> Markup:
    return t._("Dates are set by the supervising office.")


def past(t: Tongue, day: date, today: date) -> Markup:
    return t._("{day} is over already. Please send another date.", day=words.day(t, day, today))


def refused(t: Tongue, item: Item, why: Undatable, today: date) -> Markup:
    name = words.name(t, item, today)
    if why is Undatable.DATED:
        return t._(
            "{name} has its date from the notice. A later one is asked for as an extension.",
            name=name,
        )
    if why is Undatable.STANDING:
        return t._("{name} goes on all year; it needs no date.", name=name)
    return t._("{name}: {state}. No date is needed.", name=name, state=words.state(t, item.state))


def already(t: Tongue, item: Item, day: date, today: date) -> Markup:
    return t._(
        "{name}: its date is {day} already.",
        name=words.name(t, item, today),
        day=words.day(t, day, today),
    )


def card(
    t: Tongue, office: Office, items: Sequence[Item], day: date, left_out: int, today: date
) -> Markup:
    """What would be set, with the day as it was understood and the number of units."""
    lines = [
        t.plural(
            "Set the date of {name} to <b>{day}</b> for {n} unit?",
            "Set the date of {name} to <b>{day}</b> for {n} units?",
            len(items),
            name=words.name(t, items[0], today),
            day=day_with_office(t, day, today, office),
        )
    ]
    if len(items) == 1:
        lines.append(t._("Unit: {unit}", unit=items[0].unit))
    lines += _before(t, items, today)
    if left_out:
        lines.append(
            t.plural(
                "Left out: {n} unit that is finished, has a date of its own or is yours.",
                "Left out: {n} units that are finished, have a date of their own or are yours.",
                left_out,
            )
        )
    return Markup("\n").join(lines)


def _before(t: Tongue, items: Sequence[Item], today: date) -> list[Markup]:
    """The date that it would replace."""
    days = dict.fromkeys(words.day(t, item.due_on, today) for item in items if item.due_on)
    return [t._("Date so far: {day}", day=t.plain(", ").join(days))] if days else []


def done(t: Tongue, items: Sequence[Item], day: date, reached: int, today: date) -> Markup:
    """The card, once it is done."""
    lines = [
        t.plural(
            "✅ Date set: {name}, {day}, {n} unit.",
            "✅ Date set: {name}, {day}, {n} units.",
            len(items),
            name=words.name(t, items[0], today),
            day=words.day(t, day, today),
        )
    ]
    if reached < len(items):
        lines.append(
            t._(
                "{n} of them are told here; the others have nobody registered, please telephone.",
                n=reached,
            )
        )
    return Markup("\n").join(lines)


def told(t: Tongue, greeting: str, by: str, items: Sequence[Item], today: date) -> Markup:
    """To the unit's handler."""
    head = t._("Hello, {greeting}. {by} has set a date:", greeting=greeting, by=by)
    lines = [words.line(t, item, today) for item in items]
    return fit(t, [head], lines, [t._("I will remind you on working days before it.")])


def taken_back(t: Tongue, items: Sequence[Item], today: date) -> Markup:
    return t.plural(
        "↩️ Date taken back: {name}, {n} unit. Now: {due}",
        "↩️ Date taken back: {name}, {n} units. Now: {due}",
        len(items),
        name=words.name(t, items[0], today),
        due=words.due(t, items[0].due_on, today),
    )


def undone(t: Tongue, greeting: str, by: str, items: Sequence[Item], today: date) -> Markup:
    """To the unit's handler: the date is what it was before."""
    head = t._("Hello, {greeting}. {by} has taken the date back:", greeting=greeting, by=by)
    lines = [
        t._("{name}: {due}", name=words.name(t, i, today), due=words.due(t, i.due_on, today))
        for i in items
    ]
    return fit(t, [head], lines)


def not_yours(t: Tongue) -> str:
    return t.plain("Only whoever set the date can take it back.")


def too_late(t: Tongue) -> str:
    return t.plain("This can no longer be taken back; please set another date.")
