"""What the bot sends of files: uploads, files sent again, albums, copies, forwards."""

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    MessageEntity,
    MessageOriginUser,
)
from telegram.error import BadRequest

from bot.sandbox import Person, Sandbox
from bot.sandbox.pictures import sample
from tests.sandbox.conftest import CHIEF, STRANGER

PLAN = b"%PDF-1.7 \xe4\xb8\x80"
BUTTONS = InlineKeyboardMarkup.from_button(InlineKeyboardButton("签收", callback_data="ack"))
NOT_MODIFIED = "Message is not modified: specified new message content and reply markup"


@pytest.fixture
async def photo(bot: Bot, chief: Person) -> Message:
    """The chief's photo, as the bot got it."""
    chief.sends_photo("第1项窗口")
    message = (await bot.get_updates(offset=-1))[0].message
    assert message is not None
    return message


@pytest.fixture
def leader(sandbox: Sandbox) -> Person:
    """Somebody else, who has started the bot."""
    person = sandbox.person(STRANGER.id)
    person.says("/start")
    return person


async def test_an_uploaded_photo_is_shown_with_its_caption_and_buttons(
    bot: Bot, chief: Person
) -> None:
    sent = await bot.send_photo(
        CHIEF.id, sample(), caption="<b>第1项</b>", parse_mode="HTML", reply_markup=BUTTONS
    )
    assert [size.width for size in sent.photo] == [90, 320, 640]
    assert (sent.caption, sent.reply_markup) == ("第1项", BUTTONS)
    assert [entity.type for entity in sent.caption_entities] == ["bold"]
    assert chief.last["caption"] == "第1项"
    assert await (await sent.photo[-1].get_file()).download_as_bytearray() == sample()


async def test_an_uploaded_document_keeps_its_name(bot: Bot, chief: Person) -> None:
    sent = await bot.send_document(CHIEF.id, PLAN, filename="通报.pdf", caption="请审阅")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("通报.pdf", "application/pdf")
    assert await (await sent.document.get_file()).download_as_bytearray() == PLAN


async def test_a_file_that_came_in_can_be_sent_to_others_by_its_id(
    bot: Bot, leader: Person, photo: Message
) -> None:
    again = await bot.send_photo(STRANGER.id, photo.photo[-1].file_id, caption="市公安局报送")
    assert again.photo == photo.photo
    assert leader.last["caption"] == "市公安局报送"
    small = await bot.send_photo(STRANGER.id, photo.photo[0].file_id)
    assert small.photo == photo.photo


async def test_documents_and_videos_pass_for_each_other_photos_for_nothing_else(
    bot: Bot, chief: Person, photo: Message
) -> None:
    plan = (await bot.send_document(CHIEF.id, PLAN, filename="通报.pdf")).document
    assert plan is not None
    assert (await bot.send_video(CHIEF.id, plan.file_id)).document == plan
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await bot.send_photo(CHIEF.id, plan.file_id)
    with pytest.raises(BadRequest, match="Can't use file of type photo as document"):
        await bot.send_document(CHIEF.id, photo.photo[-1].file_id)


@pytest.mark.parametrize(
    ("file_id", "reason"),
    [
        ("AgACAgUAAxkBAAIgone", "Wrong file identifier/http url specified"),
        ("AgAC", "Wrong remote file identifier specified: can't unserialize it. wrong last symbol"),
        ("https://example.org/a.png", "Failed to get http url content"),
    ],
    ids=["gone", "none", "an address"],
)
async def test_a_wrong_file_is_refused(bot: Bot, chief: Person, file_id: str, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.send_photo(CHIEF.id, file_id)


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "File must be non-empty"), (b"GIF?", "Image_process_failed")]
)
async def test_what_is_no_picture_is_refused_as_a_photo(
    bot: Bot, chief: Person, data: bytes, reason: str
) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.send_photo(CHIEF.id, data)


