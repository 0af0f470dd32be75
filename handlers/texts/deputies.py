"""B角: for whom somebody is reminded, and why."""

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from db.appointments import Standing
from db.items import Item
from db.rules.reach import Why
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip

CODES = 120
Stood = tuple[Standing, Sequence[Item]]
"""Who is stood in for, and in which duties."""


def standing(t: Tongue, groups: Iterable[Stood], today: date) -> list[Markup]:
    """A line for each colleague: 代李科长(外出至10月13日周五):2a、3a."""
    return [
        t._(
            "👥 For {who} ({why}): {codes}",
            who=one.absent,
            why=_why(t, one, today),
            codes=clip(t.plain(", ").join(dict.fromkeys(item.duty for item in items)), CODES),
        )
        for one, items in groups
    ]


def _why(t: Tongue, one: Standing, today: date) -> str:
    if one.why is Why.AWAY and one.until:
        return t.plain("away until {day}", day=words.day(t, one.until, today))
    if one.why is Why.BLOCKED:
        return t.plain("cannot be written to")
    return t.plain("vacant") if one.why is Why.VACANT else t.plain("not registered")
