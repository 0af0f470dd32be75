"""A group's digest and its setting: dates and counts, no unit's name, nothing of who is behind."""

from collections.abc import Sequence
from datetime import date, datetime, time

from babel.dates import format_time, get_day_names
from markupsafe import Markup

from db.items import Item
from db.rules.office import Office
from db.rules.progress import is_silent
from db.rules.slots import Hours
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import fit, section
from handlers.texts.mornings import by_duty

LINES = 12


def digest(
    t: Tongue, near: Sequence[Item], late: Sequence[Item], until: date, today: date
) -> Markup:
    """What falls due up to `until` and how many have answered; what is overdue, in numbers."""
    head = [t._("<b>What is due</b> · {day}", day=words.day(t, today, today))]
    lines: list[Markup] = []
    if near:
        heading = t._("Due by {day}:", day=words.day(t, until, today))
        parts = sorted(by_duty(near), key=lambda part: part[0].due_on or until)
        lines += section(t, heading, [_answered(t, part, today) for part in parts], LINES)
    if late:
        heading = t._("Past their date:")
        lines += section(t, heading, [_open(t, part, today) for part in by_duty(late)], LINES)
    return fit(t, head, lines, [t._("Details and reports: in private chat with me.")])


def _answered(t: Tongue, items: Sequence[Item], today: date) -> Markup:
    return t._(
        "· {name}, {due}: {n} of {all} answered",
        name=words.name(t, items[0], today),
        due=words.due(t, items[0].due_on, today),
        n=sum(not is_silent(item.state) for item in items),
        all=len(items),
    )


def _open(t: Tongue, items: Sequence[Item], today: date) -> Markup:
    return t.plural(
        "· {name}: {n} unit still open",
        "· {name}: {n} units still open",
        len(items),
        name=words.name(t, items[0], today),
    )


def _weekly(t: Tongue, weekday: int, at: time) -> Markup:
    """每周一 09:00."""
    names = get_day_names("abbreviated", locale=t.locale)
    clock = format_time(at, "HH:mm", locale=t.locale)
    return t._("every {weekday} at {clock}", weekday=names[weekday - 1], clock=clock)


def _next(t: Tongue, at: datetime, office: Office, now: datetime) -> Markup:
    return t._("Next: {moment}", moment=words.moment(t, at, office, now))


def is_set(
    t: Tongue, weekday: int, at: time, upcoming: datetime, office: Office, now: datetime
) -> Markup:
    """The echo of a setting."""
    return Markup("\n").join(
        [
            t._("✅ Set: {when} in this group.", when=_weekly(t, weekday, at)),
            _next(t, upcoming, office, now),
            t._(
                "It lists what falls due and how many units have answered; "
                "in a week without anything I stay silent."
            ),
            _how(t),
        ]
    )


def shows(
    t: Tongue, weekday: int, at: time, upcoming: datetime, office: Office, now: datetime
) -> Markup:
    """The present setting, and how to change it."""
    return Markup("\n").join(
        [
            t._("This group has a digest {when}.", when=_weekly(t, weekday, at)),
            _next(t, upcoming, office, now),
            _how(t),
        ]
    )


def _how(t: Tongue) -> Markup:
    return t._("To change: /digest here Tue 10:00. To stop: /digest off")


def none(t: Tongue) -> Markup:
    return t._("This group has no weekly digest. To set one: /digest here Mon 9:00")


def stopped(t: Tongue) -> Markup:
    return t._("✅ Stopped: no more digests in this group.")


def not_understood(t: Tongue) -> Markup:
    return t._("Please write a day of the week and a time, for example: /digest here Mon 9:00")


def out_of_hours(t: Tongue, hours: Hours) -> Markup:
    return t._(
        "Please choose a time from {opening} on and before {closing}; I do not write outside"
        " working hours.",
        opening=_clock(hours.opening),
        closing=_clock(hours.closing),
    )


def _clock(at: time) -> str:
    """8:30, as people write it."""
    return f"{at.hour}:{at:%M}"


def not_allowed(t: Tongue) -> Markup:
    return t._("Only a supervisor, a leader or the administrator of this bot can set this.")


def in_groups(t: Tongue) -> Markup:
    return t._(
        "This is for groups: add me to your group and write there, for example, "
        "/digest here Mon 9:00"
    )
