"""What speaks against a report that is recorded all the same: pointed out, never put right.

| said | doubt |
|---|---|
| 65%, after 68% last time, where the target is to be reached | `BELOW_LAST` |
| 5类, where 不得超过3类 | `OVER_LIMIT` |
| expected on 15 October, due on 30 September | `AFTER_DUE` |
| a return handed in before its period is over | `EARLY` |
| a return's figure more than twice, or less than half, that of the month before | `LEAP` |
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from db.rules.targets import Op, Target, meets
from db.rules.terms import ReportStatus

WHOLE = Decimal(100)
TIMES = 2
"""A figure this many times that of the month before, or the other way round, stands out."""
FEW = 50
"""A smaller change is chance: 4 after 1."""


class Doubt(StrEnum):
    """Why a report may be a slip."""

    BELOW_LAST = "below_last"
    OVER_LIMIT = "over_limit"
    AFTER_DUE = "after_due"
    EARLY = "early"


@dataclass(frozen=True)
class Said:
    """A report as it will be recorded; `value` is the figure held against the target."""

    status: ReportStatus
    value: Decimal | None
    forecast_on: date | None


@dataclass(frozen=True)
class Known:
    """What the register knew before; `last` is the last figure that counts."""

    target: Target | None
    last: Decimal | None
    due_on: date | None
    ends_on: date
    monthly: bool


def doubts(said: Said, known: Known, *, today: date) -> tuple[Doubt, ...]:
    """Everything that speaks against a report, in the order of the table."""
    found = {
        Doubt.BELOW_LAST: _is_below(said, known),
        Doubt.OVER_LIMIT: _is_over(said, known),
        Doubt.AFTER_DUE: _is_after(said, known),
        Doubt.EARLY: known.monthly and said.status is ReportStatus.DONE and today <= known.ends_on,
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def is_over_whole(value: Decimal, unit: str) -> bool:
    """A share beyond the whole, or below none."""
    return unit == "%" and not 0 <= value <= WHOLE


def leaps(now: Mapping[str, Decimal], before: Mapping[str, Decimal]) -> list[str]:
    """The names of a return's figures that stand out against the month before."""
    return [name for name in now if name in before and _is_leap(now[name], before[name])]


def _is_below(said: Said, known: Known) -> bool:
    """What is to be reached goes up; how often something happened may begin anew."""
    if known.target is None or known.target.op is not Op.AT_LEAST:
        return False
    return said.value is not None and known.last is not None and said.value < known.last


def _is_over(said: Said, known: Known) -> bool:
    """办结 above the limit is a contradiction of its own, see `db.rules.targets`."""
    goal = known.target
    if goal is None or goal.op is not Op.AT_MOST or said.value is None:
        return False
    return said.status is not ReportStatus.DONE and not meets(goal.op, goal.value, said.value)


def _is_after(said: Said, known: Known) -> bool:
    return bool(said.forecast_on and known.due_on and said.forecast_on > known.due_on)


def _is_leap(now: Decimal, before: Decimal) -> bool:
    if abs(now - before) < FEW:
        return False
    return now >= before * TIMES or now * TIMES <= before
