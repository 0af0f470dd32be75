"""A line to a server that counts, in a time of its own: hours of it take seconds."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from copy import copy
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.sandbox.errors import ApiError
from bot.sandbox.limits import Limits as Counted
from bot.sandbox.limits import Policy
from jobs.gate import Gate
from jobs.limits import TELEGRAM, Limits

BEGIN = datetime(2023, 4, 14, 1, 0, 0, 437_000, UTC)  # in the middle of a second
WORKERS = 8


class _Leap(selectors.DefaultSelector):
    """Nothing happens until the next timer: be there at once."""

    leapt = 0.0

    def select(self, timeout: float | None = None) -> Any:
        assert timeout is not None, "nobody waits for anything that will come"
        self.leapt += max(timeout, 0)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._leap = _Leap()
        super().__init__(self._leap)

    def time(self) -> float:
        return self._leap.leapt


def in_no_time(story: Coroutine[Any, Any, None]) -> None:
    """Run it by the virtual clock."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(story)


class Line:
    """A gate, and a server behind it that counts by `policy`. `delay()` gives for each call the
    seconds there and back."""

    def __init__(
        self,
        policy: Policy,
        delay: Callable[[], tuple[float, float]],
        limits: Limits = TELEGRAM,
    ) -> None:
        self.gate = Gate(limits)
        self.arrived: list[tuple[float, int]] = []
        self.waited: list[float] = []
        self._counted = Counted(policy)
        self._delay = delay

    def beside(self) -> "Line":
        """Another process at the same server, with the same token."""
        other = copy(self)
        other.gate = Gate(TELEGRAM)
        return other

    @property
    def refused(self) -> int:
        return self._counted.refused

    @property
    def pace(self) -> float:
        """Messages a second, from the first to the last."""
        moments = [moment for moment, _ in self.arrived]
        return (len(moments) - 1) / (max(moments) - min(moments))

    async def call(self, chat: int, *, reply: bool = False) -> None:
        """One message."""
        there, back = self._delay()
        asked = self.gate.now()
        async with self.gate.passing(chat, reply=reply):
            if reply:
                self.waited.append(self.gate.now() - asked)
            await asyncio.sleep(there)
            self._take(chat)
            await asyncio.sleep(back)

    async def reply_at(self, moment: float, chat: int) -> None:
        await asyncio.sleep(moment)
        await self.call(chat, reply=True)

    async def broadcast(self, chats: list[int]) -> None:
        """One to each, by the workers."""
        left = iter(chats)

        async def work() -> None:
            for chat in left:
                await self.call(chat)

        await asyncio.gather(*(work() for _ in range(WORKERS)))

    def _take(self, chat: int) -> None:
        now = self.gate.now()
        try:
            self._counted.check("sendMessage", chat, now=BEGIN + timedelta(seconds=now))
        except ApiError:
            return
        self.arrived.append((now, chat))
