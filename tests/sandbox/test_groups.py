"""Groups: who is who there, and what happens to them."""

from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import ClientSession
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.sandbox import Group, Person, Sandbox
from tests.sandbox.conftest import CHIEF, LARGE, SMALL, STRANGER, TOKEN

BUTTONS = InlineKeyboardMarkup.from_button(InlineKeyboardButton("签收", callback_data="ack"))
EVERYTHING = Update.ALL_TYPES


async def test_a_group_has_its_own_numbers_type_and_title(bot: Bot, member: Person) -> None:
    sent = await bot.send_message(LARGE, "第1项")
    assert (sent.message_id, sent.chat.type, sent.chat.title) == (1, "supergroup", "营商环境工作群")
    answer = member.says("好", sent.message_id)
    assert answer["reply_to_message"]["from"]["id"] == bot.id
    assert member.last["text"] == "第1项"
    assert [message["text"] for message in member.sees] == ["第1项", "好"]


async def test_a_hidden_administrator_has_no_name(bot: Bot, sandbox: Sandbox, group: Group) -> None:
    hidden = sandbox.person(CHIEF.id).in_group(group, anonymous=True)
    said = hidden.says("/status@duban_bot")
    hidden.edits(said["message_id"], "/status@duban_bot 5")
    for update in await bot.get_updates():
        message = update.effective_message
        assert message is not None
        assert message.from_user is not None
        assert message.sender_chat is not None
        assert (message.from_user.id, message.sender_chat.id) == (1_087_968_824, LARGE)


async def test_any_member_may_press_and_each_gets_their_own_answer(
    bot: Bot, sandbox: Sandbox, group: Group
) -> None:
    ping = await bot.send_message(LARGE, "第1项", reply_markup=BUTTONS)
    members = [sandbox.person(one.id).in_group(group) for one in (CHIEF, STRANGER)]
    for place, member in enumerate(members):
        await bot.answer_callback_query(member.presses(ping.message_id, "签收"), str(place))
    queries = [update.callback_query for update in await bot.get_updates()]
    assert [query and query.from_user.id for query in queries] == [CHIEF.id, STRANGER.id]
    assert [query and query.message and query.message.chat.id for query in queries] == [LARGE] * 2
    assert [member.popups[0]["text"] for member in members] == ["0", "1"]


async def test_the_bot_hears_of_its_coming_and_its_going_and_may_not_write_in_between(
    bot: Bot, sandbox: Sandbox
) -> None:
    group = sandbox.group(SMALL, "工作群", [CHIEF.id], with_bot=False)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(SMALL, "您好")
    group.person(CHIEF.id).says("/status@duban_bot")
    group.adds_bot(by=CHIEF.id)
    assert (await bot.send_message(SMALL, "您好")).chat.type == "group"
    group.removes_bot(by=CHIEF.id)
    group.person(CHIEF.id).says("/status@duban_bot")
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(SMALL, "您好")
    added, joined, left, removed = await bot.get_updates()
    assert added.my_chat_member is not None
    assert added.my_chat_member.new_chat_member.status == "member"
    assert joined.message is not None
    assert joined.message.new_chat_members == (bot.bot,)
    assert left.message is not None
    assert left.message.left_chat_member == bot.bot
    assert removed.my_chat_member is not None
    assert removed.my_chat_member.new_chat_member.status == "kicked"


@pytest.mark.parametrize(
    ("with_bot", "reason"),
    [
        (True, "Forbidden: bot was kicked from the supergroup chat"),
        (False, "Forbidden: bot is not a member of the supergroup chat"),
    ],
    ids=["kicked", "never there"],
)
async def test_a_supergroup_shuts_the_bot_out_of_everything(
    http: ClientSession, sandbox: Sandbox, with_bot: bool, reason: str
) -> None:
    group = sandbox.group(LARGE, "工作群", [CHIEF.id], with_bot=with_bot)
    if with_bot:
        group.removes_bot(by=CHIEF.id)
    for method, given in {
        "sendMessage": {"text": "好"},
        "sendChatAction": {"action": "typing"},
        "editMessageText": {"text": "好", "message_id": 1},
        "copyMessage": {"from_chat_id": LARGE, "message_id": 1},
    }.items():
        params = {"chat_id": LARGE} | given
        async with http.post(f"/bot{TOKEN}/{method}", json=params) as answer:
            assert (answer.status, (await answer.json())["description"]) == (403, reason)


