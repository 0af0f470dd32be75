"""Days off and days worked as an administrator writes them in chat."""

from collections.abc import Sequence
from datetime import date

import pytest

from db.rules.workdays import Calendar
from handlers.inputs.dates import DateFound, find_dates
from handlers.inputs.days_off import DaysOff, days_off
from tests.moments import SHANGHAI, at


def find(text: str) -> Sequence[DateFound]:
    return find_dates(text, now=at("2023-04-14 10:00"), zone=SHANGHAI, calendar=Calendar())


def span(first: str, last: str = "") -> tuple[date, ...]:
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return tuple(date.fromordinal(n) for n in range(start.toordinal(), end.toordinal() + 1))


SPRING = span("2024-02-10", "2024-02-17")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("9月25日 休 中秋节", DaysOff(span("2023-09-25"), False, "中秋节")),
        ("2月9日休", DaysOff(span("2024-02-09"), False, None)),
        ("5月6日 上班", DaysOff(span("2023-05-06"), True, None)),
        ("2023-10-08 班 补班 第二次", DaysOff(span("2023-10-08"), True, "补班 第二次")),
        ("9月25日 恢复", DaysOff(span("2023-09-25"), None, None)),
        ("2月10日至2月17日 休 春节", DaysOff(SPRING, False, "春节")),
        ("2月10日到17日 放假", DaysOff(SPRING, False, None)),
        ("2024-02-10..2024-02-17 off", DaysOff(SPRING, False, None)),
        ("Feb 9 off New Year's Eve", DaysOff(span("2024-02-09"), False, "New Year's Eve")),
        ("明天 休 防汛", DaysOff(span("2023-04-15"), False, "防汛")),
    ],
)
def test_what_is_ordered(text: str, order: DaysOff) -> None:
    assert days_off(text, find) == order


@pytest.mark.parametrize(
    "text", ["", "休", "9月25日", "随便", "9月25日 9月27日 休", "2024-02-17至2024-02-10 休"]
)
def test_what_is_no_order(text: str) -> None:
    assert days_off(text, find) is None


def test_a_year_is_no_stretch() -> None:
    assert days_off("2024-01-01至2024-12-31 休", find) is None
