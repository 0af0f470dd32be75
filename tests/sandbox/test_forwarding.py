"""What people forward to the bot, and from whom it says it is."""

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageOriginChannel,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.sandbox import Attached, Channel, Person, Sandbox
from tests.sandbox.conftest import CHIEF, STRANGER

BUTTONS = InlineKeyboardMarkup.from_button(InlineKeyboardButton("签收", callback_data="ack"))


async def newest(bot: Bot) -> Message:
    message = (await bot.get_updates(offset=-1))[0].message
    assert message is not None
    return message


async def test_who_hides_the_account_is_only_a_name(bot: Bot, chief: Person) -> None:
    chief.forwards("请各单位报送", of="某科长")
    message = await newest(bot)
    assert isinstance(message.forward_origin, MessageOriginHiddenUser)
    assert message.forward_origin.sender_user_name == "某科长"
    assert message.text == "请各单位报送"


async def test_who_does_not_is_a_user(bot: Bot, chief: Person) -> None:
    chief.forwards("5号任务完成65%", of=STRANGER)
    origin = (await newest(bot)).forward_origin
    assert isinstance(origin, MessageOriginUser)
    assert origin.sender_user.id == STRANGER.id


async def test_a_channel_has_its_title(bot: Bot, chief: Person) -> None:
    chief.forwards_photo(Channel("公主岭政务"), "服务大厅开放")
    message = await newest(bot)
    assert isinstance(message.forward_origin, MessageOriginChannel)
    assert message.forward_origin.chat.title == "公主岭政务"
    assert (message.caption, len(message.photo)) == ("服务大厅开放", 3)


async def test_a_message_of_the_bots_own_comes_back_without_its_buttons(
    bot: Bot, chief: Person
) -> None:
    ping = await bot.send_message(CHIEF.id, "第1项", reply_markup=BUTTONS)
    chief.forwards_message(ping.message_id)
    message = await newest(bot)
    assert isinstance(message.forward_origin, MessageOriginUser)
    assert message.forward_origin.sender_user.id == bot.id
    assert (message.text, message.reply_markup) == ("第1项", None)


async def test_what_was_forwarded_once_keeps_its_first_author(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    quoted = chief.forwards("请各单位报送", of="某科长")
    own = chief.sends_photo("第1项窗口")
    other = sandbox.person(STRANGER.id)
    other.forwards_message(quoted["message_id"], seen_by=chief)
    assert isinstance((await newest(bot)).forward_origin, MessageOriginHiddenUser)
    other.forwards_message(own["message_id"], seen_by=chief)
    message = await newest(bot)
    assert isinstance(message.forward_origin, MessageOriginUser)
    assert message.forward_origin.sender_user.id == CHIEF.id
    assert (message.caption, message.photo[0].file_id) == ("第1项窗口", own["photo"][0]["file_id"])


async def test_what_was_forwarded_is_not_edited(chief: Person) -> None:
    quoted = chief.forwards("请各单位报送", of="某科长")
    with pytest.raises(ValueError, match="what was forwarded"):
        chief.edits(quoted["message_id"], "好")


async def test_a_piece_of_an_album_leaves_the_album(bot: Bot, chief: Person) -> None:
    first, _ = chief.sends_album([Attached(), Attached()], "第1项窗口")
    chief.forwards_message(first["message_id"])
    message = await newest(bot)
    assert (message.caption, message.media_group_id) == ("第1项窗口", None)
