"""The fetch loop: commit, then answer, then confirm.

PTB's own updater confirms a batch before its handlers ran, so a crash loses it. Here the next
`getUpdates` carries the offset that confirms, and it is made only when every update of the
batch is committed (Bot API: getUpdates, "offset").
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

log = logging.getLogger(__name__)

WAIT = 25
"""Seconds that Telegram holds an empty request open."""
PAUSES = (1, 2, 5, 10, 30)
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]

Serve = Callable[[Update], Awaitable[None]]
Fetched = Callable[[], Awaitable[None]]
Watch = Callable[[str], None]


class Polling:
    """Fetches updates and hands each to `serve`, in order within a chat, chats side by side.

    `serve` raises if the update is not committed; the batch is then fetched again. Nothing is
    fetched while `turn` is not set: another process does. `fetched` is told of every fetch, also of
    nothing.
    """

    def __init__(
        self,
        bot: Bot,
        serve: Serve,
        turn: asyncio.Event,
        fetched: Fetched,
        watch: Watch = lambda step: None,
    ) -> None:
        self._bot = bot
        self._serve = serve
        self._turn = turn
        self._fetched = fetched
        self._watch = watch
        self._offset: int | None = None
        self._alone = False

    async def run(self) -> None:
        """Until cancelled. A wrong token ends it; any other trouble is waited out."""
        failures = 0
        while True:
            try:
                await self._turn.wait()
                await self._round()
                failures = 0
            except InvalidToken:
                raise
            except Exception as error:
                pause = _pause(error, failures)
                failures += 1
                log.warning(
                    "updates not fetched: %s",
                    type(error).__name__,
                    extra={"action": "fetch.failed"},
                )
                await asyncio.sleep(pause)

    async def confirm(self) -> None:
        """Tell Telegram what is ours already, before leaving."""
        if self._offset is not None:
            await self._bot.get_updates(offset=self._offset, limit=1, timeout=0)

    async def _round(self) -> None:
        if not self._alone:  # a webhook left by an earlier set-up would refuse every fetch
            self._alone = await self._bot.delete_webhook(drop_pending_updates=False)
        updates = await self._bot.get_updates(
            offset=self._offset, timeout=timedelta(seconds=WAIT), allowed_updates=KINDS
        )
        await self._fetched()
        if self._offset is not None:
            self._watch("confirmed")
        if updates:
            self._watch("fetched")
            await asyncio.gather(*(self._in_order(chain) for chain in by_chat(updates)))
            self._offset = updates[-1].update_id + 1

    async def _in_order(self, updates: Iterable[Update]) -> None:
        for update in updates:
            await self._serve(update)


def by_chat(updates: Iterable[Update]) -> list[list[Update]]:
    """Split a batch by chat, keeping each chat's order."""
    chains: dict[int, list[Update]] = {}
    for update in updates:
        chat = update.effective_chat
        chains.setdefault(chat.id if chat else 0, []).append(update)
    return list(chains.values())


def _pause(error: Exception, failures: int) -> float:
    if isinstance(error, RetryAfter):
        asked = error.retry_after
        return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
    if isinstance(error, Conflict):
        return PAUSES[-2]  # another instance polls: let it, and look again
    known = isinstance(error, TelegramError)
    return PAUSES[min(failures, len(PAUSES) - 1)] if known else PAUSES[0]
