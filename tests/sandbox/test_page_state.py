"""What the page is told of files, groups and edits, and what it can do with them."""

from typing import Any

import pytest
from aiohttp import ClientSession, FormData
from telegram import Bot

from bot.sandbox import Group, Person, Sandbox
from bot.sandbox.pictures import sample
from tests.sandbox.conftest import CHIEF, LARGE, SMALL, STRANGER
from tests.sandbox.test_control import does, refused, state

PLAN = b"%PDF-1.7 \xe4\xb8\x80"


async def uploads(
    http: ClientSession, files: dict[str, bytes], given: dict[str, Any] | None = None
) -> Any:
    """Send one's own files, as a browser would; the result, or the status of a refusal."""
    form = FormData(quote_fields=False, default_to_multipart=True)
    for name, value in (given or {}).items():
        form.add_field(name, str(value))
    for name, data in files.items():
        form.add_field("file", data, filename=name, content_type="application/octet-stream")
    async with http.post("/sandbox/files", data=form) as answer:
        return (await answer.json())["result"] if answer.status == 200 else answer.status


async def newest(bot: Bot) -> Any:
    return (await bot.get_updates(offset=-1))[0].effective_message


async def test_samples_carry_the_input_line_as_caption_and_may_be_replies(
    http: ClientSession, bot: Bot, chief: Person
) -> None:
    asked = await bot.send_message(CHIEF.id, "请附照片")
    photo = await does(http, "photo", caption="第1项窗口", reply_to=asked.message_id)
    assert (photo["caption"], photo["reply_to_message"]["text"]) == ("第1项窗口", "请附照片")
    album = await does(http, "album", caption="", reply_to=None)
    assert len({piece["media_group_id"] for piece in album}) == 1
    assert len({piece["photo"][-1]["file_unique_id"] for piece in album}) == 3
    note = await does(http, "document", name="说明.txt", text="已整合", caption="见附件")
    assert (note["document"]["file_name"], note["document"]["file_size"]) == ("说明.txt", 9)


async def test_own_files_come_as_photo_document_or_album(
    http: ClientSession, chief: Person
) -> None:
    photo = await uploads(http, {"a.png": sample()}, {"caption": "第1项"})
    assert (photo["photo"][-1]["width"], photo["caption"]) == (640, "第1项")
    plan = await uploads(http, {"方案.pdf": PLAN}, {"reply_to": 1})
    assert (plan["document"]["file_name"], plan["reply_to_message"]["text"]) == (
        "方案.pdf",
        "/start",
    )
    photos = await uploads(http, {"a.png": sample(), "b.png": sample(1)})
    assert [set(piece) & {"photo", "document"} for piece in photos] == [{"photo"}] * 2
    mixed = await uploads(http, {"a.png": sample(), "方案.pdf": PLAN}, {"person": CHIEF.id})
    assert [piece["document"]["file_name"] for piece in mixed] == ["a.png", "方案.pdf"]


@pytest.mark.parametrize(
    ("files", "given", "status"),
    [
        ({}, {}, 409),
        ({"空.txt": b""}, {}, 409),
        ({f"{n}.txt": b"x" for n in range(11)}, {}, 409),
        ({"a.txt": b"x"}, {"caption": "督" * 1025}, 409),
        ({"a.txt": b"x"}, {"chat": LARGE}, 404),
    ],
    ids=["nothing", "an empty file", "eleven", "a long caption", "a group of others"],
)
async def test_files_that_cannot_be_sent_say_so(
    http: ClientSession, files: dict[str, bytes], given: dict[str, Any], status: int
) -> None:
    assert await uploads(http, files, given) == status


async def test_a_picture_is_shown_and_any_other_file_only_saved(
    http: ClientSession, chief: Person
) -> None:
    photo = chief.sends_photo()["photo"][0]["file_id"]
    page = chief.sends_document("网页 1.html", b"<script>", "text/html")["document"]["file_id"]
    async with http.get(f"/sandbox/file/{photo}") as answer:
        assert (answer.content_type, await answer.read()) == ("image/png", sample())
        assert "Content-Disposition" not in answer.headers
    async with http.get(f"/sandbox/file/{page}") as answer:
        assert answer.content_type == "application/octet-stream"
        saved = "attachment; filename*=UTF-8''%E7%BD%91%E9%A1%B5%201.html"
        assert answer.headers["Content-Disposition"] == saved
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    async with http.get("/sandbox/file/nothing") as answer:
        assert answer.status == 404


