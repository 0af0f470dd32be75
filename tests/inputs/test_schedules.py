"""A weekly appointment: one day, one time, or nothing."""

from datetime import time

import pytest

from handlers.inputs.schedules import weekly


@pytest.mark.parametrize(
    ("words", "weekday", "at"),
    [
        ("周一 9:00", 1, "09:00"),
        ("周一9：00", 1, "09:00"),
        ("每周一上午9点", 1, "09:00"),
        ("每周五 下午3点半", 5, "15:30"),
        ("星期三 10点30分", 3, "10:30"),
        ("礼拜二九点整", 2, "09:00"),
        ("星期四，早上八点三刻", 4, "08:45"),
        ("周日 16:30", 7, "16:30"),
        ("周天 9点钟", 7, "09:00"),
        ("周5 14:05", 5, "14:05"),
        ("中午12点 周一", 1, "12:00"),
        ("周一", 1, "09:00"),
        ("周一 9", 1, "09:00"),
        ("周一 3点", 1, "03:00"),
        ("Monday 9:00", 1, "09:00"),
        ("mon 9", 1, "09:00"),
        ("Mondays at 9 am", 1, "09:00"),
        ("every Friday 3:15pm", 5, "15:15"),
        ("Wed 9.30", 3, "09:30"),
        ("Wednesday 16:00", 3, "16:00"),
        ("THURS 10:00", 4, "10:00"),
        ("tuesday 12 pm", 2, "12:00"),
        ("Sat 12 am", 6, "00:00"),
    ],
)
def test_a_day_and_a_time(words: str, weekday: int, at: str) -> None:
    assert weekly(words) == (weekday, time.fromisoformat(at))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "9:00",
        "明天 9:00",
        "周一 25:00",
        "周一 9:75",
        "周一周三 9:00",
        "周一 9:00 和 15:00",
        "周一开会",
        "每月1号 9:00",
        "Monday morning",
        "money 9:00",
        "周八 9:00",
    ],
)
def test_anything_else_is_not_guessed_at(words: str) -> None:
    assert weekly(words) is None
