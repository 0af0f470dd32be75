"""Days of the lunar year around the Spring Festival: 除夕, 腊月二十三, 正月十五."""

import math
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

_BEIJING = timezone(timedelta(hours=8))
_EPOCH = datetime(2000, 1, 7, 2, 14, tzinfo=_BEIJING)  # a mean new moon
_MONTH = 29.530588861
_UNSURE = timedelta(minutes=40)  # what the few terms below may miss


@lru_cache(maxsize=64)
def new_year(year: int) -> date | None:
    """The Spring Festival (正月初一) of a year, as the `holidays` library has it."""
    from holidays import country_holidays  # late: 0.1 s

    named = country_holidays("CN", language="en_US", years=year).get_named("Spring Festival")
    return min(named) if named else None


def last_month_length(year: int) -> int | None:
    """Days (29 or 30) of the lunar month before the Spring Festival of `year` (腊月).

    It begins on the day of the new moon before, in Beijing; None when that falls too near to
    midnight for this reckoning, so that nobody is told a wrong day.
    """
    spring = new_year(year)
    if spring is None:
        return None
    moon = _new_moon_near(spring - timedelta(days=29))
    if (moon - _UNSURE).date() != (moon + _UNSURE).date():
        return None
    return (spring - moon.date()).days


def _new_moon_near(day: date) -> datetime:
    """The new moon nearest to a day, Beijing time, to some minutes (Meeus, chapter 49)."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=_BEIJING)
    k = round((noon - _EPOCH).total_seconds() / 86400 / _MONTH)
    noon = datetime(2000, 1, 1, 20, tzinfo=_BEIJING)
    return noon + timedelta(days=_days_of_moon(k) - _TERRESTRIAL)


_TERRESTRIAL = 72 / 86400  # terrestrial time runs some 72 s ahead of the clock in these decades


def _days_of_moon(k: int) -> float:
    """Days from 2000-01-01 12:00 (terrestrial time) to the k-th new moon after."""
    t = k / 1236.85
    sun = math.radians(2.5534 + 29.10535670 * k)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    far = math.radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    e = 1 - 0.002516 * t
    terms = (
        -0.40720 * math.sin(moon)
        + 0.17241 * e * math.sin(sun)
        + 0.01608 * math.sin(2 * moon)
        + 0.01039 * math.sin(2 * far)
        + 0.00739 * e * math.sin(moon - sun)
        - 0.00514 * e * math.sin(moon + sun)
        + 0.00208 * e * e * math.sin(2 * sun)
        - 0.00111 * math.sin(moon - 2 * far)
        - 0.00057 * math.sin(moon + 2 * far)
    )
    return 5.09766 + _MONTH * k + 0.00015437 * t * t + terms