async def test_the_state_tells_what_was_said_before_and_what_is_gone(
    http: ClientSession, bot: Bot, chief: Person
) -> None:
    sent = await does(http, "photo", caption="完成58%")
    await does(http, "edit", message_id=sent["message_id"], text="完成85%")
    await does(http, "edit", message_id=sent["message_id"], text="")
    gone = await does(http, "say", text="打错了")
    await does(http, "delete", message_id=gone["message_id"])
    _, photo, deleted = (await state(http))["messages"]
    assert photo["earlier"] == ["完成58%", "完成85%"]
    assert deleted == {
        "message_id": 3,
        "from": CHIEF.as_user(),
        "date": gone["date"],
        "deleted": True,
    }


async def test_each_sees_their_groups_and_looks_at_one_chat_at_a_time(
    http: ClientSession, bot: Bot, sandbox: Sandbox, group: Group
) -> None:
    sandbox.group(SMALL, "别的群", [STRANGER.id], with_bot=False)
    await bot.send_message(LARGE, "第1项")
    said = await does(http, "say", text="已办结", chat=LARGE, reply_to=1)
    assert said["chat"]["title"] == "营商环境工作群"
    assert (await newest(bot)).text == "已办结"
    async with http.get(f"/sandbox/state?person={CHIEF.id}&chat={LARGE}") as answer:
        shown = await answer.json()
    assert [message["text"] for message in shown["messages"]] == ["第1项", "已办结"]
    assert shown["chats"] == [
        {"id": CHIEF.id, "title": "督办", "newest": 0},
        {"id": LARGE, "title": "营商环境工作群", "newest": 1, "members": 3},
    ]
    assert (await state(http, STRANGER.id))["chats"][2]["members"] == 1
    assert (await state(http))["messages"] == []
    assert await refused(http, "say", person=CHIEF.id, chat=SMALL, text="好") == 404
    assert await refused(http, "say", person=CHIEF.id, chat="x", text="好") == 404


async def test_a_message_of_a_group_can_be_forwarded_to_the_bot(
    http: ClientSession, bot: Bot, group: Group
) -> None:
    said = group.person(STRANGER.id).says("5号任务完成65%")
    await does(http, "forward-message", chat=LARGE, message_id=said["message_id"])
    message = await newest(bot)
    assert (message.chat.id, message.text) == (CHIEF.id, "5号任务完成65%")
    assert message.forward_origin.sender_user.id == STRANGER.id
    assert await refused(http, "forward-message", person=CHIEF.id, chat=LARGE) == 400


async def test_a_group_has_the_menu_of_groups(http: ClientSession, bot: Bot, group: Group) -> None:
    await bot.set_my_commands([("mine", "我的任务")])
    await bot.set_my_commands([("status", "看进度")], scope={"type": "all_group_chats"})
    async with http.get(f"/sandbox/state?person={CHIEF.id}&chat={LARGE}") as answer:
        assert [one["command"] for one in (await answer.json())["commands"]] == ["status"]
    assert [one["command"] for one in (await state(http))["commands"]] == ["mine"]


async def test_each_presser_is_shown_their_own_answer_only(
    http: ClientSession, bot: Bot, group: Group
) -> None:
    markup = {"inline_keyboard": [[{"text": "签收", "callback_data": "ack"}]]}
    ping = await bot.send_message(LARGE, "第1项", reply_markup=markup)
    query_id = await does(http, "press", chat=LARGE, message_id=ping.message_id, button="ack")
    await bot.answer_callback_query(query_id, "已签收")
    for person, answers in ((CHIEF.id, ["已签收"]), (STRANGER.id, [])):
        async with http.get(f"/sandbox/state?person={person}&chat={LARGE}") as answer:
            presses = (await answer.json())["presses"]
        assert [press["answer"]["text"] for press in presses] == answers
