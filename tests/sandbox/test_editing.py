"""Edits and deletions, the bot's and the person's."""

from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot.sandbox import Person, Sandbox
from tests.sandbox.conftest import CHIEF, MORNING

BUTTONS = InlineKeyboardMarkup.from_button(InlineKeyboardButton("签收", callback_data="ack"))
NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


@pytest.fixture
async def ping(bot: Bot, chief: Person) -> Message:
    return await bot.send_message(CHIEF.id, "<b>第1项</b>", parse_mode="HTML", reply_markup=BUTTONS)


async def test_an_edit_returns_the_whole_message_with_its_edit_date(
    bot: Bot, sandbox: Sandbox, chief: Person, ping: Message
) -> None:
    sandbox.clock.move_to(MORNING + timedelta(hours=1))
    edited = await bot.edit_message_text("已签收", CHIEF.id, ping.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.message_id, edited.date) == ("已签收", ping.message_id, ping.date)
    assert edited.edit_date is not None
    assert edited.edit_date - edited.date >= timedelta(hours=1)
    assert edited.reply_markup is None
    assert chief.last["text"] == "已签收"


async def test_the_same_content_and_buttons_are_no_edit(bot: Bot, ping: Message) -> None:
    with pytest.raises(BadRequest, match=NOT_MODIFIED):
        await bot.edit_message_text(
            "<b>第1项</b>", CHIEF.id, ping.message_id, parse_mode="HTML", reply_markup=BUTTONS
        )
    with pytest.raises(BadRequest, match=NOT_MODIFIED):
        await bot.edit_message_reply_markup(CHIEF.id, ping.message_id, reply_markup=BUTTONS)


async def test_the_buttons_alone_can_go(bot: Bot, ping: Message) -> None:
    edited = await bot.edit_message_reply_markup(CHIEF.id, ping.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("第1项", None)


async def test_a_message_that_is_not_there_cannot_be_edited_or_deleted(
    bot: Bot, chief: Person, ping: Message
) -> None:
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("好", CHIEF.id, 77)
    assert await bot.delete_message(CHIEF.id, ping.message_id)
    assert ping.message_id not in [message["message_id"] for message in chief.sees]
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("好", CHIEF.id, ping.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(CHIEF.id, ping.message_id)


async def test_the_bot_cannot_edit_what_a_person_wrote(bot: Bot, chief: Person) -> None:
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("好", CHIEF.id, chief.sees[0]["message_id"])


async def test_what_a_person_edits_arrives_as_an_edited_message(bot: Bot, chief: Person) -> None:
    said = chief.says("第1项完成58%")
    chief.edits(said["message_id"], "第1项完成85%")
    update = (await bot.get_updates())[-1]
    assert update.edited_message is not None
    assert update.edited_message.text == "第1项完成85%"
    assert update.edited_message.edit_date is not None
    assert chief.sees[-1]["text"] == "第1项完成85%"


async def test_nobody_edits_the_words_of_another(chief: Person, ping: Message) -> None:
    with pytest.raises(ValueError, match="only one's own texts"):
        chief.edits(ping.message_id, "好")
