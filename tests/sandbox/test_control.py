"""The page and the control API under /sandbox/."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession
from telegram import Bot, BotCommandScopeAllPrivateChats, InlineKeyboardButton, InlineKeyboardMarkup

from bot.clock import Clock
from bot.sandbox import Person, Sandbox
from tests.sandbox.conftest import CHIEF, MORNING, STRANGER, TOKEN

PAGE = Path(__file__).parents[2] / "bot" / "sandbox" / "page"
BUTTON = InlineKeyboardMarkup.from_button(InlineKeyboardButton("签收", callback_data="ack"))


async def state(http: ClientSession, person: int = CHIEF.id) -> Any:
    async with http.get(f"/sandbox/state?person={person}") as answer:
        assert answer.status == 200
        return await answer.json()


async def does(http: ClientSession, action: str, **given: Any) -> Any:
    async with http.post(f"/sandbox/{action}", json={"person": CHIEF.id} | given) as answer:
        assert answer.status == 200, await answer.text()
        return (await answer.json()).get("result")


async def refused(http: ClientSession, action: str, **given: Any) -> int:
    async with http.post(f"/sandbox/{action}", json=given) as answer:
        return answer.status


@pytest.mark.parametrize("path", ["", *(f"page/{file.name}" for file in sorted(PAGE.iterdir()))])
async def test_the_page_comes_whole_and_fetches_nothing_from_elsewhere(
    http: ClientSession, path: str
) -> None:
    async with http.get(f"/{path}") as answer:
        assert answer.status == 200
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        text = await answer.text()
    outside = text.replace("http://www.w3.org/2000/svg", "")
    assert "http://" not in outside
    assert "https://" not in outside
    assert "innerHTML" not in text


@pytest.mark.parametrize("path", ["/page/nothing.js", "/page/..%2Fserver.py", "/page/"])
async def test_nothing_but_the_page_is_served(http: ClientSession, path: str) -> None:
    async with http.get(path) as answer:
        assert answer.status == 404


def test_both_languages_have_the_same_words() -> None:
    _, chinese, english = (PAGE / "texts.js").read_text().split(": {\n")
    words = [
        [line.split(":")[0].strip() for line in part.split("\n  },")[0].splitlines()]
        for part in (chinese, english)
    ]
    assert len(words[0]) > 40
    assert words[0] == words[1]


async def test_the_state_tells_all_that_the_page_shows(
    http: ClientSession, bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    await bot.send_message(CHIEF.id, "第1项", reply_markup=BUTTON)
    await bot.set_my_commands([("mine", "My tasks")])
    await bot.set_my_commands(
        [("mine", "我的任务")], scope=BotCommandScopeAllPrivateChats(), language_code="zh"
    )
    shown = await state(http)
    assert [message["text"] for message in shown["messages"]] == ["/start", "第1项"]
    assert [(p["name"], p["note"], p["newest"]) for p in shown["people"]] == [
        (CHIEF.name, "市公安局", 2),
        (STRANGER.name, "", 0),
    ]
    assert shown["commands"] == [{"command": "mine", "description": "我的任务"}]
    assert (await state(http, STRANGER.id))["commands"][0]["description"] == "My tasks"
    assert shown["clock"]["time_zone"] == "Asia/Shanghai"
    assert shown["clock"]["next_morning"] == "2023-04-18T01:00:00+00:00"
    assert shown["hints"] == ["第1项完成85%"]


async def test_what_is_done_on_the_page_reaches_the_bot(
    http: ClientSession, bot: Bot, sandbox: Sandbox
) -> None:
    said = await does(http, "say", text="第1项完成58%")
    await does(http, "edit", message_id=said["message_id"], text="第1项完成85%")
    await does(http, "contact")
    await does(http, "sticker")
    await does(http, "voice")
    await does(http, "forward", text="请报送", of="某科长")
    await does(http, "block")
    await does(http, "unblock")
    await does(http, "deactivate")
    assert await refused(http, "say", text="在吗") == 409
    kinds = [set(update.to_dict()) - {"update_id"} for update in await bot.get_updates()]
    assert [kind.pop() for kind in kinds] == [
        "message",
        "edited_message",
        *["message"] * 4,
        *["my_chat_member"] * 2,
    ]


async def test_a_press_and_its_answer_are_in_the_state(
    http: ClientSession, bot: Bot, chief: Person
) -> None:
    sent = await bot.send_message(CHIEF.id, "第1项", reply_markup=BUTTON)
    query_id = await does(http, "press", message_id=sent.message_id, button="ack")
    press = {"id": query_id, "message_id": sent.message_id, "data": "ack", "answer": None}
    assert (await state(http))["presses"] == [press]
    await bot.answer_callback_query(query_id, "已签收")
    answer = {"text": "已签收", "show_alert": False}
    assert (await state(http))["presses"] == [press | {"answer": answer}]


async def test_the_clock_moves_to_the_next_morning_or_to_a_moment_and_tells_so(
    http: ClientSession, sandbox: Sandbox
) -> None:
    told: list[datetime] = []

    async def swept() -> None:
        told.append(sandbox.clock.now())

    sandbox.on_clock = swept
    await does(http, "clock", next="working-morning")
    await does(http, "clock", to="2023-04-20T15:30")
    await does(http, "clock", to="2023-04-21T00:00:00+00:00")
    wanted = [MORNING + timedelta(days=1), MORNING.replace(day=20, hour=15, minute=30)]
    wanted.append(MORNING.replace(day=21, hour=8))
    late = [moment - right for moment, right in zip(told, wanted, strict=True)]
    assert all(timedelta(0) <= delay < timedelta(seconds=5) for delay in late)


async def test_the_next_morning_can_be_the_offices_own() -> None:
    holiday_over = MORNING.replace(month=5, day=4)
    sandbox = Sandbox(TOKEN, Clock(MORNING), [CHIEF], next_morning=lambda now: holiday_over)
    async with sandbox.running(), ClientSession(sandbox.url) as http:
        await does(http, "clock", next="working-morning")
    assert sandbox.clock.now() - holiday_over < timedelta(seconds=5)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"to": "tomorrow"}, 400),
        ({}, 400),
        ({"to": 5}, 400),
        ({"to": "2023-04-01T09:00"}, 409),
    ],
    ids=["no date", "nothing", "a number", "the past"],
)
async def test_a_clock_that_cannot_be_set_says_so(
    http: ClientSession, given: dict[str, Any], status: int
) -> None:
    assert await refused(http, "clock", **given) == status


@pytest.mark.parametrize(
    ("action", "given", "status"),
    [
        ("dance", {}, 404),
        ("say", {"person": 77, "text": "好"}, 404),
        ("say", {"person": "x", "text": "好"}, 404),
        ("say", {}, 400),
        ("say", {"text": 5}, 400),
        ("say", {"text": " "}, 409),
        ("press", {"message_id": 1, "button": "签收"}, 409),
    ],
    ids=["action", "person", "no number", "no text", "a number", "empty", "no button"],
)
async def test_what_cannot_be_done_says_so(
    http: ClientSession, action: str, given: dict[str, Any], status: int
) -> None:
    assert await refused(http, action, **given) == status


async def events(answer: ClientResponse) -> AsyncIterator[Any]:
    async for line in answer.content:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


async def test_events_bring_the_state_at_once_and_after_every_change(
    http: ClientSession, sandbox: Sandbox, chief: Person
) -> None:
    async with http.get(f"/sandbox/events?person={CHIEF.id}") as answer, asyncio.timeout(3):
        assert answer.content_type == "text/event-stream"
        stream = events(answer)
        assert len((await anext(stream))["messages"]) == 1
        chief.says("在吗")
        assert [m["text"] for m in (await anext(stream))["messages"]] == ["/start", "在吗"]


async def test_a_stopping_server_ends_the_events(sandbox: Sandbox) -> None:
    async with ClientSession(sandbox.url) as http, http.get("/sandbox/events") as answer:
        await anext(events(answer))
        await asyncio.wait_for(sandbox.stop(), 2)
        assert [event async for event in events(answer)] == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "[bad"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
    ids=["host", "host like ours", "no host", "other site", "no site", "other port"],
)
async def test_other_sites_are_refused(
    http: ClientSession, sandbox: Sandbox, headers: dict[str, str]
) -> None:
    body = {"person": CHIEF.id, "text": "好"}
    for path in ("/sandbox/say", f"/bot{TOKEN}/getMe"):
        async with http.post(path, json=body, headers=headers) as answer:
            assert answer.status in (400, 403)
    assert sandbox.person(CHIEF.id).sees == []


async def test_the_page_itself_is_let_in_under_each_loopback_name(
    http: ClientSession, sandbox: Sandbox
) -> None:
    port = sandbox.url.rpartition(":")[2]
    for name in ("127.0.0.1", "localhost", "[::1]"):
        headers = {"Host": f"{name}:{port}", "Origin": f"http://{name}:{port}"}
        async with http.post("/sandbox/say", json={"text": "好"}, headers=headers) as answer:
            assert answer.status == 200


async def test_a_form_of_another_site_cannot_pretend_to_be_json(http: ClientSession) -> None:
    async with http.post("/sandbox/say", data=json.dumps({"text": "好"})) as answer:
        assert answer.status == 400
