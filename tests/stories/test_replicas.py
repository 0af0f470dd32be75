"""A broadcast through kill -9: of the only process, again and again; of one of three."""

import asyncio
from collections import Counter

import pytest

from bot.app import listen
from bot.sandbox import Limits, Rate
from jobs import limits
from tests.stories.broadcasts import PATIENCE, Kill, broadcast_on
from tests.stories.evidence import another_bot
from tests.stories.office import office_on
from tests.stories.people import LI

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
        await broadcast.arrival_of(1)
        await (broadcast.suicide() if step else broadcast.youngest_at_work())
        held = broadcast.kill()
        await broadcast.finished()
        assert broadcast.lost == set()
        assert broadcast.repeated <= Counter(held.in_flight)
        assert broadcast.repeated or not step
        assert counted.refused == 0


async def test_one_process_fetches_and_another_takes_its_place(
    bound_postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Telegram ends the older of two polls: so the younger process does not poll."""
    async with (
        office_on(bound_postgres_url, "2023-04-17 20:00") as office,
        another_bot(office) as second,
    ):
        await office.sleeps()
        first = asyncio.create_task(listen(office.service))
        await office.service.postman.presence.started.wait()
        standby = asyncio.create_task(listen(second))
        await second.postman.presence.started.wait()
        assert await office.says(LI, "/help")
        assert not second.postman.presence.eldest.is_set()
        first.cancel()
        await asyncio.wait([first])
        assert await office.says(LI, "/mine")
        assert second.postman.presence.eldest.is_set()
        standby.cancel()
        await asyncio.wait([standby])
    assert not [one for one in caplog.records if one.__dict__.get("action") == "fetch.failed"]
