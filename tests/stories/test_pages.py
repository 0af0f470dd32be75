"""A reminder as a chief reads it: grouped by light, a page at a time, text and buttons together."""

import pytest

from db.models import Outgoing
from tests.stories.escalations import mornings
from tests.stories.office import Message, Office
from tests.stories.people import LI, LIAISON, OVERSEER, SUN, VISITORS
from tests.stories.staff import join
from tests.stories.test_old_buttons import presses_unseen

HOW = "请点击按钮，或直接回复，例如“{}”。全部任务：/mine"
ONE = f"""\
联络员，您好。以下1项请及时办理：
① 🟡 9a 每月报送事项数据（3月25日至4月24日）
   4月25日周二到期，还剩6天
{HOW.format("9a 1203、862、415")}"""
THREE_YELLOW = f"""\
联络员，您好。以下3项请及时办理：
① 🟡 9a 每月报送事项数据（3月25日至4月24日）
   4月25日周二到期，还剩2天
② 🟡 2a 政策兑现窗口
   4月30日周日到期，还剩7天
③ 🟡 3a 与市级视频电子监察系统对接
   4月30日周日到期，还剩7天
{HOW.format("9a 1203、862、415")}"""
FIRST = f"""\
孙科长，您好。以下10项请及时办理：
🔴 已逾期
① 2a 政策兑现窗口
   4月30日周日到期，已逾期4天
② 3a 与市级视频电子监察系统对接
   4月30日周日到期，已逾期4天
🟡 需抓紧
③ 2c 帮办代办窗口
   需协调
④ 10b 首席事务代表制度
   需协调
🟢 按计划推进
⑤ 1c 本级大厅标准化建设体系
⑥ 2d 跨省通办窗口
⑦ 2e 省内通办窗口
⑧ 2f 办不成事反映窗口
还有2项，请点“更多”查看。
{HOW.format("2a 已办结")}"""
SECOND = f"""\
孙科长，您好。以下10项请及时办理：
第9至10项：
🟢 按计划推进
⑨ 10c 审批权限授权给行政审批办公室
⑩ 14c 帮代办服务团队
{HOW.format("10c 已办结")}"""
SECOND_ANSWERED = f"""\
孙科长，您好。以下7项请及时办理：
第9至10项：
🟢 按计划推进
⑨ 10c 审批权限授权给行政审批办公室
✅ 无需再办
⑩ 14c 帮代办服务团队
   已办结，待销号
{HOW.format("10c 已办结")}"""
FIRST_ANSWERED = f"""\
孙科长，您好。以下8项请及时办理：
🔴 已逾期
② 3a 与市级视频电子监察系统对接
   4月30日周日到期，已逾期4天
🟡 需抓紧
③ 2c 帮办代办窗口
   需协调
④ 10b 首席事务代表制度
   需协调
🟢 按计划推进
⑤ 1c 本级大厅标准化建设体系
⑥ 2d 跨省通办窗口
⑦ 2e 省内通办窗口
⑧ 2f 办不成事反映窗口
✅ 无需再办
① 2a 政策兑现窗口
   已办结，待销号
还有2项，请点“更多”查看。
{HOW.format("3a 已办结")}"""
CARD = """\
另有其他单位17项已逾期、尚未反馈，请您处理：
🔴 9a 每月报送事项数据（4月25日至5月24日）
   5月25日周四到期，已逾期7天
   ⑬市公安局 ⑭市公积金 ⑮市人社局 ⑯市粮食局 ⑰市住建局 ⑱市城管局 ⑲市司法局 \
⑳市机关事务管理局 ㉑市财政局 ㉒市市场监督管理局 ㉓市民政局 ㉔范家屯镇 ㉕怀德镇 ㉖响水镇 \
㉗大岭镇 ㉘河南街道 ㉙河北街道"""
TWELVE = f"""\
孙科长，您好。以下12项请及时办理：
第9至12项：
🟢 按计划推进
⑨ 8b 平均提前办结率 ≥70%
⑩ 10b 首席事务代表制度
⑪ 10c 审批权限授权给行政审批办公室
⑫ 14c 帮代办服务团队
{HOW.format("8b 已办结")}

{CARD}"""
NUDGED = f"""\
李科长，您好。市政府督查室督办员催办，以下14项请尽快反馈：
第9至14项：
🟢 按计划推进
⑨ 7b 不得增加办理环节和申请材料
⑩ 7c 首问负责、一次性告知、限时办结等制度
⑪ 7d 综合窗口严禁索要超标准材料
⑫ 7e 综合窗口严禁私自替换要件
⑬ 7f 要件变更后的线上线下系统调整
⑭ 7g 要件变更后的业务培训
{HOW.format("7b 已办结")}"""


def reminder_of(office: Office, who: str) -> int:
    """The newest one with pages or items, not the digest beside it."""
    found = [m for m in office.from_bot(who) if "请及时办理" in m["text"]]
    return int(found[-1]["message_id"])


def at(office: Office, who: str, number: int) -> Message:
    return next(m for m in office.from_bot(who) if m["message_id"] == number)


