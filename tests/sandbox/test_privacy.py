"""Privacy mode: what of a group's talk the bot gets to read."""

from telegram import Bot

from bot.clock import Clock
from bot.sandbox import Attached, Group, Person, Sandbox
from tests.sandbox.conftest import CHIEF, LARGE, MORNING, SMALL, STRANGER, TOKEN


async def heard(bot: Bot) -> list[str]:
    """What the bot got to read so far, confirmed."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    messages = [update.effective_message for update in updates]
    return [message.text or message.caption or "" for message in messages if message]


async def test_privacy_lets_commands_and_replies_to_the_bot_through_and_nothing_else(
    bot: Bot, member: Person
) -> None:
    ping = await bot.send_message(LARGE, "第1项")
    talk = member.says("大家看一下")
    member.says("谁来报", talk["message_id"])
    member.says("@duban_bot 已办结")
    member.says("第1项已办结", ping.message_id)
    member.says("/status")
    member.says("/status@duban_bot 5")
    member.says("/status@DUBAN_bot")
    member.says("/status@other_bot")
    member.says("请发 /status")
    member.sends_photo("第1项窗口")
    member.sends_photo("第2项窗口", ping.message_id)
    member.sends_album([Attached(), Attached()], "第3项窗口", ping.message_id)
    assert await heard(bot) == [
        "第1项已办结",
        "/status",
        "/status@duban_bot 5",
        "/status@DUBAN_bot",
        "第2项窗口",
        "第3项窗口",
        "",
    ]


async def test_a_plain_command_is_meant_for_the_bot_that_spoke_last(
    bot: Bot, group: Group, member: Person
) -> None:
    member.says("/first")
    group.other_bot_says("您好,/second")
    member.says("/third")
    await bot.send_message(LARGE, "第1项")
    member.says("/fourth")
    assert await heard(bot) == ["/first", "/fourth"]


async def test_an_edited_message_follows_the_same_rule(bot: Bot, member: Person) -> None:
    ping = await bot.send_message(LARGE, "第1项")
    for reply_to in (None, ping.message_id):
        said = member.says("完成58%", reply_to)
        member.edits(said["message_id"], f"完成85% {reply_to}")
    assert await heard(bot) == ["完成58%", f"完成85% {ping.message_id}"]


async def test_an_administrator_reads_everything_but_other_bots(
    bot: Bot, group: Group, member: Person
) -> None:
    group.promotes_bot(by=STRANGER.id)
    member.says("大家看一下")
    group.other_bot_says("您好")
    assert await heard(bot) == ["大家看一下"]


async def test_without_privacy_the_bot_reads_everything() -> None:
    sandbox = Sandbox(TOKEN, Clock(MORNING), [CHIEF], reads_groups=True)
    member = sandbox.group(SMALL, "工作群", [CHIEF.id]).person(CHIEF.id)
    async with sandbox.running(), Bot(TOKEN, base_url=f"{sandbox.url}/bot") as bot:
        assert (await bot.get_me()).can_read_all_group_messages
        member.says("大家看一下")
        assert await heard(bot) == ["大家看一下"]
