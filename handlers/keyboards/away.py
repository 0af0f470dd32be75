"""Buttons of 外出: which days, and that it is over. Days are absolute: an old one stays right."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.i18n import Tongue
from handlers.keyboards.base import Button, Markup, button, inline
from handlers.texts import away as texts


def state(t: Tongue, known: Sequence[tuple[int, date, date]], today: date) -> Markup:
    """Ending each that is known (id, first, last), and the usual ones."""
    tomorrow, sunday = today + timedelta(days=1), today + timedelta(days=6 - today.weekday())
    ends = [[_end(t, key, texts.days(t, first, last, today))] for key, first, last in known]
    usual = [
        _set(t.plain("Today"), today, today),
        _set(t.plain("Tomorrow"), tomorrow, tomorrow),
        _set(t.plain("This week"), today, sunday),
    ]
    return inline(*ends, usual)


def confirm(t: Tongue, first: date, last: date) -> Markup:
    return inline([_set(t.plain("Record it"), first, last), button(t.plain("No"), "awayno")])


def undo(t: Tongue, absence_id: int) -> Markup:
    return inline([button(t.plain("Take back"), "awayend", absence_id)])


def _end(t: Tongue, key: int, days: str) -> Button:
    return button(t.plain("Not away: {days}", days=days), "awayend", key)


def _set(label: str, first: date, last: date) -> Button:
    return button(label, "awayset", first, last)
