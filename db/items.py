"""Assignments as people see them: one row with its task, duty, unit, due and last report.

Every board, ping and answer is made of these rows, each read with one prepared Core select.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from db import item_selects as selects
from db.models import Assignment
from db.rules.course import Course
from db.rules.deadlines import MONTH_MARK, DueRule, parse_rule
from db.rules.lights import Facts, Verdict, course, verdict
from db.rules.snoozing import Snooze
from db.rules.targets import Op, Target
from db.rules.terms import FINISHED, AssignmentState, Force, Kind, Light
from db.rules.tracks import Track


@dataclass(frozen=True)
class Item:
    """An assignment at a glance.

    `said_at` and `forecast_on` are those of the last report that counts; `value` is the last figure
    that does, also where a later report had none; `silent_since`: the moment of the second reminder
    that nothing answered.
    """

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
    next_at: datetime | None
    handler_post_id: int | None
    due_id: int
    due_on: date | None
    due_origin: str
    cycle_id: int
    year: int
    started_at: datetime | None
    notice: str
    report_id: int | None
    said_at: datetime | None
    forecast_on: date | None
    value: Decimal | None
    snoozed_at: datetime | None
    snoozed_until: datetime | None
    silent_since: datetime | None

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
    def date_rule(self) -> DueRule | None:
        """The notice's own rule for the date; None where its text has no date."""
        return parse_rule(self.rule) if self.rule else None

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
            snooze=self.snooze,
            forecast_on=self._forecast_on,
        )

    @property
    def _forecast_on(self) -> date | None:
        """Only 推进中 earns silence: what is returned or blocked is not on its way."""
        return self.forecast_on if self.state == AssignmentState.IN_PROGRESS else None

    @property
    def snooze(self) -> Snooze | None:
        """What was put off, while neither a new due nor 办结 made it void."""
        given, until = self.snoozed_at, self.snoozed_until
        return Snooze(given, until) if given and until else None

    def light(self, today: date) -> Light:
        """How it looks on the board on the office's `today`."""
        return self.verdict(today).light

    def verdict(self, today: date) -> Verdict:
        """Its light with the reasons, the gravest first; asked for often, and found once a day."""
        if today not in self._verdicts:
            self._verdicts[today] = verdict(self._facts, today=today)
        return self._verdicts[today]

    @cached_property
    def _verdicts(self) -> dict[date, Verdict]:
        return {}

    def course(self, today: date) -> Course | None:
        """Where its figure should be by now, if it is measured and has a date."""
        return course(self._facts, today=today)

    @property
    def _facts(self) -> Facts:
        """What its light depends on."""
        return Facts(
            AssignmentState(self.state),
            self.due_on,
            Force(self.force),
            starts_on=self.starts_on,
            target=self.target,
            value=self.value,
            silent_since=self.silent_since.date() if self.silent_since else None,
        )

    @property
    def figure_names(self) -> list[str]:
        """The figures that a return asks for, in the notice's order; none for other duties."""
        return [figure["name"] for figure in self.figures]

    def unit_of(self, figure: str) -> str:
        """The unit of a return's figure by its name, else that of the target."""
        units = {one["name"]: one["unit"] for one in self.figures}
        return units.get(figure, self.target_unit or "")

    @property
    def monthly(self) -> bool:
        """A return of one month, as against one period a year."""
        return MONTH_MARK in self.period

    @property
    def counted(self) -> bool:
        """A number of times a year (每年不少于4次)."""
        return self.kind == "recurring" and not self.monthly


def items_of_units(session: Session, unit_ids: Collection[int], *, today: date) -> list[Item]:
    """What these units owe in the cycles in effect on `today`, in the notice's order."""
    return _read(session, selects.OF_UNITS, unit_ids=list(unit_ids), today=today)


def items_of_task(session: Session, number: str, *, today: date) -> list[Item]:
    """Every unit's part in the tasks of this number, in the cycles in effect on `today`."""
    return _read(session, selects.OF_TASK, number=number, today=today)


def all_items(session: Session, *, today: date) -> list[Item]:
    """Everything that is owed in the cycles in effect on `today`."""
    return _read(session, selects.OPEN, today=today)


def planned_items(session: Session) -> list[Item]:
    """Everything in the open cycles, those that are yet to take effect too."""
    return _read(session, selects.PLANNED)


def items_in_states(session: Session, states: Collection[str], *, today: date) -> list[Item]:
    """What stands in one of these states in the cycles in effect on `today`."""
    return _read(session, selects.IN_STATES, states=list(states), today=today)


def items_waking(session: Session, *, now: datetime, today: date) -> list[Item]:
    """The assignments about which the ladder has something to say by `now`."""
    return _read(session, selects.WAKING, now=now, today=today)


def items_by_id(session: Session, ids: Collection[int]) -> list[Item]:
    """These assignments, in the notice's order, of closed cycles too."""
    return _read(session, selects.BY_ID, ids=list(ids))


def locked_item(session: Session, assignment_id: int) -> Item | None:
    """The assignment, nobody else's to change until this transaction ends; None if there is none.

    On SQLite the writer holds the whole register already, and FOR UPDATE is left out.
    """
    row = select(col(Assignment.id)).where(col(Assignment.id) == assignment_id).with_for_update()
    session.connection().execute(row)
    return next(iter(items_by_id(session, [assignment_id])), None)


def monthly_items(session: Session, *, today: date) -> list[Item]:
    """Every unit's returns of the cycles in effect on `today`, those of one month together."""
    found = _read(session, selects.EVERY_MONTH, today=today)
    return sorted(found, key=lambda item: (item.duty_id, item.period))


def monthly_items_due(session: Session, *, since: date, today: date) -> list[Item]:
    """The returns due from `since` on and before `today`, those of one return together."""
    found = _read(session, selects.MONTHLY, since=since, today=today)
    return sorted(found, key=lambda item: (item.duty_id, item.period))


def started_items(session: Session, *, now: datetime, today: date) -> list[Item]:
    """Everything in the cycles of which the bot had spoken before `now`."""
    return _read(session, selects.STARTED, now=now, today=today)


def pressing_items(session: Session, *, until: date, now: datetime, today: date) -> list[Item]:
    """Of these, what is unfinished and due by `until`, or blocked."""
    return _read(session, selects.PRESSING, until=until, now=now, today=today)


def often_reminded(session: Session, *, now: datetime, today: date) -> list[Item]:
    """Of these, what is unfinished and was asked about several times without an answer."""
    return _read(session, selects.OFTEN_REMINDED, now=now, today=today)


def items_due_by(session: Session, *, until: date, now: datetime, today: date) -> list[Item]:
    """Of these, what falls due from `today` until then, and what is overdue and unfinished."""
    return _read(session, selects.DUE_BY, until=until, now=now, today=today)


def _read(session: Session, statement: Select[Any], **values: Any) -> list[Item]:
    rows = session.connection().execute(statement, values)
    names = list(rows.keys())
    return [Item(**dict(zip(names, row, strict=True))) for row in rows]
