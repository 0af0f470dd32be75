"""What digests are made of, read once for everybody they go to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlmodel import Session, col

from db.item_selects import counting
from db.items import Item, often_reminded, pressing_items, started_items
from db.models import (
    Acknowledgement,
    Assignment,
    Cycle,
    Duty,
    Extension,
    Report,
    Task,
    Unit,
)
from db.models.review import Decision, Stage
from db.reviews import Waiting, waiting
from db.rules.digests import Case, Concern, concern
from db.rules.lights import SOON_DAYS
from db.rules.office import Office
from db.rules.terms import AssignmentState, Force
from db.unreached import Unreached, unreached


@dataclass(frozen=True)
class Said:
    """Something that a unit said: who, about which duty; `status` of a report only."""

    unit_id: int
    unit: str
    duty: str
    person_id: int
    status: str = ""


@dataclass(frozen=True)
class Asked:
    """A request for a later date that nobody has decided."""

    id: int
    unit_id: int
    unit: str
    duty: str
    asked_on: date
    reason: str
    asked_at: datetime


@dataclass(frozen=True)
class Morning:
    """All that supervisors may hear of on one morning; what came in is since the last one."""

    reports: Sequence[Said]
    signed: Sequence[Said]
    asked: Sequence[Asked]
    waiting: Sequence[Waiting]
    concerns: Mapping[Concern, Sequence[Item]]
    reasons: Mapping[int, str]
    unreached: Sequence[Unreached]
    since: datetime

    def for_person(self, person_id: int, own: Collection[int]) -> "Morning":
        """What one supervisor hears: not their own words, and to decide only about others than
        their `own` units."""
        return replace(
            self,
            reports=[one for one in self.reports if one.person_id != person_id],
            signed=[one for one in self.signed if one.person_id != person_id],
            asked=[one for one in self.asked if one.unit_id not in own],
            waiting=[one for one in self.waiting if one.item.unit_id not in own],
        )

    @property
    def newly_asked(self) -> int:
        """The requests that came in."""
        return sum(one.asked_at > self.since for one in self.asked)

    @property
    def moves(self) -> bool:
        """Whether there is more to say than who cannot be reached, which is the same every day."""
        listed = (self.reports, self.signed, self.asked, self.waiting)
        return any((*listed, *self.concerns.values()))


def morning_of(session: Session, *, since: datetime, now: datetime, office: Office) -> Morning:
    """What stands at `now`, and what came in after `since`."""
    today = office.today(now)
    lost = unreached(session, now=now, today=today)
    concerns = _concerns(session, now, office, {one.unit_id for one in lost})
    blocked = concerns[Concern.BLOCKED]
    return Morning(
        reports=_said(session, _REPORTED, since),
        signed=_said(session, _SIGNED, since),
        asked=open_requests(session),
        waiting=with_office(session, today=today),
        concerns=concerns,
        reasons=_reasons(session, [item.report_id for item in blocked if item.report_id]),
        unreached=lost,
        since=since,
    )


def with_office(session: Session, *, today: date) -> list[Waiting]:
    """The reports that the office decides about one by one, oldest first."""
    found = waiting(session, today=today)
    return [one for one in found if one.stage == Stage.OFFICE and not one.of_a_month]


def open_requests(session: Session) -> list[Asked]:
    """The requests that nobody has decided, oldest first."""
    return [Asked(**row._mapping) for row in session.connection().execute(_ASKED)]


def _concerns(
    session: Session, now: datetime, office: Office, lost: set[int]
) -> dict[Concern, list[Item]]:
    """What is blocked, overdue, silent: each assignment once."""
    today = office.today(now)
    until = today + timedelta(days=SOON_DAYS)
    often = often_reminded(session, now=now, today=today)
    near = pressing_items(session, until=until, now=now, today=today)
    asked_often = {item.id for item in often}
    found: dict[Concern, list[Item]] = {one: [] for one in Concern}
    for item in {item.id: item for item in (*near, *often)}.values():
        case = Case(
            AssignmentState(item.state),
            item.due_on,
            Force(item.force),
            reminded=item.id in asked_often,
            reachable=item.unit_id not in lost,
        )
        why = concern(case, today=today, calendar=office.calendar)
        if why and (item.due_on or not item.monthly or item.starts_on <= today):
            found[why].append(item)
    return found


def _said(session: Session, statement: Select[Any], since: datetime) -> list[Said]:
    rows = session.connection().execute(statement, {"since": since})
    return [Said(**row._mapping) for row in rows]


def _reasons(session: Session, report_ids: Sequence[int]) -> dict[int, str]:
    """By report: why it says that help is needed, in the unit's words."""
    rows = session.connection().execute(_REASONS, {"ids": list(report_ids)})
    return {row.id: row.reason or row.words for row in rows}


@dataclass(frozen=True)
class Movement:
    """What has moved since a moment: reported done, closed, and dates put off."""

    done: int
    closed: int
    granted: int


@dataclass(frozen=True)
class Whole:
    """Everything that is followed up, for the leader."""

    items: Sequence[Item]
    waiting: Sequence[Waiting]
    asked: int
    movement: Movement
    since: datetime


def whole_of(session: Session, *, since: datetime, now: datetime, today: date) -> Whole:
    """All that has begun and applies, at `now`, and what moved after `since`."""
    items = [
        item
        for item in started_items(session, now=now, today=today)
        if item.state != AssignmentState.NOT_APPLICABLE
        and (not item.monthly or item.starts_on <= today)
    ]
    waits = with_office(session, today=today)
    asked = len(open_requests(session))
    return Whole(items, waits, asked, _movement(session, since), since)


def _movement(session: Session, since: datetime) -> Movement:
    rows = session.connection().execute(_MOVED, {"since": since})
    states: dict[str, int] = {row.state: row.number for row in rows}
    granted = session.connection().execute(_GRANTED, {"since": since}).scalar_one()
    return Movement(
        done=states.get(AssignmentState.DONE, 0),
        closed=states.get(AssignmentState.CLOSED, 0),
        granted=granted,
    )


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
_REPORTED = (
    _of_open_cycles(*_WHERE, col(Report.person_id), col(Report.status), table=Report)
    .where(col(Report.recorded_at) > bindparam("since"), *counting(Report))
    .order_by(col(Report.id))
)
_SIGNED = (
    _of_open_cycles(*_WHERE, col(Acknowledgement.person_id), table=Acknowledgement)
    .where(col(Acknowledgement.at) > bindparam("since"))
    .order_by(col(Acknowledgement.id))
)
_ASKED = (
    _of_open_cycles(
        *_WHERE,
        col(Extension.id),
        col(Extension.asked_on),
        col(Extension.reason),
        col(Extension.asked_at),
        table=Extension,
    )
    .where(col(Extension.decision).is_(None))
    .order_by(col(Extension.id))
)
_REASONS = select(col(Report.id), col(Report.reason), col(Report.words)).where(
    col(Report.id).in_(bindparam("ids", expanding=True))
)
_MOVED = (
    _of_open_cycles(col(Assignment.state), func.count().label("number"))
    .where(col(Assignment.state_since) > bindparam("since"))
    .group_by(col(Assignment.state))
)
_GRANTED = _of_open_cycles(func.count(), table=Extension).where(
    col(Extension.decision) == Decision.GRANTED, col(Extension.decided_at) > bindparam("since")
)
