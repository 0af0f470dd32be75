"""Pings as rows: a rung for one person about one assignment and one due, owed once."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import Session, col, select

from db.items import Item
from db.models import Cycle, DutyUnit, Notice, Outgoing, Ping
from db.models.talk import Delivery
from db.rules.firings import Firing
from db.rules.terms import UnitRole
from db.unsent import Row, add_anew, is_recalled

SWEEP_LOCK = 0x73_77_65_70  # "swep"


def may_sweep(session: Session) -> bool:
    """Whether this process is the one that sweeps now; the lock ends with the transaction.

    On SQLite a writer is alone anyway. On PostgreSQL two sweeps at once would split one
    person's morning into two messages.
    """
    if session.get_bind().dialect.name != "postgresql":
        return True
    query = text("SELECT pg_try_advisory_xact_lock(:key)")
    return bool(session.connection().execute(query, {"key": SWEEP_LOCK}).scalar())


def unstarted_cycles(session: Session, *, today: date) -> list[tuple[Cycle, Notice]]:
    """The open cycles in effect on `today` for which the bot has not spoken yet."""
    return list(
        session.exec(
            select(Cycle, Notice)
            .join(Notice)
            .where(
                col(Cycle.started_at).is_(None),
                col(Cycle.closed_at).is_(None),
                Cycle.effective_on <= today,
            )
            .order_by(col(Cycle.year))
        )
    )


def cycles_by_id(session: Session, ids: Collection[int]) -> list[tuple[Cycle, Notice]]:
    """These cycles, each with its notice."""
    rows = select(Cycle, Notice).join(Notice).where(col(Cycle.id).in_(ids))
    return list(session.exec(rows.order_by(col(Cycle.id))))


def add_pings(session: Session, rows: Sequence[Row]) -> None:
    """Note the rungs that messages owe (rows of Ping), also in place of those taken back unsent; a
    second time makes the transaction fail."""
    add_anew(session, Ping, rows, key=("due_id", "person_id", "rung"))


def pinged(session: Session, fired: Collection[tuple[Item, Firing]]) -> set[tuple[int, int, str]]:
    """Which of these rungs are rows already, for the present due: (due, person, rung)."""
    rows = session.exec(
        select(Ping.due_id, Ping.person_id, Ping.rung).where(
            col(Ping.due_id).in_({item.due_id for item, _ in fired}),
            col(Ping.rung).in_({firing.rung for _, firing in fired}),
            ~is_recalled(col(Ping.outgoing_id)),
        )
    )
    return set(rows)


def pings_not_sent(session: Session, person_id: int) -> dict[int, datetime]:
    """The moments of the rungs that are on their way to a person, by assignment."""
    rows = session.exec(
        select(Ping.assignment_id, Ping.at)
        .join(Outgoing, col(Outgoing.id) == Ping.outgoing_id)
        .where(Ping.person_id == person_id, Outgoing.state == Delivery.OWED)
        .order_by(col(Ping.at).desc())
    )
    return dict(rows.all())


def receivers(session: Session, duty_id: int) -> list[tuple[int, str | None]]:
    """The units that receive the returns of a duty, each with the post proposed for it."""
    rows = session.exec(
        select(DutyUnit.unit_id, DutyUnit.handler)
        .where(DutyUnit.duty_id == duty_id, DutyUnit.role == UnitRole.RECEIVE)
        .order_by(col(DutyUnit.unit_id))
    )
    return list(rows)
