"""What reading a text results in: items, each about one duty, and the text's dates."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from db.rules.terms import ReportStatus
from handlers.inputs.dates import DateFound
from handlers.inputs.duties import Key
from handlers.inputs.inquiries import Inquiry
from handlers.inputs.returns import Named


class Intent(StrEnum):
    """What a sentence, or one item of it, is for."""

    REPORT = "report"
    RETURN = "return"
    EXTENSION = "extension"
    RETRACT = "retract"
    ACK = "ack"
    QUERY = "query"
    COURTESY = "courtesy"
    NONE = "none"

    @property
    def reports(self) -> bool:
        """Whether there is something to record in it."""
        return self in (Intent.REPORT, Intent.RETURN, Intent.EXTENSION)


@dataclass(frozen=True)
class Item:
    """What is said of one duty (or of one task, when it is open which of its duties).

    `duty` is None while several could be meant: `candidates` has the keys of them all, empty if
    the speaker owes no such duty. `value` with its `unit` ("%", "站"); `figures` by name and
    `month` (4 for 4月) for a return, with its `year` where it is named; `date`: the forecast, or
    the new date asked for.
    `implied`: the status follows from the figure alone.
    `unsure`: why to ask before recording: "duty", "task", "status", "figure", "date", "month".
    """

    intent: Intent
    task: str | None
    duty: str | None
    candidates: tuple[Key, ...]
    start: int
    end: int
    status: ReportStatus | None = None
    value: Decimal | None = None
    unit: str | None = None
    date: dt.date | None = None
    reason: str | None = None
    figures: tuple[Named, ...] = ()
    month: int | None = None
    year: int | None = None
    implied: bool = False
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A text understood. `dates`: all that were meant as dates, also without an item.

    `unsure` gathers the items' doubts, and "question" where a report and a question stand
    together. `correction`: it takes back an earlier report. `inquiry`: what it asks for, where it
    is a question or may be one.
    """

    intent: Intent
    items: tuple[Item, ...] = ()
    unsure: tuple[str, ...] = ()
    dates: tuple[DateFound, ...] = ()
    correction: bool = False
    inquiry: Inquiry | None = None

    @property
    def tasks(self) -> tuple[str, ...]:
        """The tasks named, in their order."""
        return tuple(dict.fromkeys(item.task for item in self.items if item.task))

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The figures of all items, those of a return in the order of their names."""
        own = ((item.value, *(value for _, value in item.figures)) for item in self.items)
        return tuple(value for values in own for value in values if value is not None)

    @property
    def status(self) -> ReportStatus | None:
        """The first status said."""
        return next((item.status for item in self.items if item.status), None)
