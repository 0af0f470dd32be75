"""Every refusal, word for word and with its HTTP status, in each way that parameters can come."""

import json
from typing import Any

import pytest
from aiohttp import ClientSession, FormData
from telegram import Bot

from bot.sandbox import Person, Sandbox
from tests.sandbox.conftest import CHIEF, STRANGER, TOKEN

CHIEFS = {"chat_id": CHIEF.id}
HTML = CHIEFS | {"parse_mode": "HTML"}
PARSING = "Bad Request: can't parse entities: "
KEYBOARD = "Bad Request: can't parse inline keyboard button: "

REFUSALS: dict[str, tuple[str, dict[str, Any], int, str]] = {
    "unknown method": ("sendFax", {}, 404, "Not Found: method not found"),
    "no chat": ("sendMessage", {"text": "好"}, 400, "Bad Request: chat_id is empty"),
    "unknown chat": (
        "sendMessage",
        {"chat_id": 999, "text": "好"},
        400,
        "Bad Request: chat not found",
    ),
    "a name for a chat": (
        "sendMessage",
        {"chat_id": "@nobody", "text": "好"},
        400,
        "Bad Request: chat not found",
    ),
    "never started": (
        "sendMessage",
        {"chat_id": STRANGER.id, "text": "好"},
        403,
        "Forbidden: bot can't initiate conversation with a user",
    ),
    "no text": ("sendMessage", CHIEFS, 400, "Bad Request: message text is empty"),
    "long text": (
        "sendMessage",
        CHIEFS | {"text": "a" * 4097},
        400,
        "Bad Request: message is too long",
    ),
    "parse mode": (
        "sendMessage",
        CHIEFS | {"text": "好", "parse_mode": "BBCode"},
        400,
        "Bad Request: unsupported parse_mode",
    ),
    "tag left open": (
        "sendMessage",
        HTML | {"text": "<b>好"},
        400,
        PARSING + 'Can\'t find end tag corresponding to start tag "b"',
    ),
    "button data": (
        "sendMessage",
        CHIEFS
        | {
            "text": "好",
            "reply_markup": {"inline_keyboard": [[{"text": "好", "callback_data": "x" * 65}]]},
        },
        400,
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    "idle button": (
        "sendMessage",
        CHIEFS | {"text": "好", "reply_markup": {"inline_keyboard": [[{"text": "好"}]]}},
        400,
        KEYBOARD + "Text buttons are unallowed in the inline keyboard",
    ),
    "rows": (
        "sendMessage",
        CHIEFS | {"text": "好", "reply_markup": {"keyboard": ["好"]}},
        400,
        'Bad Request: field "keyboard" must be an Array of Arrays',
    ),
    "replied": (
        "sendMessage",
        CHIEFS | {"text": "好", "reply_parameters": {"message_id": 9}},
        400,
        "Bad Request: message to be replied not found",
    ),
    "edit nothing": (
        "editMessageText",
        CHIEFS | {"text": "好", "message_id": 9},
        400,
        "Bad Request: message to edit not found",
    ),
    "edit which": (
        "editMessageText",
        CHIEFS | {"text": "好"},
        400,
        "Bad Request: message identifier is not specified",
    ),
    "edit with keyboard": (
        "editMessageText",
        CHIEFS | {"text": "好", "message_id": 2, "reply_markup": {"keyboard": [["好"]]}},
        400,
        "Bad Request: inline keyboard expected",
    ),
    "edit to the same": (
        "editMessageText",
        CHIEFS | {"text": "您好", "message_id": 2},
        400,
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message",
    ),
    "delete nothing": (
        "deleteMessage",
        CHIEFS | {"message_id": 9},
        400,
        "Bad Request: message to delete not found",
    ),
    "unknown press": (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    "command name": (
        "setMyCommands",
        {"commands": [{"command": "我的任务", "description": "好"}]},
        400,
        "Bad Request: BOT_COMMAND_INVALID",
    ),
    "command description": (
        "setMyCommands",
        {"commands": [{"command": "mine", "description": ""}]},
        400,
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
    ),
}


def as_json(params: dict[str, Any]) -> dict[str, Any]:
    return {"json": params}


def flat(params: dict[str, Any]) -> dict[str, str]:
    """As forms have them: nested objects as JSON."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in params.items()
    }


def as_urlencoded(params: dict[str, Any]) -> dict[str, Any]:
    return {"data": flat(params)}


def as_multipart(params: dict[str, Any]) -> dict[str, Any]:
    form = FormData(flat(params), default_to_multipart=True)
    return {"data": form}


@pytest.mark.parametrize("sent", [as_json, as_urlencoded, as_multipart])
@pytest.mark.parametrize(
    ("method", "params", "status", "description"), REFUSALS.values(), ids=REFUSALS.keys()
)
async def test_a_refusal_has_the_words_of_telegram(
    http: ClientSession,
    bot: Bot,
    chief: Person,
    sent: Any,
    method: str,
    params: dict[str, Any],
    status: int,
    description: str,
) -> None:
    await bot.send_message(CHIEF.id, "您好")
    async with http.post(f"/bot{TOKEN}/{method}", **sent(params)) as answer:
        assert answer.status == status
        assert await answer.json() == {
            "ok": False,
            "error_code": status,
            "description": description,
        }


@pytest.mark.parametrize(
    ("token", "description"),
    [
        ("42:WRONG", "Unauthorized"),
        ("nonsense", "Unauthorized: invalid token specified"),
        ("0:TEST", "Unauthorized: invalid token specified"),
        ("42:" + "x" * 80, "Unauthorized: invalid token specified"),
    ],
    ids=["another bot", "no colon", "leading zero", "too long"],
)
async def test_a_wrong_token_is_401(http: ClientSession, token: str, description: str) -> None:
    async with http.post(f"/bot{token}/getMe") as answer:
        assert answer.status == 401
        assert (await answer.json())["description"] == description


async def test_a_broken_json_body_is_refused(http: ClientSession) -> None:
    headers = {"Content-Type": "application/json"}
    for body in ("{", "[]"):
        async with http.post(f"/bot{TOKEN}/getMe", data=body, headers=headers) as answer:
            assert answer.status == 400


async def test_parameters_in_the_address_and_any_spelling_of_the_method_will_do(
    http: ClientSession, sandbox: Sandbox, chief: Person
) -> None:
    address = f"/bot{TOKEN}/SENDMESSAGE?chat_id={CHIEF.id}&text=hi&something_new=1"
    async with http.get(address) as answer:
        assert answer.status == 200
    assert sandbox.calls == [
        ("sendMessage", {"chat_id": CHIEF.id, "text": "hi", "something_new": "1"})
    ]


async def test_the_bot_introduces_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username, me.can_join_groups) == (42, True, "duban_bot", True)
