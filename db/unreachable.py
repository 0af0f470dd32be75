"""Of whose open duties nobody can be reminded, and who is told about it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_
from sqlalchemy import select as rows_of
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from db.appointments import Appointments
from db.audit import record
from db.holders import Holder, holders, units_of_people
from db.models import (
    Absence,
    Account,
    Assignment,
    Audit,
    Cycle,
    Due,
    Duty,
    Post,
    PostRoleRow,
    Task,
    Unit,
)
from db.rules.deadlines import MONTH_MARK
from db.rules.office import Office
from db.rules.reach import Cause, Why, next_change
from db.rules.terms import FINISHED, PostRole

TOLD = "unreachable.told"
"""Under which the audit keeps what was said of whom: nothing is said twice."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Lost:
    """A post whose holder cannot be written to and for whom nobody stands in; without a title a
    unit in which nobody holds one. `open` duties are theirs, the next due on `next_due`."""

    unit_id: int
    unit: str
    post_id: int | None
    title: str | None
    cause: Cause
    open: int
    next_due: date | None

    @property
    def subject(self) -> str:
        """As the audit names it."""
        return f"post:{self.post_id}" if self.post_id else f"unit:{self.unit_id}"


@dataclass
class _Share:
    """What is open of one post: how much, and when the first of it is due."""

    unit: str
    holder: Holder | None
    open: int = 0
    next_due: date | None = None

    def add(self, count: int, due_on: date | None) -> None:
        self.open += count
        self.next_due = min(filter(None, (self.next_due, due_on)), default=None)


def lost_posts(
    session: Session, people: Appointments, *, today: date, office: Office
) -> list[Lost]:
    """Those of whose open duties nobody can be reminded on `today`, in the order of the units."""
    shares = _shares(session, people, today)
    persons = [share.holder.person_id for share in shares.values() if share.holder]
    since = _since(session, persons, office)
    emptied = _emptied(session, [unit for unit, post in shares if post is None], today)
    return [
        Lost(
            unit_id,
            share.unit,
            post_id,
            share.holder.title if share.holder else None,
            _cause(share.holder, since) if share.holder else Cause(Why.VACANT, emptied[unit_id]),
            share.open,
            share.next_due,
        )
        for (unit_id, post_id), share in shares.items()
    ]


def _shares(
    session: Session, people: Appointments, today: date
) -> dict[tuple[int, int | None], _Share]:
    """What is open of those who cannot be written to, by unit and post."""
    found: dict[tuple[int, int | None], _Share] = {}
    for unit_id, unit, post_id, count, due_on in session.execute(_open_work(today)):
        holder = people.written_to(unit_id, post_id)
        if holder is None or holder.chat_id is None:
            key = unit_id, holder.post_id if holder else None
            found.setdefault(key, _Share(unit, holder)).add(count, due_on)
    return found


def _open_work(today: date) -> Select[*tuple[Any, ...]]:
    """By unit and 承办人: how much is open in the cycles that have begun, and its next due."""
    later = aliased(Due)
    same = col(later.assignment_id) == col(Assignment.id)
    newest = rows_of(func.max(later.sequence)).where(same)
    ahead = case((col(Due.due_on) >= today, col(Due.due_on)))
    begun = or_(~col(Assignment.period).contains(MONTH_MARK), col(Assignment.starts_on) <= today)
    unit = (col(Assignment.unit_id), col(Unit.name), col(Assignment.handler_post_id))
    return (
        rows_of(*unit, func.count(), func.min(ahead))
        .select_from(Assignment)
        .join(Duty, col(Duty.id) == Assignment.duty_id)
        .join(Task, col(Task.id) == Duty.task_id)
        .join(Cycle, col(Cycle.id) == Task.cycle_id)
        .join(Unit, col(Unit.id) == Assignment.unit_id)
        .join(Due, col(Due.assignment_id) == Assignment.id)
        .where(
            col(Due.sequence) == newest.scalar_subquery(),
            col(Assignment.state).not_in(FINISHED),
            col(Cycle.started_at).is_not(None),
            col(Cycle.closed_at).is_(None),
            begun,
        )
        .group_by(*unit)
        .order_by(*unit)
    )


