"""总体情况 and 本单位情况: the board, its lights, a line a task, and what burns."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from db.items import Item
from db.rules.lights import worst
from db.rules.terms import Light
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip, fit, headed

URGENT = (Light.RED, Light.YELLOW)
BURNING = 8


def status(t: Tongue, items: Sequence[Item], when: str, today: date, *, whole: bool) -> Markup:
    """The board: totals per light, a line a task, then what burns."""
    if not items:
        return t._("Nothing is on the board yet.")
    title = t._("<b>Board of all units</b>") if whole else t._("<b>Board of my unit</b>")
    head = [title, t._("As of {when}", when=when), totals(t, items, today)]
    lines = _sections(t, items, today)
    burning = [item for item in items if item.light(today) in URGENT and not item.finished]
    burning.sort(key=lambda item: (item.light(today) != Light.RED, item.due_on or date.max))
    urgent = [_burning(t, part, today, whole=whole) for part in _alike(burning)]
    return fit(t, head, lines, headed(t._("\n<b>Most urgent</b>"), urgent[:BURNING]))


def _alike(items: Iterable[Item]) -> list[list[Item]]:
    """The same duty with the same light and date, of whatever units, together."""
    found: dict[tuple[int, str, date | None], list[Item]] = {}
    for item in items:
        found.setdefault((item.duty_id, item.period, item.due_on), []).append(item)
    return list(found.values())


def _burning(t: Tongue, items: Sequence[Item], today: date, *, whole: bool) -> Markup:
    if len(items) == 1:
        return words.line(t, items[0], today, with_unit=whole)
    line = words.line(t, items[0], today)
    units = t.plain(", ").join(dict.fromkeys(item.unit for item in items))
    return Markup("{}\n   {}").format(line, clip(units, 60))


def totals(t: Tongue, items: Sequence[Item], today: date) -> Markup:
    lights = [item.light(today) for item in items]
    counts = [
        Markup("{} {}").format(words.LIGHTS[light], lights.count(light))
        for light in (Light.RED, Light.YELLOW, Light.GREEN)
    ]
    finished = sum(item.finished for item in items)
    return Markup("  ").join([*counts, t._("done: {n} of {all}", n=finished, all=len(items))])


def _sections(t: Tongue, items: Sequence[Item], today: date) -> list[Markup]:
    lines: list[Markup] = []
    section = ""
    single = len({item.cycle_id for item in items}) == 1
    for _, group in groupby(items, key=lambda item: (item.cycle_id, item.task_position)):
        part = list(group)
        heading = part[0].section if single else _dated_section(t, part[0])
        if heading != section:
            section = heading
            lines.append(Markup("\n<b>{}</b>").format(section))
        lines.append(_task_line(part, today))
    return lines


def _dated_section(t: Tongue, item: Item) -> str:
    return t._("{section} · {year}", section=item.section, year=item.year)


def _task_line(items: Sequence[Item], today: date) -> Markup:
    mark = words.LIGHTS[worst(item.light(today) for item in items)]
    finished = sum(item.finished for item in items)
    first = items[0]
    return Markup("{} {} {} {}/{}").format(
        mark, first.task, clip(first.task_title, 16), finished, len(items)
    )
