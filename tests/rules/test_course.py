"""Where a figure should be by now."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.course import course_of, expected_on
from db.rules.targets import Op, Target, meets

FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)
SHARE = Target(Op.AT_LEAST, Decimal(90), "%")
TIMES = Target(Op.AT_LEAST, Decimal(4), "次")
KINDS = Target(Op.AT_MOST, Decimal(3), "类")


@pytest.mark.parametrize(
    ("target", "day", "expected"),
    [
        pytest.param(SHARE, date(2023, 1, 1), 0, id="the first day"),
        pytest.param(SHARE, date(2023, 7, 2), 45, id="half the year"),
        pytest.param(SHARE, date(2023, 9, 29), 67, id="the end of September"),
        pytest.param(SHARE, date(2023, 12, 30), 89, id="the eve"),
        pytest.param(SHARE, LAST, 90, id="the due date"),
        pytest.param(SHARE, date(2024, 3, 1), 90, id="long after it"),
        pytest.param(SHARE, date(2022, 12, 1), 0, id="before the period"),
        pytest.param(TIMES, date(2023, 4, 1), 0, id="no check in the first quarter yet"),
        pytest.param(TIMES, date(2023, 4, 2), 1, id="one by the second"),
        pytest.param(TIMES, date(2023, 12, 30), 3, id="the fourth by the end"),
        pytest.param(KINDS, FIRST, 3, id="never more than three kinds"),
    ],
)
def test_the_way_to_a_target_is_straight(target: Target, day: date, expected: int) -> None:
    assert expected_on(day, target, starts_on=FIRST, due_on=LAST) == expected


@pytest.mark.parametrize(
    ("target", "value", "kept"),
    [
        (SHARE, "40", False),
        (SHARE, "67", True),
        (SHARE, "95", True),
        (SHARE, None, False),
        (KINDS, "3", True),
        (KINDS, "4", False),
    ],
)
def test_who_has_reached_what_is_expected_is_on_course(
    target: Target, value: str | None, kept: bool
) -> None:
    number = Decimal(value) if value else None
    found = course_of(target, number, starts_on=FIRST, due_on=LAST, today=date(2023, 9, 29))
    assert found.kept is kept


def test_who_has_reported_no_figure_is_behind_from_half_of_the_way_on() -> None:
    days = [date(2023, 7, 1), date(2023, 7, 2), LAST]
    found = [course_of(SHARE, None, starts_on=FIRST, due_on=LAST, today=day).kept for day in days]
    assert found == [True, False, False]
    assert course_of(KINDS, None, starts_on=FIRST, due_on=LAST, today=LAST).kept


@given(st.sampled_from(list(Op)), st.integers(1, 1000), st.integers(1, 800), st.integers(-5, 900))
def test_the_course_never_falls_nor_asks_for_more_than_the_target(
    op: Op, goal: int, length: int, day: int
) -> None:
    target, due_on = Target(op, Decimal(goal), "件"), FIRST + timedelta(days=length)
    today = FIRST + timedelta(days=day)
    two = [
        expected_on(one, target, starts_on=FIRST, due_on=due_on)
        for one in (today, today + timedelta(days=1))
    ]
    assert 0 <= two[0] <= two[1] <= goal
    found = course_of(target, two[0], starts_on=FIRST, due_on=due_on, today=today)
    assert found.kept or not meets(op, target.value, two[0])
