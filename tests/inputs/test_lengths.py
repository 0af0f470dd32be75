"""延期两周: how much later, and what is no length."""

from datetime import date

import pytest

from db.rules.workdays import Calendar
from handlers.inputs.lengths import lengthened

DUE = date(2023, 4, 30)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3a申请延期两周", "05-14"),
        ("第2项申请延期10天", "05-10"),
        ("两周", "05-14"),
        ("一周吧", "05-07"),
        ("１０天", "05-10"),
        ("推二十天", "05-20"),
        ("再给5个工作日", "05-09"),
        ("延期一个月", "05-31"),
        ("推迟1个月,设备没到货", "05-31"),
        ("延期半个月", "05-15"),
        ("3a please extend by two weeks", "05-14"),
        ("two weeks", "05-14"),
    ],
)
def test_a_length_is_counted_from_the_due_date(words: str, day: str) -> None:
    assert lengthened(words, DUE, Calendar()) == date.fromisoformat(f"2023-{day}")


@pytest.mark.parametrize(
    "words",
    [
        "延到10月15日",
        "延期到月底",
        "延3月",
        "延期到5日",
        "需要延期几天",
        "推迟一下",
        "延期两周,2a延期一周",
        "已经办了两周了",
        "延期半天",
        "申请延期",
        "三周五",
    ],
)
def test_what_is_no_plain_length_is_none(words: str) -> None:
    assert lengthened(words, DUE, Calendar()) is None


@pytest.mark.parametrize(
    ("due", "day"),
    [("2023-01-31", "2023-02-28"), ("2023-11-30", "2023-12-31"), ("2023-12-15", "2024-01-15")],
)
def test_a_month_on_is_the_same_day_or_the_last(due: str, day: str) -> None:
    later = lengthened("延期1个月", date.fromisoformat(due), Calendar())
    assert later == date.fromisoformat(day)
