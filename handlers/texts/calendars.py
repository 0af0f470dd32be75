"""The calendar as it is told: which dates moved and why, what an administrator is warned of."""

from collections.abc import Mapping, Sequence
from datetime import date

from babel.dates import format_skeleton
from markupsafe import Markup

from db.calendars import Change
from db.items import Item
from db.shifts import Audience, Shift
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import fit
from handlers.texts.progress import some

LISTED = 40
DAYS_SHOWN = 10


def short(t: Tongue, day: date, year: int) -> str:
    """9月25日; with its year where that is not `year`."""
    return str(format_skeleton("MMMd" if day.year == year else "yMMMd", day, locale=t.locale))


def shift(t: Tongue, one: Shift, year: int) -> str:
    """9月25日(中秋节)→9月28日, 9月28日→9月25日(恢复上班): the reason stands beside the day that it
    is about; a year that is not `year` is named."""
    before, after = short(t, one.before, year), short(t, one.after, year)
    why = t.plain(", ").join(one.why)
    if one.after < one.before:
        return t.plain("{before} → {after} ({why})", before=before, why=why, after=after)
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


def table(
    t: Tongue,
    years: Sequence[tuple[int, bool]],
    days: Mapping[date, tuple[bool, str | None]],
    today: date,
    *,
    admin: bool,
) -> Markup:
    """Which years' holidays are known, and the office's own days to come."""
    head = [t._("<b>Working calendar</b>")]
    head += [
        t._("{year}: holidays as announced", year=year)
        if known
        else t._("{year}: not announced yet, reckoned by the statutory holidays", year=year)
        for year, known in years
    ]
    if not days:
        head.append(t._("The office has moved no days to come."))
    lines = [
        Markup("· {}").format(_day(t, Change(day, working, reason), today))
        for day, (working, reason) in sorted(days.items())
    ]
    return fit(t, head, lines, [usage(t)] if admin else [])


def usage(t: Tongue) -> Markup:
    return t._("To change it: /calendar Feb 9 off New Year’s Eve (off, working, clear)")


def not_for_you(t: Tongue) -> Markup:
    return t._("The working calendar is kept by the supervising office.")


def for_admins(t: Tongue) -> str:
    return t.plain("Only an administrator changes the calendar.")


def card(
    t: Tongue,
    changes: Sequence[Change],
    moved: Sequence[Shift],
    kept: Sequence[Shift],
    heard: Audience,
    today: date,
) -> Markup:
    """What would follow from a change of the calendar, before anything is written."""
    head = t._("Change the calendar?")
    return fit(t, [head, *_days(t, changes, today)], _follows(t, moved, kept, heard))


def done(
    t: Tongue,
    changes: Sequence[Change],
    moved: Sequence[Shift],
    kept: Sequence[Shift],
    heard: Audience,
    today: date,
) -> Markup:
    """The same once it is written."""
    head = t._("✅ Calendar changed:")
    return fit(t, [head, *_days(t, changes, today)], _follows(t, moved, kept, heard))


def _days(t: Tongue, changes: Sequence[Change], today: date) -> list[Markup]:
    """The days one by one; of a long stretch the first and the last."""
    lines = [Markup("· {}").format(_day(t, one, today)) for one in changes]
    return lines if len(lines) <= DAYS_SHOWN else [lines[0], Markup("  …"), lines[-1]]


def _day(t: Tongue, one: Change, today: date) -> str:
    """2月9日周五 休 除夕."""
    what = {
        True: t.plain("working"),
        False: t.plain("off"),
        None: t.plain("as announced"),
    }[one.working]
    return f"{words.day(t, one.day, today)} {what} {one.reason or ''}".strip()


def _follows(
    t: Tongue, moved: Sequence[Shift], kept: Sequence[Shift], heard: Audience
) -> list[Markup]:
    if not moved:
        return [*stays(t, kept), t._("No due date moves; reminders follow the new working days.")]
    return [t._("<b>Due dates that move</b>"), *of_all(t, moved), *stays(t, kept), *told(t, heard)]
