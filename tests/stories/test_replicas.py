"""A broadcast through kill -9: of the only process, again and again; of one of three."""

import asyncio
from collections import Counter

import pytest

from bot.sandbox import Limits, Rate
from tests.stories.broadcasts import PATIENCE, Kill, broadcast_on

QUICK = {"overall": Rate(1000, 1), "chat": Rate(1000, 1)}
CROWD = 150
KILLS = [
    Kill(0, "any"),
    Kill(3, "before"),
    Kill(8, "after"),
    Kill(9, "any", 0.05),
    Kill(15, "after"),
    Kill(16, "before"),
    Kill(40, "any", 0.01),
]


async def test_a_broadcast_outlives_kill_after_kill(sqlite_url: str) -> None:
    """All of it arrives, and twice only what a killed process had in flight."""
    async with (
        asyncio.timeout(PATIENCE),
        broadcast_on(sqlite_url, 60, Limits("sliding", **QUICK)) as broadcast,
    ):
        broadcast.start()
        held = [await broadcast.dies(kill) for kill in KILLS]
        await broadcast.finished()
        assert broadcast.lost == set()
        assert broadcast.repeated <= Counter(chat for one in held for chat in one.in_flight)
        assert broadcast.repeated.total() >= sum(kill.phase == "after" for kill in KILLS)


async def test_three_processes_share_a_broadcast(postgres_url: str) -> None:
    async with (
        asyncio.timeout(PATIENCE),
        broadcast_on(postgres_url, CROWD, Limits(**QUICK)) as broadcast,
    ):
        for _ in range(3):
            broadcast.start()
        await broadcast.finished()
        assert set(broadcast.copies.values()) == {1}


@pytest.mark.parametrize(
    "step", ["", "sent"], ids=["at any moment", "before it notes what it sent"]
)
async def test_of_three_processes_one_is_killed(postgres_url: str, step: str) -> None:
    """The two bring the rest; a third, once its lease has run out, what the killed one held."""
    async with (
        asyncio.timeout(PATIENCE),
        broadcast_on(postgres_url, CROWD, Limits(**QUICK)) as broadcast,
    ):
        for own_step in ("", "", step):
            broadcast.start(own_step)
        await broadcast.arrival_of(CROWD // 3)
        broadcast.kill()
        await broadcast.only_the_killed_owe()
        held = broadcast.held()
        broadcast.let_the_lease_run_out()
        broadcast.start()
        await broadcast.finished()
        assert broadcast.lost == set()
        assert broadcast.repeated <= Counter(held.in_flight)
        assert broadcast.repeated or not step
