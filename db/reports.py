"""What a unit says about an assignment: recorded, taken back, acknowledged.

Each writer locks the assignment first, adds to the history, and folds the state anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session, col, select

from db.item_selects import counting
from db.models import Acknowledgement, Observation, Person, Report, Retraction
from db.rules.office import Office
from db.rules.terms import ReportStatus
from db.settling import locked, settle


@dataclass(frozen=True)
class Words:
    """Who said something about an assignment, when, and through which update."""

    person_id: int
    said_at: datetime
    now: datetime
    incoming_id: int | None = None


@dataclass(frozen=True)
class Statement:
    """What was said: a status, and what came with it. `figures` are (name, value, unit).

    `supersedes`: the report that this one corrects; `on_behalf`: a supervisor wrote it down (代录).
    """

    status: ReportStatus
    text: str
    reason: str | None = None
    forecast_on: date | None = None
    figures: Sequence[tuple[str, Decimal, str]] = ()
    supersedes: int | None = None
    on_behalf: bool = False


def record_report(
    session: Session, *, assignment_id: int, said: Statement, by: Words, office: Office
) -> Report:
    """Add a report and its figures; the assignment's state follows."""
    assignment = locked(session, assignment_id)
    report = Report(
        assignment_id=assignment_id,
        person_id=by.person_id,
        status=said.status,
        words=said.text,
        reason=said.reason,
        forecast_on=said.forecast_on,
        said_at=by.said_at,
        recorded_at=by.now,
        incoming_id=by.incoming_id,
        supersedes_id=said.supersedes,
        on_behalf=said.on_behalf,
    )
    session.add(report)
    session.flush()
    session.add_all(
        Observation(report_id=report.id, name=name, value=value, unit=unit)
        for name, value, unit in said.figures
    )
    settle(session, assignment, now=by.now, office=office)
    return report


def retract(session: Session, *, report_id: int, by: Words, office: Office) -> bool:
    """Take a report back; False if it was taken back before. The report stays to be read."""
    report = session.exec(select(Report).where(Report.id == report_id)).one()
    assignment = locked(session, report.assignment_id)
    if session.exec(select(Retraction).where(Retraction.report_id == report_id)).first():
        return False
    session.add(
        Retraction(
            report_id=report_id, person_id=by.person_id, incoming_id=by.incoming_id, at=by.now
        )
    )
    settle(session, assignment, now=by.now, office=office)
    return True


def acknowledge(session: Session, *, assignment_id: int, by: Words, office: Office) -> bool:
    """签收; False if this person has acknowledged it before."""
    assignment = locked(session, assignment_id)
    known = select(Acknowledgement).where(
        Acknowledgement.assignment_id == assignment_id,
        Acknowledgement.person_id == by.person_id,
    )
    if session.exec(known).first():
        return False
    session.add(
        Acknowledgement(
            assignment_id=assignment_id,
            person_id=by.person_id,
            incoming_id=by.incoming_id,
            at=by.now,
        )
    )
    settle(session, assignment, now=by.now, office=office)
    return True


def last_reports(session: Session, assignment_ids: Sequence[int], limit: int) -> list[Report]:
    """The newest reports about these assignments that count, newest first: neither taken back
    nor corrected."""
    return list(
        session.exec(
            select(Report)
            .where(col(Report.assignment_id).in_(assignment_ids), *counting(Report))
            .order_by(col(Report.id).desc())
            .limit(limit)
        )
    )


def names_of(session: Session, reports: Sequence[Report]) -> dict[int, str]:
    """The names of those who wrote these reports, by person; who has none is left out."""
    ids = [report.person_id for report in reports]
    rows = session.exec(select(Person.id, Person.name).where(col(Person.id).in_(ids)))
    return {person_id: name for person_id, name in rows if name}
