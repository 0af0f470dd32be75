"""每年不少于4次 and others: how many there should be by the end of each quarter of 2023."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.pace import Pace, pace

YEAR = {"starts_on": date(2023, 1, 1), "ends_on": date(2023, 12, 31)}
QUARTERS = [date(2023, month, 15) for month in (2, 5, 8, 11)]


def by_quarter(target: str) -> list[int]:
    return [pace(Decimal(target), None, today=day, **YEAR).expected for day in QUARTERS]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("4", [1, 2, 3, 4], id="four a year"),
        pytest.param("1", [0, 0, 0, 1], id="one: none is behind before December"),
        pytest.param("2", [0, 1, 1, 2], id="two"),
        pytest.param("6", [1, 3, 4, 6], id="six: only whole ones"),
        pytest.param("12", [3, 6, 9, 12], id="one a month"),
    ],
)
def test_how_many_there_should_be(target: str, expected: list[int]) -> None:
    assert by_quarter(target) == expected


@pytest.mark.parametrize(
    ("today", "by"),
    [
        ("2023-01-01", "2023-03-31"),
        ("2023-03-31", "2023-03-31"),
        ("2023-06-01", "2023-06-30"),
        ("2023-12-01", "2023-12-31"),
        ("2024-01-15", "2023-12-31"),
    ],
)
def test_by_the_end_of_the_quarter_and_of_the_period(today: str, by: str) -> None:
    found = pace(Decimal(4), Decimal(1), today=date.fromisoformat(today), **YEAR)
    assert found.by == date.fromisoformat(by)


def test_in_june_two_are_due() -> None:
    day = date(2023, 6, 1)
    one, two = (pace(Decimal(4), Decimal(n), today=day, **YEAR) for n in (1, 2))
    assert one == Pace(date(2023, 6, 30), expected=2, done=Decimal(1))
    assert (one.kept, two.kept) == (False, True)
    assert not pace(Decimal(4), None, today=day, **YEAR).kept, "nothing said is none"


def test_a_period_that_begins_in_july_has_its_half_by_september() -> None:
    found = pace(
        Decimal(4),
        None,
        starts_on=date(2023, 7, 1),
        ends_on=date(2023, 12, 31),
        today=date(2023, 9, 1),
    )
    assert found.expected == 2


@given(target=st.integers(1, 60), today=st.dates(date(2023, 1, 1), date(2024, 3, 31)))
def test_it_never_falls_is_whole_at_the_end_and_never_more(target: int, today: date) -> None:
    found = pace(Decimal(target), None, today=today, **YEAR)
    later = pace(Decimal(target), None, today=date(2023, 12, 31), **YEAR)
    assert 0 <= found.expected <= later.expected == target
