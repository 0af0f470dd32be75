"""Every refusal, word for word and with its HTTP status, in each way that parameters can come."""

import json
from typing import Any

import pytest
from aiohttp import ClientSession, FormData
from telegram import Bot

from bot.sandbox import Person, Sandbox
from tests.sandbox.conftest import CHIEF, TOKEN
from tests.sandbox.refusals import REFUSALS


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


async def test_more_than_50_megabytes_are_not_taken(http: ClientSession, chief: Person) -> None:
    form = FormData({"chat_id": str(CHIEF.id)})
    form.add_field("document", bytes(52 << 20), filename="录像.zip")
    async with http.post(f"/bot{TOKEN}/sendDocument", data=form) as answer:
        assert answer.status == 413
        assert (await answer.json())["description"] == "Request Entity Too Large"


async def test_the_bot_introduces_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username, me.can_join_groups) == (42, True, "duban_bot", True)
