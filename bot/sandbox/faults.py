"""Trouble on order: 5xx, flood control, lost connections, answers that never come.

`faults.next("sendMessage", status=502, times=2)` fails the next two, `faults.every(10, …)` each
tenth. Calls are counted, nothing is left to chance.
"""

import socket
import struct
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from aiohttp import web

from bot.sandbox.errors import ApiError, too_many_requests, trouble
from bot.sandbox.signal import Signal

Moment = Literal["before", "after"]
"""Whether the call has no effect, or has it and only its answer is lost."""
Answer = Callable[[], Awaitable[Any]]

# A client that has gone is not announced: look again after these seconds.
_LOOK_AGAIN = 0.05


class Unanswered(Exception):
    """The connection is gone: there is nobody to answer."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One of: an HTTP `status` from 500 on, a `retry_after`, a `reset`, or a call that `hangs`."""

    status: int | None = None
    retry_after: int | None = None
    reset: Moment | None = None
    hangs: Moment | None = None

    def __post_init__(self) -> None:
        given = (self.status, self.retry_after, self.reset, self.hangs)
        if sum(one is not None for one in given) != 1:
            raise ValueError("a fault is one of status, retry_after, reset and hangs")

    def refusal(self) -> ApiError | None:
        """What is answered, if anything is."""
        if self.status is not None:
            return trouble(self.status)
        return None if self.retry_after is None else too_many_requests(self.retry_after)


@dataclass(slots=True)
class _Plan:
    """Which calls a fault befalls: `left` more (None: no end), each `nth` of those that match."""

    fault: Fault
    method: str | None
    chat: int | None
    left: int | None
    nth: int = 1
    seen: int = 0

    def meets(self, method: str, chat: Any) -> bool:
        """Count a call that matches; whether this is one to fail."""
        # Polls come when they like: no count would be the same twice with them.
        wanted = method != "getUpdates" if self.method is None else method == self.method
        if self.left == 0 or not wanted or self.chat not in (None, chat):
            return False
        self.seen += 1
        if self.seen % self.nth:
            return False
        if self.left is not None:
            self.left -= 1
        return True


class Faults:
    """The plans in force; of several that match a call the oldest has it.

    `hanging` counts the calls that hang just now, `met` all that any fault befell.
    """

    def __init__(self, changes: Signal) -> None:
        self._changes = changes
        self.hanging = 0
        self.met = 0
        self._plans: list[_Plan] = []
        self._open = True

    def next(
        self, method: str | None = None, *, times: int = 1, chat: int | None = None, **fault: Any
    ) -> None:
        """The next calls fail, of any method but getUpdates unless one is named.

        Raises ValueError or TypeError for what is no `Fault`.
        """
        self._plans.append(_Plan(Fault(**fault), method, chat, times))

    def every(
        self, nth: int, method: str | None = None, *, chat: int | None = None, **fault: Any
    ) -> None:
        """Each `nth` call fails from now on, until `clear`."""
        self._plans.append(_Plan(Fault(**fault), method, chat, None, nth))

    def clear(self) -> None:
        """No more faults; what hangs goes on hanging."""
        self._plans.clear()

    def open(self) -> None:
        self._open = True

    def close(self) -> None:
        """The server is about to stop: what hangs is cut off."""
        self._open = False

    async def around(self, request: web.Request, method: str, chat: Any, answer: Answer) -> Any:
        """The answer to a call, unless a fault befalls it.

        Raises ApiError for an answer that is a refusal, Unanswered once the connection is cut.
        """
        fault = self._meeting(method, chat)
        if fault is None:
            return await answer()
        refusal = fault.refusal()
        if refusal:
            raise refusal
        if "after" in (fault.reset, fault.hangs):
            with suppress(ApiError):
                await answer()
        if fault.hangs:
            await self._hang(request)
        cut(request)
        raise Unanswered

    def _meeting(self, method: str, chat: Any) -> Fault | None:
        plan = next((plan for plan in self._plans if plan.meets(method, chat)), None)
        self.met += plan is not None
        return plan.fault if plan else None

    async def _hang(self, request: web.Request) -> None:
        """Until the client gives up, or dies, or the server stops."""
        self.hanging += 1
        self._changes.notify()
        try:
            while self._open and _is_connected(request):
                await self._changes.wait(_LOOK_AGAIN)
        finally:
            self.hanging -= 1
            self._changes.notify()


def cut(request: web.Request) -> None:
    """Reset the connection, so that the client sees no orderly end."""
    if request.transport is None:
        return
    link = request.transport.get_extra_info("socket")
    # Closing a socket that lingers for no time sends RST instead of FIN.
    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.transport.abort()


def _is_connected(request: web.Request) -> bool:
    return request.transport is not None and not request.transport.is_closing()
