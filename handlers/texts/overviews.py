"""The leader's digest: the whole by its lights, where it burns, what moved, who waits for whom."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from markupsafe import Markup

from db.digests import Whole
from db.items import Item
from db.rules.digests import is_late, workdays_late
from db.rules.office import Office
from db.rules.terms import Force, Light
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip, fit, section
from handlers.texts.overall import totals

LINES = 5
UNITS = 10
"""Units listed with what is long overdue; the rest is counted."""
DUTIES = 6
TITLE = 16


def overview(t: Tongue, whole: Whole, now: datetime, office: Office) -> Markup:
    """The digest below its greeting; sections without anything are left out."""
    today = office.today(now)
    head = [
        t._("<b>How things stand</b> · {day}", day=words.day(t, today, today)),
        totals(t, whole.items, today),
        *_moved(t, whole, office, today),
    ]
    lines = [
        *_burning(t, t._("<b>Units with most red lights</b>"), whole.items, today, _unit),
        *_burning(t, t._("<b>Tasks with most red lights</b>"), whole.items, today, _task),
        *_long_overdue(t, whole.items, office, today),
        *_with_supervisors(t, whole, office, today),
    ]
    return fit(t, head, lines)


def _moved(t: Tongue, whole: Whole, office: Office, today: date) -> list[Markup]:
    """What is different from the last time."""
    moved, last = whole.movement, office.today(whole.since)
    late = sum(
        item.due_on is not None
        and item.due_on >= last
        and not item.finished
        and is_late(item.due_on, Force(item.force), today)
        for item in whole.items
    )
    said = [
        *([t._("reported done {n}", n=moved.done)] if moved.done else []),
        *([t._("closed {n}", n=moved.closed)] if moved.closed else []),
        *([t._("newly overdue {n}", n=late)] if late else []),
        *([t._("dates put off {n}", n=moved.granted)] if moved.granted else []),
    ]
    what = Markup(t.plain(", ")).join(said) or t._("nothing has changed")
    return [t._("Since {day}: {what}", day=words.day(t, last, today), what=what)]


def _unit(item: Item) -> str:
    return item.unit


def _task(item: Item) -> str:
    return f"{item.task} {clip(item.task_title, TITLE)}"


def _burning(
    t: Tongue,
    heading: Markup,
    items: Sequence[Item],
    today: date,
    name: Callable[[Item], str],
) -> list[Markup]:
    """Those with most red lights first; those without any are not named."""
    counts: dict[str, Counter[Light]] = {}
    for item in items:
        counts.setdefault(name(item), Counter())[item.light(today)] += 1
    red = [(one, found) for one, found in counts.items() if found[Light.RED]]
    red.sort(key=lambda pair: (-pair[1][Light.RED], -pair[1][Light.YELLOW]))
    lines = [Markup("· {}  {}").format(one, _lights(found)) for one, found in red]
    return section(t, heading, lines, LINES) if lines else []


def _lights(found: Counter[Light]) -> str:
    shown = (light for light in (Light.RED, Light.YELLOW) if found[light])
    return " ".join(f"{words.LIGHTS[light]} {found[light]}" for light in shown)


def _long_overdue(t: Tongue, items: Sequence[Item], office: Office, today: date) -> list[Markup]:
    """What the leader hears of, the last step up; by unit, the longest first."""
    least = office.timetable.ascent.leader
    by_unit: dict[str, list[tuple[int, Item]]] = {}
    for item in items:
        days = workdays_late(item.due_on, today, office.calendar)
        late = is_late(item.due_on, Force(item.force), today) and not item.finished
        if late and days >= least:
            by_unit.setdefault(item.unit, []).append((days, item))
    units = sorted(by_unit.items(), key=lambda pair: -max(days for days, _ in pair[1]))
    heading = t.plural(
        "<b>Overdue for {n} working day and more</b>",
        "<b>Overdue for {n} working days and more</b>",
        least,
    )
    lines = [_owes(t, unit, part) for unit, part in units]
    return section(t, heading, lines, UNITS) if lines else []


def _owes(t: Tongue, unit: str, part: Iterable[tuple[int, Item]]) -> Markup:
    """Each duty with its longest days; a return of several months once."""
    late: dict[str, list[int]] = {}
    for days, item in sorted(part, key=lambda pair: -pair[0]):
        late.setdefault(item.duty, []).append(days)
    codes = [
        t.plural("{code} ({n} day)", "{code} ({n} days)", days[0], code=_times(code, days))
        for code, days in list(late.items())[:DUTIES]
    ]
    left = len(late) - DUTIES
    codes += [t.plural("{n} more", "{n} more", left)] if left > 0 else []
    return t._("· {unit}: {codes}", unit=unit, codes=Markup(t.plain(", ")).join(codes))


def _times(code: str, days: Sequence[int]) -> str:
    """9a×3, where three months of it are missing."""
    return code if len(days) == 1 else f"{code}×{len(days)}"


def _with_supervisors(t: Tongue, whole: Whole, office: Office, today: date) -> list[Markup]:
    """What waits for a decision, and how long."""
    lines = []
    if whole.waiting:
        since = office.today(whole.waiting[0].report.said_at)
        lines.append(
            t.plural(
                "<b>Waiting for review</b>: {count}, the oldest for {n} working day",
                "<b>Waiting for review</b>: {count}, the oldest for {n} working days",
                office.calendar.between(since, today),
                count=len(whole.waiting),
            )
        )
    if whole.asked:
        lines.append(t._("<b>Extensions to decide</b>: {n}", n=whole.asked))
    return lines
