"""How much may be sent, and how near to it this bot goes.

Source: core.telegram.org/bots/faq "My bot is hitting limits". How Telegram counts is not published:
`jobs/limiter.py` keeps within these whatever it does.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls in so many seconds."""

    calls: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server takes; `even` is how evenly a broadcast is spaced within `overall`.

    Replies may come to one chat in a short `burst`, which Telegram lets pass.
    """

    overall: Rate = Rate(30, 1)
    even: Rate = Rate(29, 1)
    chat: Rate = Rate(1, 1)
    burst: Rate = Rate(3, 3)
    group: Rate = Rate(20, 60)

    def shared(self, processes: int) -> "Limits":
        """The part of one of so many processes that send with one token."""
        return replace(
            self,
            overall=replace(self.overall, calls=max(1, self.overall.calls // processes)),
            even=replace(self.even, seconds=self.even.seconds * processes),
        )


TELEGRAM = Limits()
_ENOUGH = Rate(100_000, 1)
UNHURRIED = Limits(_ENOUGH, _ENOUGH, _ENOUGH, _ENOUGH, _ENOUGH)
"""For rehearsals against a server that does not count."""
