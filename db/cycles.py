"""Opening a notice for a year: its plan becomes tasks, duties and who they are laid on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlmodel import Session, col, select

from db.audit import amend, record
from db.models import Alias, Cycle, Duty, DutyUnit, Notice, Task, Unit
from db.models.people import UnitKind
from db.notices.reader import DutyPlan, Plan, TaskPlan, UnitName, owners

Row = TypeVar("Row")
LAST_YEAR = 2099
"""A notice may be opened for any year from its own on; 20233 is a slip of the hand."""


class YearError(Exception):
    """A year for which a notice cannot be meant: the message says which can."""


@dataclass(frozen=True)
class Opened:
    """A cycle, and whether this call opened it or found it open."""

    cycle: Cycle
    new: bool


def open_cycle(
    session: Session, plan: Plan, *, year: int, effective_on: date | None, now: datetime
) -> Opened:
    """Open `plan` for `year`; a second time changes nothing.

    It takes effect on the notice's own date in its first year, on 1 January in later ones,
    unless `effective_on` says otherwise. Raises YearError for a year before the notice's own, or
    long after it.
    """
    _check_year(plan, year)
    notice = _notice(session, plan)
    found = session.exec(
        select(Cycle).where(Cycle.notice_id == notice.id, Cycle.year == year)
    ).one_or_none()
    if found:
        return Opened(found, new=False)
    starts = effective_on or first_day(plan.notice.issued_on, year)
    cycle = _added(
        session, Cycle(notice_id=notice.id, year=year, effective_on=starts, opened_at=now)
    )
    _lay_out(session, plan, cycle)
    record(
        session,
        now=now,
        action="cycle.open",
        subject=f"cycle:{cycle.id}",
        new={"notice": notice.code, "year": year, "effective_on": starts.isoformat()},
    )
    return Opened(cycle, new=True)


def _check_year(plan: Plan, year: int) -> None:
    own = plan.notice.issued_on.year
    if not own <= year <= LAST_YEAR:
        raise YearError(
            f"{plan.notice.code} is of {own}: it can be opened for {own} to {LAST_YEAR}, "
            f"not for {year}"
        )


def first_day(issued_on: date, year: int) -> date:
    """The day from which a cycle counts: what was due before is 不适用."""
    return max(issued_on, date(year, 1, 1))


def open_cycles(session: Session) -> list[Cycle]:
    """The cycles that are open now, the oldest first."""
    return list(
        session.exec(select(Cycle).where(col(Cycle.closed_at).is_(None)).order_by(col(Cycle.year)))
    )


def unit_ids(session: Session) -> dict[str, int]:
    """Every name by which a unit is known, aliases too, to its id."""
    aliases = session.exec(select(Alias.name, Alias.unit_id)).all()
    names = session.exec(select(Unit.name, Unit.id)).all()
    return dict((*aliases, *names))


def _notice(session: Session, plan: Plan) -> Notice:
    head = plan.notice
    found = session.exec(select(Notice).where(Notice.code == head.code)).one_or_none()
    return found or _added(
        session,
        Notice(code=head.code, title=head.title, issuer=head.issuer, issued_on=head.issued_on),
    )


def _lay_out(session: Session, plan: Plan, cycle: Cycle) -> None:
    units = _name_units(session, plan, cycle.opened_at)
    position = 0
    for section in plan.all_sections:
        for task_plan in section.tasks:
            position += 1
            task = _added(
                session,
                Task(
                    cycle_id=cycle.id,
                    number=task_plan.number,
                    position=position,
                    section=section.title,
                    title=task_plan.title,
                    remark=task_plan.remark,
                ),
            )
            for order, duty_plan in enumerate(task_plan.duties):
                _lay_duty(session, task, task_plan, duty_plan, order, units)


def _lay_duty(
    session: Session,
    task: Task,
    task_plan: TaskPlan,
    plan: DutyPlan,
    order: int,
    units: dict[str, int],
) -> None:
    target = plan.target
    duty = _added(
        session,
        Duty(
            task_id=task.id,
            code=plan.code,
            position=order,
            title=plan.title,
            kind=plan.kind,
            force=plan.force,
            source=plan.source,
            rule=plan.rule,
            target_op=target.op if target else None,
            target_value=target.value if target else None,
            target_unit=target.unit if target else None,
            figures=[figure.model_dump() for figure in plan.figures],
            keywords=list(plan.keywords),
            evidence_required=plan.evidence == "required",
            remark=plan.remark,
        ),
    )
    for name, role in owners(task_plan, plan):
        handler = task_plan.handlers.get(name)
        session.add(DutyUnit(duty_id=duty.id, unit_id=units[name], role=role, handler=handler))
    session.flush()


def _name_units(session: Session, plan: Plan, now: datetime) -> dict[str, int]:
    """Create the units and collectives that are new, and learn their aliases."""
    known = unit_ids(session)
    named = [(UnitKind.UNIT, entry) for entry in plan.units]
    named += [(UnitKind.COLLECTIVE, entry) for entry in plan.collectives]
    for kind, entry in named:
        if entry.name not in known:
            known[entry.name] = _unit(session, kind, entry, known, now)
        for alias in entry.aliases:
            if alias not in known:
                session.add(Alias(name=alias, unit_id=known[entry.name]))
                known[alias] = known[entry.name]
    session.flush()
    return known


def _unit(
    session: Session, kind: UnitKind, entry: UnitName, known: dict[str, int], now: datetime
) -> int:
    """The unit of this name: one that a roster brought in under an alias is given its name."""
    earlier = next((known.pop(alias) for alias in entry.aliases if alias in known), None)
    if earlier is None:
        return _added(session, Unit(name=entry.name, kind=kind)).id
    unit = session.get_one(Unit, earlier)
    amend(session, unit, now=now, action="unit.name", subject=f"unit:{unit.id}", name=entry.name)
    session.flush()
    return unit.id


def _added(session: Session, row: Row) -> Row:
    session.add(row)
    session.flush()  # the next row needs this one's id
    return row
