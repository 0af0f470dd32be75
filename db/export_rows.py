"""What an export is made of: plain rows, every moment aware UTC, no telephone, no Telegram id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from db.items import Item
from db.rules.deadlines import DueRule, parse_rule
from db.rules.targets import Target


@dataclass(frozen=True)
class Laid:
    """A unit or collective on which a duty is laid, and as what."""

    unit: str
    role: str


@dataclass(frozen=True)
class Planned:
    """A duty of the plan: one row, whatever the number of its units.

    `rule` is the notice's own rule for the date as a plan writes it; `figures` are those that a
    return asks for.
    """

    id: int
    year: int
    notice: str
    task: str
    task_title: str
    section: str
    task_remark: str | None
    duty: str
    title: str
    kind: str
    force: str
    source: str
    rule: dict[str, Any] | None
    target: Target | None
    figures: Sequence[Mapping[str, str]]
    evidence_required: bool
    remark: str | None
    laid: tuple[Laid, ...]

    @property
    def date_rule(self) -> DueRule | None:
        """The rule that `rule` writes; None where the notice has no date."""
        return parse_rule(self.rule) if self.rule else None


@dataclass(frozen=True)
class Author:
    """A person by the post held at the time; `name` is None for who is known by the post alone."""

    name: str | None
    unit: str
    title: str

    @property
    def post(self) -> str:
        """市公安局联络员."""
        return f"{self.unit}{self.title}"

    @property
    def display(self) -> str:
        """孙雯雯, or 市公安局联络员 where no name is known."""
        return self.name or self.post


@dataclass(frozen=True)
class Figure:
    """A figure of a report: 达标率, 85, %."""

    name: str
    value: Decimal
    unit: str


@dataclass(frozen=True)
class Reviewed:
    """What became of a report at one stage of its review."""

    stage: str
    verdict: str
    exception: bool
    reason: str | None
    by: Author | None
    at: datetime


@dataclass(frozen=True)
class Reported:
    """A report as it was made, and what became of it.

    `corrected_by` is the report that stands in its place. `files`: how many belong to it.
    """

    id: int
    item: Item
    author: Author | None
    status: str
    words: str
    reason: str | None
    forecast_on: date | None
    said_at: datetime
    recorded_at: datetime
    on_behalf: bool
    corrected_by: int | None
    taken_back_at: datetime | None
    figures: tuple[Figure, ...]
    files: int
    reviews: tuple[Reviewed, ...]

    @property
    def counts(self) -> bool:
        """Neither taken back nor corrected."""
        return self.taken_back_at is None and self.corrected_by is None

    @property
    def review(self) -> Reviewed | None:
        """The last word of a review, if there was one."""
        return max(self.reviews, key=lambda one: one.at, default=None)


class Fate(StrEnum):
    """How far a reminder came."""

    SENT = "sent"
    WAITING = "waiting"
    RECALLED = "recalled"  # things changed before it could be sent
    FAILED = "failed"


@dataclass(frozen=True)
class Delivered:
    """A reminder to one person about one assignment; `problem` in the register's words,
    without long numbers.

    `answered_at` and `answer` are those of the first report that counts since it was made.
    """

    id: int
    item: Item
    person: Author | None
    rung: str
    at: datetime
    made_at: datetime
    fate: Fate
    sent_at: datetime | None
    problem: str | None
    answered_at: datetime | None
    answer: str | None


@dataclass(frozen=True)
class Returned:
    """A monthly return of one unit; without figures and `handed_in_at` until it is handed in."""

    item: Item
    figures: Mapping[str, Decimal]
    handed_in_at: datetime | None


@dataclass(frozen=True)
class Export:
    """All that is exported, on the office's `today`; `units` is None where it is about all.

    `handlers`: who answers for each assignment, by its id.
    """

    today: date
    units: tuple[str, ...] | None
    plan: Sequence[Planned]
    items: Sequence[Item]
    handlers: Mapping[int, Author]
    reports: Sequence[Reported]
    deliveries: Sequence[Delivered]
    returns: Sequence[Returned]
