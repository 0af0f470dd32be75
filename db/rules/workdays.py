"""Working days (工作日) of the announced calendar, make-up days (调休) included."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

DAY = timedelta(days=1)
RESTED, LENT = "休息日", "调休"
"""What `holidays` calls a day that is off because another one is worked, and what people do."""


class Calendar:
    """The working days of the State Council's announcements, with the office's own corrections.

    `overrides` maps a date to whether it is worked (the office's table: date → off / working);
    it wins over the announcement. `reasons`: why, for those that have one. Years not yet announced
    are guessed from the statutory holidays and plain weekends: ask `announced(year)` before
    promising anything.
    """

    def __init__(
        self,
        overrides: Mapping[date, bool] | None = None,
        reasons: Mapping[date, str] | None = None,
    ) -> None:
        self._overrides = dict(overrides or {})
        self._reasons = dict(reasons or {})

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is worked: a make-up Sunday is, a holiday Monday is not."""
        overridden = self._overrides.get(day)
        return day not in _days_off(day.year) if overridden is None else overridden

    def following(self, day: date) -> date:
        """The first working day on or after `day` (遇节假日顺延)."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def preceding(self, day: date) -> date:
        """The last working day on or before `day`."""
        while not self.is_working_day(day):
            day -= DAY
        return day

    def add(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, before it if `count` is negative.

        `day` itself is never counted, worked or not. ValueError for 0: say `following` or
        `preceding` instead.
        """
        if count == 0:
            raise ValueError("the 0th working day is not defined: use following or preceding")
        for _ in range(abs(count)):
            day = self.following(day + DAY) if count > 0 else self.preceding(day - DAY)
        return day

    def between(self, after: date, until: date) -> int:
        """How many working days lie after `after`, up to and including `until` (0 if none)."""
        if until <= after:
            return 0
        whole_years = sum(len(_days_off(year)) for year in range(after.year, until.year))
        off = whole_years + _days_off_so_far(until) - _days_off_so_far(after)
        return (until - after).days - off + self._overridden(after, until)

    def announced(self, year: int) -> bool:
        """Whether the holidays of `year` are known: announced in the installed `holidays`, or
        brought in by the office itself. An announcement always has both days off and days worked
        for them; a storm that closes the office for a day is none."""
        return year in _announced_years() or self._brought_in(year)

    def named(self, day: date) -> str | None:
        """Why `day` is off, or worked on a weekend: the office's reason, else 中秋节, 调休.

        None for a plain day, and where the office gave no reason.
        """
        if day in self._overrides:
            return self._reasons.get(day)
        return _names(day.year).get(day)

    def _brought_in(self, year: int) -> bool:
        own = {worked for day, worked in self._overrides.items() if day.year == year}
        return own == {True, False}

    def _overridden(self, after: date, until: date) -> int:
        """Working days that the overrides add after `after` up to `until`, or take (negative)."""
        touched = [day for day in self._overrides if after < day <= until]
        return sum(self._overrides[day] - (day not in _days_off(day.year)) for day in touched)


@lru_cache(maxsize=64)
def _days_off(year: int) -> frozenset[date]:
    china = _china(year)
    days = (date(year, 1, 1) + DAY * count for count in range(366))
    return frozenset(day for day in days if day.year == year and not china.is_working_day(day))


@lru_cache(maxsize=64)
def _names(year: int) -> dict[date, str]:
    """中秋节 for 中秋节（补假）; a day that is off for one worked instead is 调休."""
    return {
        day: LENT if name.startswith(RESTED) else name.partition("（")[0]
        for day, name in _china(year).items()
    }


def _china(year: int) -> "HolidayBase":
    from holidays import country_holidays  # 0.1 s: late, so that `duban --help` stays fast

    return country_holidays("CN", language="zh_CN", years=year)


@lru_cache(maxsize=64)
def _sorted_days_off(year: int) -> list[date]:
    return sorted(_days_off(year))


def _days_off_so_far(day: date) -> int:
    """Days off in the year of `day`, up to and including it."""
    return bisect_right(_sorted_days_off(day.year), day)


@lru_cache(maxsize=1)
def _announced_years() -> frozenset[int]:
    # An internal name of the library, hence the test that 2026 is in it and 2027 is not.
    from holidays.countries.china import ChinaStaticHolidays

    return frozenset(ChinaStaticHolidays.special_public_holidays)
