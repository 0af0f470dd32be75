"""The only reader of the clock. Everything below takes an aware `now` (UTC) as an argument."""

from datetime import UTC, datetime, timedelta
from time import monotonic


class Clock:
    """A clock that ticks as the machine's does, from wherever it was set.

    Only rehearsals and the sandbox set it; on Telegram it is the machine's own time.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._offset = timedelta(0)
        if start is not None:
            self.move_to(start)

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC) + self._offset

    def move_to(self, moment: datetime) -> None:
        """Set the clock to an aware `moment`; it goes on ticking from there.

        Raises ValueError for a naive moment, which could mean any zone's.
        """
        if moment.tzinfo is None:
            raise ValueError("a moment without a time zone")
        self._offset = moment - datetime.now(UTC)


def seconds() -> float:
    """Seconds that only grow: for how long something takes, and no moment of any day."""
    return monotonic()