async def test_members_come_and_go_and_an_administrator_may_ask_to_be_told(
    bot: Bot, sandbox: Sandbox
) -> None:
    group = sandbox.group(LARGE, "工作群", [CHIEF.id])
    await bot.get_updates(allowed_updates=EVERYTHING)
    group.adds(STRANGER.id, by=CHIEF.id)
    group.promotes_bot(by=CHIEF.id)
    group.removes(STRANGER.id, by=STRANGER.id)
    joined, promoted, change, left = await bot.get_updates()
    assert joined.message is not None
    assert [user.id for user in joined.message.new_chat_members] == [STRANGER.id]
    assert promoted.my_chat_member is not None
    assert promoted.my_chat_member.new_chat_member.status == "administrator"
    assert change.chat_member is not None
    assert change.chat_member.old_chat_member.status == "member"
    assert change.chat_member.new_chat_member.status == "left"
    assert left.message is not None
    assert left.message.left_chat_member is not None
    with pytest.raises(ValueError, match="no member"):
        sandbox.person(STRANGER.id).in_group(group).says("好")


async def test_who_comes_and_goes_is_not_told_unasked(bot: Bot, group: Group) -> None:
    group.promotes_bot(by=CHIEF.id)
    group.removes(STRANGER.id, by=CHIEF.id)
    assert [update.chat_member for update in await bot.get_updates()] == [None] * 2


async def test_a_pinned_message_is_told(bot: Bot, group: Group, member: Person) -> None:
    talk = member.says("大家看一下")
    group.pins(talk["message_id"], by=CHIEF.id)
    [update] = await bot.get_updates()
    assert update.message is not None
    assert isinstance(update.message.pinned_message, Message)
    assert update.message.pinned_message.text == "大家看一下"


async def test_a_group_that_becomes_a_supergroup_says_so_on_both_sides(
    bot: Bot, sandbox: Sandbox
) -> None:
    old = sandbox.group(SMALL, "工作群", [CHIEF.id])
    new = old.migrates(by=CHIEF.id)
    leaving, arriving = [update.message for update in await bot.get_updates()]
    assert leaving is not None
    assert (leaving.chat.id, leaving.migrate_to_chat_id) == (SMALL, new.id)
    assert arriving is not None
    assert (arriving.chat.id, arriving.migrate_from_chat_id) == (new.id, SMALL)
    assert arriving.chat.type == "supergroup"
    with pytest.raises(ChatMigrated) as refused:
        await bot.send_message(SMALL, "好")
    assert refused.value.new_chat_id == new.id
    with pytest.raises(ValueError, match="supergroup now"):
        old.person(CHIEF.id).says("好")
    assert (await bot.send_message(new.id, "好")).message_id == 2


async def test_the_refusal_of_an_old_group_names_the_new_one(
    http: ClientSession, sandbox: Sandbox
) -> None:
    new = sandbox.group(SMALL, "工作群", [CHIEF.id]).migrates(by=CHIEF.id)
    params = {"chat_id": SMALL, "text": "好"}
    async with http.post(f"/bot{TOKEN}/sendMessage", json=params) as answer:
        assert answer.status == 400
        assert await answer.json() == {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": new.id},
        }


async def test_the_bot_deletes_others_words_only_as_an_administrator(
    bot: Bot, group: Group, member: Person
) -> None:
    talk = member.says("大家看一下")
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(LARGE, talk["message_id"])
    group.promotes_bot(by=STRANGER.id)
    assert await bot.delete_message(LARGE, talk["message_id"])


async def test_a_service_message_is_neither_copied_nor_forwarded(bot: Bot, group: Group) -> None:
    group.removes(STRANGER.id, by=CHIEF.id)
    with pytest.raises(BadRequest, match="The message can't be copied"):
        await bot.copy_message(LARGE, LARGE, 1)
    with pytest.raises(BadRequest, match="The message can't be forwarded"):
        await bot.forward_message(LARGE, LARGE, 1)


@pytest.mark.parametrize(
    ("does", "reason"),
    [
        (lambda group, member, other: member.blocks(), "its private chat"),
        (lambda group, member, other: group.pins(9, by=CHIEF.id), "no message 9"),
        (lambda group, member, other: group.adds_bot(by=CHIEF.id), "member already"),
        (lambda group, member, other: group.migrates(by=CHIEF.id), "a supergroup already"),
        (lambda group, member, other: member.edits(other, "不"), "one's own"),
        (lambda group, member, other: member.deletes(other), "one's own"),
    ],
    ids=["block", "pin nothing", "add twice", "migrate twice", "edit others'", "delete others'"],
)
async def test_what_nobody_can_do_in_a_group_is_refused(
    group: Group, member: Person, does: Callable[[Group, Person, int], Any], reason: str
) -> None:
    other = group.person(STRANGER.id).says("好")
    with pytest.raises(ValueError, match=reason):
        does(group, member, other["message_id"])