def _cause(holder: Holder, since: Mapping[int, date]) -> Cause:
    why = Why.BLOCKED if holder.blocked else Why.UNBOUND
    return Cause(why, since.get(holder.person_id))


def _since(session: Session, person_ids: Collection[int], office: Office) -> dict[int, date]:
    """Since when each could not be written to: the last account blocked, or unbound."""
    accounts = session.exec(
        select(Account).where(col(Account.person_id).in_(person_ids)).order_by(col(Account.id))
    )
    moments = {one.person_id: one.blocked_at or one.unbound_at for one in accounts}
    return {person: office.today(at) for person, at in moments.items() if at}


def _emptied(session: Session, unit_ids: Collection[int], today: date) -> dict[int, date | None]:
    """The first day on which no reporter of a unit held a post any more; None: none ever did."""
    last = session.exec(
        select(col(Post.unit_id), func.max(col(Post.to_on)))
        .join(PostRoleRow, col(PostRoleRow.post_id) == Post.id)
        .where(
            col(Post.unit_id).in_(unit_ids),
            PostRoleRow.role == PostRole.REPORTER,
            col(Post.to_on) < today,
        )
        .group_by(col(Post.unit_id))
    )
    ended = {unit_id: day + DAY for unit_id, day in last if day}
    return {unit_id: ended.get(unit_id) for unit_id in unit_ids}


def told_of(session: Session, subjects: Collection[str]) -> dict[str, Cause]:
    """What was said last of each of these."""
    rows = session.exec(
        select(Audit)
        .where(col(Audit.subject).in_(subjects), Audit.action == TOLD)
        .order_by(col(Audit.id))
    )
    return {row.subject: _read(row.new or {}) for row in rows}


def remember(session: Session, lost: Iterable[Lost], *, now: datetime) -> None:
    """These were told."""
    for one in lost:
        since = one.cause.since and one.cause.since.isoformat()
        new = {"why": one.cause.why.value, "since": since}
        record(session, now=now, action=TOLD, subject=one.subject, new=new)


def _read(new: Mapping[str, Any]) -> Cause:
    since = new["since"]
    return Cause(Why(new["why"]), date.fromisoformat(since) if since else None)


def listeners(
    session: Session, unit_ids: Iterable[int], *, today: date
) -> dict[int, Sequence[Holder]]:
    """By unit: the supervisors who may decide about it and can be written to; where there is
    none, the administrators."""
    supervisors = _reachable(session, PostRole.SUPERVISOR, today)
    own = units_of_people(session, supervisors, today=today)
    admins = list(_reachable(session, PostRole.ADMIN, today).values())
    found: dict[int, Sequence[Holder]] = {}
    for unit_id in unit_ids:
        deciding = [one for key, one in supervisors.items() if unit_id not in own[key]]
        found[unit_id] = deciding or admins
    return found


def _reachable(session: Session, role: PostRole, today: date) -> dict[int, Holder]:
    """Each person once, with their first post of the role."""
    found: dict[int, Holder] = {}
    for one in holders(session, role, today=today):
        if one.chat_id is not None:
            found.setdefault(one.person_id, one)
    return found


def next_day(session: Session, today: date) -> date | None:
    """When somebody may be lost, or found, without anybody doing anything: a post or an absence
    begins, or is over."""
    spans = [
        (row.from_on, row.to_on)
        for table in (Post, Absence)
        for row in session.execute(
            rows_of(col(table.from_on), col(table.to_on)).where(_ahead(table, today))
        )
    ]
    days = [day for first, last in spans for day in (first, last and last + DAY)]
    return next_change(days, today)


def _ahead(table: type[Post] | type[Absence], today: date) -> ColumnElement[bool]:
    return or_(col(table.from_on) > today, col(table.to_on) >= today)
