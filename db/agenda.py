"""What is to be said next that belongs to no assignment: one row a thing, and its moment."""

from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import insert as postgresql
from sqlalchemy.dialects.sqlite import insert as sqlite
from sqlmodel import Session, col

from db.models import Agenda, Assignment

SUPERVISORS, LEADERS, RECEIPTS = "digest:supervisors", "digest:leaders", "receipts"
"""Digests, and the lists of missing returns."""
UNREACHABLE = "unreachable"
"""Somebody may have become unreachable: `jobs/unreachable.py` looks who, and tells."""
OUTAGE = "outage"
"""The bot was out of touch with Telegram for so long that something is lost."""
OPENING = "opening:"
"""The first message of a cycle (its id behind) did not reach everyone and is made anew."""

_DUE = (
    select(col(Agenda.name))
    .where(col(Agenda.next_at) <= bindparam("now"))
    .order_by(col(Agenda.next_at), col(Agenda.name))
)


def book(
    session: Session, name: str, at: datetime | None, *, last_at: datetime | None = None
) -> None:
    """The next moment (aware) at which `name` has something to say; None strikes it out.

    `last_at`: the moment up to which everything is said; None leaves what is known.
    """
    row = session.get(Agenda, name)
    if at is None:
        if row:
            session.delete(row)
    elif row:
        row.next_at, row.last_at = at, last_at or row.last_at
    else:
        session.add(Agenda(name=name, next_at=at, last_at=last_at))
    session.flush()


def bring_forward(session: Session, name: str, at: datetime) -> None:
    """`name` is looked at by `at` (aware), or earlier if that was planned.

    In one statement: two who do so at once must not collide.
    """
    insert = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    row = insert(Agenda).values(name=name, next_at=at)
    session.execute(
        row.on_conflict_do_update(
            index_elements=["name"],
            set_={"next_at": row.excluded.next_at},
            where=col(Agenda.next_at) > row.excluded.next_at,
        )
    )


def say_again(session: Session, name: str, now: datetime, *, since: datetime) -> None:
    """`name` is said once more at `now`, with all that is new from `since` on (both aware)."""
    row = session.get(Agenda, name)
    last_at = min(since, row.last_at) if row and row.last_at else since
    book(session, name, min(now, row.next_at) if row else now, last_at=last_at)


def booked(session: Session, name: str) -> datetime | None:
    """When `name` is to be looked at; None if it is not on the agenda."""
    row = session.get(Agenda, name)
    return row.next_at if row else None


def last_said(session: Session, name: str) -> datetime | None:
    """Up to which moment everything was said under `name`, as far as is known."""
    row = session.get(Agenda, name)
    return row.last_at if row else None


def come_due(session: Session, *, now: datetime) -> list[str]:
    """What on the agenda has come by `now`, earliest first."""
    return list(session.connection().execute(_DUE, {"now": now}).scalars())


def next_of_all(session: Session, *, after: datetime) -> datetime | None:
    """The first moment after `after` at which anything is to be said, the ladder's included."""
    ahead = [
        session.execute(select(func.min(col(at))).where(col(at) > after)).scalar_one()
        for at in (Agenda.next_at, Assignment.next_at)
    ]
    return min((at for at in ahead if at), default=None)
