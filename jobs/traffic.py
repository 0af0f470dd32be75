"""What may be sent now: the gate, by a clock that never jumps, and the pauses, by the office's."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime

from jobs.gate import Gate
from jobs.limits import Limits
from jobs.pauses import Pauses
from jobs.settlement import Outcome


class Traffic:
    """The state of the line to Telegram, as far as this process knows it."""

    def __init__(self, limits: Limits, tell_time: Callable[[], datetime]) -> None:
        self._gate = Gate(limits)
        self._pauses = Pauses()
        self._tell_time = tell_time

    def passing(
        self, chat: int | None, *, reply: bool, patience: float | None
    ) -> AbstractAsyncContextManager[None]:
        """See `Gate.passing`."""
        return self._gate.passing(chat, reply=reply, patience=patience)

    def paused_until(self, chat: int | None = None) -> datetime | None:
        """When a pause ends in which this chat is, or (without one) all of them are."""
        return self._pauses.until(chat, self._tell_time())

    def busy(self) -> dict[int, float]:
        """The chats to which no broadcast may go now, and the seconds until one may."""
        now = self._gate.now()
        full = {chat: at - now for chat, at in self._gate.limiter.busy(now).items()}
        return full | self._pauses.chats(self._tell_time())

    def room(self, most: int) -> int:
        """How many may be tried at a time: none in a pause, one while the server seems down."""
        if self.paused_until():
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
