"""A broadcast's workers: each takes the next message whose chat is free."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

WORKERS = 8
FAREWELL = 5
"""Seconds for what is under way when the bot is stopped, so that nothing comes twice."""

T = TypeVar("T")


async def work_off(
    claim: Callable[[int], Awaitable[Sequence[T]]], bring: Callable[[T], Awaitable[None]]
) -> int:
    """Bring what can be claimed until there is no more; how many. `claim(most)` gives the next.

    Claimed is for half of the workers at a time: so there is always something to send, a claim is
    written once for several, and little is claimed long before it is sent.
    """
    under_way: set[asyncio.Task[None]] = set()
    count = 0
    try:
        while True:
            if len(under_way) <= WORKERS // 2:
                claimed = await claim(WORKERS - len(under_way))
                count += len(claimed)
                under_way |= {asyncio.ensure_future(bring(one)) for one in claimed}
            if not under_way:
                return count
            done, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
    finally:
        if under_way:
            await _say_farewell(under_way)


async def _say_farewell(under_way: set[asyncio.Task[None]]) -> None:
    _, late = await asyncio.wait(under_way, timeout=FAREWELL)
    for task in late:
        task.cancel()
