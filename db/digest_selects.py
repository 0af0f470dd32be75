"""The prepared selects behind `db.digests`: what was said, asked and decided in open cycles."""

from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlmodel import col

from db.item_selects import counting
from db.models import (
    Acknowledgement,
    Assignment,
    Cycle,
    Duty,
    Extension,
    Incoming,
    Report,
    Task,
    Unit,
)
from db.models.review import Decision


def _of_open_cycles(*columns: Any, table: type[Any] | None = None) -> Select[Any]:
    """Rows about the assignments of open cycles; `table`: what points at an assignment."""
    first: Any = table or Assignment
    statement = select(*columns).select_from(first)
    if table:
        statement = statement.join(Assignment, col(Assignment.id) == table.assignment_id)
    return (
        statement.join(Duty, col(Duty.id) == col(Assignment.duty_id))
        .join(Task, col(Task.id) == col(Duty.task_id))
        .join(Cycle, col(Cycle.id) == col(Task.cycle_id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .where(col(Cycle.closed_at).is_(None))
    )


_WHERE: tuple[Any, ...] = (
    col(Assignment.unit_id).label("unit_id"),
    col(Unit.name).label("unit"),
    col(Duty.code).label("duty"),
)
_TAKEN = func.coalesce(col(Incoming.received_at), col(Extension.asked_at))
"""When it came in: what was said during an outage comes in after it."""
REPORTED = (
    _of_open_cycles(*_WHERE, col(Report.person_id), col(Report.status), table=Report)
    .where(col(Report.recorded_at) > bindparam("since"), *counting(Report))
    .order_by(col(Report.id))
)
SIGNED = (
    _of_open_cycles(*_WHERE, col(Acknowledgement.person_id), table=Acknowledgement)
    .where(col(Acknowledgement.at) > bindparam("since"))
    .order_by(col(Acknowledgement.id))
)
ASKED = (
    _of_open_cycles(
        *_WHERE,
        col(Extension.id),
        col(Extension.assignment_id),
        col(Extension.asked_on),
        col(Extension.reason),
        _TAKEN.label("taken_at"),
        table=Extension,
    )
    .outerjoin(Incoming, col(Incoming.id) == col(Extension.incoming_id))
    .where(col(Extension.decision).is_(None))
    .order_by(col(Extension.id))
)
REASONS = select(col(Report.id), col(Report.reason), col(Report.words)).where(
    col(Report.id).in_(bindparam("ids", expanding=True))
)
MOVED = (
    _of_open_cycles(col(Assignment.state), func.count().label("number"))
    .where(col(Assignment.state_since) > bindparam("since"))
    .group_by(col(Assignment.state))
)
GRANTED = _of_open_cycles(func.count(), table=Extension).where(
    col(Extension.decision) == Decision.GRANTED, col(Extension.decided_at) > bindparam("since")
)
