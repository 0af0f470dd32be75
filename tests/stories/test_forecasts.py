"""推进中 with a forecast: silent until that day, but for the last two mornings before the date.

2a is due on 30 April 2023, in a holiday: its chief hears on the 14th, the 23rd, the 27th and 28th.
"""

import pytest

from tests.stories.escalations import mornings
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI
from tests.stories.walk import when_told

ECHO = """\
✅ 已记录：2a 政策兑现窗口
🟢 推进中 · 预计4月20日周四完成
4月30日周日到期，还剩16天"""
PASSED = """\
李科长，您好。以下2项请及时办理：
① 🟡 2a 政策兑现窗口
   4月30日周日到期，还剩7天 · 推进中
② 🟡 3a 与市级视频电子监察系统对接
   4月30日周日到期，还剩7天
请点击按钮，或直接回复，例如“2a 已办结”。全部任务：/mine"""
EVE = PASSED.replace("还剩7天", "还剩3天")
LAST_TWO = ["04-27 09:00", "04-28 09:00", "04-28 15:00"]


async def says_on_the_14th(office: Office, words: str) -> str:
    await office.at("2023-04-14 09:00")
    return await office.says(LI, words)


async def test_a_forecast_that_passes_without_办结_is_asked_about(any_office: Office) -> None:
    assert await says_on_the_14th(any_office, "2a 推进中,预计4月20日完成") == ECHO
    assert await when_told(any_office, LI, "2a", "2023-04-17", "2023-04-21") == []
    await any_office.at("2023-04-23 09:00")
    assert any_office.sees(LI)[-1] == PASSED
    assert await when_told(any_office, LI, "2a", "2023-04-24", "2023-04-28") == LAST_TWO


async def test_the_middle_is_silent_and_the_last_two_mornings_are_not(office: Office) -> None:
    await says_on_the_14th(office, "2a 推进中,预计4月28日完成")
    assert await when_told(office, LI, "2a", "2023-04-15", "2023-04-26") == []
    await office.at("2023-04-27 09:00")
    assert EVE in office.sees(LI)
    assert await when_told(office, LI, "2a", "2023-04-28", "2023-04-28") == LAST_TWO[1:]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("2a 推进中", id="no forecast"),
        pytest.param("2a 推进中,预计5月10日完成", id="after the date"),
        pytest.param("收到", id="签收"),
    ],
)
async def test_nothing_else_makes_it_silent(office: Office, words: str) -> None:
    await says_on_the_14th(office, words)
    told = await when_told(office, LI, "2a", "2023-04-15", "2023-04-28")
    assert told == ["04-23 09:00", *LAST_TWO]


async def test_a_newer_report_without_a_day_ends_the_silence(office: Office) -> None:
    await says_on_the_14th(office, "2a 推进中,预计4月28日完成")
    await office.at("2023-04-17 09:00")
    await office.says(LI, "2a 需协调:设备没到货")
    assert await when_told(office, LI, "2a", "2023-04-18", "2023-04-26") == ["04-23 09:00"]


async def test_taken_back_it_counts_no_more(office: Office) -> None:
    await says_on_the_14th(office, "2a 推进中,预计4月28日完成")
    await office.presses(LI, "undo")
    assert await when_told(office, LI, "2a", "2023-04-15", "2023-04-26") == ["04-23 09:00"]


async def test_done_before_it_nothing_comes(office: Office) -> None:
    await says_on_the_14th(office, "2a 推进中,预计4月20日完成")
    await mornings(office, "04-17")
    await office.says(LI, "2a 已办结")
    assert office.state("2a", CENTRE) == "done"
    assert await when_told(office, LI, "2a", "2023-04-18", "2023-05-04") == []


async def test_said_at_nine_before_the_sweep_it_silences_that_morning_too(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    office.sandbox.on_clock = None
    await office.at("2023-04-23 09:00")
    await office.says(LI, "2a 推进中,预计4月26日完成")
    office.sandbox.on_clock = office.service.tick
    seen = len(office.sees(LI))
    await office.at("2023-04-23 09:01")
    assert [text for text in office.sees(LI)[seen:] if "2a" in text] == []
