"""Monthly returns: their figures, the months around one, and the closing of a month."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, select

from db.items import Item, items_of_units, monthly_items
from db.models import Assignment, Duty, Observation, Report, Retraction, Review
from db.models.review import Stage, Verdict
from db.reports import Words
from db.rules.office import Office
from db.rules.returns import HANDED_IN
from db.rules.terms import AssignmentState, Kind
from db.settling import locked, settle

Figures = dict[str, Decimal]
"""A return's figures by their names, in the order in which they were recorded."""


def figures_of(session: Session, items: Sequence[Item]) -> dict[int, Figures]:
    """The figures handed in, by assignment; what is not handed in is left out."""
    reports = {one.report_id: one.id for one in items if one.report_id and handed_in(one)}
    rows = session.exec(
        select(Observation)
        .where(col(Observation.report_id).in_(reports))
        .order_by(col(Observation.id))
    )
    found: dict[int, Figures] = {}
    for row in rows:
        found.setdefault(reports[row.report_id], {})[row.name] = row.value
    return found


def handed_in(item: Item) -> bool:
    """Whether the figures of a return are there, its month closed or not."""
    return item.state in HANDED_IN


def same_return(session: Session, item: Item, *, today: date) -> list[Item]:
    """Every month of this return of its unit, in the order of time."""
    owed = items_of_units(session, [item.unit_id], today=today)
    months = [one for one in owed if one.duty == item.duty and one.monthly]
    return sorted(months, key=lambda one: one.starts_on)


def month_before(session: Session, item: Item, *, today: date) -> Item | None:
    """The return of the month before, where it was handed in."""
    earlier = [
        one for one in same_return(session, item, today=today) if one.starts_on < item.starts_on
    ]
    return earlier[-1] if earlier and handed_in(earlier[-1]) else None


def months_after(session: Session, item: Item, *, today: date) -> list[Item]:
    """The later months of the same cycle that are still owed."""
    return [
        one
        for one in same_return(session, item, today=today)
        if one.starts_on > item.starts_on and one.cycle_id == item.cycle_id and not one.finished
    ]


def returns_of(session: Session, *, duty_id: int, period: str, today: date) -> list[Item]:
    """Every unit's return of a month ("2023-04"), nobody else's to change meanwhile."""
    rows = (
        select(Assignment.id)
        .where(Assignment.duty_id == duty_id, Assignment.period == period)
        .order_by(col(Assignment.id))
        .with_for_update()
    )
    session.exec(rows).all()
    found = monthly_items(session, today=today)
    return [item for item in found if (item.duty_id, item.period) == (duty_id, period)]


def batch_of(session: Session, report: Report) -> list[Report]:
    """The reports made by one answer about many: 均正常 of a form, 不涉及 of all months to come."""
    duty = _duty_of(session, report)
    taken_back = select(col(Retraction.id)).where(col(Retraction.report_id) == col(Report.id))
    rows = session.exec(
        select(Report, Duty)
        .join(Assignment, col(Assignment.id) == Report.assignment_id)
        .join(Duty, col(Duty.id) == Assignment.duty_id)
        .where(
            Report.incoming_id == report.incoming_id,
            Report.person_id == report.person_id,
            Report.status == report.status,
            Duty.kind == duty.kind,
            ~taken_back.exists(),
        )
        .order_by(col(Report.id))
    )
    alone = duty.kind == Kind.RECURRING
    return [one for one, about in rows if not alone or about.id == duty.id]


def _duty_of(session: Session, report: Report) -> Duty:
    return session.exec(
        select(Duty)
        .join(Assignment, col(Assignment.duty_id) == Duty.id)
        .where(Assignment.id == report.assignment_id)
    ).one()


def close_returns(
    session: Session, items: Collection[Item], *, by: Words, office: Office
) -> list[int]:
    """关账: close what was handed in; the assignments closed. A correction is refused from then."""
    closed = [item for item in items if item.state == AssignmentState.DONE]
    session.add_all(_closing(one.report_id, by) for one in closed if one.report_id)
    session.flush()
    for item in closed:
        settle(session, locked(session, item.id), now=by.now, office=office)
    return [item.id for item in closed]


def _closing(report_id: int, by: Words) -> Review:
    return Review(
        report_id=report_id,
        stage=Stage.OFFICE,
        verdict=Verdict.CLOSED,
        person_id=by.person_id,
        incoming_id=by.incoming_id,
        at=by.now,
    )
