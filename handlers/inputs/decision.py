"""What is to be done with a reading: record it, ask which, show it first, or refuse it.

One unambiguous duty, status and figure is recorded; anything less is asked about or shown first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from db.rules.terms import ReportStatus
from handlers.inputs.reading import Intent, Item, Reading

Figures = Sequence[tuple[str, Decimal, str]]
"""(name, value, unit); the name is empty where the duty itself is the figure's name."""
_TOLD = (Intent.REPORT, Intent.RETURN, Intent.EXTENSION)
FENCE = 1
"""Years around the notice's own; a date further away is recorded only after a tap."""


@dataclass(frozen=True)
class Entry:
    """What was said about assignment `key`, on its way to the register or waiting in a draft.

    `corrects`: the report that it replaces; `on_behalf`: a supervisor says it for the unit (代录).
    """

    key: int
    status: ReportStatus
    figures: Figures = ()
    reason: str | None = None
    forecast_on: date | None = None
    corrects: int | None = None
    on_behalf: bool = False

    @property
    def value(self) -> Decimal | None:
        """The figure that is held against the target."""
        return self.figures[0][1] if self.figures else None

    def to_json(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "status": self.status,
            "figures": [[name, str(value), unit] for name, value, unit in self.figures],
            "reason": self.reason,
            "forecast_on": self.forecast_on.isoformat() if self.forecast_on else None,
            "corrects": self.corrects,
            "on_behalf": self.on_behalf,
        }

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> "Entry":
        forecast = row["forecast_on"]
        return cls(
            key=row["key"],
            status=ReportStatus(row["status"]),
            figures=tuple((name, Decimal(value), unit) for name, value, unit in row["figures"]),
            reason=row["reason"],
            forecast_on=date.fromisoformat(forecast) if forecast else None,
            corrects=row.get("corrects"),
            on_behalf=row.get("on_behalf", False),
        )


@dataclass(frozen=True)
class Choice:
    """One thing was said, and it may be about any of `keys`; the entry's own key is the first."""

    entry: Entry
    keys: tuple[int, ...]


@dataclass(frozen=True)
class Decision:
    """`plain` may be recorded as they stand; `doubtful` are shown first; `foreign` are task
    numbers that the speaker does not owe; `asks_extension` that a new date was asked for."""

    plain: tuple[Entry, ...] = ()
    doubtful: tuple[Entry, ...] = ()
    choices: tuple[Choice, ...] = ()
    foreign: tuple[str, ...] = ()
    asks_extension: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.plain + self.doubtful

    @property
    def recordable(self) -> Entry | None:
        """The one thing said, if nothing about it is open."""
        alone = not (self.doubtful or self.choices or self.foreign)
        return self.plain[0] if alone and len(self.plain) == 1 else None


@dataclass(frozen=True)
class Scope:
    """What the speaker owes, as far as a decision needs it.

    `open_keys` are not finished yet, `standing` never are; `years` are those of the open cycles.
    """

    open_keys: Collection[int]
    standing: Collection[int]
    years: Collection[int]


def decide(reading: Reading, scope: Scope) -> Decision:
    """Sort what was told, not what was asked.

    A forecast more than a year outside the cycles is shown first.
    """
    plain, doubtful, choices, foreign = [], [], [], []
    for item in reading.items:
        if item.intent not in _TOLD:
            continue
        keys = _narrowed(item, scope)
        if not keys:
            foreign.append(item.task or "?")
            continue
        entry = _entry(item, keys[0])
        if len(keys) > 1:
            choices.append(Choice(entry, keys))
        elif set(item.unsure) - {"duty"} or reading.unsure or _odd(item, entry, scope):
            doubtful.append(entry)
        else:
            plain.append(entry)
    asked = any(item.intent is Intent.EXTENSION for item in reading.items)
    return Decision(tuple(plain), tuple(doubtful), tuple(choices), tuple(foreign), asked)


def _narrowed(item: Item, scope: Scope) -> tuple[int, ...]:
    """Of several candidates those still open; 办结 is said of what can be finished."""
    keys = tuple(int(key) for key in item.candidates)
    if len(keys) > 1:
        keys = tuple(key for key in keys if key in scope.open_keys) or keys
    if len(keys) > 1 and item.status is ReportStatus.DONE:
        keys = tuple(key for key in keys if key not in scope.standing) or keys
    return keys


def _entry(item: Item, key: int) -> Entry:
    figures: list[tuple[str, Decimal, str]] = [(name, value, "") for name, value in item.figures]
    if item.value is not None:
        figures.append(("", item.value, item.unit or ""))
    given = ReportStatus.DONE if item.intent is Intent.RETURN else ReportStatus.IN_PROGRESS
    return Entry(key, item.status or given, tuple(figures), item.reason, item.date)


def _odd(item: Item, entry: Entry, scope: Scope) -> bool:
    """A share beyond the whole, or a day far away: a slip of the finger more likely than not."""
    share = item.value if item.unit == "%" else None
    return _far(entry, scope.years) or (share is not None and not 0 <= share <= 100)


def _far(entry: Entry, years: Collection[int]) -> bool:
    when = entry.forecast_on
    return when is not None and not any(abs(when.year - year) <= FENCE for year in years)
