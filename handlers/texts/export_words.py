"""What stands in the cells of an export: the register's closed lists in plain words."""

import re
from datetime import date, datetime

from babel.dates import format_skeleton

from db.export_rows import Fate, Planned, Reported, Reviewed
from db.models.review import Verdict
from db.rules.deadlines import MonthEnd, Monthly, OnDay, YearEnd
from db.rules.office import Office
from db.rules.terms import DueOrigin, Kind, Light
from handlers.i18n import Tongue
from handlers.texts import words

A_LEAP_YEAR = 2024
"""Has every day that a rule can name."""


def title(t: Tongue, units: tuple[str, ...] | None, now: datetime, office: Office) -> str:
    """The first line of each sheet: about whom, and the moment of the figures."""
    about = t.plain("all units") if units is None else t.plain(", ").join(units)
    local = f"{now.astimezone(office.zone):%Y-%m-%d %H:%M}"
    return t.plain(
        "Follow-up register · {units} · as of {moment} ({zone})",
        units=about,
        moment=local,
        zone=office.zone.key,
    )


def light(t: Tongue, value: Light) -> str:
    """A light as a word: not everybody sees the colour, and not every printer has it."""
    return {
        Light.GREEN: t.plain("green"),
        Light.YELLOW: t.plain("yellow"),
        Light.RED: t.plain("red"),
        Light.NONE: t.plain("no light"),
    }[value]


def kind(t: Tongue, value: str) -> str:
    """What sort of duty it is."""
    return {
        Kind.MILESTONE: t.plain("with a date"),
        Kind.TARGET: t.plain("with a target"),
        Kind.RECURRING: t.plain("regular"),
        Kind.DELIVERABLE: t.plain("to be produced"),
        Kind.STANDING: t.plain("all year"),
    }[Kind(value)]


def force(t: Tongue, value: str) -> str:
    """How strongly the notice asks, said in full: a column has no blanks to be guessed."""
    return words.force(t, value) or t.plain("must")


def origin(t: Tongue, value: str) -> str:
    """Why a date is what it is."""
    return {
        DueOrigin.ORIGINAL: t.plain("the notice"),
        DueOrigin.EXTENDED: t.plain("extended"),
        DueOrigin.RETURNED: t.plain("set anew when returned"),
        DueOrigin.RECALCULATED: t.plain("moved by the calendar"),
        DueOrigin.SET: t.plain("set by the office"),
    }[DueOrigin(value)]


def rule(t: Tongue, duty: Planned) -> str:
    """The notice's own date in words: 4月底前; empty where it has none."""
    match duty.date_rule:
        case None:
            return ""
        case MonthEnd(month):
            return t.plain("by the end of {month}", month=_written(t, "MMM", month))
        case YearEnd():
            return t.plain("by the end of the year")
        case OnDay(month, day):
            return t.plain("by {day}", day=_written(t, "MMMd", month, day))
        case Monthly(day, roll):
            if roll == "following":
                return t.plain("day {day} of each month, or the next working day", day=day)
            return t.plain("day {day} of each month", day=day)


def _written(t: Tongue, skeleton: str, month: int, day: int = 1) -> str:
    return format_skeleton(skeleton, date(A_LEAP_YEAR, month, day), locale=t.locale)


def yes(t: Tongue, value: bool) -> str:
    return t.plain("yes") if value else t.plain("no")


def standing(t: Tongue, report: Reported) -> str:
    """Whether a report counts."""
    if report.taken_back_at:
        return t.plain("taken back")
    return t.plain("corrected later") if report.corrected_by else t.plain("counts")


def verdict(t: Tongue, review: Reviewed) -> str:
    if review.exception:
        return t.plain("closed as an exception")
    return {
        Verdict.APPROVED: t.plain("approved for the unit"),
        Verdict.RETURNED: t.plain("returned"),
        Verdict.CLOSED: t.plain("closed"),
    }[Verdict(review.verdict)]


def fate(t: Tongue, value: Fate) -> str:
    """How far a reminder came."""
    return {
        Fate.SENT: t.plain("delivered"),
        Fate.WAITING: t.plain("waiting to be sent"),
        Fate.RECALLED: t.plain("withdrawn before it was sent"),
        Fate.FAILED: t.plain("not delivered"),
    }[value]


def rung(t: Tongue, name: str) -> str:
    """A rung of the ladder in words, by the name that is stored; an unknown one as it is."""
    if name == "day":
        return t.plain("on the day")
    if name == "day-pm":
        return t.plain("on the day, afternoon")
    found = re.fullmatch(r"(before|overdue)-(\d+)(w?d)", name)
    return _counted(t, found) if found else _repeated(t, name)


def _counted(t: Tongue, found: re.Match[str]) -> str:
    n = int(found[2])
    if found[1] == "overdue":
        said = t.plural("{n} working day overdue", "{n} working days overdue", n)
    elif found[3] == "wd":
        said = t.plural("{n} working day before", "{n} working days before", n)
    else:
        said = t.plural("{n} day before", "{n} days before", n)
    return str(said)


def _repeated(t: Tongue, name: str) -> str:
    found = re.fullmatch(r"(overdue-weekly|overdue-daily|monthly|quarterly)-(.+)", name)
    if found is None:
        return name
    which = found[2]
    return {
        "overdue-weekly": t.plain("overdue, every week ({which})", which=which),
        "overdue-daily": t.plain("overdue, every working day ({which})", which=which),
        "monthly": t.plain("every month ({which})", which=which),
        "quarterly": t.plain("every quarter ({which})", which=which),
    }[found[1]]
