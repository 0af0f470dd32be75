"""The plan as it stands in the register: one row per assignment, for a person to check."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from db.cycles import open_cycles
from db.items import Item, planned_items
from db.models import Cycle, Duty, DutyUnit, Membership, Notice, Task, Unit
from db.models.people import UnitKind
from db.rules.deadlines import periods
from db.rules.moving import is_guessed
from db.rules.states import first_state
from db.rules.terms import AssignmentState, DueOrigin, Force, UnitRole
from db.rules.workdays import Calendar

FORCES = {
    Force.MUST: "必须",
    Force.PRINCIPLE: "原则上",
    Force.STRIVE: "力争",
    Force.ENCOURAGE: "鼓励",
}
NOT_APPLICABLE = AssignmentState.NOT_APPLICABLE
SET_BY_OFFICE = "时限由督办定。"
GUESS = "该年放假安排尚未公布,时限暂按法定节假日推算。"
BEFORE_EFFECT = "生效前已到期,不适用"
Place = tuple[int, str, int, str]
"""Where a row stands in the plan: by year, notice, task and duty."""


def plan_rows(session: Session, *, year: int | None, calendar: Calendar) -> list[dict[str, Any]]:
    """One object per assignment of the open cycles, one cycle after the other.

    A collective that has no members yet stands as itself, so that nothing is missing.
    """
    rows = [
        ((item.year, item.notice, item.task_position, item.duty), _of_item(item, calendar))
        for item in planned_items(session)
        if year in (None, item.year)
    ]
    rows += _of_empty_collectives(session, year, calendar)
    return [row for _, row in sorted(rows, key=lambda entry: entry[0])]


def _of_item(item: Item, calendar: Calendar) -> dict[str, Any]:
    # Without a report: a unit may also have said of itself that a duty does not apply to it.
    past = item.state == NOT_APPLICABLE and item.report_id is None
    guess = is_guessed(item.date_rule, item.due_on, calendar)
    given = SET_BY_OFFICE if item.due_on and item.due_origin == DueOrigin.SET else None
    return _row(item, item.task, item.duty, item.unit, item.role, item.period, item.due_on) | {
        "remark": _remark(item.task_remark, item.remark, given, past=past, guess=guess)
    }


def _row(
    duty: Item | Duty, task: str, code: str, unit: str, role: str, period: str, due_on: date | None
) -> dict[str, Any]:
    return {
        "task": int(task) if task.isdigit() else task,
        "duty": code,
        "title": duty.title,
        "kind": duty.kind,
        "force": FORCES[Force(duty.force)],
        "unit": unit,
        "role": role,
        "period": period,
        "due": due_on.isoformat() if due_on else None,
        "target": _target(duty),
        "source": duty.source,
    }


def _remark(*remarks: str | None, past: bool, guess: bool) -> str:
    said = [*remarks, BEFORE_EFFECT if past else None, GUESS if guess else None]
    return " ".join(remark for remark in said if remark)


def _target(duty: Item | Duty) -> dict[str, Any] | None:
    value = duty.target_value
    if value is None:
        return None
    number = int(value) if value == int(value) else float(value)
    return {"op": duty.target_op, "value": number, "unit": duty.target_unit}


def _of_empty_collectives(
    session: Session, year: int | None, calendar: Calendar
) -> Iterator[tuple[Place, dict[str, Any]]]:
    for cycle in open_cycles(session):
        if year in (None, cycle.year):
            notice = session.get_one(Notice, cycle.notice_id).code
            for task, duty, role, unit in session.exec(_empty_collectives(cycle)):
                for period in periods(duty.date_rule, cycle.year, calendar):
                    past = first_state(period.due_on, cycle.effective_on) == NOT_APPLICABLE
                    row = _row(
                        duty, task.number, duty.code, unit, role, period.label, period.due_on
                    )
                    guess = is_guessed(duty.date_rule, period.due_on, calendar)
                    row["remark"] = _remark(task.remark, duty.remark, past=past, guess=guess)
                    yield (cycle.year, notice, task.position, duty.code), row


def _empty_collectives(cycle: Cycle) -> Select[Task, Duty, str, str]:
    member = select(col(Membership.id)).where(col(Membership.collective_id) == col(Unit.id))
    return (
        select(Task, Duty, DutyUnit.role, Unit.name)
        .join(Duty, col(Duty.task_id) == col(Task.id))
        .join(DutyUnit, col(DutyUnit.duty_id) == col(Duty.id))
        .join(Unit, col(Unit.id) == col(DutyUnit.unit_id))
        .where(
            Task.cycle_id == cycle.id,
            Unit.kind == UnitKind.COLLECTIVE,
            DutyUnit.role != UnitRole.RECEIVE,
            ~member.exists(),
        )
    )
