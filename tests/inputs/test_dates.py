"""Dates beyond the table: how others phrase the same kinds, and what is no date or not sure."""

import subprocess
import sys
import time
from datetime import date, datetime

import pytest

from db.rules.workdays import Calendar
from handlers.inputs.dates import DateFound, far, find_dates
from tests.inputs.conftest import SHANGHAI

_CALENDAR = Calendar()
_MONDAY = datetime(2026, 11, 23, 10, tzinfo=SHANGHAI)


def _find(text: str, now: datetime = _MONDAY, year: int | None = None) -> list[DateFound]:
    return find_dates(text, now=now, zone=SHANGHAI, calendar=_CALENDAR, year=year)


PHRASES = {
    "三日之内": "2026-11-26", "5天以内": "2026-11-28", "十天后": "2026-12-03",
    "两个半月内": "2027-02-07",
    "一个季度内": "2027-02-23", "还要两周": "2026-12-07", "再给我3天": "2026-11-26",
    "还需要5个工作日": "2026-11-30", "后日": "2026-11-25", "前天": "2026-11-21",
    "本星期五前": "2026-11-27", "这礼拜天": "2026-11-29", "下个星期二": "2026-12-01",
    "下下周五": "2026-12-11", "上周三": "2026-11-18", "本周之内": "2026-11-29",
    "下周末": "2026-12-06",
    "每周一": "2026-11-23", "周三周四": "2026-11-25 2026-11-26",
    "这个月底": "2026-11-30", "当月底前": "2026-11-30", "下月末": "2026-12-31",
    "月中": "2026-12-15",
    "12月下旬": "2026-12-31", "这个月25号": "2026-11-25", "下下个月3号": "2027-01-03",
    "26号之前": "2026-11-26", "截止到28日": "2026-11-28", "预计10号完成": "2026-12-10",
    "12月31日24点": "2026-12-31T23:59", "每月底": "2026-11-30", "上月25日": "2026-10-25",
    "明年年底前": "2027-12-31", "2027年末": "2027-12-31", "本年度内": "2026-12-31",
    "今年年内": "2026-12-31", "明年一季度末": "2027-03-31", "本季度内": "2026-12-31",
    "下季度末": "2027-03-31", "明年下半年": "2027-12-31", "年终前": "2026-12-31",
    "26年12月20日": "2026-12-20", "十二月五号": "2026-12-05", "12月5": "2026-12-05",
    "2026．12．20": "2026-12-20", "2026 年 12 月 20 日": "2026-12-20",
    "二○二六年十二月": "2026-12-31",
    "12月5日下班前": "2026-12-05", "2026-12-05 17:30": "2026-12-05T17:30",
    "今晚8点": "2026-11-23T20:00", "明早9点": "2026-11-24T09:00", "晚上12点前": "2026-11-23T23:59",
    "周五下午五点半": "2026-11-27T17:30", "明天中午前": "2026-11-24T12:00",
    "48小时内": "2026-11-25T10:00", "清明前": "2027-04-04", "端午节前": "2027-06-08",
    "除夕前": "2027-02-04", "正月十五前": "2027-02-19", "小年前": "2027-01-29",
    "腊月廿三": "2027-01-30",
    "11月28日至12月5日": "2026-12-05", "20日到25日": "2026-11-25",
    "2026年12月20日-1月10日": "2027-01-10",
    "从11月30日延期到12月15日": "2026-12-15", "原定11月30日,改到12月15日": "2026-12-15",
    "不是11月30日,是12月15日": "2026-12-15", "下周五(12月4日)": "2026-12-04",
    "9月20日已办结": "2026-09-20", "20日已经报了": "2026-11-20", "已于10月15日完成": "2026-10-15",
    "两三天内": "2026-11-26", "三五天内": "2026-11-28", "12.8号前": "2026-12-08",
    "12月5-8日": "2026-12-08", "明天晚8点": "2026-11-24T20:00", "预计10日完成": "2026-12-10",
    "预计10天完成": "2026-12-03", "延期到10日": "2026-12-10",
    "by 20 December": "2026-12-20", "Dec 20": "2026-12-20", "December 20, 2026": "2026-12-20",
    "20th of December 2026": "2026-12-20", "tomorrow 5pm": "2026-11-24T17:00",
    "within 5 working days": "2026-11-30", "by the 25th": "2026-11-25", "Friday": "2026-11-27",
    "end of the month": "2026-11-30", "by the end of December": "2026-12-31",
    "year-end": "2026-12-31",
}  # fmt: skip


def _shown(found: DateFound) -> str:
    return found.on.isoformat() + (found.at.strftime("T%H:%M") if found.at else "")


@pytest.mark.parametrize("text", PHRASES)
def test_a_phrase_means(text: str) -> None:
    assert " ".join(_shown(found) for found in _find(text)) == PHRASES[text]


@pytest.mark.parametrize(
    "text",
    [
        "2月30日", "13月5日", "2026-02-30", "32号前", "5号完成85%", "至于5号", "5号和8号任务",
        "4月一网通办", "4月办件量1203", "本周工作情况", "第三季度办件量", "上半年工作总结",
        "延期10天", "推迟一周", "近30日", "以后天天", "每天", "几天内", "3点意见", "完成12.5",
        "达到9.20", "版本V2.10", "节前", "5天一次", "三周四次", "24小时自助服务区", "25日均",
        "周日常",
        "1-3月", "每季度第一个月5日前", "周六、周日预约服务",
        "13.5%", "上月25日至本月24日的事项数据", "May I ask", "the sun is up", "mark 5",
        "12345", "15204469994",
    ],
)  # fmt: skip
def test_no_date_is_found_in(text: str) -> None:
    assert _find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "9月20日", "下周完成", "12月初", "31号前", "25号报", "9月完成", "9月前", "年前", "国庆后",
        "12月5日(周五)", "本周五(28日)", "周一", "12.5", "下周中", "next Friday",
        "两三天内", "明后天", "今明两天", "周四五", "12月1日起", "12月1日以后", "5日后", "12/5",
    ],
)  # fmt: skip
def test_a_phrase_that_may_mean_another_day_is_not_sure(text: str) -> None:
    assert [found.sure for found in _find(text)] == [False]


def test_a_month_takes_the_notices_year_in_a_notice() -> None:
    (found,) = _find("于4月底前完成", year=2023)
    assert (found.on, found.sure, found.passed) == (date(2023, 4, 30), True, True)


def test_a_monthly_day_is_recurring() -> None:
    assert [found.recurring for found in _find("每月25日")] == [True]


def test_a_date_beyond_the_next_year_is_far_from_its_cycle() -> None:
    (found,) = _find("2028年4月底前")
    assert (far(found, 2026), far(found, 2027)) == (True, False)


def test_tomorrow_is_counted_in_the_offices_zone() -> None:
    late = datetime.fromisoformat("2026-11-23T17:30:00+00:00")  # the 24th, 01:30 in Shanghai
    assert [found.on for found in _find("明天", late)] == [date(2026, 11, 25)]


def test_a_text_without_latin_words_never_loads_dateparser() -> None:
    code = (
        "import sys; from handlers.inputs import reading, dates; "
        "assert not {'dateparser', 'holidays'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "nonsense",
    ["1月", "9月1日至", "周一、", "12.20", "12-", "下", "要全部", "the end of ", "第1个"],
)
def test_five_thousand_characters_of_nonsense_take_no_time(nonsense: str) -> None:
    began = time.process_time()
    _find((nonsense * 5000)[:5000])
    assert time.process_time() - began < 2
