"""A broadcast of 2,000 by a real process, as fast as it goes, and people who ask meanwhile.

For each way in which the sandbox counts: the share of the limit, the refusals, and how long an
answer takes beside what it takes when nothing else is going on.
"""

import asyncio
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from bench.soak import empty_register
from bot.sandbox import Limits
from bot.sandbox.limits import OVERALL, POLICIES, Policy
from jobs.limits import TELEGRAM
from tests.stories.broadcasts import FIRST, Broadcast, broadcast_on

CROWD = 2000
ASKING = 40
IDLE = 120
EVERY = 0.5
"""Seconds between two questions, on the average."""
SEED = 4
LIMIT = OVERALL.calls / OVERALL.seconds
WRITTEN = Path(__file__).with_suffix(".md")
HEAD = f"""# Delivery

Written by `python -m bench.delivery`: a real process of the bot on SQLite brings a broadcast of
{CROWD:,} to the sandbox, which counts {LIMIT:.0f} a second in all and one a second in a chat, each
time in another way. Meanwhile somebody asks every {EVERY} s. An answer is measured from the
question to its arrival in the chat: "idle" before the broadcast, {IDLE} of them, "busy" in it. The
bot and the sandbox share the machine with whatever else runs: compare the two.

| counted as | messages a second | 429s | idle: median, p99 | busy: median, p99 |
|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Run:
    policy: Policy
    pace: float
    refused: int
    idle: list[float]
    busy: list[float]

    def row(self) -> str:
        cells = [
            self.policy,
            f"{self.pace:.2f} ({self.pace / LIMIT:.1%})",
            self.refused,
            _in_words(self.idle),
            _in_words(self.busy),
        ]
        return f"| {' | '.join(map(str, cells))} |\n"


def _in_words(seconds: list[float]) -> str:
    worst = quantiles(seconds, n=100)[98]
    return f"{median(seconds) * 1000:.0f} ms, {worst * 1000:.0f} ms"


class Askers:
    """People who are in no broadcast, each asking in turn."""

    def __init__(self, broadcast: Broadcast) -> None:
        self._sandbox = broadcast.sandbox
        self._dice = Random(SEED)
        self._turn = 0

    async def ask(self, goes_on: Callable[[int], bool]) -> list[float]:
        """The seconds that each answer took, while it `goes_on` after so many."""
        taken: list[float] = []
        while goes_on(len(taken)):
            await asyncio.sleep(self._dice.uniform(0, 2 * EVERY))
            taken.append(await self._answer())
        return taken

    async def _answer(self) -> float:
        self._turn += 1
        person = self._sandbox.person(FIRST + CROWD + self._turn % ASKING)
        before, begun = len(person.sees), perf_counter()
        person.says("/help")
        while len(person.sees) < before + 2:
            await self._sandbox.world.changes.wait(1)
        return perf_counter() - begun


async def measured(url: str, policy: Policy) -> Run:
    """Idle first, then the broadcast; the pace is that of all messages from its first to its
    last."""
    limits = Limits(policy)
    async with broadcast_on(url, 0, limits, TELEGRAM, CROWD + ASKING) as broadcast:
        broadcast.start()
        asking = Askers(broadcast)
        await asking.ask(lambda count: count < 1)  # until it has started
        idle = await asking.ask(lambda count: count < IDLE)
        chats = range(FIRST, FIRST + CROWD)
        broadcast.owe_each(chats)
        first, begun = await _arrival(broadcast, limits, chats[:1])
        coming = asyncio.create_task(_arrival(broadcast, limits, chats[-ASKING:]))
        busy = await asking.ask(lambda _: not coming.done())
        last, ended = await coming
        return Run(policy, (last - first) / (ended - begun), limits.refused, idle, busy)


async def _arrival(broadcast: Broadcast, limits: Limits, chats: Sequence[int]) -> tuple[int, float]:
    """All of these got theirs: how many messages anybody got by then, and when."""
    stored = broadcast.sandbox.world.store.chats
    while not all(stored[chat].messages for chat in chats):
        await broadcast.sandbox.world.changes.wait(1)
    return limits.taken, perf_counter()


def runs() -> Iterator[Run]:
    for policy in POLICIES:
        with empty_register() as url:
            yield asyncio.run(measured(url, policy))


def main() -> None:
    written = HEAD
    sys.stdout.write(HEAD)
    for run in runs():
        sys.stdout.write(run.row())
        sys.stdout.flush()
        written += run.row()
    WRITTEN.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
