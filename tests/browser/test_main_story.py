"""The main story, through the page: what make demo shows, as two people live it."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.demo import GROUP_NAME, START, demo
from tests.browser.phone import Phone

LIAISON, SUN = "市公安局联络员", "孙雯雯"


@pytest.fixture(autouse=True)
def no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo reads the language and time zone of the directory it is started in."""
    monkeypatch.chdir(tmp_path)
    for name in ("LOCALE", "TIME_ZONE", "SWEEP_SECONDS"):
        monkeypatch.delenv(name, raising=False)


async def test_a_liaison_reports_and_corrects_and_the_supervisor_sees_it(page: Page) -> None:
    async with demo(port=0, at=START) as (sandbox, _):
        await page.goto(sandbox.url)
        phone = Phone(page)
        await reminded_and_answering(phone)
        await with_a_photo(phone)
        await by_button_and_back(phone)
        await corrected(phone)
        await asking_for_more_time(phone)
        await in_the_group(phone)
        await decided_and_reviewed_by_the_supervisor(phone)
        await told_the_decision(phone)


async def reminded_and_answering(phone: Phone) -> None:
    await phone.becomes(LIAISON)
    await phone.hears("2023年度任务已纳入督办，由您承办的共68项")
    await phone.next_morning()
    await phone.hears("以下3项请及时办理")
    await phone.replies(to="以下3项请及时办理", text="1a 完成85%")
    await phone.hears("已记录：1a 标准化建设达标率 ≥90%")
    await phone.hears("推进中 · 85%")


async def with_a_photo(phone: Phone) -> None:
    await phone.attaches("照片", "1b 已办结")
    photo = phone.own("1b 已办结").locator("img")
    await expect(photo).to_be_visible()
    await phone.hears("已记录：1b 开展政务大厅标准化建设工作")
    await phone.hears("附件1个")


async def by_button_and_back(phone: Phone) -> None:
    await phone.presses("③ 已办结", under="以下3项请及时办理")
    await phone.hears("已记录：3a 与市级视频电子监察系统对接")
    await phone.presses("撤回", under="已记录：3a")
    await phone.hears("已撤回")


async def corrected(phone: Phone) -> None:
    await phone.corrects("1a 完成85%", "1a 完成88%")
    await phone.sees("1a 完成88%")
    await expect(phone.own("1a 完成88%").get_by_role("button", name="已编辑")).to_be_visible()
    await phone.hears("是否按修改后的内容更正记录？")
    await phone.presses("更正", under="是否按修改后的内容更正记录？")
    await phone.hears("已更正：1a 标准化建设达标率 ≥90%")
    await phone.hears("原为：推进中 · 85%")


async def in_the_group(phone: Phone) -> None:
    await phone.opens(GROUP_NAME)
    await phone.writes("/mine@duban_bot")
    await phone.hears("群里只收反馈")
    await phone.replies(to="群里只收反馈", text="1c 已办结")
    await phone.hears("已记录：1c 本级大厅标准化建设体系")


async def asking_for_more_time(phone: Phone) -> None:
    await phone.writes("视频监察还没对接,申请延期到5月20日,原因是设备没到货")
    await phone.hears("已报督办科审批，批复前仍按原时限")


async def decided_and_reviewed_by_the_supervisor(phone: Phone) -> None:
    await phone.becomes(SUN)
    await phone.hears("延期申请")
    await phone.presses("同意", under="设备没到货")
    await phone.hears("已同意")
    await phone.writes("/task 1")
    await phone.hears("市公安局：1a 推进中（1a 完成88%）")
    await phone.writes("/review")
    await phone.presses("销号", under="1b 开展政务大厅标准化建设工作")
    await phone.hears("已销号")


async def told_the_decision(phone: Phone) -> None:
    await phone.becomes(LIAISON)
    await phone.hears("5月20日")
