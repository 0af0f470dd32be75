"""Photos, files and albums that people send, as the bot gets and downloads them."""

from datetime import timedelta

import pytest
from aiohttp import ClientSession
from telegram import Bot, Message
from telegram.error import BadRequest

from bot.sandbox import Attached, Person, Sandbox
from bot.sandbox.pictures import sample, size_of
from tests.sandbox.conftest import CHIEF, MORNING, TOKEN

PLAN = b"%PDF-1.7 \xe4\xb8\x80"
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc00011080780043803012200")


async def arrived(bot: Bot, after: int = 1) -> list[Message]:
    """The messages after the first ones."""
    updates = await bot.get_updates(offset=after + 1)
    return [update.message for update in updates if update.message]


async def test_a_photo_comes_in_several_sizes_the_largest_last(bot: Bot, chief: Person) -> None:
    chief.sends_photo("第1项窗口已整合")
    [message] = await arrived(bot)
    assert [(size.width, size.height) for size in message.photo] == [
        (90, 67),
        (320, 240),
        (640, 480),
    ]
    assert message.caption == "第1项窗口已整合"
    assert message.text is None
    assert len({size.file_id for size in message.photo}) == 3
    assert len({size.file_unique_id for size in message.photo}) == 3


async def test_a_tall_photo_keeps_its_shape_and_gets_no_longer_than_1280(
    bot: Bot, chief: Person
) -> None:
    assert size_of(JPEG) == (1080, 1920)
    chief.sends_photo(data=JPEG)
    [message] = await arrived(bot)
    sizes = [(size.width, size.height) for size in message.photo]
    assert sizes == [(50, 90), (180, 320), (450, 800), (720, 1280)]
    assert message.caption is None


async def test_a_document_tells_its_name_type_and_size_and_can_be_downloaded(
    bot: Bot, chief: Person
) -> None:
    chief.sends_document("整改方案.pdf", PLAN, "application/pdf", "8a 已办结")
    [message] = await arrived(bot)
    document = message.document
    assert document is not None
    told = (document.file_name, document.mime_type, document.file_size, message.caption)
    assert told == ("整改方案.pdf", "application/pdf", len(PLAN), "8a 已办结")
    file = await document.get_file()
    assert (file.file_unique_id, file.file_size) == (document.file_unique_id, len(PLAN))
    assert await file.download_as_bytearray() == PLAN


async def test_what_is_downloaded_of_a_photo_is_the_photo(bot: Bot, chief: Person) -> None:
    chief.sends_photo()
    [message] = await arrived(bot)
    file = await message.photo[-1].get_file()
    assert file.file_path == f"{bot.base_file_url}/photos/file_2.jpg"
    assert await file.download_as_bytearray() == sample()
    assert file.file_size == len(sample())


async def test_a_video_a_voice_and_a_sticker_are_files_too(bot: Bot, chief: Person) -> None:
    chief.sends_video("现场视频")
    chief.sends_voice()
    chief.sends_sticker()
    video, voice, sticker = await arrived(bot)
    assert video.video is not None
    assert (video.caption, video.video.file_name) == ("现场视频", "video.mp4")
    for file in (video.video, voice.voice, sticker.sticker):
        assert file is not None
        assert (await file.get_file()).file_path


async def test_an_album_is_several_messages_with_the_caption_on_the_first(
    bot: Bot, chief: Person
) -> None:
    sent = chief.sends_album([Attached(), Attached(), Attached()], "5号任务完成65%")
    messages = await arrived(bot)
    assert [message.caption for message in messages] == ["5号任务完成65%", None, None]
    assert len({message.media_group_id for message in messages}) == 1
    assert messages[0].media_group_id
    assert [message.message_id for message in messages] == [m["message_id"] for m in sent]


async def test_a_caption_may_be_on_another_piece_or_nowhere(bot: Bot, chief: Person) -> None:
    plan = Attached("document", "方案.pdf", PLAN, "application/pdf")
    chief.sends_album([plan, plan], "已办结", caption_on=1)
    chief.sends_album([Attached(), Attached()])
    messages = await arrived(bot)
    assert [message.caption for message in messages] == [None, "已办结", None, None]
    assert len({message.media_group_id for message in messages}) == 2


async def test_a_photo_can_answer_a_message(bot: Bot, chief: Person) -> None:
    asked = await bot.send_message(CHIEF.id, "请附照片")
    chief.sends_photo("给", asked.message_id)
    chief.sends_album([Attached(), Attached()], reply_to=asked.message_id)
    replied = [message.reply_to_message for message in await arrived(bot)]
    assert [message and message.text for message in replied] == ["请附照片"] * 3


async def test_a_caption_can_be_edited_and_taken_away(bot: Bot, chief: Person) -> None:
    sent = chief.sends_photo("完成58%")
    chief.edits(sent["message_id"], "完成85%")
    chief.edits(sent["message_id"], "")
    edited = [update.edited_message for update in await bot.get_updates(offset=3)]
    assert [message and message.caption for message in edited] == ["完成85%", None]
    assert all(message and message.photo and message.edit_date for message in edited)


async def test_what_an_app_does_not_send_is_not_sent(chief: Person) -> None:
    with pytest.raises(ValueError, match="1024 characters"):
        chief.sends_photo("督" * 1025)
    with pytest.raises(ValueError, match="empty file"):
        chief.sends_document("空.txt", b"", "text/plain")
    with pytest.raises(ValueError, match="2 to 10"):
        chief.sends_album([Attached()])
    with pytest.raises(ValueError, match="no message 9"):
        chief.sends_photo("好", reply_to=9)
    with pytest.raises(ValueError, match="only texts and captions"):
        chief.edits(chief.sends_voice()["message_id"], "好")


async def test_over_20_megabytes_nothing_is_handed_out(bot: Bot, chief: Person) -> None:
    chief.sends_document("录像.zip", bytes((20 << 20) + 1), "application/zip")
    chief.sends_document("刚好.zip", bytes(20 << 20), "application/zip")
    large, largest = await arrived(bot)
    assert large.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await large.document.get_file()
    assert largest.document is not None
    assert (await largest.document.get_file()).file_size == 20 << 20


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"file_0": "file_9"}, 404), ({TOKEN: "42:WRONG"}, 401), ({"photos/": "../"}, 404)],
    ids=["another file", "another bot", "no file"],
)
async def test_only_a_path_of_getfile_with_the_token_leads_to_a_file(
    bot: Bot,
    sandbox: Sandbox,
    http: ClientSession,
    chief: Person,
    wrong: dict[str, str],
    status: int,
) -> None:
    chief.sends_photo()
    [message] = await arrived(bot)
    path = ((await message.photo[0].get_file()).file_path or "").removeprefix(sandbox.url)
    for right, other in wrong.items():
        path = path.replace(right, other)
    async with http.get(path) as answer:
        assert answer.status == status


async def test_a_photo_of_yesterday_still_has_its_file(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    chief.sends_photo()
    [message] = await arrived(bot)
    sandbox.clock.move_to(MORNING + timedelta(days=40))
    assert (await message.photo[-1].get_file()).file_path
