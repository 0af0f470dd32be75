"""Delivery: the outbox is claimed, sent and settled; answers at once, a broadcast by workers."""

import asyncio
import logging
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime

from telegram import Bot

from db.calendars import in_force
from db.claims import claim, claim_due, due_in, is_due
from db.engine import Register
from db.models import Outgoing
from db.models.talk import MAKE
from db.rules.office import Office
from jobs.lanes import work_off
from jobs.limits import TELEGRAM, Limits
from jobs.makers import MAKERS
from jobs.making import Workshop
from jobs.presence import Presence
from jobs.sending import Sender
from jobs.traffic import Traffic

log = logging.getLogger(__name__)

LOOK_AGAIN = 1.0
"""Seconds until what failed, or another process wrote down, is looked for."""
REPLY_WAITS, BROADCAST_WAITS = 1.0, 5.0
"""Seconds for which a claimed message waits in hand; then it is left to the next round. While an
answer waits, nothing more is fetched from Telegram."""


class Postman:
    """Brings the outbox to Telegram, in one of perhaps several processes. `tell_time` is the
    office's clock."""

    def __init__(
        self,
        register: Register,
        bot: Bot,
        office: Office,
        tell_time: Callable[[], datetime],
        limits: Limits = TELEGRAM,
        *,
        process: str,
    ) -> None:
        self._register = register
        self._office = office
        self._tell_time = tell_time
        self._traffic = Traffic(limits, tell_time)
        workshop = Workshop(register, office, tell_time, MAKERS)
        self._sender = Sender(register, bot, self._traffic, workshop, tell_time)
        self.presence = Presence(register, process, tell_time, self._traffic.share)
        self._in_hand: set[int] = set()
        self._making: set[asyncio.Task[None]] = set()
        self._delivering = asyncio.Lock()
        self._woken = asyncio.Event()

    async def run(self) -> None:
        """Deliver whatever falls due, until cancelled."""
        try:
            async with asyncio.TaskGroup() as at_work:
                at_work.create_task(self.presence.go_on())
                at_work.create_task(self._go_on())
        finally:
            await self._leave_off()
            await self.presence.end()

    def wake(self) -> None:
        """Something is owed now."""
        self._woken.set()

    async def deliver_due(self) -> int:
        """Bring everything that is owed by now and may be sent; how many were tried. Who asks
        while that is under way waits for it."""
        count = 0
        async with self._delivering:
            while await asyncio.to_thread(self._is_due):
                count += await work_off(self._next, self._bring)
                wait = await self._until_free()
                if wait is None or not self._traffic.room(1):
                    break
                await self._sleep(wait)
        return count

    async def deliver(self, outgoing_id: int) -> None:
        """Bring an answer at once; one that is not to be sent yet is left for `deliver_due`. What
        is made first (a picture, a file) goes on beside: nobody waits for it."""
        if outgoing_id in self._in_hand:
            return  # the sandbox's clock may jump past our own lease
        self._in_hand.add(outgoing_id)
        row = None
        try:
            row = await asyncio.to_thread(self._claim, outgoing_id)
            if row and row.method != MAKE:
                await self._sender.send(row, REPLY_WAITS)
        finally:
            if row is None or row.method != MAKE:
                self._in_hand.discard(outgoing_id)
        if row and row.method == MAKE:
            task = asyncio.create_task(self._bring(row))
            self._making.add(task)
            task.add_done_callback(self._making.discard)

    async def made(self) -> None:
        """Wait for all that is being made."""
        while self._making:
            await asyncio.wait(set(self._making))

    async def _leave_off(self) -> None:
        """What is being made is made again, by this or another process."""
        for task in self._making:
            task.cancel()
        await self.made()

    async def _go_on(self) -> None:
        await self.presence.started.wait()
        while True:
            try:
                await self.deliver_due()
            except Exception:  # the register's trouble: a claim is free again when its lease ends
                log.exception("delivery interrupted", extra={"action": "delivery.interrupted"})
            await self._sleep(LOOK_AGAIN)

    async def _bring(self, row: Outgoing) -> None:
        try:
            await self._sender.send(row, BROADCAST_WAITS)
        finally:
            self._in_hand.discard(row.id)

    async def _next(self, most: int) -> list[Outgoing]:
        room = self._traffic.room(most)
        if not room:
            return []
        busy = self._traffic.busy()
        rows = await asyncio.to_thread(self._claim_due, room, busy, frozenset(self._in_hand))
        self._in_hand |= {row.id for row in rows}
        return rows

    async def _until_free(self) -> float | None:
        """Seconds until a chat may be written to for which something is due, if any is."""
        full = self._traffic.full()
        waiting = await asyncio.to_thread(self._due_in, full) if full else set()
        waits = [full[chat] for chat in waiting]
        return min(LOOK_AGAIN, *waits) if waits else None

    async def _sleep(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), seconds)
        self._woken.clear()

    def _is_due(self) -> bool:
        with self._register.read() as session:
            return is_due(session, now=self._tell_time())

    def _due_in(self, chats: Collection[int]) -> set[int]:
        with self._register.read() as session:
            return due_in(session, chats=chats, now=self._tell_time())

    def _claim_due(
        self, most: int, busy: Collection[int], in_hand: Collection[int]
    ) -> list[Outgoing]:
        with self._register.write() as session:
            now = self._tell_time()
            self.presence.show(session, now)
            return claim_due(
                session,
                now=now,
                office=in_force(session, self._office),
                by=self.presence.process,
                most=most,
                busy=busy,
                in_hand=in_hand,
                gap=self._traffic.gap,
            )

    def _claim(self, outgoing_id: int) -> Outgoing | None:
        with self._register.write() as session:
            now = self._tell_time()
            self.presence.show(session, now)
            office = in_force(session, self._office)
            process = self.presence.process
            return claim(session, outgoing_id, now=now, office=office, by=process)
