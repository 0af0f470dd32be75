"""Figures and days as px, and the ticks beside them: pure arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor, log10

STEPS = (1, 2, 5, 10)


@dataclass(frozen=True)
class Scale:
    """A straight map: `first` lies at `start` px, `last` at `end` px."""

    first: float
    last: float
    start: float
    end: float

    def px(self, value: float) -> float:
        """Where the value lies; all at the start if the scale has no length."""
        if self.last == self.first:
            return self.start
        return self.start + (value - self.first) / (self.last - self.first) * (
            self.end - self.start
        )


@dataclass(frozen=True)
class Plot:
    """Where days and figures lie; px."""

    days: Scale  # ordinals
    figures: Scale

    def spot(self, day: date, figure: float) -> tuple[float, float]:
        return self.days.px(day.toordinal()), self.figures.px(figure)

    @property
    def left(self) -> float:
        return self.days.start

    @property
    def right(self) -> float:
        return self.days.end

    @property
    def top(self) -> float:
        return self.figures.end

    @property
    def bottom(self) -> float:
        return self.figures.start


def number(value: float) -> str:
    """A figure without trailing zeros: 85, 92.5; at most two digits behind the point."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def round_ticks(most: float, count: int = 6) -> list[float]:
    """Round figures from 0 to `most`, at most `count` steps of 1, 2 or 5 times a power of ten."""
    if most <= 0:
        return [0.0]
    power = 10.0 ** floor(log10(most / count))
    step = next(power * n for n in STEPS if power * n * count >= most * (1 - 1e-9))
    return [step * n for n in range(floor(most / step + 1e-9) + 1)]


def day_ticks(days: Scale, first: date, due: date, gap: float) -> list[date]:
    """The two days, and firsts of months (in a short stretch weeks) that lie `gap` px apart."""
    kept: list[date] = []
    for day in (due, first, *_months(days), *_weeks(days, first)):
        if all(abs(days.px(day.toordinal()) - days.px(k.toordinal())) >= gap for k in kept):
            kept.append(day)
    return sorted(kept)


def _months(days: Scale) -> list[date]:
    return [day for day in _days(days) if day.day == 1]


def _weeks(days: Scale, first: date) -> list[date]:
    """Nothing where months are enough."""
    return [day for day in _days(days, 7) if day > first] if days.last - days.first < 60 else []


def _days(days: Scale, step: int = 1) -> list[date]:
    start = date.fromordinal(int(days.first))
    return [start + timedelta(n) for n in range(0, int(days.last - days.first) + 1, step)]


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places in the order of `wanted` (ascending), at least `gap` apart, moved as little as can be.

    All lie between `low` and `high`, if there is room; else from `low` on.
    """
    pools: list[list[float]] = []  # neighbours that push each other: they share a shift
    for n, want in enumerate(wanted):
        pools.append([want - n * gap])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    most = high - (len(wanted) - 1) * gap
    shifts = [max(low, min(most, _mean(pool))) for pool in pools for _ in pool]
    return [shift + n * gap for n, shift in enumerate(shifts)]


def _mean(pool: Sequence[float]) -> float:
    return sum(pool) / len(pool)
