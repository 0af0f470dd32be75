"""Sending what is made: made in a thread, with a bar where it takes long, then uploaded."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from math import ceil
from typing import Any

from telegram import Bot, InputMediaPhoto
from telegram.error import TelegramError

from handlers.i18n import tongue
from handlers.texts import making as texts
from jobs.making import Made, Workshop

log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds until a bar shows how far it is, and from one change of it to the next."""
ALBUM = 10
"""Bot API: sendMediaGroup, "media": 2 to 10 pieces."""
Through = Callable[[str, Callable[[], Awaitable[Any]]], Awaitable[Any]]
Keep = Callable[[], Awaitable[None]]


class NothingMade(Exception):
    """It could not be made, and the one who wanted it was told so."""


async def send_made(
    bot: Bot, workshop: Workshop, chat: int, wanted: Mapping[str, Any], through: Through, keep: Keep
) -> int | None:
    """Make and send; the id of the message. `through` lets a call pass when it may be made; `keep`
    is called while it takes long, so that nobody else makes it too."""
    bar = Bar(bot, chat, wanted["language"])
    work = asyncio.create_task(asyncio.to_thread(workshop.make, wanted, bar.tell))
    try:
        while not (await asyncio.wait({work}, timeout=PATIENCE))[0]:
            await bar.show()
            await keep()
        made = await work
    except Exception as error:
        log.exception("%s not made", wanted["kind"], extra={"action": "making.failed"})
        sorry = str(texts.failed(tongue(wanted["language"])))
        await through("sendMessage", lambda: bot.send_message(chat, sorry))
        raise NothingMade(type(error).__name__) from error
    finally:
        await bar.end()
    return await _sent(bot, chat, made, through) if made else None


async def _sent(bot: Bot, chat: int, made: Made, through: Through) -> int:
    told: dict[str, Any] = {"caption": str(made.caption), "parse_mode": "HTML"}
    if made.content:
        document = {"document": made.content, "filename": made.name, **told}
        answer = await through("sendDocument", lambda: bot.send_document(chat, **document))
    elif not made.pictures:
        text = str(made.caption)
        answer = await through(
            "sendMessage", lambda: bot.send_message(chat, text, parse_mode="HTML")
        )
    elif len(made.pictures) == 1:
        answer = await through("sendPhoto", lambda: bot.send_photo(chat, made.pictures[0], **told))
    else:
        return await _albums(bot, chat, made.pictures, told, through)
    return int(answer.message_id)


async def _albums(
    bot: Bot, chat: int, pictures: Sequence[bytes], told: dict[str, Any], through: Through
) -> int:
    """As many as it takes, evenly filled, since an album has two pieces at least; the caption
    stands below the first."""
    count = ceil(len(pictures) / ALBUM)
    size = ceil(len(pictures) / count)
    numbers: list[int] = []
    for start in range(0, len(pictures), size):
        album = [InputMediaPhoto(one) for one in pictures[start : start + size]]
        send = partial(bot.send_media_group, chat, album, **({} if start else told))
        numbers.append((await through("sendMediaGroup", send))[0].message_id)
    return numbers[0]


class Bar:
    """How far it is, in a message that is edited and at last deleted. A trouble with it is no
    trouble of the work's."""

    def __init__(self, bot: Bot, chat: int, language: str) -> None:
        self._bot = bot
        self._chat = chat
        self._t = tongue(language)
        self._share = 0.0
        self._shown: tuple[int, str] | None = None

    def tell(self, share: float) -> None:
        """From the thread that works."""
        self._share = share

    async def show(self) -> None:
        text = str(texts.bar(self._t, self._share))
        with suppress(TelegramError):
            if self._shown is None:
                message = await self._bot.send_message(self._chat, text)
                self._shown = message.message_id, text
            elif self._shown[1] != text:
                self._shown = self._shown[0], text
                await self._bot.edit_message_text(text, self._chat, self._shown[0])

    async def end(self) -> None:
        if self._shown:
            with suppress(TelegramError):
                await self._bot.delete_message(self._chat, self._shown[0])