def marks(message: Message) -> str:
    """The numbers of the rows of buttons."""
    rows = message["reply_markup"]["inline_keyboard"]
    return "".join(row[0]["text"][0] for row in rows if row[0]["text"][0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭")


async def test_one_item_needs_no_heading(office: Office) -> None:
    await mornings(office, "04-14", "04-19")
    assert office.sees(LIAISON)[-1] == ONE


async def test_nor_do_three_of_one_light(office: Office) -> None:
    await mornings(office, "04-14", "04-19", "04-23")
    assert office.sees(LIAISON)[-1] == THREE_YELLOW


@pytest.fixture
async def may(office: Office) -> Office:
    """4 May: 孙科长 owes two red, two yellow and six green ones."""
    await mornings(office, "04-14", "04-27", "04-28")
    await office.says(SUN, "2c 需协调，人手不足")
    await office.says(SUN, "10b 需协调，人手不足")
    await mornings(office, "05-04")
    return office


async def test_all_three_lights_have_a_heading_and_the_rest_is_behind_a_button(
    may: Office,
) -> None:
    office, number = may, reminder_of(may, SUN)
    assert at(office, SUN, number)["text"] == FIRST
    assert marks(at(office, SUN, number)) == "①②③④⑤⑥⑦⑧"
    await office.sleeps()
    office.wakes()
    assert await office.presses(SUN, "page", on=number) == SECOND
    assert marks(at(office, SUN, number)) == "⑨⑩"
    assert await office.presses(SUN, "page", on=number) == FIRST


async def test_an_item_is_answered_by_its_number_from_whatever_page(may: Office) -> None:
    office, number = may, reminder_of(may, SUN)
    await office.presses(SUN, "page", on=number)
    said = await office.says(SUN, "⑩ 已办结", number)
    assert said == "✅ 已记录：14c 帮代办服务团队\n🟢 已办结"
    assert marks(at(office, SUN, number)) == "⑨", "the text stays, and so does its page"
    await office.says(SUN, "2a 已办结", number)
    assert marks(at(office, SUN, number)) == "⑨"
    assert await office.presses(SUN, "page", on=number) == FIRST_ANSWERED
    assert marks(at(office, SUN, number)) == "②③④⑤⑥⑦⑧"
    await office.presses(SUN, "done", "3a", on=number)
    assert marks(at(office, SUN, number)) == "③④⑤⑥⑦⑧"
    assert await office.presses(SUN, "page", on=number) == SECOND_ANSWERED


async def test_a_list_of_numbers_is_read_as_the_message_has_them(may: Office) -> None:
    office, number = may, reminder_of(may, SUN)
    await office.says(SUN, "⑦已办结 ⑧推进中", number)
    await office.presses(SUN, "yes")
    assert (office.state("2e", "市政数局"), office.state("2f", "市政数局")) == (
        "done",
        "in_progress",
    )


async def test_a_press_that_comes_twice_shows_the_page_once(may: Office) -> None:
    office, number = may, reminder_of(may, SUN)
    for _ in range(2):
        office.forge(SUN, "page:1", under=number)
    await office.sandbox.settled()
    assert at(office, SUN, number)["text"] == SECOND
    assert not [row for row in office.rows(Outgoing) if row.state == "given_up" and row.chat_id]


async def test_a_message_long_out_of_sight_turns_too(may: Office) -> None:
    office, number = may, reminder_of(may, SUN)
    presses_unseen(office, SUN, number, "page:1")
    await office.sandbox.settled()
    assert at(office, SUN, number)["text"] == SECOND


async def test_a_message_that_is_gone_is_said_anew(may: Office) -> None:
    office, number = may, reminder_of(may, SUN)
    presses_unseen(office, SUN, number, "page:1")
    del office.sandbox.world.store.chats[VISITORS[SUN].id].messages[number]
    await office.sandbox.settled()
    assert office.sees(SUN)[-1] == SECOND
    anew = office.last(SUN)["message_id"]
    assert await office.presses(SUN, "page", on=anew) == FIRST
    said = await office.says(SUN, "⑩已办结", anew)
    assert said == "✅ 已记录：14c 帮代办服务团队\n🟢 已办结"


async def test_the_card_below_stays_while_the_pages_above_it_turn(office: Office) -> None:
    """The supervisors' day, 30 May, was a day on which the bot was down."""
    await mornings(office, "04-14", "04-28", "05-04", "05-25", "05-26", "05-29", "06-01")
    number = reminder_of(office, SUN)
    first = at(office, SUN, number)["text"]
    assert first.endswith(CARD)
    assert await office.presses(SUN, "page", on=number) == TWELVE
    assert marks(at(office, SUN, number)) == "⑨⑩⑪⑫⑬⑭"
    assert await office.presses(SUN, "cards", on=number) == ""
    assert marks(at(office, SUN, number)) == "⑨⑩⑪⑫", "the card is turned, and nothing above it"
    await office.presses(SUN, "done", "14c", on=number)
    assert marks(at(office, SUN, number)) == "⑨⑩⑪⑬⑭"
    assert await office.presses(SUN, "page", on=number) == first.replace("12项", "11项")


async def test_a_nudge_about_many_turns_its_pages_too(office: Office) -> None:
    join(office, OVERSEER)
    await mornings(office, "04-14", "04-28", "05-04")
    await office.says(OVERSEER, "催办市政务服务中心 任务2、任务7")
    await office.at("2023-05-04 09:01")
    assert await office.presses(LI, "page", on=office.last(LI)["message_id"]) == NUDGED
