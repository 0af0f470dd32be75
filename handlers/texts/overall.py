"""总体情况 and 本单位情况: the board, its lights, a line a task, and what burns."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from db.items import Item
from db.rules.lights import worst
from db.rules.terms import Light
from handlers.i18n import Tongue
from handlers.texts import views, words
from handlers.texts.fit import clip, cut, headed

URGENT = (Light.RED, Light.YELLOW)
BURNING = 8
LINES = 40
"""On a page: the whole of one notice."""
ROOM = 2200
"""Characters of their lines: what burns stands below them."""


def status(
    t: Tongue, items: Sequence[Item], when: str, today: date, *, whole: bool
) -> list[Markup]:
    """The board, page by page: totals per light, a line a task, then what burns."""
    if not items:
        return [t._("Nothing is on the board yet.")]
    title = t._("<b>Board of all units</b>") if whole else t._("<b>Board of my unit</b>")
    pages = cut(_sections(t, items, today), most=LINES, room=ROOM)
    tail = headed(t._("\n<b>Most urgent</b>"), _burning(t, items, today, whole=whole))
    return [
        Markup("\n").join(
            [
                title,
                *views.page_of(t, number, len(pages)),
                views.as_of(t, when),
                totals(t, items, today),
                *lines,
                *tail,
            ]
        )
        for number, lines in enumerate(pages)
    ]


def _burning(t: Tongue, items: Sequence[Item], today: date, *, whole: bool) -> list[Markup]:
    """What is red or yellow: the gravest first, and of these the nearest date."""
    burning = [item for item in items if item.light(today) in URGENT and not item.finished]
    burning.sort(key=lambda item: (item.light(today) != Light.RED, item.due_on or date.max))
    parts = views.alike(burning)[:BURNING]
    return [views.gathered(t, part, today, with_unit=whole) for part in parts]


def totals(t: Tongue, items: Sequence[Item], today: date) -> Markup:
    lights = [item.light(today) for item in items]
    counts = [
        Markup("{} {}").format(words.LIGHTS[light], lights.count(light))
        for light in (Light.RED, Light.YELLOW, Light.GREEN)
    ]
    finished = sum(item.finished for item in items)
    return Markup("  ").join([*counts, t._("done: {n} of {all}", n=finished, all=len(items))])


def _sections(t: Tongue, items: Sequence[Item], today: date) -> list[Markup]:
    """A line a task, its section above where that changes."""
    lines: list[Markup] = []
    section = ""
    single = len({item.cycle_id for item in items}) == 1
    for _, group in groupby(items, key=lambda item: (item.cycle_id, item.task_position)):
        part = list(group)
        heading = part[0].section if single else _dated_section(t, part[0])
        line = _task_line(part, today)
        if heading != section:
            section = heading
            line = Markup("\n<b>{}</b>\n{}").format(section, line)
        lines.append(line)
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
