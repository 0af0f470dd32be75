"""What may be corrected: the reports that a message led to, one's own, how they stand."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, and_, col, or_, select

from db.item_selects import counting
from db.models import Assignment, Draft, Incoming, Observation, Report, Retraction, Review
from db.rules.corrections import WITHIN, Standing


@dataclass(frozen=True)
class Led:
    """A report that a message led to; `completed`: together with the answer to a question."""

    report: Report
    completed: bool


def standing(session: Session, report: Report) -> Standing:
    """What became of a report; its assignment is locked by whoever decides on this."""
    taken_back = select(Retraction.id).where(Retraction.report_id == report.id)
    correction = select(Report.id).where(
        col(Report.supersedes_id) == report.id,
        ~select(Retraction.id).where(col(Retraction.report_id) == col(Report.id)).exists(),
    )
    review = (
        select(Review.id)
        .join(Report, col(Report.id) == Review.report_id)
        .where(Report.assignment_id == report.assignment_id, col(Report.id) >= report.id)
    )
    return Standing(
        recorded_at=report.recorded_at,
        taken_back=session.exec(taken_back).first() is not None,
        corrected=session.exec(correction).first() is not None,
        reviewed=session.exec(review).first() is not None,
    )


def to_supersede(session: Session, report_id: int) -> int:
    """The end of a report's chain of corrections: each is superseded at most once.

    Where a correction was taken back, the next one follows it.
    """
    later = select(Report.id).where(col(Report.supersedes_id) == report_id)
    found = session.exec(later).first()
    return to_supersede(session, found) if found else report_id


def own_reports(
    session: Session, *, person_id: int, unit_ids: Collection[int], since: datetime | None = None
) -> list[Report]:
    """The newest report that counts about each assignment, newest first: what this person said,
    and what was recorded on behalf of these units."""
    mine = or_(
        col(Report.person_id) == person_id,
        and_(col(Report.on_behalf), col(Assignment.unit_id).in_(unit_ids)),
    )
    late = col(Report.recorded_at) >= since if since else col(Report.id) > 0
    rows = session.exec(
        select(Report)
        .join(Assignment)
        .where(mine, late, *counting(Report))
        .order_by(col(Report.id).desc())
        .limit(200)
    )
    return list(_first_of_each(rows))


def recent(now: datetime) -> datetime:
    """From when on a report may still be corrected at `now`."""
    return now - WITHIN


def led_to(
    session: Session, *, account_id: int, person_id: int, chat_id: int, message_id: int
) -> list[Led]:
    """The reports that a message of this person led to and that count, oldest first.

    Either they were recorded from it (or an earlier edit of it), or from the answer to a question
    that it raised: such a draft was closed at the moment of the report, and holds its words.
    """
    updates = set(incoming_of(session, chat_id=chat_id, message_id=message_id))
    drafts = _drafts(session, account_id)
    raised = [draft for draft in drafts if draft.payload.get("incoming_id") in updates]
    moments = [draft.closed_at for draft in raised if draft.closed_at]
    known = or_(col(Report.incoming_id).in_(updates), col(Report.recorded_at).in_(moments))
    rows = session.exec(select(Report).where(Report.person_id == person_id, known))
    first = [one for one in rows if one.incoming_id in updates or _answered(raised, one)]
    completed = {
        report.assignment_id
        for report in first
        if any(draft.kind in COMPLETING for draft in _answered(drafts, report))
    }
    return [Led(one, one.assignment_id in completed) for one in _still(session, first)]


def _still(session: Session, reports: Iterable[Report]) -> Iterable[Report]:
    """Those of the reports, and of the corrections behind them, that count."""
    chain, fresh = set[int](), {report.id for report in reports}
    while fresh:
        chain |= fresh
        later = select(Report.id).where(col(Report.supersedes_id).in_(fresh))
        fresh = set(session.exec(later)) - chain
    counted = select(Report).where(col(Report.id).in_(chain), *counting(Report))
    return session.exec(counted.order_by(col(Report.id)))


COMPLETING = ("reason", "figure", "figures")
"""The questions whose answers complete a report that was begun."""


def incoming_of(session: Session, *, chat_id: int, message_id: int) -> Sequence[int]:
    """The updates that brought a message: as it was written, and its edits."""
    rows = session.exec(
        select(Incoming.id).where(Incoming.chat_id == chat_id, Incoming.message_id == message_id)
    )
    return list(rows)


def figures_of(session: Session, report_ids: Collection[int]) -> dict[int, list[Observation]]:
    """The figures of each of these reports, in their order."""
    found: dict[int, list[Observation]] = {}
    rows = session.exec(
        select(Observation)
        .where(col(Observation.report_id).in_(report_ids))
        .order_by(col(Observation.id))
    )
    for row in rows:
        found.setdefault(row.report_id, []).append(row)
    return found


def _drafts(session: Session, account_id: int) -> Sequence[Draft]:
    newest = select(Draft).where(Draft.account_id == account_id).order_by(col(Draft.id).desc())
    return list(session.exec(newest.limit(200)))


def _answered(drafts: Sequence[Draft], report: Report) -> list[Draft]:
    return [
        draft
        for draft in drafts
        if draft.closed_at == report.recorded_at
        and report.words.startswith(draft.payload.get("said", ""))
    ]


def _first_of_each(reports: Iterable[Report]) -> Iterable[Report]:
    seen: set[int] = set()
    for report in reports:
        if report.assignment_id not in seen:
            seen.add(report.assignment_id)
            yield report
