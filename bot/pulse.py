"""In touch with Telegram: noted at the start, with every fetch of updates and at the end, so that
an outage is known when it is over."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from math import inf

from bot.clock import Clock
from db.engine import Register
from db.outages import KEPT, note_fetch

log = logging.getLogger(__name__)

EVERY = 60
"""Seconds between two notes: an outage is a matter of hours. An empty fetch takes less."""


class Pulse:
    """Told of the start and of every fetch.

    The loop's own time tells whether this process was out of touch: the sandbox's clock may jump
    over days in which the bot was there.
    """

    def __init__(self, register: Register, clock: Clock, bot_id: int) -> None:
        self._register, self._clock, self._bot_id = register, clock, bot_id
        self._fetched: float | None = None
        self._noted: float | None = None

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """While the bot is connected: noted before anybody is written to, since the first message
        tells of an outage, and when it ends."""
        await self.beat()
        try:
            yield
        finally:
            if self._silent_for() < EVERY:
                await asyncio.to_thread(self._note, was_away=False)

    async def beat(self) -> None:
        """The bot has connected, or fetched updates, if only none."""
        away = self._silent_for() > KEPT.total_seconds()
        now = self._clock.now().timestamp()
        if away or self._noted is None or abs(now - self._noted) >= EVERY:
            await asyncio.to_thread(self._note, was_away=away)
            self._noted = now
        self._fetched = asyncio.get_running_loop().time()

    def _silent_for(self) -> float:
        """Seconds since Telegram answered this process."""
        return asyncio.get_running_loop().time() - self._fetched if self._fetched else inf

    def _note(self, *, was_away: bool) -> None:
        now = self._clock.now()
        with self._register.write() as session:
            lost = note_fetch(session, self._bot_id, now=now, was_away=was_away)
        if lost:
            log.warning("out of touch for more than a day", extra={"action": "outage.noted"})
