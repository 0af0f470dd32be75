"""代录: what a supervisor wrote down for a unit that phoned, and what that unit is told."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from db.items import Item
from handlers.i18n import Tongue
from handlers.texts import words


def recorded(t: Tongue, item: Item, today: date) -> Markup:
    """The echo's first line."""
    return t._(
        "✅ Recorded on behalf of {unit}: {name}",
        unit=item.unit,
        name=words.name(t, item, today),
    )


def told(
    t: Tongue, greeting: str, by: str, item: Item, facts: Sequence[str], today: date
) -> Markup:
    """To the unit's own handler."""
    return t._(
        "Hello, {greeting}. {by} has recorded this on behalf of {unit}:\n{name}\n{facts}\n"
        "If anything is wrong, please reply to this message with the correction.",
        greeting=greeting,
        by=by,
        unit=item.unit,
        name=words.name(t, item, today),
        facts=Markup(" · ").join(facts),
    )


def not_told(t: Tongue, unit: str) -> Markup:
    return t._("{unit} could not be told here; please let them know by telephone.", unit=unit)


def taken_back(t: Tongue, greeting: str, by: str, item: Item, today: date) -> Markup:
    return t._(
        "Hello, {greeting}. {by} has taken back what was recorded on behalf of {unit}:\n"
        "{name}\nState now: {state}",
        greeting=greeting,
        by=by,
        unit=item.unit,
        name=words.name(t, item, today),
        state=words.state(t, item.state),
    )


def card(t: Tongue, unit: str) -> Markup:
    """Above what would be recorded."""
    return t._("Record this on behalf of {unit}?", unit=unit)


def no_extension(t: Tongue, unit: str) -> Markup:
    return t._(
        "An extension is for {unit} itself to ask for; nothing was recorded. "
        "Please send what else it reported without it.",
        unit=unit,
    )


def own_unit(t: Tongue, unit: str) -> Markup:
    return t._(
        "{unit} is your own unit: please report for it yourself, without “on behalf”.", unit=unit
    )


def for_supervisors(t: Tongue) -> Markup:
    return t._(
        "Only the supervising office records for other units; nothing was recorded. "
        "Your tasks: /mine"
    )


def nothing_owed(t: Tongue, unit: str) -> Markup:
    return t._("{unit} does not owe this; nothing was recorded.", unit=unit)


def not_understood(t: Tongue, unit: str) -> Markup:
    return t._(
        "I could not find a report in that; nothing was recorded. Please write, for example: "
        "“on behalf of {unit}: 5a 72% done”.",
        unit=unit,
    )
