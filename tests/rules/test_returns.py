"""A month of returns over all units."""

from dataclasses import dataclass
from decimal import Decimal

from db.rules.returns import Month


@dataclass(frozen=True)
class Unit:
    """One unit's part in the month."""

    id: int
    state: str


UNITS = [
    Unit(1, "done"),
    Unit(2, "closed"),
    Unit(3, "open"),
    Unit(4, "not_applicable"),
    Unit(5, "blocked"),
    Unit(6, "returned"),
]
MONTH = Month(UNITS)


def ids(units: list[Unit]) -> list[int]:
    return [unit.id for unit in units]


def test_each_unit_has_handed_in_is_missing_or_does_not_owe() -> None:
    assert ids(MONTH.handed_in) == [1, 2]
    assert ids(MONTH.missing) == [3, 5, 6]
    assert ids(MONTH.not_ours) == [4]
    assert ids(MONTH.owing) == [1, 2, 3, 5, 6]


def test_the_sums_are_of_what_was_handed_in() -> None:
    figures = {
        1: {"分中心": Decimal(415), "分类综合窗口": Decimal(0)},
        2: {"分中心": Decimal(85)},
        6: {"分中心": Decimal(1000)},
    }
    assert MONTH.sums(figures) == {"分中心": Decimal(500), "分类综合窗口": Decimal(0)}
    assert Month([]).sums(figures) == {}
