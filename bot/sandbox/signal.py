"""Waiting for "something changed" on one event loop."""

import asyncio


class Signal:
    """Wakes everyone who waits; whoever starts waiting later waits for the next change."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def notify(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, seconds: float) -> bool:
        """True when something changed, False when `seconds` went by first."""
        try:
            await asyncio.wait_for(self._event.wait(), seconds)
        except TimeoutError:
            return False
        return True
