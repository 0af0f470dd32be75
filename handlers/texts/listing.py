"""The numbered items of a reminder: a page of them at a time, grouped by light."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from db.items import Item
from db.rules.terms import Light
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip
from handlers.texts.pacing import pacing

SIZE = 8
"""Items on a page: with their buttons more does not fit a phone."""
TITLE, UNIT = 80, 40
"""Characters of a title and a unit's name in a list: a page fits a message whatever it shows."""
RINGS = (0x2460, 20), (0x3251, 15), (0x32B1, 15)
"""Where Unicode has the ringed numbers ① to ⑳, ㉑ to ㉟, ㊱ to ㊿."""
GROUPS = (Light.RED, Light.YELLOW, Light.GREEN, None)
"""Groups from the most urgent on; at the end what is finished."""
Place = tuple[int, Item]
"""An item, and where it stands in the message."""


@dataclass(frozen=True)
class Page:
    """One page of what a message lists: which one, from 0 on, and how many items there are."""

    number: int
    count: int

    @property
    def places(self) -> range:
        """Where the items of this page stand in the message."""
        return range(self.number * SIZE, min(self.count, (self.number + 1) * SIZE))

    @property
    def left(self) -> int:
        """How many items stand on later pages."""
        return self.count - self.places.stop

    @property
    def only(self) -> bool:
        """Whether there is no other page."""
        return self.count <= SIZE


def page_with(place: int, count: int) -> Page:
    """The page on which a place stands; the last one for what is beyond."""
    return Page(min(place, max(0, count - 1)) // SIZE, count)


def ringed(place: int) -> str:
    """① for the first; beyond ㊿ 51. and so on."""
    left = place
    for first, count in RINGS:
        if left < count:
            return chr(first + left)
        left -= count
    return f"{place + 1}."


def grouped(t: Tongue, items: Sequence[Item], today: date, page: Page) -> list[Markup]:
    """The lines of a page. Lights have headings where `items`, on whatever page, differ in them."""
    shown = [(place, items[place]) for place in page.places if place < len(items)]
    several = len({item.unit_id for item in items}) > 1
    if len({_group(item, today) for item in items}) == 1:
        return [numbered(t, one, today, with_unit=several) for one in shown]
    lines: list[Markup] = []
    for group in GROUPS:
        part = [one for one in shown if _group(one[1], today) is group]
        lines += [_heading(t, group)] if part else []
        lines += [numbered(t, one, today, with_unit=several, light=False) for one in part]
    return lines


def numbered(
    t: Tongue, place: Place, today: date, *, with_unit: bool = False, light: bool = True
) -> Markup:
    """One item with its number; without its `light` where a heading has it."""
    item = replace(place[1], title=clip(place[1].title, TITLE), unit=clip(place[1].unit, UNIT))
    pace = pacing(t, item, today)
    shown = replace(item, value=None) if pace else item  # the pace says the figure, too
    line = words.line(t, shown, today, with_unit=with_unit, light=light)
    below = Markup("\n   {}").format(pace) if pace else ""
    return Markup("{} {}{}").format(ringed(place[0]), line, below)


def beyond(t: Tongue, page: Page) -> list[Markup]:
    """Below a page: how much there is on later ones, and which button shows it."""
    if not page.left:
        return []
    return [t.plural("{n} more item: press “More”", "{n} more items: press “More”", page.left)]


def which(t: Tongue, page: Page) -> list[Markup]:
    """Above a later page: what it shows of the whole."""
    if not page.number:
        return []
    first, last = page.places.start + 1, page.places.stop
    if first == last:
        return [t._("Item {last}:", last=last)]
    return [t._("Items {first} to {last}:", first=first, last=last)]


def first_open(items: Iterable[Item]) -> Item | None:
    """What an example of an answer should be about."""
    return next((item for item in items if not item.finished), None)


def _group(item: Item, today: date) -> Light | None:
    return None if item.finished else item.light(today)


def _heading(t: Tongue, group: Light | None) -> Markup:
    """A light in words, too: not everybody tells red from green."""
    return {
        Light.RED: t._("<b>🔴 Overdue</b>"),
        Light.YELLOW: t._("<b>🟡 Pressing</b>"),
        Light.GREEN: t._("<b>🟢 On schedule</b>"),
        None: t._("<b>✅ Nothing more to do</b>"),
    }[group]
