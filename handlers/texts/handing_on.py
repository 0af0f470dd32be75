"""转办: which duty, to which post, and what both are told."""

from datetime import date

from markupsafe import Markup

from db.items import Item
from handlers.i18n import Tongue
from handlers.texts import words


def which(t: Tongue) -> Markup:
    return t._("Which one do you want to hand on?")


def whom(t: Tongue, item: Item, present: str, today: date) -> Markup:
    return t._(
        "{name}\nHandled by {present}. To whom in {unit} shall it go?",
        name=words.name(t, item, today),
        present=present,
        unit=item.unit,
    )


def alone(t: Tongue, unit: str) -> Markup:
    return t._("{unit} has nobody else to whom it could be handed on.", unit=unit)


def nothing(t: Tongue) -> Markup:
    return t._("You have nothing of that to hand on. Your tasks: /mine")


def handed_on(t: Tongue, item: Item, to: str, today: date, *, reachable: bool) -> Markup:
    """To whoever handed it on."""
    done = t._("↪️ Handed on to {to}: {name}", to=to, name=words.name(t, item, today))
    if reachable:
        return done
    warning = t._(
        "{to} is not registered here yet and cannot be reminded; please tell them yourself.", to=to
    )
    return Markup("{}\n{}").format(done, warning)


def received(t: Tongue, greeting: str, by: str, item: Item, today: date) -> Markup:
    """To the new handler."""
    return t._(
        "Hello, {greeting}. {by} has handed this on to you; reminders now come to you:\n{line}",
        greeting=greeting,
        by=by,
        line=words.line(t, item, today),
    )


def given_away(t: Tongue, greeting: str, by: str, to: str, item: Item, today: date) -> Markup:
    """To the former handler, where somebody else did it."""
    return t._(
        "Hello, {greeting}. {by} has handed this on to {to}; it is no longer yours:\n{name}",
        greeting=greeting,
        by=by,
        to=to,
        name=words.name(t, item, today),
    )


def taken_over(t: Tongue, greeting: str, by: str, item: Item, today: date) -> Markup:
    """To the former handler, where a colleague took it on."""
    return t._(
        "Hello, {greeting}. {by} has taken this over; it is no longer yours:\n{name}",
        greeting=greeting,
        by=by,
        name=words.name(t, item, today),
    )


def changed_meanwhile(t: Tongue, item: Item, present: str) -> str:
    return t.plain(
        "{code} was handed on meanwhile: {present} handles it.", code=item.duty, present=present
    )
