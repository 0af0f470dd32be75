"""Measured targets against their course (应到): where a figure should be by today.

The way from nothing on the first day of the period to the target on the due date is taken as
straight: of ≥ 90 % by 31 December 67 % are expected on 29 September. What must not be exceeded
(≤ 3 类) is expected all along. Who has not reported any figure is behind from half of the way on.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from db.rules.targets import Op, Target, meets


@dataclass(frozen=True)
class Course:
    """`expected` by now, in the target's unit and rounded down to whole ones; `value`: the last
    figure, None if none was reported."""

    expected: Decimal
    value: Decimal | None
    kept: bool


def course_of(
    target: Target, value: Decimal | None, *, starts_on: date, due_on: date, today: date
) -> Course:
    """The course of a figure on `today`; a figure that meets the target is always on it."""
    expected = expected_on(today, target, starts_on=starts_on, due_on=due_on)
    if value is None:
        early = target.op is Op.AT_MOST or today < starts_on + (due_on - starts_on) / 2
        return Course(expected, None, kept=early)
    kept = meets(target.op, target.value, value) or _keeps(target, value, expected)
    return Course(expected, value, kept)


def expected_on(day: date, target: Target, *, starts_on: date, due_on: date) -> Decimal:
    """What the figure should be at the end of a day."""
    if target.op is Op.AT_MOST:
        return target.value
    whole = (due_on - starts_on).days + 1
    gone = min(max((day - starts_on).days + 1, 0), whole)
    if gone == whole:
        return target.value
    return (target.value * gone / whole).quantize(Decimal(1), ROUND_DOWN)


def _keeps(target: Target, value: Decimal, expected: Decimal) -> bool:
    return target.op is not Op.AT_MOST and value >= expected
