"""What people send and change, on the page: files, albums, forwards, edits, groups."""

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.async_api import Page, expect
from telegram import Bot, InputMediaPhoto

from bot.clock import Clock
from bot.sandbox import Channel, Sandbox, Visitor
from bot.sandbox.pictures import sample
from tests.browser.phone import Phone

TOKEN = "42:TEST"
LIAISON = Visitor(2001, "市公安局联络员", note="市公安局")
LEADER = Visitor(2002, "分管领导", note="市政数局")
GROUP, GROUP_NAME = -1_002_000_000_501, "营商环境工作群"
MORNING = datetime(2023, 4, 21, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


async def test_the_page_shows_all_that_is_sent_and_changed(page: Page) -> None:
    sandbox = Sandbox(TOKEN, Clock(MORNING), [LIAISON, LEADER])
    sandbox.group(GROUP, GROUP_NAME, [LIAISON.id, LEADER.id])
    async with sandbox.running(), Bot(TOKEN, base_url=f"{sandbox.url}/bot") as bot:
        await page.goto(sandbox.url)
        phone = Phone(page)
        await page.get_by_role("button", name="开始", exact=True).click()
        await files_are_sent_with_the_input_line_as_caption(phone, sandbox, page)
        await files_of_this_machine_come_as_what_they_are(phone, sandbox, page)
        await a_forwarded_text_says_from_whom(phone, sandbox)
        await an_edit_shows_what_was_said_before_and_a_deletion_that_it_was(phone)
        await albums_of_the_bot_are_one_grid(phone, bot)
        await a_group_shows_who_wrote(phone, sandbox, bot)


async def files_are_sent_with_the_input_line_as_caption(
    phone: Phone, sandbox: Sandbox, page: Page
) -> None:
    await phone.attaches("照片", "第1项窗口")
    await expect(phone.own("第1项窗口").locator("img")).to_have_js_property("naturalWidth", 640)
    await phone.own("第1项窗口").get_by_role("button", name="照片1").click()
    await expect(page.locator("#viewer img")).to_be_visible()
    await page.locator("#viewer").click()
    await phone.attaches("相册(3张)", "大厅三处")
    await expect(phone.own("大厅三处").locator("img")).to_have_count(3)
    await phone.attaches("文件", "见附件")
    await expect(phone.own("见附件")).to_contain_text("工作进展说明.txt")
    await expect(page.locator("#input")).to_have_value("")
    captions = [sent.get("caption") for sent in sandbox.person(LIAISON.id).sees]
    assert captions == [None, "第1项窗口", "大厅三处", None, None, "见附件"]


async def files_of_this_machine_come_as_what_they_are(
    phone: Phone, sandbox: Sandbox, page: Page
) -> None:
    await phone.sends_files(("方案.pdf", "application/pdf", b"%PDF-1.7"), caption="8a 已办结")
    await expect(phone.own("8a 已办结")).to_contain_text("方案.pdf")
    async with page.expect_download() as started:
        await phone.own("方案.pdf").get_by_role("link", name="方案.pdf").click()
    saved = await started.value
    path = await saved.path()
    content = await asyncio.to_thread(path.read_bytes)
    assert (saved.suggested_filename, content) == ("方案.pdf", b"%PDF-1.7")
    pictures = [(f"{number}.png", "image/png", sample(number)) for number in range(2)]
    await phone.sends_files(*pictures, caption="两张")
    await expect(phone.own("两张").locator("img")).to_have_count(2)
    assert "media_group_id" in sandbox.person(LIAISON.id).sees[-1]


async def a_forwarded_text_says_from_whom(phone: Phone, sandbox: Sandbox) -> None:
    await phone.attaches("转发一段话", "请各单位报送")
    await expect(phone.own("请各单位报送")).to_contain_text("转发自 某科长")
    person = sandbox.person(LIAISON.id)
    person.forwards("5号任务完成65%", of=LEADER)
    await expect(phone.own("5号任务完成65%")).to_contain_text("转发自 分管领导")
    person.forwards_photo(Channel("公主岭政务"), "大厅开放")
    await expect(phone.own("大厅开放")).to_contain_text("转发自 频道“公主岭政务”")


async def an_edit_shows_what_was_said_before_and_a_deletion_that_it_was(phone: Phone) -> None:
    await phone.corrects("第1项窗口", "第1项窗口(已整合)")
    changed = phone.own("第1项窗口(已整合)")
    await expect(changed.locator(".earlier")).to_be_hidden()
    await changed.get_by_role("button", name="已编辑").click()
    await expect(changed.locator(".earlier")).to_have_text("第1项窗口")
    await phone.writes("打错了")
    await phone.deletes("打错了")
    await phone.is_told("消息已删除")


async def albums_of_the_bot_are_one_grid(phone: Phone, bot: Bot) -> None:
    pieces = [InputMediaPhoto(sample(0), caption="市公安局报送"), InputMediaPhoto(sample(1))]
    await bot.send_media_group(LIAISON.id, pieces)
    await expect(phone.theirs("市公安局报送").locator("img")).to_have_count(2)


async def a_group_shows_who_wrote(phone: Phone, sandbox: Sandbox, bot: Bot) -> None:
    sandbox.group(GROUP).person(LEADER.id).says("请大家报一下")
    ping = await bot.send_message(GROUP, "第1项还有2个单位没有反馈")
    await phone.opens(GROUP_NAME)
    await expect(phone.theirs("请大家报一下").locator(".author")).to_have_text("分管领导")
    await expect(phone.theirs("第1项").locator(".author")).to_have_text("督办")
    await phone.replies("第1项", "1a 完成85%")
    await phone.sees("1a 完成85%")
    replied = sandbox.group(GROUP).sees[-1]["reply_to_message"]
    assert replied["message_id"] == ping.message_id
    sandbox.group(GROUP).pins(ping.message_id, by=LEADER.id)
    await phone.is_told("分管领导 置顶了:第1项")
    await phone.forwards_to_bot("请大家报一下")
    await expect(phone.own("请大家报一下")).to_contain_text("转发自 分管领导")
