"""Counted duties (每年不少于4次) against their pace: where the count should be by a quarter's end.

Four a year are one by the end of March, two by the end of June, and so on; of what does not divide
only whole ones are asked for: six a year are one, three, four, six.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import floor

from db.rules.workdays import DAY

MONTHS = 3
"""In a quarter."""


@dataclass(frozen=True)
class Pace:
    """By the end of the day `by` there should be so many; there are `done`."""

    by: date
    expected: int
    done: Decimal

    @property
    def kept(self) -> bool:
        return self.done >= self.expected


def pace(
    target: Decimal, done: Decimal | None, *, starts_on: date, ends_on: date, today: date
) -> Pace:
    """Where the count of a period (`starts_on` to `ends_on`) should be; nothing said is none."""
    by = min(_quarter_end(today), ends_on)
    share = Decimal(_months(starts_on, by)) / _months(starts_on, ends_on)
    return Pace(by, floor(target * min(share, Decimal(1))), done or Decimal(0))


def _quarter_end(day: date) -> date:
    month = (day.month - 1) // MONTHS * MONTHS + MONTHS
    return date(day.year + month // 12, month % 12 + 1, 1) - DAY


def _months(first: date, last: date) -> int:
    """How many months `first` to `last` touch."""
    return (last.year - first.year) * 12 + last.month - first.month + 1
