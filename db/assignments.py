"""Who owes what: a duty laid on units and collectives becomes one assignment a unit and period."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, and_, col, select

from db.audit import amend
from db.items import items_by_id
from db.models import Assignment, Cycle, Due, Duty, DutyUnit, Membership, Post, Task, Unit
from db.models.people import UnitKind
from db.rules.deadlines import Period, periods
from db.rules.office import Office
from db.rules.terms import AssignmentState, DueOrigin, UnitRole
from db.waking import look_again

OWING = (UnitRole.RESPONSIBLE, UnitRole.LEAD, UnitRole.SUPPORT)


@dataclass(frozen=True)
class Share:
    """A unit's part in a duty, and the days between which it has it."""

    unit_id: int
    role: str
    handler: str | None = None
    from_on: date | None = None
    to_on: date | None = None

    def covers(self, period: Period) -> bool:
        """A member owes what falls due from its joining on, and began before its leaving."""
        joined = self.from_on is None or (period.due_on or period.ends_on) >= self.from_on
        return joined and (self.to_on is None or period.starts_on <= self.to_on)


def expand(session: Session, cycle: Cycle, *, office: Office, now: datetime) -> int:
    """Add the assignments that are missing in `cycle`; returns how many. Never takes one away.

    Called when a notice is loaded and whenever the roster changes, so the order does not matter:
    a unit that becomes a member of a collective may also get a stronger part than it had.
    """
    known = _known(session, cycle)
    wanted = [
        (duty, share, period)
        for duty in _duties(session, cycle)
        for share in shares(session, duty)
        for period in periods(duty.date_rule, cycle.year, office.calendar)
        if share.covers(period)
    ]
    missing = [(d, s, p) for d, s, p in wanted if (d.id, s.unit_id, p.label) not in known]
    for duty, share, period in wanted:
        held = known.get((duty.id, share.unit_id, period.label))
        if held and held.role != share.role:
            _change_role(session, held, share.role, now)
    rows = [_assignment(cycle, duty, share, period, now) for duty, share, period in missing]
    session.add_all(rows)
    session.flush()
    session.add_all(
        Due(assignment_id=row.id, due_on=period.due_on, origin=DueOrigin.ORIGINAL, made_at=now)
        for row, (_, _, period) in zip(rows, missing, strict=True)
    )
    session.flush()
    _appoint(session, cycle)
    if cycle.started_at:
        look_again(session, items_by_id(session, [row.id for row in rows]), now=now, office=office)
    return len(rows)


def shares(session: Session, duty: Duty) -> list[Share]:
    """Each unit that owes `duty`, once: of several parts the strongest, with its handler.

    市公安局 in the bracket (support) is also one of 各分中心, which the sentence names
    (responsible): it is responsible. Who receives the returns owes none.
    """
    laid = session.exec(select(DutyUnit, Unit).join(Unit).where(DutyUnit.duty_id == duty.id)).all()
    receivers = {unit.id for row, unit in laid if row.role == UnitRole.RECEIVE}
    parts = [
        part
        for row, unit in laid
        if row.role in OWING
        for part in _parts(session, row, unit)
        if part.unit_id not in receivers
    ]
    parts.sort(key=lambda part: (OWING.index(UnitRole(part.role)), part.from_on or date.min))
    found: dict[int, Share] = {}
    for part in parts:
        found.setdefault(part.unit_id, part)
    handlers = {part.unit_id: part.handler for part in parts if part.handler}
    return [replace(part, handler=handlers.get(part.unit_id)) for part in found.values()]


def _parts(session: Session, row: DutyUnit, unit: Unit) -> Iterator[Share]:
    if unit.kind == UnitKind.UNIT:
        yield Share(unit.id, row.role, row.handler)
    else:
        yield from _members(session, unit, row.role)


def _members(session: Session, collective: Unit, role: str) -> Iterator[Share]:
    rows = session.exec(
        select(Membership)
        .where(Membership.collective_id == collective.id)
        .order_by(col(Membership.unit_id))
    )
    for row in rows:
        yield Share(row.unit_id, role, None, row.from_on, row.to_on)


def _assignment(
    cycle: Cycle, duty: Duty, share: Share, period: Period, now: datetime
) -> Assignment:
    past = period.due_on is not None and period.due_on < cycle.effective_on
    return Assignment(
        duty_id=duty.id,
        unit_id=share.unit_id,
        period=period.label,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        role=share.role,
        state=AssignmentState.NOT_APPLICABLE if past else AssignmentState.OPEN,
        state_since=now,
    )


def _appoint(session: Session, cycle: Cycle) -> None:
    """Give each assignment without a 承办人 the post that the plan proposes, once it is known."""
    proposed = session.exec(
        select(Assignment, Post.id)
        .join(Duty, col(Duty.id) == Assignment.duty_id)
        .join(Task)
        .join(
            DutyUnit,
            and_(
                col(DutyUnit.duty_id) == Assignment.duty_id,
                col(DutyUnit.unit_id) == Assignment.unit_id,
            ),
        )
        .join(Post, and_(col(Post.unit_id) == Assignment.unit_id, Post.title == DutyUnit.handler))
        .where(
            Task.cycle_id == cycle.id,
            col(Assignment.handler_post_id).is_(None),
            col(Post.to_on).is_(None),
        )
    )
    for assignment, post_id in proposed:
        assignment.handler_post_id = post_id
    session.flush()


def _change_role(session: Session, held: Assignment, role: str, now: datetime) -> None:
    subject = f"assignment:{held.id}"
    amend(session, held, now=now, action="assignment.role", subject=subject, role=role)


def _known(session: Session, cycle: Cycle) -> dict[tuple[int, int, str], Assignment]:
    rows = session.exec(
        select(Assignment)
        .join(Duty, col(Duty.id) == col(Assignment.duty_id))
        .join(Task)
        .where(Task.cycle_id == cycle.id)
    )
    return {(row.duty_id, row.unit_id, row.period): row for row in rows}


def _duties(session: Session, cycle: Cycle) -> list[Duty]:
    return list(
        session.exec(
            select(Duty)
            .join(Task)
            .where(Task.cycle_id == cycle.id)
            .order_by(col(Task.position), col(Duty.position))
        )
    )
