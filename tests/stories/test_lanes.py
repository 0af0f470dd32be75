"""An answer never waits behind a broadcast."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace

import pytest

from bot.app import listen
from jobs.limits import UNHURRIED, Rate
from tests.stories.office import Office, office_on, owe_texts
from tests.stories.people import LI, LIAISON, SUN

CROWD = 40
SLOW = replace(UNHURRIED, even=Rate(20, 1))


@pytest.fixture
async def slow(bound_url: str) -> AsyncIterator[Office]:
    """A broadcast of twenty a second, and the evening, when nothing else is said unasked."""
    async with office_on(bound_url, "2023-04-17 20:00", limits=SLOW) as office:
        yield office


async def test_an_answer_overtakes_a_broadcast(slow: Office) -> None:
    owe_texts(slow, LIAISON, map(str, range(CROWD)))
    broadcast = asyncio.create_task(slow.service.postman.deliver_due())
    while not slow.sees(LIAISON):
        await slow.sandbox.world.changes.wait(0.05)
    answer = await slow.says(LI, "/help")
    assert "撤回" in answer
    assert not broadcast.done()
    assert len(slow.sees(LIAISON)) < CROWD / 2
    await broadcast
    assert slow.sees(LIAISON) == [str(number) for number in range(CROWD)], "in their order"


async def test_who_starts_into_a_broadcast_answers_from_the_first_moment(
    slow: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """And while it lasts for more than one sweep, nobody complains about that."""
    await slow.sleeps()
    owe_texts(slow, LIAISON, map(str, range(CROWD)))
    with caplog.at_level(logging.WARNING):
        running = asyncio.create_task(listen(slow.service))
        assert "撤回" in await slow.says(LI, "/help")
        assert len(slow.sees(LIAISON)) < CROWD / 2
        owe_texts(slow, SUN, ["后写下的也随即发出"])
        while len(slow.sees(LIAISON)) < CROWD or not slow.sees(SUN):
            await slow.sandbox.world.changes.wait(0.05)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
    assert caplog.records == []
