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


_FULL = [
    "4月办件量 分中心415 新版系统1203 分类窗口862",
    "新系统1203综窗862分中心415",
    "1203件新版系统，862件分类窗口，415件分中心",
    "1203件新版系统 862件分类窗口 415件分中心",
    "新版系统一千二百零三件，分类窗口八百六十二件，分中心四百一十五件",
    "新版系统（1203）分类窗口（862）分中心（415）",
    "1.新版系统1203 2.分类窗口862 3.分中心415",
    "（1）新版系统1203（2）分类窗口862（3）分中心415",
    "4月共办件2480件，其中新版系统1203件，分类窗口862件，分中心415件",
    "新版系统受理1,203件，分类综合窗口受理862件，分中心受理415件，合计2,480件",
    "4月月报：新版系统1203，分类窗口862，分中心415，已报送",
    "截至4月24日，新版系统1203 分类窗口862 分中心415",
    "April: new system 1203, windows 862, sub-centres 415",
    "9a: 1203 for the new system, 862 windows, 415 sub-centres",
]


@pytest.mark.parametrize("sentence", _FULL)
def test_labels_may_stand_in_any_order_and_dress(sentence: str, calendar: Calendar) -> None:
    reading = on_sunday(sentence, calendar)
    (item,) = reading.items
    assert [int(value) for _, value in item.figures] == [1203, 862, 415]
    assert (reading.intent, item.duty, reading.unsure, reading.dates) == ("return", "9a", (), ())


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("4月新版系统1203 分类窗口862", [1203, 862]),
        ("4月办件量 新版系统1203 分类窗口862 分中心415 其他20", [1203, 862, 415]),
        ("合计2480，新版系统1203，分类窗口862，分中心451", [1203, 862, 451]),
        ("新版系统约1203 分类窗口862 分中心415", [1203, 862, 415]),
        ("新版系统三四件 分类窗口862 分中心415", [3, 862, 415]),
        ("新版系统无,其余同上", [0]),
        ("4月分中心应为451", [451]),
        ("分中心415改为451", [451]),
        ("分中心报错了，应该是451", [451]),
        ("跟上月一样", []),
        ("没有", [0, 0, 0]),
    ],
)
def test_what_is_not_three_plain_figures_is_asked_about(
    sentence: str, values: list[int], calendar: Calendar
) -> None:
    reading = on_sunday(sentence, calendar)
    (item,) = reading.items
    assert [int(value) for _, value in item.figures] == values
    assert (item.duty, reading.unsure) == ("9a", ("figure",))


@pytest.mark.parametrize(
    ("said", "month", "unsure"),
    [
        ("3月25日至4月24日", 4, ()),
        ("3.25-4.24", 4, ()),
        ("上月25日至本月24日", None, ()),
        ("3月1日至3月31日", 3, ("month",)),
        ("5月8日补报4月", 4, ()),
        ("last month", 3, ("month",)),
    ],
)
def test_a_period_is_of_the_month_in_which_it_ends(
    said: str, month: int | None, unsure: tuple[str, ...], calendar: Calendar
) -> None:
    reading = on_sunday(f"{said} 新版系统1203 分类窗口862 分中心415", calendar)
    assert (reading.items[0].month, reading.items[0].unsure) == (month, unsure)


@pytest.mark.parametrize(
    "sentence",
    [
        "1203/862/415",
        "1203，862，415",
        "九号任务 1203 862 415",
        "第九项：1203/862/415",
        "3月25日至4月24日办件量1203 862 415",
        "April: 1203, 862, 415",
        "April: one thousand two hundred and three, 862, 415",
        "①1203②862③415",
        "9a 1203-862-415",
    ],
)
def test_three_numbers_are_taken_in_their_order_and_shown_first(
    sentence: str, calendar: Calendar
) -> None:
    reading = on_sunday(sentence, calendar)
    assert [int(value) for value in reading.values] == [1203, 862, 415]
    assert (reading.intent, reading.unsure, reading.dates) == ("return", ("figure",), ())


@pytest.mark.parametrize(
    ("sentence", "duty"), [("不涉及我单位", None), ("9a不涉及我单位", "9a"), ("5a零", "5a")]
)
def test_what_is_no_nil_return_is_none(sentence: str, duty: str | None, calendar: Calendar) -> None:
    reading = on_sunday(sentence, calendar)
    assert (reading.intent, reading.items[0].duty) == ("report", duty)
