"""What is to be done with a reading: record it, ask which, show it first, or refuse it.

One unambiguous duty, status and figure is recorded; anything less is asked about or shown first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
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
class Extend:
    """延期: a later date is asked for; None where no day was named.

    Not `sure`: the words may mean another day; `confirmed`: by a tap on the very date.
    """

    until: date | None = None
    sure: bool = True
    confirmed: bool = False


@dataclass(frozen=True)
class Entry:
    """What was said about assignment `key`, on its way to the register or waiting in a draft.

    `corrects`: the report that it replaces; `on_behalf`: a supervisor says it for the unit (代录).
    With `extend` it is no report but a request for a later date, and `reason` is why.
    """

    key: int
    status: ReportStatus
    figures: Figures = ()
    reason: str | None = None
    forecast_on: date | None = None
    corrects: int | None = None
    on_behalf: bool = False
    extend: Extend | None = None

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
            "extend": _extend_json(self.extend),
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
            extend=_extend_from(row.get("extend")),
        )


def _extend_json(extend: Extend | None) -> list[Any] | None:
    if extend is None:
        return None
    until = extend.until.isoformat() if extend.until else None
    return [until, extend.sure, extend.confirmed]


def _extend_from(row: list[Any] | None) -> Extend | None:
    if row is None:
        return None
    until, sure, confirmed = row
    return Extend(date.fromisoformat(until) if until else None, sure, confirmed)


@dataclass(frozen=True)
class Choice:
    """What was said may be about any of `keys`; the entries' own key is the first."""

    entries: tuple[Entry, ...]
    keys: tuple[int, ...]

    @property
    def report(self) -> Entry:
        """What it reports; a request for a later date comes behind it."""
        return self.entries[0]


@dataclass(frozen=True)
class Decision:
    """`plain` may be recorded as they stand; `doubtful` are shown first; `foreign` are task
    numbers that the speaker does not owe."""

    plain: tuple[Entry, ...] = ()
    doubtful: tuple[Entry, ...] = ()
    choices: tuple[Choice, ...] = ()
    foreign: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.plain + self.doubtful

    @property
    def recordable(self) -> tuple[Entry, ...]:
        """What was said of one duty, if nothing about it is open; a report may ask for a later
        date as well."""
        alone = not (self.doubtful or self.choices or self.foreign)
        return self.plain if alone and len({one.key for one in self.plain}) == 1 else ()


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
    plain: list[Entry] = []
    doubtful: list[Entry] = []
    choices, foreign = [], []
    shared = _shared_doubts(reading)
    for item in reading.items:
        if item.intent not in _TOLD:
            continue
        keys = _narrowed(item, scope)
        if not keys:
            foreign.append(item.task or "?")
            continue
        entries = _entries(item, keys[0])
        if len(keys) > 1:
            choices.append(Choice(entries, keys))
        elif shared or _doubts(item) - {"duty"} or _odd(item, entries[0], scope):
            doubtful += entries
        else:
            plain += entries
    return Decision(tuple(plain), tuple(doubtful), tuple(choices), tuple(foreign))


def _shared_doubts(reading: Reading) -> set[str]:
    """What makes everything be shown first."""
    return set(reading.unsure) - {"date"} | {
        doubt for item in reading.items for doubt in _doubts(item) if doubt == "date"
    }


def _doubts(item: Item) -> set[str]:
    """Why one item is shown first; a doubtful new date is asked about by itself."""
    return set(item.unsure) - ({"date"} if item.intent is Intent.EXTENSION else set())


def _narrowed(item: Item, scope: Scope) -> tuple[int, ...]:
    """Of several candidates those still open; 办结 is said of what can be finished."""
    keys = tuple(int(key) for key in item.candidates)
    if len(keys) > 1:
        keys = tuple(key for key in keys if key in scope.open_keys) or keys
    if len(keys) > 1 and item.status is ReportStatus.DONE:
        keys = tuple(key for key in keys if key not in scope.standing) or keys
    return keys


def _entries(item: Item, key: int) -> tuple[Entry, ...]:
    """The report, the request for a later date, or both: 还没对接,申请延期到10月15日."""
    if item.intent is not Intent.EXTENSION:
        return (_entry(item, key),)
    extend = Extend(item.date, sure="date" not in item.unsure)
    request = Entry(key, ReportStatus.IN_PROGRESS, reason=item.reason, extend=extend)
    told = item.status is not None or item.value is not None
    return (replace(_entry(item, key), forecast_on=None), request) if told else (request,)


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
