"""时限 as rows: a new date is added, the old ones stay to be read."""

from datetime import date

from sqlmodel import Session, col, func, select

from db.models import Due
from db.reports import Words
from db.rules.terms import DueOrigin


def add_due(
    session: Session,
    *,
    assignment_id: int,
    due_on: date | None,
    origin: DueOrigin,
    reason: str | None,
    by: Words,
) -> Due:
    """The due in force from now on; the assignment must be locked."""
    last = select(func.max(col(Due.sequence))).where(Due.assignment_id == assignment_id)
    row = Due(
        assignment_id=assignment_id,
        sequence=(session.exec(last).one() or 0) + 1,
        due_on=due_on,
        origin=origin,
        reason=reason,
        person_id=by.person_id,
        incoming_id=by.incoming_id,
        made_at=by.now,
    )
    session.add(row)
    session.flush()
    return row
