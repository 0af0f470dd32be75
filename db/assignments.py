"""Who owes what: a duty laid on units and collectives becomes one assignment a unit and period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from db.audit import amend
from db.items import items_by_id
from db.models import Assignment, Cycle, Due, Duty, DutyUnit, Membership, Task, Unit
from db.models.people import UnitKind
from db.rules.deadlines import Period, periods
from db.rules.office import Office
from db.rules.states import first_state
from db.rules.terms import DueOrigin, UnitRole
from db.rules.workdays import Calendar
from db.succession import appoint
from db.waking import look_again

OWING = (UnitRole.RESPONSIBLE, UnitRole.LEAD, UnitRole.SUPPORT)


@dataclass(frozen=True)
class Share:
    """A unit's part in a duty, and the days between which it has it."""

    unit_id: int
    role: str
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
    wanted = list(_wanted(session, cycle, office.calendar))
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
    appoint(session, now=now, today=office.today(now))
    if cycle.started_at:
        look_again(session, items_by_id(session, [row.id for row in rows]), now=now, office=office)
    return len(rows)


def _wanted(
    session: Session, cycle: Cycle, calendar: Calendar
) -> Iterator[tuple[Duty, Share, Period]]:
    for duty in _duties(session, cycle):
        laid = parts(session, duty)
        for period in periods(duty.date_rule, cycle.year, calendar):
            for share in shares(laid, period):
                yield duty, share, period


def parts(session: Session, duty: Duty) -> list[Share]:
    """Every unit's parts in `duty`, the strongest first. Who receives the returns has none."""
    laid = session.exec(select(DutyUnit, Unit).join(Unit).where(DutyUnit.duty_id == duty.id)).all()
    receivers = {unit.id for row, unit in laid if row.role == UnitRole.RECEIVE}
    found = [
        part
        for row, unit in laid
        if row.role in OWING
        for part in _parts(session, row, unit)
        if part.unit_id not in receivers
    ]
    return sorted(found, key=lambda part: OWING.index(UnitRole(part.role)))


def shares(parts: Sequence[Share], period: Period) -> list[Share]:
    """Each unit that owes `period`, once: of several parts that cover it the strongest.

    市公安局 in the bracket (support) is also one of 各分中心, which the sentence names
    (responsible): it is responsible, for as long as it is a member.
    """
    found: dict[int, Share] = {}
    for part in parts:
        if part.covers(period):
            found.setdefault(part.unit_id, part)
    return list(found.values())


def _parts(session: Session, row: DutyUnit, unit: Unit) -> Iterator[Share]:
    if unit.kind == UnitKind.UNIT:
        yield Share(unit.id, row.role)
    else:
        yield from _members(session, unit, row.role)


def _members(session: Session, collective: Unit, role: str) -> Iterator[Share]:
    rows = session.exec(
        select(Membership)
        .where(Membership.collective_id == collective.id)
        .order_by(col(Membership.unit_id))
    )
    for row in rows:
        yield Share(row.unit_id, role, row.from_on, row.to_on)


def _assignment(
    cycle: Cycle, duty: Duty, share: Share, period: Period, now: datetime
) -> Assignment:
    return Assignment(
        duty_id=duty.id,
        unit_id=share.unit_id,
        period=period.label,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        role=share.role,
        state=first_state(period.due_on, cycle.effective_on),
        state_since=now,
    )


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
