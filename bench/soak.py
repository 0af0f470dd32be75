"""kill -9, again and again, in a broadcast of 2,000 against the sandbox with its limits on.

Ends with an error when a message is lost, or came again that no killed process had in flight.
"""

import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter

from bot.sandbox import Limits
from bot.sandbox.limits import OVERALL, POLICIES, Policy
from db.engine import Register
from db.migrate import upgrade
from jobs.limits import TELEGRAM
from tests.postgres import Postgres
from tests.stories.broadcasts import Broadcast, Held, Kill, Phase, broadcast_on

CROWD = 2000
KILLS = 50
SEED = 4
PHASES: tuple[Phase, ...] = ("any", "any", "before", "after")
STRICTEST: Policy = "sliding"
RESTART = 1.0
"""Seconds until a killed process is started again, as a supervisor would."""
LIMIT = OVERALL.calls / OVERALL.seconds
WRITTEN = Path(__file__).with_suffix(".md")
HEAD = f"""# Soak

Written by `make soak`: a broadcast of {CROWD:,} messages, one for each of {CROWD:,} people, brought
by real processes of the bot to the sandbox with its limits on ({LIMIT:.0f} a second in all, one a
second in a chat), and `kill -9`. Half of the kills come at any moment, a quarter while a call is on
its way that has had no effect yet, a quarter when it has had it; a killed process is started again
after {RESTART:.0f} s. "In flight" is what it had claimed and not settled: only that may come twice.

| run | kills | arrived | lost | repeated | in flight | 429s | seconds | messages a second |
|---|---|---|---|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one broadcast came to; `held` has an entry a kill."""

    name: str
    copies: Counter[int]
    held: Sequence[Held]
    refused: int
    seconds: float

    @property
    def lost(self) -> int:
        return sum(not count for count in self.copies.values())

    @property
    def repeated(self) -> Counter[int]:
        return Counter({chat: count - 1 for chat, count in self.copies.items() if count > 1})

    @property
    def in_flight(self) -> Counter[int]:
        return Counter(chat for one in self.held for chat in one.in_flight)

    @property
    def is_right(self) -> bool:
        return not self.lost and self.repeated <= self.in_flight

    def row(self) -> str:
        pace = self.copies.total() / self.seconds
        cells = [
            self.name,
            len(self.held),
            len(self.copies) - self.lost,
            self.lost,
            self.repeated.total(),
            self.in_flight.total(),
            self.refused,
            f"{self.seconds:.0f}",
            f"{pace:.1f} ({pace / LIMIT:.0%})",
        ]
        return f"| {' | '.join(map(str, cells))} |\n"

    def phases(self) -> str:
        """How many of the kills hit which step."""
        said = sum(bool(one.arrived) for one in self.held)
        claimed = sum(bool(one.missing and not one.arrived) for one in self.held)
        idle = len(self.held) - said - claimed
        return (
            f"Of {len(self.held)} kills of the one process, {said} hit it with a message sent and "
            f"not yet noted,\n{claimed} with one claimed and not yet sent, {idle} in between.\n"
        )


def planned() -> list[Kill]:
    """The kills, spread over the broadcast by seeded dice."""
    dice = Random(SEED)
    moments = sorted(dice.sample(range(CROWD * 19 // 20), KILLS))
    phases = [PHASES[place % len(PHASES)] for place in range(KILLS)]
    dice.shuffle(phases)
    return [
        Kill(moment, phase, dice.uniform(0, 0.1))
        for moment, phase in zip(moments, phases, strict=True)
    ]


async def undisturbed(url: str, policy: Policy) -> Run:
    """The pace, for a server that counts in this way."""
    limits = Limits(policy)
    async with broadcast_on(url, CROWD, limits, TELEGRAM) as broadcast:
        broadcast.start()
        begun = await _first(broadcast)
        await broadcast.finished()
        return _run(f"SQLite, undisturbed, {policy}", broadcast, [], limits, begun)


async def killed_again_and_again(url: str) -> Run:
    limits = Limits(STRICTEST)
    async with broadcast_on(url, CROWD, limits, TELEGRAM) as broadcast:
        broadcast.start()
        begun = perf_counter()
        held = [await broadcast.dies(kill, RESTART) for kill in planned()]
        await broadcast.finished()
        return _run(f"SQLite, one process, {STRICTEST}", broadcast, held, limits, begun)


async def one_of_three_killed(url: str) -> Run:
    """The others bring the rest, and what it held."""
    limits = Limits(STRICTEST)
    async with broadcast_on(url, CROWD, limits, TELEGRAM) as broadcast:
        for _ in range(3):
            broadcast.start()
        begun = await _first(broadcast)
        await broadcast.arrival_of(CROWD * Random(SEED).randint(40, 60) // 100)
        held = [broadcast.kill()]
        await broadcast.finished()
        return _run(f"PostgreSQL, three processes, {STRICTEST}", broadcast, held, limits, begun)


async def _first(broadcast: Broadcast) -> float:
    """When the first message arrived."""
    await broadcast.arrival_of(1)
    return perf_counter()


def _run(
    name: str, broadcast: Broadcast, held: Sequence[Held], limits: Limits, begun: float
) -> Run:
    return Run(name, broadcast.copies, held, limits.refused, perf_counter() - begun)


@contextmanager
def empty_register() -> Iterator[str]:
    """A migrated SQLite register of one's own."""
    with tempfile.TemporaryDirectory() as folder:
        yield _migrated(f"sqlite:///{Path(folder) / 'office.db'}")


@contextmanager
def empty_postgres() -> Iterator[str]:
    with Postgres() as server:
        yield _migrated(server.url(server.create()))


def _migrated(url: str) -> str:
    with closing(Register(url)) as register:
        upgrade(register.engine)
    return url


def runs() -> Iterator[Run]:
    for policy in POLICIES:
        with empty_register() as url:
            yield asyncio.run(undisturbed(url, policy))
    with empty_register() as url:
        yield asyncio.run(killed_again_and_again(url))
    with empty_postgres() as url:
        yield asyncio.run(one_of_three_killed(url))


def main() -> None:
    written, phases, right = HEAD, "", True
    sys.stdout.write(HEAD)
    for run in runs():
        sys.stdout.write(run.row())
        sys.stdout.flush()
        written += run.row()
        right = right and run.is_right
        if len(run.held) > 1:
            phases = run.phases()
    sys.stdout.write("\n" + phases)
    WRITTEN.write_text(f"{written}\n{phases}", encoding="utf-8")
    if not right:
        sys.exit("a message was lost, or came again that was not in flight")


if __name__ == "__main__":
    main()
