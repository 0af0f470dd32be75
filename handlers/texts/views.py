"""Lists of the board: 市公安局 · 未办结, 逾期, 本月到期; by duty, or by unit if asked who."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from markupsafe import Markup

from db.items import Item
from db.rules.terms import Light
from handlers.i18n import Tongue
from handlers.inputs.which import Which
from handlers.inputs.windows import Window
from handlers.texts import words
from handlers.texts.fit import clip

MOST = 10
"""Lines on a page."""
CODES = 12
NAMES = 60
LIGHTS = (Light.RED, Light.YELLOW, Light.GREEN)


@dataclass(frozen=True)
class Scope:
    """What stands in the heading beside the kind of list, in words; empty parts are left out."""

    who: str
    task: str
    window: Window | None


def which(t: Tongue, value: Which) -> str:
    """What a list is called."""
    return {
        Which.ALL: t.plain("All items"),
        Which.OPEN: t.plain("Not finished"),
        Which.DONE: t.plain("Finished"),
        Which.DUE: t.plain("Falling due"),
        Which.OVERDUE: t.plain("Overdue"),
        Which.SILENT: t.plain("Not answered"),
        Which.UNSIGNED: t.plain("Not acknowledged"),
        Which.BLOCKED: t.plain("Needs coordination"),
        Which.BEHIND: t.plain("Behind schedule"),
        Which.RED: t.plain("Red lights"),
        Which.YELLOW: t.plain("Yellow lights"),
    }[value]


def heading(
    t: Tongue, kind: Which, scope: Scope, items: Sequence[Item], when: str, today: date
) -> Markup:
    """市公安局 · 未办结 · 9月30日前; below it how many, by light, and the moment of the figures."""
    all_of_task = scope.task and kind is Which.ALL
    called = "" if all_of_task else which(t, kind)
    named = [scope.who, scope.task, called, window(t, scope.window, today)]
    title = Markup("<b>{}</b>").format(" · ".join(part for part in named if part))
    units = len({item.unit_id for item in items})
    counted = t.plural("{n} item", "{n} items", len(items)) if items else t._("None at present.")
    several = [t._("{n} units", n=units)] if units > 1 else []
    several += [t._("without standing duties")] if kind is Which.OPEN and items else []
    facts = [counted, *several, *([lights(items, today)] if items else []), as_of(t, when)]
    return Markup("{}\n{}").format(title, Markup(" · ").join(facts))


def as_of(t: Tongue, when: str) -> Markup:
    """The moment of the figures."""
    return t._("As of {when}", when=when)


def window(t: Tongue, stretch: Window | None, today: date) -> str:
    """9月30日周六前, 4月1日周六至4月30日周日, 4月28日周五."""
    if stretch is None:
        return ""
    last = words.day(t, stretch.last, today)
    if stretch.first is None:
        return t.plain("by {day}", day=last)
    if stretch.first == stretch.last:
        return last
    return t.plain("{first} to {last}", first=words.day(t, stretch.first, today), last=last)


def mine(t: Tongue) -> str:
    """Whose items they are, where one sees those of one's own unit only."""
    return t.plain("My unit")


def by_duty(t: Tongue, items: Sequence[Item], today: date) -> list[Markup]:
    """A line a duty and date; the units below it where there are several in the list."""
    several = len({item.unit_id for item in items}) > 1
    return [gathered(t, part, today, with_unit=several) for part in alike(items)]


def alike(items: Iterable[Item]) -> list[list[Item]]:
    """The same duty with the same period and date, of whatever units, together."""
    found: dict[tuple[int, str, date | None], list[Item]] = {}
    for item in items:
        found.setdefault((item.duty_id, item.period, item.due_on), []).append(item)
    return list(found.values())


def gathered(t: Tongue, items: Sequence[Item], today: date, *, with_unit: bool) -> Markup:
    """One assignment in full; of several units the duty with the gravest, and their names."""
    if len(items) == 1:
        return words.line(t, items[0], today, with_unit=with_unit)
    line = words.line(t, items[0], today, of_several=True)
    return Markup("{}\n   {}").format(line, units(t, items))


def units(t: Tongue, items: Sequence[Item]) -> Markup:
    """Whose they are; of many as many names as fit a line or two."""
    names = list(dict.fromkeys(item.unit for item in items))
    if len(names) == 1:
        return Markup("{}").format(names[0])
    ends = accumulate(len(name) + 1 for name in names)
    some = max(1, sum(end <= NAMES for end in ends))
    listed = t.plain(", ").join(names[:some])
    if some < len(names):
        return t._("{names} and others ({n} units)", names=listed, n=len(names))
    return t._("{names} ({n} units)", names=listed, n=len(names))


def by_figure(t: Tongue, items: Sequence[Item], today: date) -> list[Markup]:
    """A line a unit with its figure, of one measured duty; no figure is said to be none."""
    return [
        Markup("{} {} · {}").format(
            words.LIGHTS[item.light(today)], item.unit, words.standing(t, item, today)
        )
        for item in items
    ]


def by_unit(t: Tongue, items: Sequence[Item], today: date) -> list[Markup]:
    """A line a unit with its duties by light, in the order of the register: no ranking."""
    units: dict[int, list[Item]] = {}
    for item in sorted(items, key=lambda item: item.unit_id):
        units.setdefault(item.unit_id, []).append(item)
    return [_unit(t, part, today) for part in units.values()]


def _unit(t: Tongue, items: Sequence[Item], today: date) -> Markup:
    codes = Markup("  ").join(
        Markup("{} {}").format(words.LIGHTS[light], _codes(t, part))
        for light in LIGHTS
        if (part := [item for item in items if item.light(today) == light])
    )
    return t.plural(
        "· <b>{unit}</b> {n} item: {codes}",
        "· <b>{unit}</b> {n} items: {codes}",
        len(items),
        unit=items[0].unit,
        codes=codes,
    )


def _codes(t: Tongue, items: Sequence[Item]) -> str:
    codes = list(dict.fromkeys(item.duty for item in items))
    left = len(codes) - CODES
    more = [t.plural("{n} more", "{n} more", left)] if left > 0 else []
    return " ".join([*codes[:CODES], *more])


def lights(items: Sequence[Item], today: date) -> Markup:
    """🔴 1 🟡 2 🟢 3, without those that nothing shows."""
    shown = [item.light(today) for item in items]
    return Markup(" ").join(
        Markup("{} {}").format(words.LIGHTS[light], shown.count(light))
        for light in LIGHTS
        if light in shown
    )


def page_of(t: Tongue, page: int, pages: int) -> list[Markup]:
    """Which page it is, where there are several."""
    return [t._("(page {page} of {pages})", page=page + 1, pages=pages)] if pages > 1 else []


def not_visible(t: Tongue, asked: str, own: Sequence[str], task: str) -> Markup:
    """Kindly, with what they may see instead."""
    return t._(
        "How {asked} stands is shown to the supervising office and the leaders. "
        "You can see {own}: just ask, for example “what is still open”, or “task {task}”.",
        asked=asked,
        own=t.plain(", ").join(own),
        task=task,
    )


def unit_unknown(t: Tongue, name: str, some: Sequence[str]) -> Markup:
    return t._(
        "I know no unit called “{name}”. For example: {some}",
        name=clip(name, 20),
        some=t.plain(", ").join(some),
    )


def which_unit(t: Tongue, some: Sequence[str]) -> Markup:
    return t._("Which unit? For example: /unit {some}", some=some[0])
