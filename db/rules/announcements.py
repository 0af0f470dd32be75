"""From when on administrators are warned that the holidays of a year are not known yet.

The State Council announces a year's holidays late in the year before. From 1 December on (its first
working morning), and then every week, somebody must look: until then dates are a guess.
"""

from datetime import date, datetime, timedelta
from itertools import count

from db.rules.office import Office
from db.rules.workdays import Calendar

DECEMBER = 12
WEEK = timedelta(days=7)


def unknown_from(calendar: Calendar, today: date) -> int:
    """The first year, from that of `today` on, whose holidays are not known."""
    return next(year for year in count(today.year) if not calendar.announced(year))


def warned_of(office: Office, *, now: datetime) -> int | None:
    """The year of which is to be warned at `now`; None before its December."""
    year = unknown_from(office.calendar, office.today(now))
    return year if _warning(office, year, 0) <= now else None


def next_warning(office: Office, *, now: datetime) -> datetime:
    """The next moment (aware) strictly after `now` at which is warned, as far as is known now."""
    year = unknown_from(office.calendar, office.today(now))
    every = (_warning(office, year, week) for week in count())
    return next(at for at in every if at > now)


def booked_for(at: datetime, office: Office) -> int:
    """The year of which a warning at this moment warns."""
    day = office.today(at)
    return day.year + 1 if day.month == DECEMBER else day.year


def _warning(office: Office, year: int, week: int) -> datetime:
    day = office.calendar.following(date(year - 1, DECEMBER, 1) + WEEK * week)
    return office.morning(day)
