"""When nothing, or nothing to one chat, is to be sent: pure, by the office's clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

FAILURES = 3
"""So many calls in a row to which the server did not answer, and it is taken to be down."""
DOWN = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 5, 10, 30))
MANY = 3
"""So many chats refused at a time mean all of them."""


@dataclass(frozen=True, slots=True)
class Pause:
    """From one moment to another; a clock that was set back ends it too."""

    begun: datetime
    until: datetime

    def holds(self, now: datetime) -> bool:
        return self.begun <= now < self.until


class Pauses:
    """What the server asked for, and how long it is left alone when it is down.

    A 429 does not say whether it is about one chat or all of them: the caller tells whether
    that chat alone may be the reason.
    """

    def __init__(self) -> None:
        self._all: Pause | None = None
        self._chats: dict[int, Pause] = {}
        self._failures = 0
        self._trips = 0

    def refused(self, chat: int | None, wait: timedelta, now: datetime, *, alone: bool) -> bool:
        """The server asked to wait; whether that is for all chats."""
        pause = Pause(now, now + wait)
        self._chats = {known: one for known, one in self._chats.items() if one.holds(now)}
        if chat is not None:
            self._chats[chat] = pause
        for_all = chat is None or not alone or len(self._chats) >= MANY
        if for_all and (self._all is None or self._all.until < pause.until):
            self._all = pause
        return for_all

    def failed(self, now: datetime) -> None:
        """A call was not answered; several in a row, and the server is left alone for longer and
        longer, then tried with one call at a time."""
        self._failures += 1
        if self.is_down and self.until(None, now) is None:
            self._all = Pause(now, now + DOWN[min(self._trips, len(DOWN) - 1)])
            self._trips += 1

    def answered(self) -> None:
        self._failures = self._trips = 0

    @property
    def is_down(self) -> bool:
        return self._failures >= FAILURES

    def until(self, chat: int | None, now: datetime) -> datetime | None:
        """The end of the pause in which this chat is, if it is in one."""
        found = [self._all, self._chats.get(chat) if chat is not None else None]
        return max((one.until for one in found if one and one.holds(now)), default=None)

    def chats(self, now: datetime) -> set[int]:
        """The chats to which nothing is to be sent now."""
        return {chat for chat, one in self._chats.items() if one.holds(now)}
