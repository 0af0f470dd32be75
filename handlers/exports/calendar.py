"""The dues as an iCalendar file (RFC 5545) for people's own calendars.

An entry is known by its assignment: importing a newer file updates it. The bytes hang on the
register alone, so that an unchanged one gives the same file. icalendar is imported late.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from db.export_dues import Dated
from db.items import Item
from db.rules.office import Office
from db.rules.workdays import DAY
from handlers.i18n import Tongue
from handlers.texts import calendar_files as texts

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

PRODUCT = "-//duban//duban//ZH"
REFRESH = timedelta(hours=12)
"""How often an application that subscribes to the file should look at it again."""


def calendar(
    t: Tongue, dated: Sequence[Dated], *, units: tuple[str, ...] | None, office: Office
) -> bytes:
    """The bytes of the file: an entry for each assignment, all day on its due date.

    What no longer applies, or has lost its date, stays in it as cancelled: an import takes it out.
    """
    found = _empty(texts.name(t, units), office)
    for one in dated:
        found.add_component(_event(t, one, office))
    return bytes(found.to_ical())


def _empty(name: str, office: Office) -> "Calendar":
    from icalendar import Calendar

    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", PRODUCT)
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", office.zone.key)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    return made


def _event(t: Tongue, dated: Dated, office: Office) -> "Event":
    from icalendar import Event

    item, made = dated.item, Event()
    made.add("uid", uid(item))
    made.add("sequence", dated.changes - 1)
    made.add("dtstamp", dated.changed_at)
    made.add("last-modified", dated.changed_at)
    made.add("dtstart", dated.day)
    made.add("dtend", dated.day + DAY)
    made.add("summary", texts.summary(t, item))
    made.add("description", texts.description(t, item))
    made.add("status", "CONFIRMED" if dated.applies else "CANCELLED")
    made.add("transp", "TRANSPARENT")  # a due date keeps nobody busy
    if dated.applies and not item.finished:
        made.add_component(_alarm(t, dated, office))
    return made


def uid(item: Item) -> str:
    """Unique and for ever the same: which assignment of which register's notice and year."""
    return f"assignment-{item.id}.{item.notice}.{item.year}@duban"


def _alarm(t: Tongue, dated: Dated, office: Office) -> "Alarm":
    """On the working day before, when reminders go out: 09:00, unless the office set another.

    As a span before the day begins, which every application understands.
    """
    from icalendar import Alarm

    eve = office.calendar.preceding(dated.day - DAY)
    rings = datetime.combine(eve, office.timetable.hours.morning)
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", texts.alarm(t, dated.item))
    made.add("trigger", rings - datetime.combine(dated.day, datetime.min.time()))
    return made
