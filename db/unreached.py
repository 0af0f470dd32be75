"""Units that owe something and in which nobody can be written to."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from db.holders import holders
from db.models import Assignment, Cycle, Duty, Task, Unit
from db.rules.terms import FINISHED, PostRole

_OWING = (
    select(col(Unit.id), col(Unit.name))
    .join(Assignment, col(Assignment.unit_id) == col(Unit.id))
    .join(Duty, col(Duty.id) == col(Assignment.duty_id))
    .join(Task, col(Task.id) == col(Duty.task_id))
    .join(Cycle, col(Cycle.id) == col(Task.cycle_id))
    .where(
        col(Cycle.closed_at).is_(None),
        col(Cycle.started_at) < bindparam("now"),
        col(Assignment.state).not_in(FINISHED),
    )
    .distinct()
    .order_by(col(Unit.id))
)


@dataclass(frozen=True)
class Unreached:
    """A unit nobody of which has registered, or lets the bot write."""

    unit_id: int
    unit: str


def unreached(session: Session, *, now: datetime, today: date) -> list[Unreached]:
    """Those units, in the order of the register."""
    found = holders(session, PostRole.REPORTER, today=today)
    reached = {holder.unit_id for holder in found if holder.chat_id is not None}
    rows = session.connection().execute(_OWING, {"now": now})
    return [Unreached(unit_id, name) for unit_id, name in rows if unit_id not in reached]
