"""What a light comes from: the rows of the due, the last report, its figure, the reminders."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, and_, col, select

from db.item_selects import ANY, asked_in_vain, last_figure
from db.items import Item
from db.models import Assignment, Due, Duty, Observation, Ping, Report, Review
from db.models.review import Verdict


@dataclass(frozen=True)
class Ground:
    """The rows behind one light: the due in force, the last report that counts and what sent it
    back, the report with the last figure, and the reminders that nothing answered."""

    due: Due
    report: Report | None
    returned: Review | None
    figure: Report | None
    asked: Sequence[Ping]


def grounds_of(session: Session, items: Sequence[Item]) -> dict[int, Ground]:
    """By assignment, in a constant number of reads."""
    ids = [item.id for item in items]
    dues = _by_id(session, Due, [item.due_id for item in items])
    reports = _by_id(session, Report, [item.report_id for item in items if item.report_id])
    returned = _returned(session, list(reports))
    figures, asked = _figures(session, ids), _asked(session, ids)
    return {
        item.id: Ground(
            due=dues[item.due_id],
            report=reports.get(item.report_id or 0),
            returned=returned.get(item.report_id or 0),
            figure=figures.get(item.id),
            asked=asked.get(item.id, ()),
        )
        for item in items
    }


def _by_id(session: Session, table: Any, ids: Collection[int]) -> dict[int, Any]:
    return {row.id: row for row in session.exec(select(table).where(col(table.id).in_(ids)))}


def _returned(session: Session, report_ids: Collection[int]) -> dict[int, Review]:
    """By report: what sent it back."""
    which = col(Review.report_id).in_(report_ids), Review.verdict == Verdict.RETURNED
    return {row.report_id: row for row in session.exec(select(Review).where(*which))}


def _figures(session: Session, ids: Collection[int]) -> dict[int, Report]:
    """By assignment: the report with the last figure that counts."""
    rows = session.exec(
        select(Assignment.id, Report)
        .select_from(Assignment)
        .join(Duty, col(Duty.id) == Assignment.duty_id)
        .join(Observation, col(Observation.id) == last_figure(col(Observation.id)))
        .join(Report, col(Report.id) == Observation.report_id)
        .where(col(Assignment.id).in_(ids))
    )
    return dict(rows.all())


def _asked(session: Session, ids: Collection[int]) -> dict[int, list[Ping]]:
    """By assignment: the reminders in vain, the oldest first."""
    found: dict[int, list[Ping]] = {}
    statement = ANY.with_only_columns(Ping).join(Ping, and_(*asked_in_vain()))
    rows = session.execute(statement.where(col(Assignment.id).in_(ids)).order_by(None))
    for ping in rows.scalars():
        found.setdefault(ping.assignment_id, []).append(ping)
    return {key: sorted(pings, key=lambda ping: ping.at) for key, pings in found.items()}
