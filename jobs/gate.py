"""Where calls wait until they may be sent: replies before a broadcast, each in its order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from math import inf

from jobs.limiter import Limiter, Sent
from jobs.limits import Limits

IN_A_ROW = 9
"""After so many replies in a row a broadcast has a turn, so that it does not stand still."""


class Busy(Exception):
    """It may not be sent within the time for which it can be waited; `seconds`, where known."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


@dataclass(eq=False, slots=True)
class _Place:
    """Somebody's place in a lane."""

    chat: int | None
    reply: bool
    asked: float
    turn: asyncio.Future[Sent]


class Gate:
    """The limiter, with those that wait for it."""

    def __init__(self, limits: Limits) -> None:
        self.limiter = Limiter(limits)
        self._replies: list[_Place] = []
        self._broadcast: list[_Place] = []
        self._in_a_row = 0
        self._alarm: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def passing(
        self, chat: int | None, *, reply: bool, patience: float | None = None
    ) -> AsyncIterator[None]:
        """Around one call, from the moment at which it may be begun until its answer.

        Raises Busy if that moment does not come within so many seconds of `patience`.
        """
        call = await self._turn(chat, reply=reply, patience=patience)
        answered = False
        try:
            yield
            answered = True
        finally:
            self._end(call, answered=answered)

    def turn_away(self) -> None:
        """Nobody who waits may go now."""
        for place in (*self._replies, *self._broadcast):
            if not place.turn.done():
                place.turn.set_exception(Busy(inf))

    async def _turn(self, chat: int | None, *, reply: bool, patience: float | None) -> Sent:
        now = self.now()
        free = self.limiter.free_at(now)
        wait = max(free, self.limiter.turn_at(chat, now, reply=reply, even=False)) - now
        if patience is not None and patience < wait < inf:
            raise Busy(wait)
        lane = self._replies if reply else self._broadcast
        place = _Place(chat, reply, now, asyncio.get_running_loop().create_future())
        lane.append(place)
        self._let_in()
        try:
            async with asyncio.timeout(patience):
                return await place.turn
        except BaseException as error:
            if place.turn.done() and not place.turn.cancelled() and not place.turn.exception():
                self._end(place.turn.result(), answered=False)  # let in as it turned away
            if isinstance(error, TimeoutError):
                raise Busy(inf) from None
            raise
        finally:
            if place in lane:
                lane.remove(place)

    def _end(self, call: Sent, *, answered: bool) -> None:
        self.limiter.end(call, self.now(), answered=answered)
        self._let_in()

    def _let_in(self) -> None:
        """Whoever may go now goes; the next one's moment is waited for."""
        now = self.now()
        while self.limiter.free_at(now) <= now and (place := self._first(now)):
            (self._replies if place.reply else self._broadcast).remove(place)
            self._in_a_row = self._in_a_row + 1 if place.reply else 0
            call = self.limiter.begin(place.chat, now, reply=place.reply, asked=place.asked)
            place.turn.set_result(call)
        if self._alarm:
            self._alarm.cancel()
        waiting = [place for place in (*self._replies, *self._broadcast) if not place.turn.done()]
        soonest = min((self._turn_of(place, now) for place in waiting), default=inf)
        soonest = max(soonest, self.limiter.free_at(now))
        if soonest < inf:  # else the next answer lets in
            self._alarm = asyncio.get_running_loop().call_at(soonest, self._let_in)

    def _first(self, now: float) -> _Place | None:
        lanes = [self._replies, self._broadcast]
        if self._in_a_row >= IN_A_ROW:
            lanes.reverse()
        ready = (place for lane in lanes for place in lane if not place.turn.done())
        return next((place for place in ready if self._turn_of(place, now) <= now), None)

    def _turn_of(self, place: _Place, now: float) -> float:
        even = self._in_a_row < IN_A_ROW
        return self.limiter.turn_at(place.chat, now, reply=place.reply, even=even)

    def now(self) -> float:
        return asyncio.get_running_loop().time()
