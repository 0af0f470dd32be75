"""One process of the bot: it shows that it is at work, and learns with how many it shares."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import Session

from db.engine import Register
from db.presence import beat, leave, start

log = logging.getLogger(__name__)

BEAT = timedelta(seconds=2)


class Presence:
    """`process` is its id; `tell_time` the office's clock; `shared_by` is told how many are at
    work."""

    def __init__(
        self,
        register: Register,
        process: str,
        tell_time: Callable[[], datetime],
        shared_by: Callable[[int], None],
    ) -> None:
        self.process = process
        self.started = asyncio.Event()
        self._register = register
        self._tell_time = tell_time
        self._shared_by = shared_by
        self._seen_at: datetime | None = None

    async def go_on(self) -> None:
        """Until cancelled; `started` is set as soon as it is known with how many."""
        how = start
        while True:
            try:
                self._shared_by(await asyncio.to_thread(self._write, how))
                self.started.set()
                how = beat
            except Exception:  # the register's trouble, in which nothing can be claimed either
                log.exception("no heartbeat", extra={"action": "heartbeat.failed"})
            await asyncio.sleep(BEAT.total_seconds())

    async def end(self) -> None:
        """What it has left claimed is anybody's at once."""
        await asyncio.to_thread(self._leave)

    def show(self, session: Session, now: datetime) -> None:
        """Be seen at work by whoever looks at what this transaction writes: a clock that was set
        forward would make it look dead until the next beat."""
        if self._seen_at is None or not self._seen_at <= now < self._seen_at + BEAT:
            beat(session, self.process, now=now)
            self._seen_at = now

    def _write(self, how: Callable[..., int]) -> int:
        with self._register.write() as session:
            self._seen_at = self._tell_time()
            return how(session, self.process, now=self._seen_at)

    def _leave(self) -> None:
        with self._register.write() as session:
            leave(session, self.process)
