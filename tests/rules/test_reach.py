"""Who cannot be reminded is news once, until something about it has changed."""

from datetime import date

import pytest

from db.rules.reach import Cause, Why, next_change, untold

TODAY = date(2023, 4, 14)
BEFORE = {"post:1": Cause(Why.BLOCKED, date(2023, 4, 17))}
TOLD = [
    pytest.param({}, set(), id="nobody is lost"),
    pytest.param(BEFORE, set(), id="the same again"),
    pytest.param({"post:1": Cause(Why.BLOCKED, date(2023, 4, 19))}, {"post:1"}, id="another day"),
    pytest.param({"post:1": Cause(Why.UNBOUND)}, {"post:1"}, id="another reason"),
    pytest.param(BEFORE | {"unit:2": Cause(Why.VACANT)}, {"unit:2"}, id="somebody else"),
]
DAYS = [None, date(2023, 4, 13), TODAY, date(2023, 6, 1), date(2023, 5, 1)]


@pytest.mark.parametrize(("present", "news"), TOLD)
def test_of_whom_nobody_has_heard(present: dict[str, Cause], news: set[str]) -> None:
    assert untold(present, BEFORE) == news


@pytest.mark.parametrize(
    ("days", "next_day"),
    [
        pytest.param(DAYS, date(2023, 5, 1), id="the first after today"),
        pytest.param(DAYS[:3], None, id="today and before"),
        pytest.param([], None, id="nothing is planned"),
    ],
)
def test_the_next_day_on_which_something_changes_by_itself(
    days: list[date | None], next_day: date | None
) -> None:
    assert next_change(days, TODAY) == next_day
