"""Messages claimed for sending: leased to a process, so that a crash loses none; in order within a
chat."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, func, or_, select

from db.models import Outgoing
from db.models.talk import MAKE, Delivery
from db.presence import living
from db.recalling import may_go
from db.rules.office import Office

LEASE = timedelta(seconds=60)
"""At the latest then a claim is over; earlier, if its process is dead."""
ORDERLY = 6
"""After so many attempts (two minutes) at a message the later ones of its chat overtake it."""


def is_due(session: Session, *, now: datetime) -> bool:
    """Whether anything may be to be claimed now."""
    found = select(Outgoing.id).where(*_claimable(now)).limit(1)
    return session.exec(found).first() is not None


def due_in(session: Session, *, chats: Collection[int], now: datetime) -> set[int]:
    """Those of these chats for which something may be to be claimed now."""
    found = select(Outgoing.chat_id).where(*_claimable(now), col(Outgoing.chat_id).in_(chats))
    return {chat for chat in session.exec(found) if chat is not None}


def claim_due(
    session: Session,
    *,
    now: datetime,
    office: Office,
    by: str,
    most: int,
    busy: Collection[int],
    in_hand: Collection[int],
    gap: timedelta = timedelta(0),
) -> list[Outgoing]:
    """Lease the next messages to a process, answers first, but none for a chat that is `busy` or
    was written to within the `gap` by any process, nor two for the same one. `in_hand` are those
    that this process has anyway."""
    found: list[Outgoing] = []
    held, had = set(busy), set(in_hand)
    for answers in (True, False):
        while len(found) < most and (
            rows := _next(session, now, answers=answers, most=2 * most, busy=held, had=had)
        ):
            ready = _ready(session, rows, answers=answers, since=now - gap)
            found += ready[: most - len(found)]
            held |= {row.chat_id for row in rows if row.chat_id is not None}
            had |= {row.id for row in rows}
    return _leased(session, found, now, office, by)


def claim(
    session: Session, outgoing_id: int, *, now: datetime, office: Office, by: str
) -> Outgoing | None:
    """Lease one answer to a process; None if it is settled, somebody else has it, or it is not its
    turn: then whoever delivers next may have it when it is."""
    owed, _, free = _claimable(now)
    found = select(Outgoing).where(Outgoing.id == outgoing_id, owed, free)
    row = session.exec(found.with_for_update(skip_locked=True)).one_or_none()
    if row is None:
        return None
    if not _ready(session, [row], answers=True, since=now):
        row.not_before = row.not_before if row.attempts else now
        return None
    return next(iter(_leased(session, [row], now, office, by)), None)


def release(session: Session, outgoing_id: int, *, until: datetime) -> None:
    """It was claimed and not sent: somebody may claim it from `until` on."""
    row = session.get_one(Outgoing, outgoing_id, with_for_update=True)
    row.not_before = until
    row.claimed_until = row.claimed_by = None
    row.attempts -= 1


def hold(session: Session, outgoing_id: int, *, now: datetime) -> None:
    """It is still being made: the claim begins anew."""
    row = session.get_one(Outgoing, outgoing_id, with_for_update=True)
    row.claimed_until = now + LEASE


def _claimable(now: datetime) -> tuple[Any, Any, Any]:
    """It is owed, it is time, and nobody has it who is alive."""
    return (
        col(Outgoing.state) == Delivery.OWED,
        col(Outgoing.not_before) <= now,
        or_(
            col(Outgoing.claimed_until).is_(None),
            col(Outgoing.claimed_until) <= now,
            col(Outgoing.claimed_by).not_in(living(now)),
        ),
    )


def _next(
    session: Session,
    now: datetime,
    *,
    answers: bool,
    most: int,
    busy: Collection[int],
    had: Collection[int],
) -> Sequence[Outgoing]:
    """The oldest, so that a chat's first comes before what waits for it. What precedes these is
    asked about them alone: in one statement PostgreSQL took a second for 2,000."""
    asked = col(Outgoing.incoming_id)
    found = (
        select(Outgoing)
        .where(
            *_claimable(now),
            asked.is_not(None) if answers else asked.is_(None),
            or_(col(Outgoing.chat_id).is_(None), col(Outgoing.chat_id).not_in(busy)),
            col(Outgoing.id).not_in(had),
        )
        .order_by(col(Outgoing.id) + 0)  # nobody shall look for them along all that ever was sent
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return session.exec(found).all()


def _ready(
    session: Session, rows: Sequence[Outgoing], *, answers: bool, since: datetime
) -> list[Outgoing]:
    """One a chat of these: not behind another, and nothing was sent there since."""
    chats = {row.chat_id for row in rows if row.chat_id is not None}
    first = _first_owed(session, chats, answers=answers)
    recent = _written_to(session, chats, since)
    ready: dict[tuple[int | None, int], Outgoing] = {}
    for row in rows:
        if row.chat_id is None:
            ready[None, row.id] = row
        elif row.chat_id not in recent and row.id <= first.get(row.chat_id, row.id):
            ready.setdefault((row.chat_id, 0), row)
    return list(ready.values())


def _first_owed(session: Session, chats: Collection[int], *, answers: bool) -> dict[int, int]:
    """For each chat the message behind which the others wait; an answer waits for answers only, and
    nothing for a picture or file that is being made."""
    found = select(Outgoing.chat_id, func.min(Outgoing.id)).where(
        col(Outgoing.chat_id).in_(chats),
        Outgoing.state == Delivery.OWED,
        Outgoing.method != MAKE,
        Outgoing.attempts < ORDERLY,
        *([col(Outgoing.incoming_id).is_not(None)] if answers else []),
    )
    rows = session.exec(found.group_by(col(Outgoing.chat_id)))
    return {chat: first for chat, first in rows if chat is not None}


def _written_to(session: Session, chats: Collection[int], since: datetime) -> set[int]:
    found = select(Outgoing.chat_id).where(
        col(Outgoing.chat_id).in_(chats), col(Outgoing.sent_at) > since
    )
    return {chat for chat in session.exec(found) if chat is not None}


def _leased(
    session: Session, rows: list[Outgoing], now: datetime, office: Office, by: str
) -> list[Outgoing]:
    """Those of them that may be sent as they are."""
    leased = [row for row in rows if may_go(session, row, now=now, office=office)]
    for row in leased:
        row.claimed_until, row.claimed_by = now + LEASE, by
        row.attempts += 1
    session.flush()
    return leased
