"""The prepared selects behind `db.exports`: all that the open cycles in effect hold, in bulk.

They are built once, at import; what may be narrowed down to some units comes as a `Pair`.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from db.models import (
    Assignment,
    Cycle,
    Duty,
    DutyUnit,
    Evidence,
    Membership,
    Notice,
    Observation,
    Outgoing,
    Person,
    Ping,
    Post,
    Removal,
    Report,
    Retraction,
    Review,
    Task,
    Unit,
)

UNITS: BindParameter[Any] = bindparam("unit_ids", expanding=True)
_IN_EFFECT = and_(col(Cycle.closed_at).is_(None), col(Cycle.effective_on) <= bindparam("today"))


@dataclass(frozen=True)
class Pair:
    """One select for every unit, and the same for the units `unit_ids`."""

    all: Select[Any]
    of_units: Select[Any]


def chosen(*columns: Any) -> Select[Any]:
    """A select of these columns, of whatever types."""
    return select(*columns)


def both(statement: Select[Any]) -> Pair:
    """A select from assignments, as it stands and narrowed down to some units."""
    return Pair(statement, statement.where(col(Assignment.unit_id).in_(UNITS)))


def about_assignments(*columns: Any, table: Any) -> Select[Any]:
    """Rows of `table`, which points at an assignment of a cycle in effect."""
    statement = select(*columns).select_from(table)
    return within(statement.join(Assignment, col(Assignment.id) == table.assignment_id))


def within(statement: Select[Any]) -> Select[Any]:
    """A select that knows its assignment, of the open cycles in effect only."""
    return (
        statement.join(Duty, col(Duty.id) == col(Assignment.duty_id))
        .join(Task, col(Task.id) == col(Duty.task_id))
        .join(Cycle, col(Cycle.id) == col(Task.cycle_id))
        .where(_IN_EFFECT)
    )


def _about_reports(*columns: Any, table: Any) -> Select[Any]:
    """Rows of `table`, which points at a report."""
    statement = select(*columns).select_from(table)
    statement = statement.join(Report, col(Report.id) == table.report_id)
    return within(statement.join(Assignment, col(Assignment.id) == col(Report.assignment_id)))


DUTIES = (
    chosen(
        col(Duty.id),
        col(Cycle.year),
        col(Notice.code).label("notice"),
        col(Task.number).label("task"),
        col(Task.title).label("task_title"),
        col(Task.section),
        col(Task.remark).label("task_remark"),
        col(Duty.code).label("duty"),
        col(Duty.title),
        col(Duty.kind),
        col(Duty.force),
        col(Duty.source),
        col(Duty.rule),
        col(Duty.target_op),
        col(Duty.target_value),
        col(Duty.target_unit),
        col(Duty.figures),
        col(Duty.evidence_required),
        col(Duty.remark),
    )
    .select_from(Duty)
    .join(Task, col(Task.id) == col(Duty.task_id))
    .join(Cycle, col(Cycle.id) == col(Task.cycle_id))
    .join(Notice, col(Notice.id) == col(Cycle.notice_id))
    .where(_IN_EFFECT)
    .order_by(col(Cycle.year), col(Notice.code), col(Task.position), col(Duty.position))
)

LAID_ON = (
    chosen(
        col(DutyUnit.duty_id),
        col(DutyUnit.unit_id),
        col(DutyUnit.role),
        col(Unit.name).label("unit"),
    )
    .select_from(DutyUnit)
    .join(Unit, col(Unit.id) == col(DutyUnit.unit_id))
    .join(Duty, col(Duty.id) == col(DutyUnit.duty_id))
    .join(Task, col(Task.id) == col(Duty.task_id))
    .join(Cycle, col(Cycle.id) == col(Task.cycle_id))
    .where(_IN_EFFECT)
    .order_by(col(DutyUnit.duty_id), col(Unit.id))
)

COLLECTIVES = (
    select(col(Membership.collective_id))
    .where(
        col(Membership.unit_id).in_(UNITS),
        or_(col(Membership.from_on).is_(None), col(Membership.from_on) <= bindparam("today")),
        or_(col(Membership.to_on).is_(None), col(Membership.to_on) >= bindparam("today")),
    )
    .distinct()
)
"""The collectives to which some units belong."""

NAMES = select(col(Unit.name)).where(col(Unit.id).in_(UNITS)).order_by(col(Unit.id))

POSTS = (
    chosen(
        col(Post.id),
        col(Post.person_id),
        col(Person.name),
        col(Post.unit_id),
        col(Unit.name).label("unit"),
        col(Post.title),
        col(Post.from_on),
        col(Post.to_on),
    )
    .select_from(Post)
    .join(Person, col(Person.id) == col(Post.person_id))
    .join(Unit, col(Unit.id) == col(Post.unit_id))
    .order_by(col(Post.id))
)
"""Every post that was ever held: no telephone is read."""


def _corrects(correction: Any) -> ColumnElement[bool]:
    """A correction of the report that was not taken back itself."""
    given = aliased(Retraction)
    back = select(col(given.id)).where(col(given.report_id) == correction.id)
    return and_(correction.supersedes_id == col(Report.id), ~back.exists())


_correction = aliased(Report)
REPORTS = both(
    about_assignments(
        col(Report.id),
        col(Report.assignment_id),
        col(Report.person_id),
        col(Report.status),
        col(Report.words),
        col(Report.reason),
        col(Report.forecast_on),
        col(Report.said_at),
        col(Report.recorded_at),
        col(Report.on_behalf),
        col(_correction.id).label("corrected_by"),
        col(Retraction.at).label("taken_back_at"),
        table=Report,
    )
    .outerjoin(_correction, _corrects(_correction))
    .outerjoin(Retraction, col(Retraction.report_id) == col(Report.id))
    .order_by(col(Report.id))
)
FIGURES = both(
    _about_reports(
        col(Observation.report_id),
        col(Observation.name),
        col(Observation.value),
        col(Observation.unit),
        table=Observation,
    ).order_by(col(Observation.id))
)
REVIEWS = both(
    _about_reports(
        col(Review.report_id),
        col(Review.stage),
        col(Review.verdict),
        col(Review.exception),
        col(Review.reason),
        col(Review.person_id),
        col(Review.at),
        table=Review,
    ).order_by(col(Review.id))
)
_off = select(col(Removal.id)).where(col(Removal.evidence_id) == col(Evidence.id)).exists()
FILES = both(
    _about_reports(col(Evidence.report_id), func.count().label("files"), table=Evidence)
    .where(~_off)
    .group_by(col(Evidence.report_id))
)
PINGS = both(
    about_assignments(
        col(Ping.id),
        col(Ping.assignment_id),
        col(Ping.person_id),
        col(Ping.rung),
        col(Ping.at),
        col(Ping.made_at),
        col(Outgoing.state),
        col(Outgoing.sent_at),
        col(Outgoing.problem),
        table=Ping,
    )
    .join(Outgoing, col(Outgoing.id) == col(Ping.outgoing_id))
    .order_by(col(Ping.made_at), col(Ping.id))
)
