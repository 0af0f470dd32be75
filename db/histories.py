"""全部记录: all that was said and decided about assignments, in a constant number of reads."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, col, select

from db.corrections import figures_of
from db.evidence import removed
from db.handing_on import ACTION
from db.models import (
    Acknowledgement,
    Audit,
    Due,
    Evidence,
    Extension,
    Nudge,
    Observation,
    Person,
    Post,
    Report,
    Retraction,
    Review,
    Unit,
)

_Row = TypeVar("_Row", bound=SQLModel)


@dataclass(frozen=True)
class Event:
    """One thing that happened to an assignment: when, to which, by whom, and the row it left."""

    at: datetime
    assignment_id: int
    person_id: int | None
    row: Any


@dataclass(frozen=True)
class Decided:
    """An extension's decision, which stands in the row of its request."""

    request: Extension


@dataclass(frozen=True)
class Moved:
    """转办: the posts before and after, by id."""

    former: int | None
    present: int | None


@dataclass(frozen=True)
class NewDue:
    """A due after the first, beside the date that it replaces."""

    due: Due
    before: date | None


@dataclass(frozen=True)
class History:
    """The events, oldest first, and what is needed to tell them."""

    events: Sequence[Event]
    figures: Mapping[int, Sequence[Observation]] = field(default_factory=dict)
    evidence: Mapping[int, int] = field(default_factory=dict)
    reports: Mapping[int, Report] = field(default_factory=dict)
    replaced: Mapping[int, int] = field(default_factory=dict)
    taken_back: Collection[int] = frozenset()
    people: Mapping[int, str] = field(default_factory=dict)
    posts: Mapping[int, str] = field(default_factory=dict)


def history_of(session: Session, assignment_ids: Sequence[int]) -> History:
    """Everything about these assignments: what was said, replaced, taken back, and decided."""
    reports = _of(session, Report, assignment_ids)
    by_id = {report.id: report for report in reports}
    retractions = _about(session, Retraction, by_id)
    taken_back = {one.report_id for one in retractions}
    events = [
        *_plain(_of(session, Acknowledgement, assignment_ids)),
        *_plain(_of(session, Nudge, assignment_ids)),
        *(Event(one.recorded_at, one.assignment_id, one.person_id, one) for one in reports),
        *_upon(retractions, by_id),
        *_upon(_about(session, Review, by_id), by_id),
        *_extensions(_of(session, Extension, assignment_ids)),
        *_dues(_of(session, Due, assignment_ids)),
        *_moves(session, assignment_ids),
    ]
    return History(
        events=sorted(events, key=lambda event: event.at),
        figures=figures_of(session, by_id),
        evidence=_evidence(session, by_id),
        reports=by_id,
        replaced={
            one.supersedes_id: one.id
            for one in reports
            if one.supersedes_id and one.id not in taken_back
        },
        taken_back=taken_back,
        people=everybody(session),
        posts=_posts(session),
    )


def _of(session: Session, table: type[_Row], assignment_ids: Sequence[int]) -> list[_Row]:
    """The rows of a table about these assignments, as they were written."""
    columns: Any = table
    wanted = select(table).where(col(columns.assignment_id).in_(assignment_ids))
    return list(session.exec(wanted.order_by(col(columns.id))))


def _about(session: Session, table: type[_Row], reports: Mapping[int, Report]) -> list[_Row]:
    columns: Any = table
    wanted = select(table).where(col(columns.report_id).in_(list(reports)))
    return list(session.exec(wanted.order_by(col(columns.id))))


def _plain(rows: Sequence[Acknowledgement] | Sequence[Nudge]) -> Iterator[Event]:
    for row in rows:
        yield Event(row.at, row.assignment_id, row.person_id, row)


def _upon(
    rows: Sequence[Retraction] | Sequence[Review], reports: Mapping[int, Report]
) -> Iterator[Event]:
    """What was done to a report happened to its assignment."""
    for row in rows:
        yield Event(row.at, reports[row.report_id].assignment_id, row.person_id, row)


def _extensions(rows: Sequence[Extension]) -> Iterator[Event]:
    for row in rows:
        yield Event(row.asked_at, row.assignment_id, row.person_id, row)
        if row.decided_at:
            yield Event(row.decided_at, row.assignment_id, row.decided_by, Decided(row))


def _dues(rows: Sequence[Due]) -> Iterator[Event]:
    """Every due but the notice's own, which its duty shows anyway."""
    before: dict[int, Due] = {}
    for row in sorted(rows, key=lambda due: due.sequence):
        former = before.get(row.assignment_id)
        if former:
            yield Event(row.made_at, row.assignment_id, row.person_id, NewDue(row, former.due_on))
        before[row.assignment_id] = row


def _moves(session: Session, assignment_ids: Sequence[int]) -> Iterator[Event]:
    """转办 by a person; what the roster proposed at first is nobody's doing."""
    subjects = {f"assignment:{one}": one for one in assignment_ids}
    rows = session.exec(
        select(Audit).where(col(Audit.subject).in_(list(subjects)), Audit.action == ACTION)
    )
    for row in rows:
        old, new = (row.old or {}).get("handler_post_id"), (row.new or {}).get("handler_post_id")
        if old or row.person_id:
            yield Event(row.at, subjects[row.subject], row.person_id, Moved(old, new))


def _evidence(session: Session, reports: Mapping[int, Report]) -> dict[int, int]:
    """How many files belong to each report."""
    counts: dict[int, int] = {}
    for report_id in session.exec(
        select(Evidence.report_id).where(col(Evidence.report_id).in_(list(reports)), ~removed())
    ):
        counts[report_id] = counts.get(report_id, 0) + 1
    return counts


def everybody(session: Session) -> dict[int, str]:
    """Everybody by name, or by the post where no name is known: 市公安局联络员."""
    rows = session.exec(
        select(Person, Unit.name, Post.title)
        .join(Post, col(Post.person_id) == Person.id)
        .join(Unit, col(Unit.id) == Post.unit_id)
        .order_by(col(Post.id))
    )
    found: dict[int, str] = {}
    for person, unit, title in rows:
        found.setdefault(person.id, person.name or f"{unit}{title}")
    return found


def _posts(session: Session) -> dict[int, str]:
    """Every post by its holder's name, else by its title."""
    rows = session.exec(select(Post, Person.name).join(Person, col(Person.id) == Post.person_id))
    return {post.id: name or post.title for post, name in rows}
