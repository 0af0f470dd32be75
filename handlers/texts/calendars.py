"""The calendar as it is told: which dates moved and why, what an administrator is warned of."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_skeleton
from markupsafe import Markup

from db.items import Item
from db.shifts import Audience, Shift
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import fit
from handlers.texts.progress import some

LISTED = 40


def guessed(t: Tongue) -> Markup:
    """Below a date of a year whose holidays are not announced yet."""
    return t._("The holidays of that year are not announced yet: the date may still change.")


def short(t: Tongue, day: date, year: int) -> str:
    """9月25日; with its year where that is not `year`."""
    return str(format_skeleton("MMMd" if day.year == year else "yMMMd", day, locale=t.locale))


def shift(t: Tongue, one: Shift, year: int) -> str:
    """9月25日(中秋节)→9月28日; a year that is not `year` is named."""
    before, after = short(t, one.before, year), short(t, one.after, year)
    if not one.why:
        return t.plain("{before} → {after}", before=before, after=after)
    why = t.plain(", ").join(one.why)
    return t.plain("{before} ({why}) → {after}", before=before, why=why, after=after)


def of_all(t: Tongue, shifts: Sequence[Shift]) -> list[Markup]:
    """9a 2023年9月:9月25日(中秋节)→9月28日(31个单位), a line for all units that move alike."""
    alike: dict[tuple[str, str], list[Shift]] = {}
    for one in shifts:
        key = month(t, one.item), shift(t, one, one.item.year)
        alike.setdefault(key, []).append(one)
    return [
        t.plural(
            "{code}: {line} ({n} unit)",
            "{code}: {line} ({n} units)",
            len(part),
            code=code,
            line=line,
        )
        for (code, line), part in alike.items()
    ]


def stays(t: Tongue, shifts: Sequence[Shift]) -> list[Markup]:
    """What the calendar would move to a day of which nobody could be told in time."""
    called = {
        (
            month(t, one.item),
            short(t, one.before, one.item.year),
            short(t, one.after, one.item.year),
        )
        for one in shifts
    }
    return [
        t._("{code}: stays {before}; {after} is too near or over", code=c, before=b, after=a)
        for c, b, a in sorted(called)
    ]


def month(t: Tongue, item: Item) -> str:
    """9a 2023年9月: a return by the month in which it is due, as the office calls it."""
    if not item.monthly:
        return item.duty
    called = format_skeleton("yMMM", date.fromisoformat(f"{item.period}-01"), locale=t.locale)
    return f"{item.duty} {called}"


def moved(t: Tongue, greeting: str, shifts: Sequence[Shift], today: date) -> Markup:
    """To whoever handles them: what moved, from where to where, and why."""
    head = t.plural(
        "{greeting}, the working calendar has changed, and {n} due date of yours has moved:",
        "{greeting}, the working calendar has changed, and {n} due dates of yours have moved:",
        len(shifts),
        greeting=greeting,
    )
    blocks = [
        Markup("· {}\n   {}").format(words.name(t, one.item, today), shift(t, one, today.year))
        for one in shifts
    ]
    return fit(t, [head], blocks, [t._("I will remind you by the new dates.")])


def summary(
    t: Tongue, greeting: str, shifts: Sequence[Shift], heard: Audience, *, alone: bool
) -> Markup:
    """To those who supervise: what moved for how many units, and who was told. Not `alone`: it
    stands below what moved for themselves."""
    head = t._("<b>For all units</b>")
    if alone:
        head = t._(
            "{greeting}, the working calendar has changed, and with it these due dates:",
            greeting=greeting,
        )
    lines = [Markup("· {}").format(line) for line in of_all(t, shifts)]
    return fit(t, [head], lines, told(t, heard))


def told(t: Tongue, heard: Audience) -> list[Markup]:
    """Who hears of it, and where nobody does."""
    lines = [t.plural("{n} person is told.", "{n} people are told.", heard.people)]
    if heard.silent:
        names = some(t, heard.silent, LISTED)
        lines.append(t._("Nobody can be told in: {names}.", names=names))
    return lines


def warning(t: Tongue, greeting: str, year: int) -> Markup:
    """To administrators, from 1 December on."""
    return t._(
        "{greeting}, the holidays of {year} are not known here yet. Until they are, the due dates "
        "of that year that move past holidays are reckoned by the statutory ones.\n"
        "Once the State Council has announced them, please update duban, or bring them in with "
        "“duban calendar load FILE”. Dates and reminders then follow by themselves, and those "
        "concerned are told. I will ask again in a week.",
        greeting=greeting,
        year=year,
    )