async def test_a_caption_has_1024_characters_after_parsing(bot: Bot, chief: Person) -> None:
    caption = f"<b>{'督' * 1024}</b>"
    sent = await bot.send_photo(CHIEF.id, sample(), caption=caption, parse_mode="HTML")
    assert len(sent.caption or "") == 1024
    for sending in (
        bot.send_photo(CHIEF.id, sample(), caption="督" * 1025),
        bot.send_media_group(CHIEF.id, [InputMediaPhoto(sample(), "督" * 1025)]),
        bot.edit_message_caption(CHIEF.id, sent.message_id, caption="督" * 1025),
    ):
        with pytest.raises(BadRequest, match="Message caption is too long"):
            await sending


async def test_caption_entities_are_taken_as_given(bot: Bot, chief: Person) -> None:
    entity = MessageEntity("bold", 0, 3)
    sent = await bot.send_document(CHIEF.id, PLAN, caption="第1项", caption_entities=[entity])
    assert sent.caption_entities == (entity,)


async def test_an_album_takes_uploads_and_files_of_before(
    bot: Bot, chief: Person, photo: Message
) -> None:
    pieces = [InputMediaPhoto(photo.photo[-1].file_id, "市公安局"), InputMediaPhoto(sample(1))]
    sent = await bot.send_media_group(CHIEF.id, pieces, reply_to_message_id=photo.message_id)
    assert [message.caption for message in sent] == ["市公安局", None]
    assert sent[0].photo == photo.photo
    assert sent[0].media_group_id == sent[1].media_group_id is not None
    assert all(message.reply_to_message for message in sent)
    [alone] = await bot.send_media_group(CHIEF.id, [InputMediaDocument(PLAN)])
    assert alone.media_group_id is None


async def test_a_caption_is_edited_or_taken_away_and_only_where_there_can_be_one(
    bot: Bot, chief: Person
) -> None:
    sent = await bot.send_photo(CHIEF.id, sample(), caption="第1项", reply_markup=BUTTONS)
    at = {"chat_id": CHIEF.id, "message_id": sent.message_id}
    edited = await bot.edit_message_caption(**at, caption="已收", reply_markup=BUTTONS)
    assert isinstance(edited, Message)
    assert (edited.caption, edited.photo, edited.reply_markup) == ("已收", sent.photo, BUTTONS)
    with pytest.raises(BadRequest, match=NOT_MODIFIED):
        await bot.edit_message_caption(**at, caption="已收", reply_markup=BUTTONS)
    edited = await bot.edit_message_caption(**at)
    assert isinstance(edited, Message)
    assert (edited.caption, edited.reply_markup) == (None, None)
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("好", **at)
    text = await bot.send_message(CHIEF.id, "好")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(CHIEF.id, text.message_id, caption="好")


async def test_a_copy_tells_nothing_of_where_it_came_from(
    bot: Bot, leader: Person, photo: Message
) -> None:
    await bot.copy_message(STRANGER.id, CHIEF.id, photo.message_id)
    assert leader.last["caption"] == "第1项窗口"
    assert "forward_origin" not in leader.last
    copied = await bot.copy_message(STRANGER.id, CHIEF.id, photo.message_id, caption="照片1")
    assert (leader.last["message_id"], leader.last["caption"]) == (copied.message_id, "照片1")


async def test_a_forward_tells_who_wrote_it(bot: Bot, leader: Person, photo: Message) -> None:
    forwarded = await bot.forward_message(STRANGER.id, CHIEF.id, photo.message_id)
    assert isinstance(forwarded.forward_origin, MessageOriginUser)
    assert forwarded.forward_origin.sender_user.id == CHIEF.id
    assert (forwarded.caption, forwarded.photo) == ("第1项窗口", photo.photo)


async def test_what_is_gone_can_neither_be_copied_nor_forwarded(
    bot: Bot, chief: Person, photo: Message
) -> None:
    chief.deletes(photo.message_id)
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await bot.copy_message(CHIEF.id, CHIEF.id, photo.message_id)
    with pytest.raises(BadRequest, match="Message to forward not found"):
        await bot.forward_message(CHIEF.id, CHIEF.id, photo.message_id)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.forward_message(CHIEF.id, 999, photo.message_id)
