"""Monthly returns in few words, said on Sunday 2023-04-23: which month, which figures."""

import pytest

from db.rules.workdays import Calendar
from tests.inputs.notice import on_sunday

# The sentence, the month, the year if one is named, and what is unsure.
_RETURNS = """
2022年4月报送:新版系统1203 分类窗口862 分中心415|4|2022|month
2023年4月报送:新版系统1203 分类窗口862 分中心415|4|2023|
去年4月报送 1203、862、415|4|2022|figure,month
上月报送 新版系统1203 分类窗口862 分中心415|3|None|month
三月份报送 新版系统1203 分类窗口862 分中心415|3|None|
三月份报送:1203、862、415|3|None|figure
4月报送 1203、862、415|4|None|figure
4月报送：1203,862,415|4|None|figure
4月 1203 862 415|4|None|figure
本月报送 1203 862 415|None|None|figure
报送:1203、862、415|None|None|figure
9a 1203、862、415|None|None|figure
9a 4月报送 1203、862、415|4|None|figure
""".strip().splitlines()


@pytest.mark.parametrize("row", _RETURNS, ids=lambda row: row.split("|")[0])
def test_a_return_says_its_month_and_its_three_figures(row: str, calendar: Calendar) -> None:
    sentence, month, year, unsure = row.split("|")
    reading = on_sunday(sentence, calendar)
    (item,) = reading.items
    assert (reading.intent, item.duty) == ("return", "9a")
    assert [int(value) for _, value in item.figures] == [1203, 862, 415]
    assert (str(item.month), str(item.year), ",".join(reading.unsure)) == (month, year, unsure)
    assert not reading.dates


@pytest.mark.parametrize("sentence", ["9a本月无", "9a本月无数据", "本月无数据", "本月无"])
def test_a_nil_return_is_plain(sentence: str, calendar: Calendar) -> None:
    reading = on_sunday(sentence, calendar)
    (item,) = reading.items
    assert (reading.intent, item.duty, reading.unsure) == ("return", "9a", ())
    assert [int(value) for _, value in item.figures] == [0, 0, 0]


def test_a_promise_to_report_later_is_no_return(calendar: Calendar) -> None:
    reading = on_sunday("4月报送数据下午发", calendar)
    assert [(item.intent, item.date) for item in reading.items] == [("report", None)]
    assert reading.unsure == ("status",)
