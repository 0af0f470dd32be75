"""Trouble on order: what fails, when, how often, and whether it had its effect."""

import asyncio
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.sandbox import Person, Sandbox
from tests.sandbox.conftest import CHIEF, TOKEN

Given = dict[str, Any]


async def send(bot: Bot, text: str) -> str:
    """What became of it: `sent`, or the kind of error."""
    try:
        await bot.send_message(CHIEF.id, text, read_timeout=0.3)
    except (NetworkError, RetryAfter) as error:
        return type(error).__name__
    return "sent"


def texts(person: Person) -> list[str]:
    return [message["text"] for message in person.sees][1:]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (500, "Internal Server Error"),
        (502, "Bad Gateway"),
        (503, "Service Unavailable"),
        (504, "Gateway Timeout"),
    ],
)
async def test_a_5xx_has_a_body_and_no_effect(
    http: ClientSession, sandbox: Sandbox, chief: Person, status: int, words: str
) -> None:
    sandbox.faults.next("sendMessage", status=status)
    params = {"chat_id": CHIEF.id, "text": "好"}
    async with http.post(f"/bot{TOKEN}/sendMessage", json=params) as answer:
        assert answer.status == status
        assert await answer.json() == {"ok": False, "error_code": status, "description": words}
    assert texts(chief) == []


KINDS: dict[str, tuple[Given, str, list[str]]] = {
    "502": ({"status": 502}, "NetworkError", ["二"]),
    "flood": ({"retry_after": 7}, "RetryAfter", ["二"]),
    "reset before": ({"reset": "before"}, "NetworkError", ["二"]),
    "reset after": ({"reset": "after"}, "NetworkError", ["一", "二"]),
    "hangs before": ({"hangs": "before"}, "TimedOut", ["二"]),
    "hangs after": ({"hangs": "after"}, "TimedOut", ["一", "二"]),
}


@pytest.mark.parametrize(("fault", "error", "seen"), KINDS.values(), ids=KINDS.keys())
async def test_one_call_fails_in_its_way_and_the_next_is_taken(
    bot: Bot, sandbox: Sandbox, chief: Person, fault: Given, error: str, seen: list[str]
) -> None:
    sandbox.faults.next("sendMessage", **fault)
    assert [await send(bot, text) for text in ("一", "二")] == [error, "sent"]
    assert texts(chief) == seen
    assert sandbox.faults.met == 1
    await hanging(sandbox, 0)


async def test_a_lost_connection_is_a_reset_and_no_orderly_end(
    sandbox: Sandbox, chief: Person
) -> None:
    sandbox.faults.next("getMe", reset="before")
    port = int(sandbox.url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /bot{TOKEN}/getMe HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    with pytest.raises(ConnectionResetError):
        await reader.read()
    writer.close()


async def test_flood_control_on_order_says_how_long(
    http: ClientSession, sandbox: Sandbox, chief: Person
) -> None:
    sandbox.faults.next("sendMessage", retry_after=35)
    async with http.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": CHIEF.id}) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "35")
        assert (await answer.json())["parameters"] == {"retry_after": 35}


async def test_the_next_two_calls_of_a_method_fail_and_no_others(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    sandbox.faults.next("sendMessage", times=2, status=500)
    await bot.send_chat_action(CHIEF.id, "typing")
    assert [await send(bot, text) for text in "一二三"] == ["NetworkError"] * 2 + ["sent"]


async def test_each_third_call_fails_until_it_is_enough(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    sandbox.faults.every(3, "sendMessage", status=502)
    assert [await send(bot, text) for text in "一二三四五六七"].count("NetworkError") == 2
    assert texts(chief) == list("一二四五七")
    sandbox.faults.clear()
    assert [await send(bot, text) for text in "八九"] == ["sent"] * 2


async def test_a_fault_can_be_for_one_chat_or_for_any_method_but_polling(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    sandbox.faults.next(chat=999, status=502)
    sandbox.faults.next(status=502)
    await bot.get_updates()
    assert [await send(bot, text) for text in "一二"] == ["NetworkError", "sent"]
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(999, "好")
    sandbox.faults.next("getUpdates", status=502)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.get_updates()


async def test_faults_come_in_the_order_in_which_they_were_planned(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    sandbox.faults.next("sendMessage", status=502)
    sandbox.faults.next(retry_after=1)
    sandbox.faults.next("sendMessage", hangs="before")
    became = [await send(bot, text) for text in "一二三四"]
    assert became == ["NetworkError", "RetryAfter", "TimedOut", "sent"]


async def test_what_hangs_ends_with_its_client_or_with_the_server(
    sandbox: Sandbox, chief: Person
) -> None:
    sandbox.faults.next("getMe", times=2, hangs="before")
    async with ClientSession(sandbox.url) as leaving:
        gone = asyncio.create_task(leaving.get(f"/bot{TOKEN}/getMe"))
        await hanging(sandbox, 1)
    with pytest.raises(ClientError):
        await gone
    await hanging(sandbox, 0)
    async with ClientSession(sandbox.url) as waiting:
        cut = asyncio.create_task(waiting.get(f"/bot{TOKEN}/getMe"))
        await hanging(sandbox, 1)
        await sandbox.stop()
        with pytest.raises(ClientError):
            await cut
    assert sandbox.faults.hanging == 0


async def hanging(sandbox: Sandbox, calls: int) -> None:
    """Until so many calls hang."""
    async with asyncio.timeout(5):
        while sandbox.faults.hanging != calls:
            await sandbox.world.changes.wait(1)


async def test_a_refusal_is_lost_with_its_answer(bot: Bot, sandbox: Sandbox, chief: Person) -> None:
    sandbox.faults.next("sendMessage", reset="after")
    with pytest.raises(NetworkError) as lost:
        await bot.send_message(CHIEF.id, " ")
    assert not isinstance(lost.value, TimedOut)
    assert texts(chief) == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({}, ValueError),
        ({"status": 502, "retry_after": 1}, ValueError),
        ({"stauts": 502}, TypeError),
    ],
    ids=["none", "two at once", "misspelt"],
)
async def test_a_fault_is_of_one_kind(
    sandbox: Sandbox, fault: Given, error: type[Exception]
) -> None:
    with pytest.raises(error):
        sandbox.faults.next("sendMessage", **fault)
