"""How a deadline (时限) is computed from the words of the notice, for any year.

| notice | rule | in a plan |
|---|---|---|
| 4月底前 | `MonthEnd(4)` | `{month_end: 4}` |
| 2023年底前 | `YearEnd()` | `{year_end: true}` |
| 9月20日前 | `OnDay(9, 20)` | `{on_day: 09-20}` |
| 每月25日, 遇节假日顺延 | `Monthly(25, "following")` | `{monthly: 25, roll: following}` |

A deadline is not moved by a holiday unless its rule rolls.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from db.rules.workdays import Calendar

Roll = Literal["following", "none"]
LEAP_YEAR = 2024
MONTH_MARK = "-"
"""In the label of a month's period, 2023-04; a year's is 2023."""


@dataclass(frozen=True)
class MonthEnd:
    """N月底前: the last day of `month`."""

    month: int


@dataclass(frozen=True)
class YearEnd:
    """年底前: 31 December."""


@dataclass(frozen=True)
class OnDay:
    """N月N日前: that day of the year (29 February is the 28th where there is none)."""

    month: int
    day: int


@dataclass(frozen=True)
class Monthly:
    """每月N日: every month on `day`, or its last day if shorter.

    `roll` "following" moves a day off to the next working day (遇节假日顺延).
    """

    day: int
    roll: Roll


DueRule = MonthEnd | YearEnd | OnDay | Monthly


@dataclass(frozen=True)
class Period:
    """A stretch of time that an assignment covers, both ends included, and its due date."""

    label: str
    starts_on: date
    ends_on: date
    due_on: date | None


def periods(rule: DueRule | None, year: int, calendar: Calendar) -> list[Period]:
    """The periods of a duty in the cycle of `year`: twelve if monthly, else the whole year.

    A monthly period is labelled with its month ("2023-04") and runs from the nominal day of the
    month before to the eve of its own: the return of 25 April covers 25 March to 24 April.
    """
    if isinstance(rule, Monthly):
        return [_month(rule, year, month, calendar) for month in range(1, 13)]
    return [Period(str(year), date(year, 1, 1), date(year, 12, 31), _yearly_due(rule, year))]


def due_in(rule: DueRule | None, period: str, calendar: Calendar) -> date | None:
    """When what covers `period` is due, by its label: 2023-09 of a monthly rule, else 2023."""
    year, _, month = period.partition(MONTH_MARK)
    if isinstance(rule, Monthly):
        return _month(rule, int(year), int(month), calendar).due_on
    return _yearly_due(rule, int(year))


def rolls(rule: DueRule | None) -> bool:
    """Whether the calendar moves it (遇节假日顺延); all other dates are the notice's own."""
    return isinstance(rule, Monthly) and rule.roll == "following"


def parse_rule(mapping: Mapping[str, object]) -> DueRule:
    """Read a rule as a plan writes it (see the table above); ValueError says what is wrong."""
    match dict(mapping):
        case {"month_end": month, **rest} if not rest:
            return MonthEnd(_number(month, "month_end", 12))
        case {"year_end": True, **rest} if not rest:
            return YearEnd()
        case {"on_day": text, **rest} if not rest:
            return _on_day(text)
        case {"monthly": day, "roll": ("following" | "none") as roll, **rest} if not rest:
            return Monthly(_number(day, "monthly", 31), roll)
    raise ValueError(
        f"due rule {dict(mapping)!r}: write month_end: 4, year_end: true, on_day: 09-20, "
        "or monthly: 25 with roll: following or none"
    )


def _yearly_due(rule: MonthEnd | YearEnd | OnDay | None, year: int) -> date | None:
    match rule:
        case None:
            return None
        case MonthEnd(month):
            return _clamped(year, month, 31)
        case YearEnd():
            return date(year, 12, 31)
        case OnDay(month, day):
            return _clamped(year, month, day)


def _month(rule: Monthly, year: int, month: int, calendar: Calendar) -> Period:
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    nominal = _clamped(year, month, rule.day)
    due_on = calendar.following(nominal) if rule.roll == "following" else nominal
    starts_on, ends_on = _clamped(*before, rule.day), nominal - timedelta(days=1)
    return Period(f"{year}{MONTH_MARK}{month:02}", starts_on, ends_on, due_on)


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _number(value: object, name: str, highest: int) -> int:
    if type(value) is int and 1 <= value <= highest:
        return value
    raise ValueError(f"{name}: {value!r} is not a whole number from 1 to {highest}")


def _on_day(text: object) -> OnDay:
    found = re.fullmatch(r"(\d{1,2})-(\d{1,2})", str(text), re.ASCII)
    try:
        month, day = (int(part) for part in found.groups()) if found else (0, 0)
        date(LEAP_YEAR, month, day)
    except ValueError:
        raise ValueError(f"on_day: {text!r} is not a day of the year such as 09-20") from None
    return OnDay(month, day)
