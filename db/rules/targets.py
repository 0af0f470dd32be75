"""Measured targets (指标): whether a figure meets one, and whether a report contradicts it."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from db.rules.terms import ReportStatus


class Op(StrEnum):
    """How a figure is compared with the target."""

    AT_LEAST = ">="  # 达到90%以上, 不少于4次
    AT_MOST = "<="  # 不得超过3类
    EXACTLY = "="


@dataclass(frozen=True)
class Target:
    """A figure to reach; `unit` as the notice writes it ("%", "站", "次", "类")."""

    op: Op
    value: Decimal
    unit: str


class Contradiction(StrEnum):
    """Why a report cannot be taken as it stands."""

    NO_FIGURE = "no_figure"  # done, without the figure that would show it
    OFF_TARGET = "off_target"  # done, with a figure that misses the target


_COMPARE: dict[Op, Callable[[Decimal, Decimal], bool]] = {
    Op.AT_LEAST: operator.ge,
    Op.AT_MOST: operator.le,
    Op.EXACTLY: operator.eq,
}


def meets(op: Op | str, target_value: Decimal, value: Decimal) -> bool:
    """Whether `value` reaches the target: 90 meets >= 90. ValueError for an unknown `op`."""
    return _COMPARE[Op(op)](value, target_value)


def contradicts(
    status: ReportStatus, target: Target | None, value: Decimal | None
) -> Contradiction | None:
    """What speaks against a report of `status` with this figure; None if nothing does.

    Only 办结 can contradict a target: work in progress may stand at any figure.
    """
    if status is not ReportStatus.DONE or target is None:
        return None
    if value is None:
        return Contradiction.NO_FIGURE
    return None if meets(target.op, target.value, value) else Contradiction.OFF_TARGET
