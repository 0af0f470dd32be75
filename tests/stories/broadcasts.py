"""A broadcast to a crowd, and processes of the bot that bring it and are killed over it."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.process import BaseProcess
from typing import Literal

from sqlmodel import func, select

from bot.clock import Clock
from bot.sandbox import Limits, Sandbox, Visitor
from db.engine import Register
from db.models.talk import Delivery, Outgoing
from db.outbox import owe
from db.presence import ALIVE
from jobs.limits import UNHURRIED
from jobs.limits import Limits as Own
from tests.moments import at
from tests.stories.office import TOKEN
from tests.stories.processes import start_bot

NIGHT = "2023-04-17 20:00"  # nothing else is said unasked
FIRST = 10_001
PATIENCE = 60.0
_LOOK_AGAIN = 0.1

Phase = Literal["before", "after", "any"]
"""Killed with a call on its way that has had no effect yet, that has had it, or as it comes."""


@dataclass(frozen=True, slots=True)
class Kill:
    """When so many messages have arrived, in this phase; `delay` in seconds, for any moment."""

    arrived: int
    phase: Phase
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Held:
    """What a killed process had claimed and not settled, by chat: arrived already, or not (it may
    still be on the wire)."""

    arrived: frozenset[int]
    missing: frozenset[int]

    @property
    def in_flight(self) -> frozenset[int]:
        return self.arrived | self.missing


class Broadcast:
    """One message for each of a crowd.

    The bots have a clock of their own, which a restart of the only one moves past the death of the
    killed one: the sandbox's goes on, so that its limits are not shortened.
    """

    def __init__(self, sandbox: Sandbox, register: Register, url: str, own: Own) -> None:
        self.sandbox = sandbox
        self._own = own
        self.bots: list[BaseProcess] = []
        self._register = register
        self._url = url
        self._clock = Clock(at(NIGHT))

    def owe_each(self, chats: Iterable[int]) -> None:
        """A message for each of these."""
        with self._register.write() as session:
            for chat in chats:
                payload = {"chat_id": chat, "text": f"第{chat - FIRST}条"}
                owe(session, kind="nudge", method="sendMessage", payload=payload, now=at(NIGHT))

    def start(self, step: str = "") -> None:
        """One more process; it kills itself at `step`, if one is named."""
        now = self._clock.now()
        self.bots.append(start_bot(self._url, self.sandbox.url, now, step, self._own))

    def kill(self) -> Held:
        """kill -9 for the youngest, and gone: what it held."""
        bot = self.bots.pop()
        bot.kill()
        bot.join()
        return self._held_by(bot.pid)

    async def youngest_at_work(self) -> None:
        """Until it has claimed something."""
        while not self._held_by(self.bots[-1].pid).in_flight:
            await self.sandbox.world.changes.wait(_LOOK_AGAIN)

    async def suicide(self) -> None:
        """Until the youngest has come to its step."""
        await asyncio.to_thread(self.bots[-1].join)

    def let_it_be_dead(self) -> None:
        """For the processes that are started from now on, a killed one is known to be dead."""
        self._clock.move_to(self._clock.now() + ALIVE + timedelta(seconds=1))

    @property
    def copies(self) -> Counter[int]:
        """How many messages have arrived in each chat."""
        chats = self.sandbox.world.store.chats.values()
        return Counter({chat.id: len(chat.messages) for chat in chats})

    @property
    def repeated(self) -> Counter[int]:
        """How many too many, in the chats where any are."""
        return Counter({chat: count - 1 for chat, count in self.copies.items() if count > 1})

    @property
    def lost(self) -> set[int]:
        return {chat for chat, count in self.copies.items() if not count}

    def owed(self) -> frozenset[int]:
        """The chats whose message is not settled."""
        return self._unsettled("%")

    def _held_by(self, pid: int | None) -> Held:
        claimed, copies = self._unsettled(f"%:{pid}:%"), self.copies
        return Held(
            frozenset(chat for chat in claimed if copies[chat]),
            frozenset(chat for chat in claimed if not copies[chat]),
        )

    def _unsettled(self, claimed_by: str) -> frozenset[int]:
        whose = func.coalesce(Outgoing.claimed_by, "").like(claimed_by)
        found = select(Outgoing.chat_id).where(Outgoing.state == Delivery.OWED, whose)
        with self._register.read() as session:
            return frozenset(chat or 0 for chat in session.exec(found))

    async def arrival_of(self, count: int) -> None:
        """Until so many messages were taken in all."""
        while self.copies.total() < count:
            await self.sandbox.world.changes.wait(_LOOK_AGAIN)

    async def finished(self) -> None:
        """Until nothing is owed any more."""
        while self.owed():
            await self.sandbox.world.changes.wait(_LOOK_AGAIN)

    async def dies(self, kill: Kill, pause: float = 0) -> Held:
        """Kill the only process as planned, start it again after so many seconds: what it held."""
        await self.arrival_of(kill.arrived)
        if kill.phase == "any":
            await asyncio.sleep(kill.delay)
        else:
            self.sandbox.faults.next("sendMessage", hangs=kill.phase)
            while not self.sandbox.faults.hanging:
                await self.sandbox.world.changes.wait(_LOOK_AGAIN)
        held = self.kill()
        while self.sandbox.faults.hanging:
            await self.sandbox.world.changes.wait(_LOOK_AGAIN)
        self.let_it_be_dead()
        await asyncio.sleep(pause)
        self.start()
        return held


@asynccontextmanager
async def broadcast_on(
    url: str, crowd: int, limits: Limits, own: Own = UNHURRIED, others: int = 0
) -> AsyncIterator[Broadcast]:
    """A message owed to each of a crowd on this empty register, and nobody yet to bring it. The
    sandbox counts by `limits`, the bots keep to their `own`. `others` are there too."""
    visitors = [Visitor(id=FIRST + place, name=f"{place}") for place in range(crowd + others)]
    sandbox = Sandbox(TOKEN, Clock(at(NIGHT)), visitors, limits=limits)
    for chat in sandbox.world.store.chats.values():
        chat.opened = True
    with closing(Register(url)) as register:
        broadcast = Broadcast(sandbox, register, url, own)
        broadcast.owe_each(visitor.id for visitor in visitors[:crowd])
        async with sandbox.running():
            try:
                yield broadcast
            finally:
                while broadcast.bots:
                    broadcast.kill()
