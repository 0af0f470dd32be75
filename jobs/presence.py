"""One process of the bot: it shows that it is at work, and learns with how many it shares."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import Session

from db.engine import Register
from db.presence import beat, is_eldest, leave, start

log = logging.getLogger(__name__)

BEAT = timedelta(seconds=2)


class Presence:
    """`process` is its id; `tell_time` the office's clock; `shared_by` is told how many are at
    work. `eldest` is set while this process is the one that fetches updates for all."""

    def __init__(
        self,
        register: Register,
        process: str,
        tell_time: Callable[[], datetime],
        shared_by: Callable[[int], None],
    ) -> None:
        self.process = process
        self.started = asyncio.Event()
        self.eldest = asyncio.Event()
        self.eldest.set()
        self._register = register
        self._tell_time = tell_time
        self._shared_by = shared_by
        self._seen_at: datetime | None = None

    async def go_on(self) -> None:
        """Until cancelled; `started` is set as soon as it is known with how many."""
        how = start
        while True:
            try:
                self._learn(*await asyncio.to_thread(self._write, how))
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

    def _learn(self, processes: int, eldest: bool) -> None:
        self._shared_by(processes)
        if eldest:
            self.eldest.set()
        else:
            self.eldest.clear()
        self.started.set()

    def _write(self, how: Callable[..., int]) -> tuple[int, bool]:
        with self._register.write() as session:
            self._seen_at = now = self._tell_time()
            processes = how(session, self.process, now=now)
            return processes, is_eldest(session, self.process, now=now)

    def _leave(self) -> None:
        with self._register.write() as session:
            leave(session, self.process)
