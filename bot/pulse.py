"""In touch with Telegram: noted at the start and with every fetch of updates, so that an outage is
known when it is over."""

import asyncio
import logging

from bot.clock import Clock
from db.engine import Register
from db.outages import KEPT, note_fetch

log = logging.getLogger(__name__)

EVERY = 60
"""Seconds between two notes: an outage is a matter of hours."""


class Pulse:
    """Told of the start and of every fetch.

    The loop's own time tells whether this process was out of touch: the sandbox's clock may jump
    over days in which the bot was there.
    """

    def __init__(self, register: Register, clock: Clock, bot_id: int) -> None:
        self._register, self._clock, self._bot_id = register, clock, bot_id
        self._fetched: float | None = None
        self._noted: float | None = None

    async def beat(self) -> None:
        """The bot begins, or has just fetched updates, if only none."""
        at = asyncio.get_running_loop().time()
        away = self._fetched is None or at - self._fetched > KEPT.total_seconds()
        self._fetched = at
        now = self._clock.now().timestamp()
        if away or self._noted is None or abs(now - self._noted) >= EVERY:
            self._noted = now
            await asyncio.to_thread(self._note, away)

    def _note(self, was_away: bool) -> None:
        now = self._clock.now()
        with self._register.write() as session:
            lost = note_fetch(session, self._bot_id, now=now, was_away=was_away)
        if lost:
            log.warning("out of touch for more than a day", extra={"action": "outage.noted"})
