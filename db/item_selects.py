"""The prepared Core selects behind `db.items`: an assignment with all that is shown of it.

They are built once, at import: building one costs more than running it.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from db.models import (
    Assignment,
    Cycle,
    Due,
    Duty,
    Extension,
    Notice,
    Observation,
    Ping,
    Report,
    Retraction,
    Snooze,
    Task,
    Unit,
)
from db.rules.deadlines import MONTH_MARK
from db.rules.lights import OFTEN
from db.rules.terms import FINISHED, AssignmentState, Kind, ReportStatus
from db.unsent import is_recalled


def _base() -> Select[Any]:
    later = aliased(Due)
    newest = select(func.max(col(later.sequence))).where(
        col(later.assignment_id) == col(Assignment.id)
    )
    return (
        select(
            *_columns(),
            last_figure(col(Observation.value)).label("value"),
            _silent_since().label("silent_since"),
        )
        .select_from(Assignment)
        .join(Duty, col(Duty.id) == col(Assignment.duty_id))
        .join(Task, col(Task.id) == col(Duty.task_id))
        .join(Cycle, col(Cycle.id) == col(Task.cycle_id))
        .join(Notice, col(Notice.id) == col(Cycle.notice_id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .join(
            Due,
            and_(
                col(Due.assignment_id) == col(Assignment.id),
                col(Due.sequence) == newest.scalar_subquery(),
            ),
        )
        .outerjoin(Report, col(Report.id) == _last_report())
        .outerjoin(Snooze, and_(*_still_snoozed()))
        .order_by(
            col(Cycle.year),
            col(Notice.code),
            col(Task.position),
            col(Duty.position),
            col(Unit.id),
            col(Assignment.starts_on),
        )
    )


def _still_snoozed() -> Sequence[ColumnElement[bool]]:
    """The newest snooze, unless the due moved or the duty was finished after it."""
    given, later = aliased(Snooze), aliased(Report)
    newest = select(func.max(col(given.id))).where(col(given.assignment_id) == col(Assignment.id))
    finished = select(col(later.id)).where(
        col(later.assignment_id) == col(Assignment.id),
        col(later.status).in_((ReportStatus.DONE, ReportStatus.NOT_APPLICABLE)),
        col(later.recorded_at) >= col(Snooze.at),
    )
    return (
        col(Snooze.id) == newest.scalar_subquery(),
        col(Due.made_at) <= col(Snooze.at),
        ~finished.exists(),
    )


def _last_report() -> ScalarSelect[Any]:
    """The newest report of the assignment that counts."""
    given = aliased(Report)
    newest = select(col(given.id)).where(*_counts(given)).order_by(col(given.id).desc())
    return newest.limit(1).scalar_subquery()  # the first that counts ends the search


def last_figure(column: Any) -> ScalarSelect[Any]:
    """A column of the first figure of the newest report that counts and has any: 推进中 alone has
    none. Only of duties that are measured: others' reports would all be looked through."""
    given = aliased(Report)
    return (
        select(column)
        .join(given, col(given.id) == col(Observation.report_id))
        .where(col(Duty.target_unit).is_not(None), *_counts(given))
        .order_by(col(given.id).desc(), col(Observation.id))
        .limit(1)
        .scalar_subquery()
    )


def _counts(given: type[Report]) -> Sequence[ColumnElement[bool]]:
    """A report of the assignment that counts."""
    return col(given.assignment_id) == col(Assignment.id), *counting(given)


def counting(given: type[Report]) -> Sequence[ColumnElement[bool]]:
    """The condition that a report was neither taken back nor corrected."""
    correction = aliased(Report)
    corrected = select(col(correction.id)).where(
        col(correction.supersedes_id) == col(given.id), ~_taken_back(col(correction.id))
    )
    return ~_taken_back(col(given.id)), ~corrected.exists()


def _taken_back(report_id: Any) -> Any:
    return select(col(Retraction.id)).where(col(Retraction.report_id) == report_id).exists()


def asked_in_vain() -> Sequence[ColumnElement[bool]]:
    """A reminder about the present due that nothing answered: no new state, no report, and no
    request for a later date."""
    asked = select(col(Extension.id)).where(
        col(Extension.assignment_id) == col(Ping.assignment_id),
        col(Extension.asked_at) >= col(Ping.made_at),
    )
    return (
        col(Ping.assignment_id) == col(Assignment.id),
        col(Ping.due_id) == col(Due.id),
        col(Ping.made_at) > col(Assignment.state_since),
        or_(col(Report.id).is_(None), col(Ping.made_at) > col(Report.recorded_at)),
        ~is_recalled(col(Ping.outgoing_id)),
        ~asked.exists(),
    )


def _silent_since() -> ScalarSelect[Any]:
    """The moment of the second reminder in vain; a rung that several people got is one."""
    moment = func.min(col(Ping.at))
    rungs = select(moment).where(*asked_in_vain()).group_by(col(Ping.rung)).order_by(moment)
    return rungs.offset(OFTEN - 1).limit(1).scalar_subquery()


def _columns() -> list[Any]:
    named = {
        Assignment: "id duty_id unit_id role period starts_on ends_on state next_at"
        " handler_post_id",
        Duty: "title kind force source keywords figures rule target_op target_value target_unit"
        " evidence_required remark",
        Cycle: "year started_at",
        Due: "due_on",
        Report: "said_at forecast_on",
    }
    plain = [getattr(table, name) for table, names in named.items() for name in names.split()]
    renamed = {
        "task": Task.number,
        "task_title": Task.title,
        "task_position": Task.position,
        "task_remark": Task.remark,
        "section": Task.section,
        "duty": Duty.code,
        "unit": Unit.name,
        "due_id": Due.id,
        "due_origin": Due.origin,
        "cycle_id": Cycle.id,
        "notice": Notice.code,
        "report_id": Report.id,
        "snoozed_at": Snooze.at,
        "snoozed_until": Snooze.until,
    }
    return plain + [col(column).label(name) for name, column in renamed.items()]


ANY = _base()
PLANNED = ANY.where(col(Cycle.closed_at).is_(None))
OPEN = PLANNED.where(col(Cycle.effective_on) <= bindparam("today"))
OF_UNITS = OPEN.where(col(Assignment.unit_id).in_(bindparam("unit_ids", expanding=True)))
OF_TASK = OPEN.where(col(Task.number) == bindparam("number"))
IN_STATES = OPEN.where(col(Assignment.state).in_(bindparam("states", expanding=True)))
BY_ID = ANY.where(col(Assignment.id).in_(bindparam("ids", expanding=True)))
WAKING = OPEN.where(col(Assignment.next_at) <= bindparam("now"))
EVERY_MONTH = OPEN.where(
    col(Duty.kind) == Kind.RECURRING, col(Assignment.period).contains(MONTH_MARK)
)
MONTHLY = EVERY_MONTH.where(
    col(Due.due_on) >= bindparam("since"), col(Due.due_on) < bindparam("today")
)
STARTED = OPEN.where(col(Cycle.started_at) < bindparam("now"))
_UNFINISHED = STARTED.where(col(Assignment.state).not_in(FINISHED))
_NEAR = col(Due.due_on) <= bindparam("until")
PRESSING = _UNFINISHED.where(or_(_NEAR, col(Assignment.state) == AssignmentState.BLOCKED))
OFTEN_REMINDED = _UNFINISHED.where(_silent_since().is_not(None))
DUE_BY = STARTED.where(
    _NEAR,
    col(Assignment.state) != AssignmentState.NOT_APPLICABLE,
    or_(col(Due.due_on) >= bindparam("today"), col(Assignment.state).not_in(FINISHED)),
)
