"""When a call may be sent: pure, with the time passed in as seconds of a clock that never jumps.

A server counts calls as they arrive. Of that only this is known: after the call was begun, before
its answer was there. So each counts here for as long as it may still matter there. In a sliding
window so counted the server meets no more than it takes; then it does not by fixed windows or a
token bucket either.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from jobs.limits import Limits, Rate

JITTER = 0.05
"""Seconds by which one call may be slower on its way than another, where nothing tells more."""
CATCH_UP = 0.2
"""A broadcast that was held up for so many seconds makes up for it."""
REMEMBERED = 300
AHEAD = 10
"""Replies put a broadcast off by at most so many of its own messages."""
SLOWER, SLOWEST, RECOVERY = 0.7, 0.1, 0.01
"""What a refusal makes of the pace, the least of it, and how much of it comes back a second."""


@dataclass(eq=False, slots=True)
class Sent:
    """A call that was begun, and when its answer was there."""

    begun: float
    answered: float | None = None

    def latest(self, quickest: float) -> float:
        """The latest moment at which it may have arrived, as against one that is begun now.

        Only what differs between the two matters: of a long way to the server both have the same
        part, which the `quickest` answer shows.
        """
        if self.answered is None:
            return inf
        taken = self.answered - self.begun
        return self.begun + min(taken, max(JITTER, taken - quickest))


class Window:
    """A rate, and the calls that may still count against it."""

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self._calls: list[Sent] = []

    def free_at(self, now: float, quickest: float) -> float:
        """When one more call is within the rate: `now`, later, or only after an answer (inf)."""
        if len(self._calls) < self.rate.calls:
            return now
        leaving = self.forget(now, quickest)
        over = len(leaving) - self.rate.calls
        return sorted(leaving)[over] if over >= 0 else now

    def forget(self, now: float, quickest: float) -> list[float]:
        """When those leave that still count; the others are forgotten."""
        found = [(call.latest(quickest) + self.rate.seconds, call) for call in self._calls]
        self._calls = [call for moment, call in found if moment > now]
        return [moment for moment, _ in found if moment > now]

    def add(self, call: Sent) -> None:
        self._calls.append(call)

    def __len__(self) -> int:
        return len(self._calls)


class Chat:
    """What one chat is held to; groups, whose ids are negative, to one more rate."""

    def __init__(self, limits: Limits, chat: int) -> None:
        group = [Window(limits.group)] if chat < 0 else []
        self._of_reply = [Window(limits.burst), *group]
        self._of_broadcast = [Window(limits.chat), *group]

    def free_at(self, now: float, quickest: float, *, reply: bool) -> float:
        windows = self._of_reply if reply else self._of_broadcast
        return max(window.free_at(now, quickest) for window in windows)

    def add(self, call: Sent) -> None:
        for window in {*self._of_reply, *self._of_broadcast}:
            window.add(call)

    @property
    def is_pressed(self) -> bool:
        return any(len(window) > 1 for window in self._of_reply)

    def is_idle(self, now: float, quickest: float) -> bool:
        windows = (*self._of_reply, *self._of_broadcast)
        left = [window.forget(now, quickest) for window in windows]
        return not any(left)


class Limiter:
    """Decides about one process's calls. A reply only keeps within the limits; a broadcast is
    evenly spaced as well, and gives way to replies."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._overall = Window(limits.overall)
        self._even = limits.even
        self._chats: dict[int, Chat] = {}
        self._next = -inf
        self._taken: deque[float] = deque(maxlen=REMEMBERED)
        self._quickest = 0.0
        self._pace, self._pace_at = 1.0, 0.0

    def free_at(self, now: float) -> float:
        """The first moment for any call: `now`, later, or only after some answer (inf)."""
        return self._overall.free_at(now, self._quickest)

    def turn_at(self, chat: int | None, now: float, *, reply: bool, even: bool = True) -> float:
        """The same for such a call, if any may be made."""
        moment = self._next if even and not reply else now
        if chat in self._chats:
            moment = max(moment, self._chats[chat].free_at(now, self._quickest, reply=reply))
        return max(now, moment)

    def begin(self, chat: int | None, now: float, *, reply: bool, asked: float) -> Sent:
        """Count a call that is begun; of a broadcast's, since when it was waiting to be."""
        call = Sent(now)
        self._overall.add(call)
        if chat is not None:
            self._chats.setdefault(chat, Chat(self._limits, chat)).add(call)
        gap = self._gap(now)
        if reply:
            self._next = min(max(self._next, now) + gap, now + AHEAD * gap)
        else:
            self._next = max(self._next, asked, now - CATCH_UP) + gap
        return call

    def end(self, call: Sent, now: float, *, answered: bool) -> None:
        """Its answer is there, or will not come any more."""
        call.answered = now
        if answered:
            self._taken.append(now - call.begun)
            self._quickest = min(self._taken)

    def busy(self, now: float) -> dict[int, float]:
        """The chats to which no broadcast may go now, and when the first moment is."""
        found = {
            chat: one.free_at(now, self._quickest, reply=False) for chat, one in self._known(now)
        }
        return {chat: moment for chat, moment in found.items() if moment > now}

    def suspects(self, chat: int, now: float) -> bool:
        """Whether this chat was written to more than once of late: that alone may be too much."""
        return any(known == chat and one.is_pressed for known, one in self._known(now))

    def slow_down(self, now: float) -> None:
        """The server refused a call for the pace of all."""
        self._pace = max(SLOWEST, self._pace_now(now) * SLOWER)
        self._pace_at = now

    def share(self, processes: int) -> None:
        """From now on so many processes send with this token."""
        shared = self._limits.shared(processes)
        self._overall.rate = shared.overall
        self._even = shared.even

    def _gap(self, now: float) -> float:
        return self._even.seconds / self._even.calls / self._pace_now(now)

    def _pace_now(self, now: float) -> float:
        return min(1.0, self._pace + (now - self._pace_at) * RECOVERY)

    def _known(self, now: float) -> Iterator[tuple[int, Chat]]:
        idle = [chat for chat, one in self._chats.items() if one.is_idle(now, self._quickest)]
        for chat in idle:
            del self._chats[chat]
        yield from self._chats.items()
