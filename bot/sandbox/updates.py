"""The bot's queue of updates and getUpdates, its long poll.

Source: Bot API, "Getting updates": an update is confirmed by asking for a higher offset, and is
kept 24 hours. A press of a button is kept 150 seconds (tdlib/telegram-bot-api, Client.cpp).
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.sandbox.errors import ApiError, terminated_by_other_poll
from bot.sandbox.signal import Signal

_KEPT = timedelta(hours=24)
_KEPT_BY_KIND = {"callback_query": timedelta(seconds=150)}
_ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class _Update:
    id: int
    kind: str
    payload: dict[str, Any]
    expires: datetime

    def as_json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.payload}


class UpdateQueue:
    """Updates wait here until the bot confirms them; one poll at a time."""

    def __init__(self, clock: Clock, changes: Signal) -> None:
        self._clock = clock
        self._changes = changes
        self._waiting: asyncio.Future[None] | None = None
        self._updates: list[_Update] = []
        self._all: dict[int, _Update] = {}
        self._again: list[_Update] = []
        self._handed_again: list[_Update] = []
        self._last_id = 0
        self._allowed: frozenset[str] = frozenset()
        self._closed = False

    def add(self, kind: str, payload: dict[str, Any]) -> None:
        """Queue one update, unless the bot asked not to get this kind."""
        if not self._wanted(kind):
            return
        self._last_id += 1
        expires = self._clock.now() + _KEPT_BY_KIND.get(kind, _KEPT)
        update = _Update(self._last_id, kind, payload, expires)
        self._updates.append(update)
        self._all[update.id] = update
        self._wake()

    def redeliver(self, update_id: int | None = None) -> None:
        """Hand an update (the newest) out once more, as after a crash before it was confirmed.

        It comes with the next poll whatever its offset. Raises KeyError for an unknown id.
        """
        self._again.append(self._all[update_id or self._last_id])
        self._wake()

    def allow(self, kinds: Sequence[str] | None) -> None:
        """`allowed_updates`: None leaves the choice as it is, empty means the default."""
        if kinds is not None:
            self._allowed = frozenset(kinds)

    def pending(self) -> int:
        """How many updates are neither confirmed nor expired."""
        now = self._clock.now()
        self._updates = [update for update in self._updates if update.expires > now]
        return len(self._updates) + len(self._again) + len(self._handed_again)

    def clear(self) -> None:
        """Drop what is pending: `drop_pending_updates`."""
        self._updates.clear()
        self._changes.notify()

    async def poll(self, offset: int, limit: int, seconds: int) -> list[dict[str, Any]]:
        """getUpdates: at once if something is there, else wait up to `seconds`.

        Raises ApiError 409 in the older of two waiting polls.
        """
        self._confirm(offset)
        if not self.pending() and seconds and not self._closed:
            await self._wait(seconds)
        self.pending()
        self._handed_again, self._again = self._again, []
        return [update.as_json() for update in (self._handed_again + self._updates)[:limit]]

    def close(self) -> None:
        """Let a waiting poll return empty, so that the server can stop at once."""
        self._closed = True
        self._wake()

    def open(self) -> None:
        """The server runs (again): polls may wait."""
        self._closed = False

    def end_poll(self, conflict: ApiError) -> None:
        """A second poll or a webhook takes over: the waiting poll fails with `conflict`."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(conflict)

    def _wake(self) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)

    def _confirm(self, offset: int) -> None:
        self._handed_again = []
        if offset < 0:
            self._updates = self._updates[offset:]
        else:
            self._updates = [update for update in self._updates if update.id >= offset]
        self._changes.notify()

    async def _wait(self, seconds: int) -> None:
        self.end_poll(terminated_by_other_poll())
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting = waiting
        try:
            await asyncio.wait_for(waiting, seconds)
        except TimeoutError:
            return
        finally:
            if self._waiting is waiting:
                self._waiting = None

    def _wanted(self, kind: str) -> bool:
        return kind in self._allowed if self._allowed else kind not in _ONLY_ON_REQUEST
