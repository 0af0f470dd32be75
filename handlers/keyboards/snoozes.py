"""Buttons of 稍后提醒: when, and taking it back."""

from collections.abc import Mapping

from db.rules.snoozing import Later
from handlers.i18n import Tongue
from handlers.keyboards.base import Markup, button, inline


def choices(t: Tongue, key: int, days: Mapping[Later, str]) -> Markup:
    """`days`: what each choice comes to, in words."""
    labels = {
        Later.TOMORROW: t.plain("Tomorrow"),
        Later.THREE_DAYS: t.plain("In 3 days"),
        Later.EVE: t.plain("The day before it is due"),
    }
    rows = [
        [button(f"{labels[later]} · {day}", "snooze", key, later.value)]
        for later, day in days.items()
    ]
    return inline(*rows, [button(t.plain("Back"), "fold", key)])


def undo(t: Tongue, snooze_id: int) -> Markup:
    return inline([button(t.plain("Do not put it off"), "wake", snooze_id)])
