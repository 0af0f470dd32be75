"""A broadcast through kill -9: of the only process, again and again; of one of three."""

import asyncio
from collections import Counter

import pytest

from bot.sandbox import Limits, Rate
from jobs import limits
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
BUSY = 150
"""Messages a second that the sandbox takes from all processes together."""
SHARED = limits.Limits(overall=limits.Rate(BUSY, 1), even=limits.Rate(BUSY - 5, 1))


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


async def test_three_processes_share_a_broadcast_and_the_limit(postgres_url: str) -> None:
    counted = Limits("sliding", overall=Rate(BUSY, 1))
    async with (
        asyncio.timeout(PATIENCE),
        broadcast_on(postgres_url, 4 * CROWD, counted, SHARED) as broadcast,
    ):
        for _ in range(3):
            broadcast.start()
        await broadcast.finished()
        assert set(broadcast.copies.values()) == {1}
        assert counted.refused == 0


@pytest.mark.parametrize(
    ("crowd", "step"),
    [
        pytest.param(2000, "", id="at any moment"),
        pytest.param(4 * CROWD, "sent", id="before it notes what it sent"),
    ],
)
async def test_of_three_processes_one_is_killed(postgres_url: str, crowd: int, step: str) -> None:
    """The two bring the rest, and once it is dead what the killed one held."""
    counted = Limits("sliding", overall=Rate(BUSY, 1))
    async with (
        asyncio.timeout(2 * PATIENCE),
        broadcast_on(postgres_url, crowd, counted, SHARED) as broadcast,
    ):
        for own_step in ("", "", step):
            broadcast.start(own_step)
        await (broadcast.suicide() if step else broadcast.arrival_of(crowd // 3))
        held = broadcast.kill()
        assert held.in_flight
        await broadcast.finished()
        assert broadcast.lost == set()
        assert broadcast.repeated <= Counter(held.in_flight)
        assert broadcast.repeated or not step
        assert counted.refused == 0
