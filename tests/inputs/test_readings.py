"""Returns, replies, reasons and corrections, said on Thursday 2023-04-27 at 08:40."""

from dataclasses import replace

import pytest

from db.rules.workdays import Calendar
from handlers.inputs.reading import read
from tests.inputs.conftest import SHANGHAI
from tests.inputs.duties import OWED
from tests.inputs.telling import MORNING, read_now, said

RETURNS = {
    "4月办件量 新版系统1203 分类窗口862 分中心415": (4, [1203, 862, 415]),
    "4月 新版系统1,203件，分类窗口862件，分中心415件": (4, [1203, 862, 415]),
    "新版1203分类862分中心415": (None, [1203, 862, 415]),
    "分中心四百一十五,新版系统一千二百零三,分类窗口八百六十二": (None, [1203, 862, 415]),
    "三月份 新版系统0 分类窗口0 分中心无": (3, [0, 0, 0]),
    "本月无": (None, [0, 0, 0]),
    "9a本月无": (None, [0, 0, 0]),
    "4月没有办件": (4, [0, 0, 0]),
    "第9项 0": (None, [0, 0, 0]),
}


@pytest.mark.parametrize("sentence", RETURNS)
def test_a_monthly_return_names_its_figures_and_its_month(
    sentence: str, calendar: Calendar
) -> None:
    reading = read_now(sentence, calendar)
    (item,) = reading.items
    month, values = RETURNS[sentence]
    assert (reading.intent, item.duty, item.month) == ("return", "9a", month)
    assert [value for _, value in item.figures] == values
    assert (reading.dates, reading.unsure) == ((), ())


def test_an_incomplete_return_is_not_sure(calendar: Calendar) -> None:
    reading = read_now("分类窗口862", calendar)
    assert reading.unsure == ("figure",)
    assert [(name, int(value)) for name, value in reading.items[0].figures] == [
        ("分类综合窗口", 862)
    ]


def test_a_return_and_a_report_in_one_message_are_two_items(calendar: Calendar) -> None:
    reading = read_now("4月新版1203 分类862 分中心415,第1项65%", calendar)
    assert [(item.intent, item.duty) for item in reading.items] == [
        ("return", "9a"),
        ("report", "1a"),
    ]
    assert [*map(int, reading.values)] == [1203, 862, 415, 65]


def test_plain_numbers_answer_a_message_about_the_return_but_are_not_sure(
    calendar: Calendar,
) -> None:
    reading = read_now("1203 862 415", calendar, "9a")
    assert [*map(int, reading.values)] == [1203, 862, 415]
    assert reading.unsure == ("figure",)
    assert read_now("1203 862 415", calendar).unsure == ("figure",)
    assert read_now("3 5 8", calendar).intent == "none"


@pytest.mark.parametrize(
    ("sentence", "shown", "item"),
    [
        ("需协调:场地限制", ("3a",), "3a blocked - -"),
        ("已办结", ("2a",), "2a done - -"),
        ("已办结", ("2a", "6a"), "2a/6a done - -"),
        ("85", ("1a",), "1a in_progress 85 -"),
        ("85%", ("1a", "2a"), "1a in_progress 85 -"),
        ("下周五报", ("2a",), "2a in_progress - 2023-05-05"),
        ("第六项已办结", ("2a",), "6a done - -"),
        ("视频监察接入已完成", ("3a",), "3a done - -"),
    ],
)
def test_a_reply_is_about_the_duties_of_the_message_replied_to(
    sentence: str, shown: tuple[str, ...], item: str, calendar: Calendar
) -> None:
    assert [said(one) for one in read_now(sentence, calendar, *shown).items] == [item]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("需协调:场地限制", "场地限制"),
        ("第3项卡在审批环节", "审批环节"),
        ("因设备没到货卡住了", "设备没到货"),
        ("市级平台对接不了", "市级平台对接不了"),
        ("对接不了,厂家没来人", "厂家没来人"),
        ("由于场地限制,申请延期到年底", "场地限制"),
        ("第六项此前已完成", "此前已完成"),
        ("task 3 blocked: no budget", "no budget"),
        ("第3项没钱", "没钱"),
        ("第3项需要财政局支持", "需要财政局支持"),
        ("第3项需协调", None),
        ("第3项卡住了", None),
    ],
)
def test_the_reason_is_kept_in_the_speakers_words(
    sentence: str, reason: str | None, calendar: Calendar
) -> None:
    assert read_now(sentence, calendar).items[0].reason == reason


@pytest.mark.parametrize("sentence", ["上面那个报错了,应该是58%", "不是65%,是58%", "更正:是58%"])
def test_a_correction_carries_the_new_figure_only(sentence: str, calendar: Calendar) -> None:
    reading = read_now(sentence, calendar, "5a")
    assert reading.correction
    assert [*map(int, reading.values)] == [58]


def test_a_weekday_that_contradicts_its_date_is_not_sure(calendar: Calendar) -> None:
    assert read_now("第2项5月8日(周一)办完", calendar).unsure == ()
    assert read_now("第2项5月8日(周二)办完", calendar).unsure == ("date",)


def test_two_assignments_of_one_duty_leave_the_duty_known_and_the_unit_open(
    calendar: Calendar,
) -> None:
    owed = (replace(OWED[0], key=11), replace(OWED[0], key=12))
    reading = read("第1项85%", now=MORNING, zone=SHANGHAI, calendar=calendar, owed=owed)
    assert (reading.items[0].duty, reading.items[0].candidates) == ("1a", (11, 12))
    assert reading.unsure == ("duty",)


def test_spans_point_into_the_text_as_it_was_typed(calendar: Calendar) -> None:
    text = "第 1 项完成８５％，第 ４ 项　预计 2023年 9月 20日 达标"
    reading = read_now(text, calendar)
    assert [text[item.start : item.end].strip("，") for item in reading.items] == [
        "第 1 项完成８５％",
        "第 ４ 项　预计 2023年 9月 20日 达标",
    ]
    assert [found.text for found in reading.dates] == ["2023年 9月 20日"]
