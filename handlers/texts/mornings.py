"""A supervisor's digest: what came in, what waits, what is late; numbers first."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from markupsafe import Markup

from db.digests import Morning, Said
from db.items import Item
from db.rules.digests import Concern, workdays_late
from db.rules.office import Office
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip, fit, section
from handlers.texts.progress import some

LINES = 5
"""Lines below one heading; the rest is counted, and stands on the board."""
NAMED = 3
NAMED_LOST = 8
REASON = 40


def greeted(t: Tongue, greeting: str, body: Markup) -> Markup:
    return t._("Hello, {greeting}.\n{body}", greeting=greeting, body=body)


def morning(t: Tongue, found: Morning, now: datetime, office: Office) -> Markup:
    """The digest below its greeting; sections without anything are left out."""
    today = office.today(now)
    lines = [
        *_new(t, found),
        *_waiting(t, found, office, today),
        *_asked(t, found, today),
        *_overdue(t, found.concerns[Concern.OVERDUE], office, today),
        *_silent(t, found.concerns[Concern.SILENT], today),
        *_blocked(t, found, today),
        *_unreached(t, found),
    ]
    return fit(t, [t._("<b>Follow-up today</b> · {day}", day=words.day(t, today, today))], lines)


def _new(t: Tongue, found: Morning) -> list[Markup]:
    reports, asked, signed = len(found.reports), found.newly_asked, len(found.signed)
    said = [
        *([t.plural("{n} report", "{n} reports", reports)] if reports else []),
        *([t.plural("{n} request for a date", "{n} requests for a date", asked)] if asked else []),
        *([t.plural("{n} acknowledgement", "{n} acknowledgements", signed)] if signed else []),
    ]
    if not said:
        return []
    heading = t._("<b>New</b>: {what}", what=Markup(t.plain(", ")).join(said))
    return section(t, heading, [_reported(t, part) for part in _alike(found.reports)], LINES)


def _alike(reports: Sequence[Said]) -> list[list[Said]]:
    """Those that say the same of the same duty, together."""
    found: dict[tuple[str, str], list[Said]] = {}
    for one in reports:
        found.setdefault((one.duty, one.status), []).append(one)
    return list(found.values())


def _reported(t: Tongue, alike: Sequence[Said]) -> Markup:
    return t._(
        "· {duty} {status}: {units}",
        duty=alike[0].duty,
        status=words.status(t, alike[0].status),
        units=_units(t, (one.unit for one in alike)),
    )


def _waiting(t: Tongue, found: Morning, office: Office, today: date) -> list[Markup]:
    if not found.waiting:
        return []
    oldest = office.today(found.waiting[0].report.said_at)
    return [
        t.plural(
            "<b>For review</b>: {n} item, reported on {day}",
            "<b>For review</b>: {n} items, the oldest of {day}",
            len(found.waiting),
            day=words.day(t, oldest, today),
        )
    ]


def _asked(t: Tongue, found: Morning, today: date) -> list[Markup]:
    if not found.asked:
        return []
    heading = t.plural(
        "<b>Extensions to decide</b>: {n} request",
        "<b>Extensions to decide</b>: {n} requests",
        len(found.asked),
    )
    lines = [
        t._(
            "· [{unit}] {duty}, to {day}: {reason}",
            unit=one.unit,
            duty=one.duty,
            day=words.day(t, one.asked_on, today),
            reason=clip(one.reason, REASON),
        )
        for one in found.asked
    ]
    return section(t, heading, lines, LINES)


def _overdue(t: Tongue, items: Sequence[Item], office: Office, today: date) -> list[Markup]:
    if not items:
        return []
    heading = t.plural(
        "<b>Overdue</b>: {n} item, {units}",
        "<b>Overdue</b>: {n} items, {units}",
        len(items),
        units=_how_many(t, items),
    )
    alike = sorted(by_duty(items), key=lambda part: part[0].due_on or today)
    return section(t, heading, [_late(t, part, office, today) for part in alike], LINES)


def _late(t: Tongue, items: Sequence[Item], office: Office, today: date) -> Markup:
    return t.plural(
        "· {name}, {n} working day overdue: {units}",
        "· {name}, {n} working days overdue: {units}",
        workdays_late(items[0].due_on, today, office.calendar),
        name=words.name(t, items[0], today),
        units=_units(t, (item.unit for item in items)),
    )


def _silent(t: Tongue, items: Sequence[Item], today: date) -> list[Markup]:
    if not items:
        return []
    heading = t.plural(
        "<b>No answer</b>: {n} item, {units}",
        "<b>No answer</b>: {n} items, {units}",
        len(items),
        units=_how_many(t, items),
    )
    alike = sorted(by_duty(items), key=lambda part: part[0].due_on or date.max)
    lines = [
        t._(
            "· {name}, {due}: {units}",
            name=words.name(t, part[0], today),
            due=words.due(t, part[0].due_on, today),
            units=_units(t, (item.unit for item in part)),
        )
        for part in alike
    ]
    return section(t, heading, lines, LINES)


def _blocked(t: Tongue, found: Morning, today: date) -> list[Markup]:
    items = found.concerns[Concern.BLOCKED]
    if not items:
        return []
    heading = t.plural(
        "<b>Needs coordination</b>: {n} item", "<b>Needs coordination</b>: {n} items", len(items)
    )
    lines = [
        t._(
            "· [{unit}] {name}: {reason}",
            unit=item.unit,
            name=words.name(t, item, today),
            reason=clip(found.reasons.get(item.report_id or 0, ""), REASON),
        )
        for item in items
    ]
    return section(t, heading, lines, LINES)


def _unreached(t: Tongue, found: Morning) -> list[Markup]:
    if not found.unreached:
        return []
    names = [one.unit for one in found.unreached]
    return [
        t.plural(
            "<b>Cannot be reached</b>: {n} unit (not registered, or bot stopped)\n· {units}",
            "<b>Cannot be reached</b>: {n} units (not registered, or bot stopped)\n· {units}",
            len(names),
            units=some(t, names, NAMED_LOST),
        )
    ]


def by_duty(items: Iterable[Item]) -> list[list[Item]]:
    """The same duty of the same period with the same date, of whatever units, together."""
    found: dict[tuple[int, str, date | None], list[Item]] = {}
    for item in items:
        found.setdefault((item.duty_id, item.period, item.due_on), []).append(item)
    return list(found.values())


def _units(t: Tongue, names: Iterable[str]) -> str:
    return some(t, list(dict.fromkeys(names)), NAMED)


def _how_many(t: Tongue, items: Sequence[Item]) -> Markup:
    """Of how many units."""
    return t.plural("{n} unit", "{n} units", len({item.unit_id for item in items}))
