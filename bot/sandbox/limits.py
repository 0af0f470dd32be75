"""How much a bot may send: Telegram's advice, counted in each of the ways a server may count.

Source: core.telegram.org/bots/faq "My bot is hitting limits": 30 messages a second in all, one a
second in a chat, 20 a minute in a group. How Telegram counts is not published, so a bot has to
keep within all three policies. What makes or changes a message counts, an album once: Telegram
holds back edits as it does messages. What only asks, deletes or answers a press is free.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol

from bot.sandbox.errors import too_many_requests

COUNTED = frozenset(
    {
        "sendMessage",
        "sendPhoto",
        "sendDocument",
        "sendVideo",
        "sendMediaGroup",
        "copyMessage",
        "forwardMessage",
        "editMessageText",
        "editMessageCaption",
        "editMessageReplyMarkup",
    }
)
Policy = Literal["token", "fixed", "sliding"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AT_ONCE = timedelta(0)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls in so many seconds. `Rate(3, 3)` is one a second that lets three burst."""

    calls: int
    seconds: int

    @property
    def window(self) -> timedelta:
        return timedelta(seconds=self.seconds)


OVERALL, CHAT, GROUP = Rate(30, 1), Rate(1, 1), Rate(20, 60)


class Counter(Protocol):
    """One limit for one chat, or for all of them."""

    def wait(self, now: datetime) -> timedelta:
        """How long until a call would be taken; nothing if it would be now."""

    def take(self, now: datetime) -> None:
        """Count a call that was taken."""


class TokenBucket:
    """A full bucket of `calls` tokens, refilled evenly. One moment is all it has to keep."""

    def __init__(self, rate: Rate) -> None:
        self._refill = rate.window / rate.calls
        self._depth = rate.window - self._refill
        self._full_again = _EPOCH

    def wait(self, now: datetime) -> timedelta:
        return max(_AT_ONCE, self._full_again - self._depth - now)

    def take(self, now: datetime) -> None:
        self._full_again = max(self._full_again, now) + self._refill


class FixedWindow:
    """`calls` in each window; windows follow one another from the full minute, or second, on."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._begun = _EPOCH
        self._count = 0

    def wait(self, now: datetime) -> timedelta:
        self._turn(now)
        full = self._count >= self._rate.calls
        return self._begun + self._rate.window - now if full else _AT_ONCE

    def take(self, now: datetime) -> None:
        self._turn(now)
        self._count += 1

    def _turn(self, now: datetime) -> None:
        begun = now - (now - _EPOCH) % self._rate.window
        if begun != self._begun:
            self._begun, self._count = begun, 0


class SlidingLog:
    """`calls` in any stretch as long as the window: the strictest, and the one that remembers."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._taken: deque[datetime] = deque(maxlen=rate.calls)

    def wait(self, now: datetime) -> timedelta:
        if len(self._taken) < self._rate.calls:
            return _AT_ONCE
        return max(_AT_ONCE, self._taken[0] + self._rate.window - now)

    def take(self, now: datetime) -> None:
        self._taken.append(now)


POLICIES: dict[Policy, Callable[[Rate], Counter]] = {
    "token": TokenBucket,
    "fixed": FixedWindow,
    "sliding": SlidingLog,
}


class Limits:
    """All limits of one bot. `taken` and `refused` count calls, for tests to look at.

    A group is held to both its own rate and that of any chat. A refused call counts for nothing.
    """

    def __init__(
        self,
        policy: Policy = "token",
        *,
        overall: Rate = OVERALL,
        chat: Rate = CHAT,
        group: Rate = GROUP,
    ) -> None:
        self.taken = 0
        self.refused = 0
        self._new = POLICIES[policy]
        self._chat, self._group = chat, group
        self._overall = self._new(overall)
        self._chats: dict[int | str, list[Counter]] = {}

    def check(self, method: str, chat_id: int | str | None, *, now: datetime) -> None:
        """Count one call at an aware moment, free ones aside.

        Raises ApiError 429 with the whole seconds after which it would be taken, at least one.
        """
        if method not in COUNTED:
            return
        counters = [self._overall, *self._of(chat_id)]
        wait = max(counter.wait(now) for counter in counters)
        if wait:
            self.refused += 1
            raise too_many_requests(-(-wait // _SECOND))
        self.taken += 1
        for counter in counters:
            counter.take(now)

    def _of(self, chat_id: int | str | None) -> list[Counter]:
        """The counters of one chat; the ids of groups are negative, those of channels names."""
        if not chat_id:
            return []
        if chat_id not in self._chats:
            private = isinstance(chat_id, int) and chat_id > 0
            rates = [self._chat] if private else [self._chat, self._group]
            self._chats[chat_id] = [self._new(rate) for rate in rates]
        return self._chats[chat_id]
