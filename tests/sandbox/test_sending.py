"""sendMessage and what the bot may not send."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.error import BadRequest, Forbidden

from bot.sandbox import Person, Sandbox
from bot.sandbox.view import state_for
from tests.sandbox.conftest import CHIEF, MORNING, STRANGER


async def test_a_sent_message_is_seen_with_the_date_of_the_sandbox_clock(
    bot: Bot, chief: Person
) -> None:
    sent = await bot.send_message(CHIEF.id, "  孙科长,您好\n", disable_notification=True)
    assert sent.text == chief.last["text"] == "孙科长,您好"
    assert sent.message_id == chief.last["message_id"] == 2
    assert (sent.date - MORNING).total_seconds() < 5
    assert sent.from_user == bot.bot


async def test_the_bot_may_not_write_first(bot: Bot) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(STRANGER.id, "您好")


async def test_a_block_is_told_and_ends_all_writing_until_it_is_lifted(
    bot: Bot, chief: Person
) -> None:
    offset = (await bot.get_updates())[-1].update_id + 1
    chief.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(CHIEF.id, "您好")
    with pytest.raises(ValueError, match="unblock"):
        chief.says("在吗")
    chief.unblocks()
    assert (await bot.send_message(CHIEF.id, "您好")).text == "您好"
    changes = [update.my_chat_member for update in await bot.get_updates(offset)]
    assert [c.new_chat_member.status for c in changes if c] == ["kicked", "member"]


async def test_a_deleted_account_is_not_written_to_and_does_nothing_more(
    bot: Bot, chief: Person, member: Person
) -> None:
    markup = InlineKeyboardMarkup.from_button(InlineKeyboardButton("签收", callback_data="ack"))
    sent = await bot.send_message(CHIEF.id, "您好", reply_markup=markup)
    offset = (await bot.get_updates())[-1].update_id + 1
    chief.deactivates()
    with pytest.raises(Forbidden, match="Forbidden: user is deactivated"):
        await bot.send_message(CHIEF.id, "在吗")
    with pytest.raises(Forbidden, match="Forbidden: user is deactivated"):
        await bot.edit_message_text("在吗", CHIEF.id, sent.message_id)
    acts: list[Callable[[], object]] = [
        lambda: chief.says("在"),
        lambda: member.says("在"),
        lambda: chief.presses(sent.message_id, "签收"),
        chief.blocks,
        chief.deactivates,
    ]
    for act in acts:
        with pytest.raises(ValueError, match="deleted"):
            act()
    assert list(await bot.get_updates(offset)) == [], "Telegram tells the bot nothing of it"


async def test_an_unknown_chat_is_not_found(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(999, "您好")


@pytest.mark.parametrize("text", ["", " \n ", "<b> </b>"], ids=["nothing", "blanks", "tags only"])
async def test_an_empty_text_is_refused(bot: Bot, chief: Person, text: str) -> None:
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(CHIEF.id, text, parse_mode="HTML")


async def test_4096_characters_are_counted_after_parsing_and_as_code_points(
    bot: Bot, chief: Person
) -> None:
    sent = await bot.send_message(CHIEF.id, f"<b>{'😀' * 4096}</b>", parse_mode="HTML")
    assert sent.entities[0].length == 8192
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(CHIEF.id, "督" * 4097)


@pytest.mark.parametrize("data", ["督" * 22, ""], ids=["66 bytes", "nothing"])
async def test_button_data_has_1_to_64_bytes(bot: Bot, chief: Person, data: str) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("签收", callback_data=data)]])
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(CHIEF.id, "第1项", reply_markup=markup)


async def test_a_reply_carries_the_message_replied_to(bot: Bot, chief: Person) -> None:
    asked = chief.says("第1项完成85%")
    sent = await bot.send_message(CHIEF.id, "已记录", reply_to_message_id=asked["message_id"])
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "第1项完成85%"
    answer = chief.says("谢谢", reply_to=sent.message_id)
    assert answer["reply_to_message"]["text"] == "已记录"
    assert "reply_to_message" not in answer["reply_to_message"]


async def test_a_reply_to_nothing_is_refused_unless_allowed(bot: Bot, chief: Person) -> None:
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(CHIEF.id, "已记录", reply_to_message_id=77)
    sent = await bot.send_message(
        CHIEF.id, "已记录", reply_to_message_id=77, allow_sending_without_reply=True
    )
    assert sent.reply_to_message is None


async def test_only_inline_keyboards_come_back(bot: Bot, chief: Person) -> None:
    inline = InlineKeyboardMarkup.from_button(InlineKeyboardButton("签收", callback_data="ack"))
    sent = await bot.send_message(
        CHIEF.id, "第1项", reply_markup=inline, link_preview_options=LinkPreviewOptions(True)
    )
    assert sent.reply_markup == inline
    reply = ReplyKeyboardMarkup([["我的任务"], [KeyboardButton("手机号", request_contact=True)]])
    assert (await bot.send_message(CHIEF.id, "请选择", reply_markup=reply)).reply_markup is None
    assert chief.keyboard == [["我的任务"], ["手机号"]]


async def test_a_reply_keyboard_sends_its_text_shares_the_contact_and_goes(
    bot: Bot, chief: Person
) -> None:
    keyboard = ReplyKeyboardMarkup([["我的任务", KeyboardButton("手机号", request_contact=True)]])
    shown = await bot.send_message(CHIEF.id, "请选择", reply_markup=keyboard)
    assert chief.presses(shown.message_id, "我的任务") == ""
    assert chief.sees[-1]["text"] == "我的任务"
    chief.presses(shown.message_id, "手机号")
    assert chief.sees[-1]["contact"]["user_id"] == CHIEF.id
    await bot.send_message(CHIEF.id, "谢谢", reply_markup=ReplyKeyboardRemove())
    assert chief.keyboard == []


async def test_a_one_time_keyboard_goes_after_one_press(bot: Bot, chief: Person) -> None:
    once = ReplyKeyboardMarkup([["好"]], one_time_keyboard=True)
    shown = await bot.send_message(CHIEF.id, "请选择", reply_markup=once)
    chief.presses(shown.message_id, "好")
    assert chief.keyboard == []


async def test_typing_shows_for_five_seconds_or_until_the_message_comes(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    await bot.send_chat_action(CHIEF.id, "typing")
    assert state_for(sandbox, CHIEF.id)["typing"]
    await bot.send_message(CHIEF.id, "好")
    assert not state_for(sandbox, CHIEF.id)["typing"]
    await bot.send_chat_action(CHIEF.id, "typing")
    sandbox.clock.move_to(MORNING + timedelta(minutes=1))
    assert not state_for(sandbox, CHIEF.id)["typing"]
