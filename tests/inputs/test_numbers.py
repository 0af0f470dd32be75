"""Figures as they are written and dictated."""

from decimal import Decimal

import pytest

from handlers.inputs.numbers import find_figures
from handlers.inputs.numerals import number

NUMERALS = {
    "一千二百零三": "1203", "两千三": "2300", "一百五": "150", "一百零五": "105", "十": "10",
    "二十": "20", "廿五": "25", "卅": "30", "二〇二三": "2023", "三万五": "35000",
    "一万二千": "12000", "一亿二千万": "120000000", "八十五点五": "85.5", "1,203": "1203",
    "1.2万": "12000", "3千": "3000", "1千2百零3": "1203", "1万2": "12000", "10万零5": "100005",
    "二十一万三千零五": "213005", "一百十": "110", "sixty-five": "65", "a hundred": "100",
    "one thousand two hundred and three": "1203", "ninety-two point five": "92.5",
}  # fmt: skip


@pytest.mark.parametrize("text", NUMERALS)
def test_a_numeral_has_its_value(text: str) -> None:
    assert number(text) == Decimal(NUMERALS[text])


@pytest.mark.parametrize("text", ["", "万", "三三十", "十百", "点五", "件", "abc", "three five"])
def test_what_is_no_numeral_has_none(text: str) -> None:
    assert number(text) is None


FIGURES = {
    "完成85%": "85%", "完成８５．５％": "85.5%", "85 %": "85%", "85个点": "85%",
    "85个百分点": "85%", "85 percent": "85%", "百分之八十五": "85%", "百分之85": "85%",
    "百分之八十五点五": "85.5%", "百分之百": "100%", "八成五": "85%", "九成": "90%",
    "八成半": "85%", "一半": "50%", "三分之二": "66.67%", "完成2/3": "66.67%", "千分之五": "0.5%",
    "八十五%": "85%", "1,203件": "1203件", "一千二百零三件": "1203件", "1.2万件": "12000件",
    "检索了3次": "3次", "建了两个站": "2个", "达标率92.5": "92.5", "65%-70%": "65% 70%",
    "新版系统1203 分类窗口862 分中心415": "1203 862 415", "60-70%": "60% 70%",
    "60到70个点": "60% 70%", "六七成": "60% 70%", "百分之六七十": "60% 70%", "两三个": "2个 3个",
    "三四十件": "30件 40件", "七八十": "70 80", "负5%": "-5%", "百分之负五": "-5%",
    "minus 5%": "-5%", "百分之一百二十": "120%", "九十二个半点": "92.5%", "65个点五": "65.5%",
    "92点5%": "92.5%", "六点五成": "65%", "俩": "2个", "检索两轮": "2次",
    "1千2百零3件": "1203件", "一百零八个": "108个", "156/240": "65%", "进度为零": "0", "〇": "0",
    "sixty-five per cent": "65%", "ninety-two point five percent": "92.5%", "two thirds": "66.67%",
    "three quarters done": "75%", "three stations": "3站", "twice": "2次", "5 points": "5%",
    "eight hundred and sixty-two": "862",
}  # fmt: skip


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure_is_found_with_its_unit(text: str) -> None:
    found = [f"{one.value.normalize():f}{one.unit or ''}" for one in find_figures(text)]
    assert " ".join(found) == FIGURES[text]


@pytest.mark.parametrize(
    "text",
    [
        "半数以上事项", "一网通办", "三级四同", "一次性告知", "一件事一次办", "十分重要",
        "联系电话0434-6281234", "15204469994", "材料放在3楼306室", "公政数办〔2023〕12号",
        "几十个", "数百件", "上百件", "咱俩", "零件到货", "已清零", "two more weeks", "3 days",
        "this one is done", "half-year report", "a third party", "1203/862/415",
        "24小时自助区", "2023年9月20日", "2026-09-20", "17:30", "3个月内", "5个工作日", "5a",
    ],
)  # fmt: skip
def test_what_is_no_figure_is_none(text: str) -> None:
    assert find_figures(text) == []


@pytest.mark.parametrize(
    "text", ["十来个", "两百来件", "三千多件", "十几个", "百余件", "过半", "一大半", "1，203件"]
)
def test_what_is_said_as_about_so_many_is_rough(text: str) -> None:
    assert [one.rough for one in find_figures(text)] == [True]


def test_the_span_is_that_of_the_text_as_typed() -> None:
    text = "比例 达到８５ ％了"
    (figure,) = find_figures(text)
    assert text[figure.start : figure.end] == "８５ ％"
