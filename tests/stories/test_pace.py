"""16a: 办事指南全覆盖检索, no fewer than four times a year; asked about each quarter."""

import pytest

from tests.stories.escalations import mornings
from tests.stories.office import Office
from tests.stories.people import LIAISON

BEHIND = """\
联络员，您好。以下25项请及时办理：
🔴 已逾期
① 9a 每月报送事项数据（3月25日至4月24日）
   4月25日周二到期，已逾期37天
② 2a 政策兑现窗口
   4月30日周日到期，已逾期32天
③ 3a 与市级视频电子监察系统对接
   4月30日周日到期，已逾期32天
④ 9a 每月报送事项数据（4月25日至5月24日）
   5月25日周四到期，已逾期7天
🟢 按计划推进
⑤ 16a 办事指南全覆盖检索 ≥4次
   12月31日周日到期，还剩213天 · 推进中
   到6月30日周五应完成2次，目前1次
⑥ 1c 本级大厅标准化建设体系
⑦ 2c 帮办代办窗口
⑧ 2d 跨省通办窗口
还有17项，请点“更多”查看。
请点击按钮，或直接回复，例如“9a 1203、862、415”。全部任务：/mine"""


async def in_june(office: Office, *said: str) -> str:
    """The reminder of 1 June, after this was said in May."""
    await mornings(office, "04-14", "04-25", "05-25")
    for words in said:
        await office.says(LIAISON, words)
    await office.at("2023-06-01 09:00")
    return office.sees(LIAISON)[-1]


async def test_the_reminder_of_the_quarter_says_how_far_the_count_should_be(office: Office) -> None:
    assert await in_june(office, "16a 完成1次") == BEHIND


@pytest.mark.parametrize(
    ("said", "line"),
    [
        pytest.param([], "到6月30日周五应完成2次，目前0次", id="nothing said"),
        pytest.param(["16a 完成2次"], "到6月30日周五应完成2次，目前2次，进度正常", id="on pace"),
        pytest.param(["16a 完成3次", "16a 推进中"], "目前3次，进度正常", id="none in the last"),
    ],
)
async def test_on_pace_it_says_so(office: Office, said: list[str], line: str) -> None:
    text = await in_june(office, *said)
    assert text.count("应完成") == 1
    assert text.count("目前") == 1
    assert f"{line}\n" in text


async def test_what_is_done_for_the_year_is_not_asked_for(office: Office) -> None:
    assert "16a" not in await in_june(office, "16a 已办结,共4次")
