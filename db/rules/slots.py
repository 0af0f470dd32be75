"""The hours at which the bot may speak unasked, in the office's own time zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo


@dataclass(frozen=True)
class Hours:
    """Reminders go out from `morning` up to, not including, `closing`; groups may have set theirs
    from `opening` on. The `afternoon` is for who is silent on the last day."""

    opening: time = time(8, 30)
    morning: time = time(9, 0)
    afternoon: time = time(15, 0)
    closing: time = time(17, 30)


HOURS = Hours()


def moment(day: date, at: time, zone: tzinfo) -> datetime:
    """The wall-clock time `at` of `day` in `zone`, as aware UTC (right through a DST change)."""
    return datetime.combine(day, at, zone).astimezone(UTC)
