"""From which day to which somebody is away, as people write it."""

from datetime import datetime

import pytest

from db.rules.workdays import Calendar
from handlers.inputs.stretches import Stretch, find_stretch
from tests.inputs.conftest import SHANGHAI

CALENDAR = Calendar()
FRIDAY = datetime(2023, 10, 6, 10, tzinfo=SHANGHAI)
WEDNESDAY = datetime(2023, 10, 11, 10, tzinfo=SHANGHAI)

SAID_ON_FRIDAY = {
    "10月9日到10月13日": "10-09 10-13",
    "10月9日至13日": "10-09 10-13",
    "10月9-13日": "10-09 10-13",
    "10.9-10.13": "10-09 10-13",
    "2023-10-09 到 2023-10-13": "10-09 10-13",
    "从10月9号到10月13号出差": "10-09 10-13",
    "十月九日到十三日": "10-09 10-13",
    "9号到13号": "10-09 10-13",
    "下周三到周五": "10-11 10-13",
    "下周一至下周三": "10-09 10-11",
    "明天": "10-07 10-07",
    "今天": "10-06 10-06",
    "后天": "10-08 10-08",
    "明天到周一": "10-07 10-09",
    "明天起三天": "10-07 10-09",
    "10月9日起5天": "10-09 10-13",
    "3天": "10-06 10-08",
    "请假两天": "10-06 10-07",
    "一周": "10-06 10-12",
    "下周": "10-09 10-15",
    "本周": "10-06 10-08",
    "这周": "10-06 10-08",
    "明后两天": "10-07 10-08",
    "今明两天": "10-06 10-07",
    "到10月13日": "10-06 10-13",
    "10月9日、10月10日": "10-09 10-10",
    "我明天出差": "10-07 10-07",
    "10月30日到11月3日": "10-30 11-03",
    "9 October to 13 October": "10-09 10-13",
    "tomorrow": "10-07 10-07",
    "next week": "10-09 10-15",
    "from Oct 9 until Oct 13": "10-09 10-13",
}


def days(found: Stretch | None) -> str:
    return f"{found.first:%m-%d} {found.last:%m-%d}" if found else "-"


def stretch(text: str, now: datetime = FRIDAY) -> Stretch | None:
    return find_stretch(text, now=now, zone=SHANGHAI, calendar=CALENDAR)


@pytest.mark.parametrize(("text", "wanted"), SAID_ON_FRIDAY.items(), ids=list(SAID_ON_FRIDAY))
def test_the_days_that_are_meant(text: str, wanted: str) -> None:
    found = stretch(text)
    assert days(found) == wanted
    assert found
    assert found.sure


@pytest.mark.parametrize(
    "text", ["", "李科长", "10月上旬", "月底", "10月", "10月9日、10月12日", "随便哪天", "5a 60%"]
)
def test_no_days_or_none_that_can_be_told(text: str) -> None:
    assert stretch(text) is None


@pytest.mark.parametrize("text", ["10月9日到10月13日", "10月9日到13日", "9号到13号"])
def test_what_has_begun_already(text: str) -> None:
    assert days(stretch(text, WEDNESDAY)) == "10-09 10-13"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("周三", id="said on a Wednesday: today, or the next one"),
        pytest.param("10月9日", id="it is over: next year's?"),
    ],
)
def test_what_may_be_another_day_is_not_sure(text: str) -> None:
    found = stretch(text, WEDNESDAY)
    assert found
    assert not found.sure
