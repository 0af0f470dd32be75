"""Files that are sent again by what Telegram calls them; where it no longer has one, a line."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

from telegram import Bot, InputMediaDocument, InputMediaPhoto, InputMediaVideo, Message
from telegram.error import BadRequest

Payload = dict[str, Any]
Through = Callable[[str, Callable[[], Awaitable[Any]]], Awaitable[Any]]
PIECES = {"photo": InputMediaPhoto, "video": InputMediaVideo, "document": InputMediaDocument}
METHODS = ("sendPhoto", "sendVideo", "sendDocument", "sendMediaGroup")
FILE_TROUBLE = ("file", "media", "photo", "document", "video", "url")
"""Words of Telegram's refusals of a file, as against those of a chat."""


async def send_files(bot: Bot, method: str, payload: Payload, through: Through) -> int:
    """One file or an album; the id of its first message. `payload["instead"]` is the line said
    where a file is gone; of an album the other pieces come one by one. `through` makes each call
    when it may be made."""
    told = {key: value for key, value in payload.items() if key != "instead"}
    try:
        return cast(int, await through(method, lambda: _sent(bot, method, told)))
    except BadRequest as error:
        if not any(word in error.message.lower() for word in FILE_TROUBLE):
            raise
    if method == "sendMediaGroup":
        first, *_ = [await send_files(bot, *one, through) for one in _singly(payload)]
        return first
    line = {"chat_id": payload["chat_id"], "text": payload["instead"], "parse_mode": "HTML"}
    said = await through("sendMessage", lambda: bot.send_message(**line))
    return cast(Message, said).message_id


async def _sent(bot: Bot, method: str, told: Payload) -> int:
    send: dict[str, Callable[..., Awaitable[Message]]] = {
        "sendPhoto": bot.send_photo,
        "sendVideo": bot.send_video,
        "sendDocument": bot.send_document,
    }
    if method in send:
        return (await send[method](**told)).message_id
    media = [_piece(one) for one in told["media"]]
    return (await bot.send_media_group(**told | {"media": media}))[0].message_id


def _piece(told: Payload) -> Any:
    kind = PIECES[told["type"]]
    return kind(**{key: value for key, value in told.items() if key != "type"})


def _singly(payload: Payload) -> list[tuple[str, Payload]]:
    """The pieces of an album as calls of their own."""
    common = {key: payload[key] for key in ("chat_id", "instead")}
    return [
        (
            f"send{one['type'].capitalize()}",
            common
            | {one["type"]: one["media"]}
            | {key: one[key] for key in ("caption", "parse_mode") if key in one},
        )
        for one in payload["media"]
    ]
