"""What somebody spoke of or was reminded of lately: what a file without words may be about."""

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from db.models import Ping, Report, Retraction

LOOKED_AT = 50
"""The newest rows of each kind: older ones nobody means."""


def last_report_of(session: Session, assignment_id: int, person_id: int) -> Report | None:
    """This person's newest report about it that was not taken back."""
    mine = (Report.assignment_id == assignment_id, Report.person_id == person_id)
    return session.exec(
        select(Report).where(*mine, ~_taken_back()).order_by(col(Report.id).desc())
    ).first()


def reports_since(session: Session, person_id: int, since: datetime) -> list[Report]:
    """This person's reports said from `since` on and not taken back, newest first."""
    mine = (Report.person_id == person_id, col(Report.said_at) >= since)
    return list(
        session.exec(select(Report).where(*mine, ~_taken_back()).order_by(col(Report.id).desc()))
    )


def recent_assignments(session: Session, person_id: int) -> list[int]:
    """The assignments this person reported on or was reminded of, the last one first."""
    said = session.exec(
        select(Report.assignment_id, Report.said_at)
        .where(Report.person_id == person_id)
        .order_by(col(Report.id).desc())
        .limit(LOOKED_AT)
    )
    told = session.exec(
        select(Ping.assignment_id, Ping.made_at)
        .where(Ping.person_id == person_id)
        .order_by(col(Ping.made_at).desc(), col(Ping.id))  # in the order of the reminder
        .limit(LOOKED_AT)
    )
    both = sorted([*said.all(), *told.all()], key=lambda row: row[1], reverse=True)
    return list(dict.fromkeys(assignment_id for assignment_id, _ in both))


def _taken_back() -> ColumnElement[bool]:
    return select(Retraction.id).where(Retraction.report_id == Report.id).exists()
