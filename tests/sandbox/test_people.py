"""What people do in their Telegram app, as the bot gets it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from bot.sandbox import Person, Sandbox
from tests.sandbox.conftest import CHIEF, MORNING, STRANGER

BUTTONS = InlineKeyboardMarkup.from_column(
    [
        InlineKeyboardButton("已办结", callback_data="done:1"),
        InlineKeyboardButton("通知", url="https://example.org"),
    ]
)
OLD = "Query is too old and response timeout expired or query id is invalid"


@pytest.fixture
async def ping(bot: Bot, chief: Person) -> Message:
    return await bot.send_message(CHIEF.id, "第1项", reply_markup=BUTTONS)


async def newest(bot: Bot) -> Update:
    return (await bot.get_updates(offset=-1))[0]


async def pressed(bot: Bot) -> CallbackQuery:
    query = (await newest(bot)).callback_query
    assert query is not None
    return query


async def test_a_command_is_marked_as_one(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.person(STRANGER.id).says("/start ABC123")
    message = (await newest(bot)).message
    assert message is not None
    assert message.from_user is not None
    assert [(e.type, e.offset, e.length) for e in message.entities] == [("bot_command", 0, 6)]
    assert (message.from_user.id, message.from_user.language_code) == (STRANGER.id, "en")
    assert (message.chat.id, message.chat.type) == (STRANGER.id, "private")


async def test_a_press_by_text_or_by_data_carries_the_message(
    bot: Bot, chief: Person, ping: Message
) -> None:
    for button in ("已办结", "done:1"):
        query_id = chief.presses(ping.message_id, button)
        query = await pressed(bot)
        assert (query.id, query.data, query.from_user.id) == (query_id, "done:1", CHIEF.id)
        assert isinstance(query.message, Message)
        assert (query.message.text, query.message.reply_markup) == ("第1项", BUTTONS)
        assert query.chat_instance


async def test_an_answer_pops_up(bot: Bot, chief: Person, ping: Message) -> None:
    query_id = chief.presses(ping.message_id, "已办结")
    await bot.answer_callback_query(query_id, "已记录", show_alert=True)
    assert chief.popups == [{"text": "已记录", "show_alert": True}]


async def test_a_press_cannot_be_answered_for_long(
    bot: Bot, sandbox: Sandbox, chief: Person, ping: Message
) -> None:
    query_id = chief.presses(ping.message_id, "已办结")
    sandbox.clock.move_to(MORNING + timedelta(seconds=30))
    with pytest.raises(BadRequest, match=OLD):
        await bot.answer_callback_query(query_id)
    assert chief.popups == []


async def test_an_unfetched_press_is_forgotten_within_minutes(
    bot: Bot, sandbox: Sandbox, chief: Person, ping: Message
) -> None:
    chief.presses(ping.message_id, "已办结")
    sandbox.clock.move_to(MORNING + timedelta(minutes=3))
    assert [update.callback_query for update in await bot.get_updates()] == [None]


async def test_a_button_of_a_deleted_message_has_an_inaccessible_message(
    bot: Bot, chief: Person, ping: Message
) -> None:
    await bot.delete_message(CHIEF.id, ping.message_id)
    chief.presses(ping.message_id, "已办结")
    message = (await pressed(bot)).message
    assert message is not None
    assert not message.is_accessible
    assert message.message_id == ping.message_id


async def test_a_button_of_a_month_ago_has_an_inaccessible_message_and_a_late_answer_is_refused(
    bot: Bot, sandbox: Sandbox, chief: Person, ping: Message
) -> None:
    sandbox.clock.move_to(MORNING + timedelta(days=31))
    query_id = chief.presses(ping.message_id, "已办结", out_of_sight=True)
    query = await pressed(bot)
    assert query.message is not None
    assert not query.message.is_accessible
    assert (query.message.chat.id, query.data) == (CHIEF.id, "done:1")
    assert await bot.answer_callback_query(query_id)
    sandbox.clock.move_to(MORNING + timedelta(days=31, minutes=1))
    with pytest.raises(BadRequest, match=OLD):
        await bot.answer_callback_query(query_id)


async def test_a_deleted_message_is_gone_without_a_word_to_the_bot(
    bot: Bot, chief: Person, ping: Message
) -> None:
    said = chief.says("好")
    chief.deletes(said["message_id"])
    chief.deletes(ping.message_id)
    assert [message["text"] for message in chief.sees] == ["/start"]
    assert len(await bot.get_updates(offset=3)) == 0


@pytest.mark.parametrize("button", ["未启动", "通知"], ids=["absent", "a link"])
async def test_a_button_that_tells_nothing_cannot_be_pressed(
    chief: Person, ping: Message, button: str
) -> None:
    with pytest.raises(ValueError, match="button"):
        chief.presses(ping.message_id, button)


@pytest.mark.parametrize(
    ("card", "phone", "user_id"),
    [
        ({}, CHIEF.phone, CHIEF.id),
        ({"phone": STRANGER.phone}, STRANGER.phone, STRANGER.id),
        ({"user_id": STRANGER.id}, STRANGER.phone, STRANGER.id),
        ({"phone": "+86 138 0000 0001"}, "+86 138 0000 0001", CHIEF.id),
        ({"phone": "13899999999"}, "13899999999", None),
        ({"phone": "13899999999", "user_id": 77}, "13899999999", 77),
    ],
    ids=[
        "own",
        "another's by phone",
        "another's by id",
        "own, written out",
        "nobody's",
        "an unknown account's",
    ],
)
async def test_telegram_says_whose_contact_it_is(
    bot: Bot, chief: Person, card: dict[str, Any], phone: str, user_id: int | None
) -> None:
    chief.shares_contact(**card)
    message = (await newest(bot)).message
    assert message is not None
    assert message.contact is not None
    assert (message.contact.phone_number, message.contact.user_id) == (phone, user_id)


@pytest.mark.parametrize(
    ("does", "kind"),
    [
        (Person.sends_sticker, "sticker"),
        (Person.sends_voice, "voice"),
        (lambda person: person.forwards("请各单位报送", of="某科长"), "forward_origin"),
    ],
    ids=["sticker", "voice", "forwarded"],
)
async def test_what_is_no_plain_text_arrives_too(
    bot: Bot, chief: Person, does: Callable[[Person], Any], kind: str
) -> None:
    does(chief)
    message = (await newest(bot)).message
    assert message is not None
    assert getattr(message, kind) is not None


async def test_a_text_of_10000_characters_arrives_in_three(bot: Bot, chief: Person) -> None:
    chief.says("督" * 10_000)
    lengths = [len(u.message.text or "") for u in await bot.get_updates(offset=2) if u.message]
    assert lengths == [4096, 4096, 1808]


async def test_an_app_does_not_send_nothing(chief: Person) -> None:
    with pytest.raises(ValueError, match="empty"):
        chief.says("  ")
    with pytest.raises(ValueError, match="nothing was changed"):
        chief.edits(1, "/start")
    with pytest.raises(ValueError, match="no message 9"):
        chief.says("好", reply_to=9)


async def test_commands_are_kept_per_language(bot: Bot) -> None:
    await bot.set_my_commands([("mine", "My tasks")])
    await bot.set_my_commands([("mine", "我的任务")], language_code="zh")
    assert [c.description for c in await bot.get_my_commands()] == ["My tasks"]
    assert [c.description for c in await bot.get_my_commands(language_code="zh")] == ["我的任务"]
    await bot.delete_my_commands(language_code="zh")
    assert await bot.get_my_commands(language_code="zh") == ()
