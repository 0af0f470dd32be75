"""The life of every reminder, read with one prepared Core select."""

from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, Select, and_, bindparam, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from db.item_selects import counting
from db.models import (
    Acknowledgement,
    Assignment,
    Cycle,
    Duty,
    Escalation,
    Outgoing,
    Ping,
    Report,
    Task,
    Unit,
)
from db.models.talk import Delivery
from db.rules.lives import Life
from db.unsent import RECALLED


def _base() -> Select[Any]:
    return (
        select(*_columns())
        .select_from(Ping)
        .join(Assignment, col(Assignment.id) == col(Ping.assignment_id))
        .join(Duty, col(Duty.id) == col(Assignment.duty_id))
        .join(Task, col(Task.id) == col(Duty.task_id))
        .join(Cycle, col(Cycle.id) == col(Task.cycle_id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .join(Outgoing, col(Outgoing.id) == col(Ping.outgoing_id))
        .outerjoin(Report, col(Report.id) == _first_answer())
        .outerjoin(Escalation, col(Escalation.id) == _first_escalation())
        .where(col(Cycle.closed_at).is_(None))
        .order_by(col(Ping.made_at), col(Task.position), col(Duty.position), col(Ping.id))
    )


def _columns() -> list[Any]:
    named = {
        "duty": Duty.code,
        "title": Duty.title,
        "unit": Unit.name,
        "person_id": Ping.person_id,
        "rung": Ping.rung,
        "at": Ping.at,
        "made_at": Ping.made_at,
        "state": Outgoing.state,
        "problem": Outgoing.problem,
        "attempts": Outgoing.attempts,
        "message_id": Outgoing.message_id,
        "sent_at": Outgoing.sent_at,
        "answered_at": Report.recorded_at,
        "answer": Report.status,
        "escalated_at": Escalation.made_at,
        "step": Escalation.step,
    }
    others = {"together": _together(), "signed_at": _signed()}
    return [col(column).label(name) for name, column in named.items()] + [
        column.label(name) for name, column in others.items()
    ]


def _together() -> ScalarSelect[Any]:
    """How many reminders went into the same message."""
    other = aliased(Ping)
    same = col(other.outgoing_id) == col(Ping.outgoing_id)
    return select(func.count(col(other.id))).where(same).scalar_subquery()


def _signed() -> ScalarSelect[Any]:
    """签收 by whoever was reminded: given once, it holds for later reminders too."""
    return (
        select(func.min(col(Acknowledgement.at)))
        .where(
            col(Acknowledgement.assignment_id) == col(Ping.assignment_id),
            col(Acknowledgement.person_id) == col(Ping.person_id),
        )
        .scalar_subquery()
    )


def _first_answer() -> ScalarSelect[Any]:
    """The first report after the reminder that was neither taken back nor corrected."""
    given = aliased(Report)
    after = and_(
        col(given.assignment_id) == col(Ping.assignment_id),
        col(given.recorded_at) >= col(Ping.made_at),
        *counting(given),
    )
    return select(func.min(col(given.id))).where(after).scalar_subquery()


def _first_escalation() -> ScalarSelect[Any]:
    step = aliased(Escalation)
    after = and_(
        col(step.assignment_id) == col(Ping.assignment_id),
        col(step.due_id) == col(Ping.due_id),
        col(step.made_at) >= col(Ping.made_at),
    )
    return select(func.min(col(step.id))).where(after).scalar_subquery()


_ANY = _base()
_OF_UNIT = _ANY.where(
    col(Assignment.unit_id).in_(bindparam("unit_ids", expanding=True)),
    col(Ping.made_at) >= bindparam("since"),
    col(Ping.made_at) < bindparam("until"),
)
_OF_ASSIGNMENTS = _ANY.where(col(Ping.assignment_id).in_(bindparam("ids", expanding=True)))


def lives_of_units(
    session: Session, unit_ids: list[int], *, since: datetime, until: datetime
) -> list[Life]:
    """The reminders to these units that were written down in since <= moment < until."""
    return _read(session, _OF_UNIT, unit_ids=unit_ids, since=since, until=until)


def lives_of_assignments(session: Session, ids: list[int]) -> list[Life]:
    """Every reminder about these assignments, oldest first."""
    return _read(session, _OF_ASSIGNMENTS, ids=ids)


def _read(session: Session, statement: Select[Any], **values: Any) -> list[Life]:
    found = []
    for row in session.connection().execute(statement, values):
        facts = dict(row._mapping)
        facts["recalled"] = facts["problem"] == RECALLED
        facts["given_up"] = facts.pop("state") == Delivery.GIVEN_UP
        found.append(Life(**facts))
    return found
