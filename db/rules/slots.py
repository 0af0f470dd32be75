"""The hours at which the bot may speak unasked, in the office's own time zone."""

from datetime import UTC, date, datetime, time, tzinfo

from db.rules.workdays import DAY, Calendar

OPENING = time(8, 30)
MORNING = time(9, 0)
AFTERNOON = time(15, 0)
CLOSING = time(17, 30)


def moment(day: date, at: time, zone: tzinfo) -> datetime:
    """The wall-clock time `at` of `day` in `zone`, as aware UTC (right through a DST change)."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def may_speak(now: datetime, calendar: Calendar, zone: tzinfo) -> bool:
    """Whether `now` lies on a working day from 09:00 up to, not including, 17:30.

    Not earlier: what an outage left over comes in the message of 09:00, not in one before it.
    """
    local = now.astimezone(zone)
    return calendar.is_working_day(local.date()) and MORNING <= local.time() < CLOSING


def next_morning(now: datetime, calendar: Calendar, zone: tzinfo) -> datetime:
    """The next 09:00 of a working day, strictly after `now`, as aware UTC."""
    local = now.astimezone(zone)
    first = local.date() if local.time() < MORNING else local.date() + DAY
    return moment(calendar.following(first), MORNING, zone)
