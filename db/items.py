"""Assignments as people see them: one row with its task, duty, unit, due and last report.

Every board, ping and answer is made of these rows, each read with one prepared Core select.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from db.models import (
    Assignment,
    Cycle,
    Due,
    Duty,
    Notice,
    Observation,
    Report,
    Retraction,
    Task,
    Unit,
)
from db.rules.ladder import Track
from db.rules.lights import Facts, light
from db.rules.targets import Op, Target
from db.rules.terms import FINISHED, AssignmentState, Force, Kind, Light

YEAR = "2023"


@dataclass(frozen=True)
class Item:
    """An assignment at a glance. `value` is the last figure reported that was not taken back."""

    id: int
    task: str
    task_title: str
    task_position: int
    task_remark: str | None
    section: str
    duty_id: int
    duty: str
    title: str
    kind: str
    force: str
    source: str
    keywords: list[str]
    figures: list[dict[str, str]]
    rule: dict[str, Any] | None
    target_op: str | None
    target_value: Decimal | None
    target_unit: str | None
    evidence_required: bool
    remark: str | None
    unit_id: int
    unit: str
    role: str
    period: str
    starts_on: date
    ends_on: date
    state: str
    state_since: datetime
    next_at: datetime | None
    handler_post_id: int | None
    due_id: int
    due_on: date | None
    due_origin: str
    due_made_at: datetime
    cycle_id: int
    year: int
    started_at: datetime | None
    notice: str
    report_id: int | None
    said_at: datetime | None
    value: Decimal | None

    @property
    def finished(self) -> bool:
        """Nothing more is owed: done, closed or not applicable."""
        return self.state in FINISHED

    @property
    def target(self) -> Target | None:
        """The figure to reach, where the duty has one."""
        if self.target_op is None or self.target_value is None or self.target_unit is None:
            return None
        return Target(Op(self.target_op), self.target_value, self.target_unit)

    @property
    def track(self) -> Track:
        """What the ladder must know."""
        return Track(
            kind=Kind(self.kind),
            force=Force(self.force),
            due_on=self.due_on,
            period_starts_on=self.starts_on,
            period_ends_on=self.ends_on,
            counted=self.counted,
            monthly=self.monthly,
        )

    def light(self, today: date) -> Light:
        """How it looks on the board on the office's `today`."""
        facts = Facts(AssignmentState(self.state), self.due_on, Force(self.force))
        return light(facts, today=today)

    @property
    def figure_names(self) -> list[str]:
        """The figures that a return asks for, in the notice's order; none for other duties."""
        return [figure["name"] for figure in self.figures]

    @property
    def figure_units(self) -> list[str]:
        return [figure["unit"] for figure in self.figures]

    def unit_of(self, figure: str) -> str:
        """The unit of a return's figure by its name, else that of the target."""
        units = {one["name"]: one["unit"] for one in self.figures}
        return units.get(figure, self.target_unit or "")

    @property
    def monthly(self) -> bool:
        """A return of one month, as against one period a year."""
        return len(self.period) > len(YEAR)

    @property
    def counted(self) -> bool:
        """A number of times a year (每年不少于4次)."""
        return self.kind == "recurring" and not self.monthly


def items_of_units(session: Session, unit_ids: Collection[int]) -> list[Item]:
    """What these units owe in the open cycles, in the notice's order."""
    return _read(session, _OF_UNITS, unit_ids=list(unit_ids))


def items_of_task(session: Session, number: str) -> list[Item]:
    """Every unit's part in the tasks of this number, in the open cycles."""
    return _read(session, _OF_TASK, number=number)


def items_by_id(session: Session, ids: Collection[int]) -> list[Item]:
    """These assignments, in the notice's order, of closed cycles too."""
    return _read(session, _BY_ID, ids=list(ids))


def all_items(session: Session) -> list[Item]:
    """Everything that is owed in the open cycles."""
    return _read(session, _ALL)


def items_waking(session: Session, now: datetime) -> list[Item]:
    """The assignments about which the ladder has something to say by `now`."""
    return _read(session, _WAKING, now=now)


def locked_item(session: Session, assignment_id: int) -> Item | None:
    """The assignment, nobody else's to change until this transaction ends; None if there is none.

    On SQLite the writer holds the whole register already, and FOR UPDATE is left out.
    """
    row = select(col(Assignment.id)).where(col(Assignment.id) == assignment_id).with_for_update()
    session.connection().execute(row)
    return next(iter(items_by_id(session, [assignment_id])), None)


def monthly_items_due(session: Session, *, since: date, before: date) -> list[Item]:
    """The returns due from `since` on and before `before`, those of one return together."""
    found = _read(session, _MONTHLY, since=since, before=before)
    return sorted(found, key=lambda item: (item.duty_id, item.period))


def _read(session: Session, statement: Select[Any], **values: Any) -> list[Item]:
    rows = session.connection().execute(statement, values)
    return [Item(**row._mapping) for row in rows]


def _base() -> Select[Any]:
    later, last = aliased(Due), _last_report()
    newest = select(func.max(col(later.sequence))).where(
        col(later.assignment_id) == col(Assignment.id)
    )
    figure = (
        select(col(Observation.value))
        .where(col(Observation.report_id) == col(Report.id))
        .order_by(col(Observation.id))
        .limit(1)
    )
    return (
        select(*_columns(), figure.scalar_subquery().label("value"))
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
        .outerjoin(Report, col(Report.id) == last)
        .order_by(
            col(Cycle.year),
            col(Notice.code),
            col(Task.position),
            col(Duty.position),
            col(Unit.id),
            col(Assignment.starts_on),
        )
    )


def _last_report() -> Any:
    """The newest report of the assignment that was neither taken back nor corrected."""
    given, correction = aliased(Report), aliased(Report)
    corrected = select(col(correction.id)).where(
        col(correction.supersedes_id) == col(given.id), ~_taken_back(col(correction.id))
    )
    return (
        select(func.max(col(given.id)))
        .where(col(given.assignment_id) == col(Assignment.id))
        .where(~_taken_back(col(given.id)), ~corrected.exists())
        .scalar_subquery()
    )


def _taken_back(report_id: Any) -> Any:
    return select(col(Retraction.id)).where(col(Retraction.report_id) == report_id).exists()


def _columns() -> list[Any]:
    named = {
        Assignment: "id duty_id unit_id role period starts_on ends_on state state_since next_at"
        " handler_post_id",
        Duty: "title kind force source keywords figures rule target_op target_value target_unit"
        " evidence_required remark",
        Cycle: "year started_at",
        Due: "due_on",
        Report: "said_at",
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
        "due_made_at": Due.made_at,
        "cycle_id": Cycle.id,
        "notice": Notice.code,
        "report_id": Report.id,
    }
    return plain + [col(column).label(name) for name, column in renamed.items()]


_ANY = _base()
_ALL = _ANY.where(col(Cycle.closed_at).is_(None))
_OF_UNITS = _ALL.where(col(Assignment.unit_id).in_(bindparam("unit_ids", expanding=True)))
_OF_TASK = _ALL.where(col(Task.number) == bindparam("number"))
_BY_ID = _ANY.where(col(Assignment.id).in_(bindparam("ids", expanding=True)))
_WAKING = _ALL.where(col(Assignment.next_at) <= bindparam("now"))
_MONTHLY = _ALL.where(
    col(Duty.kind) == Kind.RECURRING,
    func.length(col(Assignment.period)) > len(YEAR),
    col(Due.due_on) >= bindparam("since"),
    col(Due.due_on) < bindparam("before"),
)
