"""What may be sent now: the gate, by a clock that never jumps, and the pauses, by the office's."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from math import inf

from jobs.gate import Gate
from jobs.limits import Limits
from jobs.pauses import Pauses
from jobs.settlement import Outcome

JOINING = 3.0
"""Seconds; the others look every other second."""


class Traffic:
    """The state of the line to Telegram, as far as this process knows it."""

    def __init__(self, limits: Limits, tell_time: Callable[[], datetime]) -> None:
        self._gate = Gate(limits)
        self._pauses = Pauses()
        self._tell_time = tell_time
        self._limits = limits
        self._processes = 0
        self._silent_until = -inf

    def passing(
        self, chat: int | None, *, reply: bool, patience: float | None
    ) -> AbstractAsyncContextManager[None]:
        """See `Gate.passing`."""
        return self._gate.passing(chat, reply=reply, patience=patience)

    def paused_until(self, chat: int | None = None) -> datetime | None:
        """When a pause ends in which this chat is, or (without one) all of them are."""
        return self._pauses.until(chat, self._tell_time())

    def full(self) -> dict[int, float]:
        """The chats that had as much as they take now, and the seconds until they take more."""
        now = self._gate.now()
        return {chat: at - now for chat, at in self._gate.limiter.busy(now).items()}

    def busy(self) -> set[int]:
        """The chats to which no broadcast may go now."""
        return {*self.full(), *self._pauses.chats(self._tell_time())}

    def share(self, processes: int) -> None:
        """So many send with this token; who joins waits until the others know of it."""
        if not self._processes and processes > 1:
            self._silent_until = self._gate.now() + JOINING
        self._processes = processes
        self._gate.limiter.share(processes)

    @property
    def gap(self) -> timedelta:
        """For how long a chat is left alone to which another process may just have written."""
        chat = self._limits.chat
        seconds = chat.seconds / chat.calls if self._processes > 1 else 0
        return timedelta(seconds=seconds)

    def room(self, most: int) -> int:
        """How many may be tried at a time: none in a pause, one while the server seems down."""
        if self.paused_until() or self._gate.now() < self._silent_until:
            return 0
        return min(1, most) if self._pauses.is_down else most

    def answered(self) -> None:
        self._pauses.answered()

    def missed(self, chat: int | None, outcome: Outcome) -> None:
        """What the fate of one call means for the others."""
        if outcome.down:
            self._pauses.failed(self._tell_time())
        else:
            self._pauses.answered()
        if outcome.asked and outcome.wait:
            limiter, now = self._gate.limiter, self._gate.now()
            alone = chat is not None and limiter.suspects(chat, now)
            if self._pauses.refused(chat, outcome.wait, self._tell_time(), alone=alone):
                limiter.slow_down(now)
        if self.paused_until():
            self._gate.turn_away()
