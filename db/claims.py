"""Messages claimed for sending: leased, so that a crash loses none; in order within a chat."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select, update

from db.models import Outgoing
from db.models.talk import Delivery

LEASE = timedelta(seconds=60)
ORDERLY = 6
"""After so many attempts (two minutes) at a message the later ones of its chat overtake it."""


def is_due(session: Session, *, now: datetime) -> bool:
    """Whether anything is to be claimed now, by whoever may."""
    found = select(Outgoing.id).where(*_claimable(now)).limit(1)
    return session.exec(found).first() is not None


def due_in(session: Session, *, chats: Collection[int], now: datetime) -> set[int]:
    """Those of these chats for which something is to be claimed now."""
    found = select(Outgoing.chat_id).where(*_claimable(now), col(Outgoing.chat_id).in_(chats))
    return {chat for chat in session.exec(found) if chat is not None}


def claim_due(
    session: Session, *, now: datetime, most: int, busy: Collection[int], in_hand: Collection[int]
) -> list[Outgoing]:
    """Lease the next messages, answers first, but none for a chat that is `busy`, nor two for the
    same one. `in_hand` are those that this process has anyway."""
    free = (
        *_claimable(now),
        or_(col(Outgoing.chat_id).is_(None), col(Outgoing.chat_id).not_in(busy)),
        col(Outgoing.id).not_in(in_hand),
    )
    found: list[Outgoing] = []
    for lane in (col(Outgoing.incoming_id).is_not(None), col(Outgoing.incoming_id).is_(None)):
        if len(found) < most:
            found += _next(session, (lane, *free), most - len(found))
    return _leased(session, _one_each(found), now)


def claim(session: Session, outgoing_id: int, *, now: datetime) -> Outgoing | None:
    """Lease one message; None if it is settled, somebody else has it, or it is not its turn: then
    whoever delivers next may have it when it is."""
    found = _next(session, (Outgoing.id == outgoing_id, *_claimable(now, early=True)), 1)
    if not found:
        _leave(session, outgoing_id, now)
    return next(iter(_leased(session, found, now)), None)


def release(session: Session, outgoing_id: int, *, until: datetime) -> None:
    """It was claimed and not sent: somebody may claim it from `until` on."""
    row = session.get_one(Outgoing, outgoing_id, with_for_update=True)
    row.not_before, row.claimed_until = until, None
    row.attempts -= 1


def _leave(session: Session, outgoing_id: int, now: datetime) -> None:
    session.execute(
        update(Outgoing)
        .where(
            col(Outgoing.id) == outgoing_id,
            col(Outgoing.state) == Delivery.OWED,
            col(Outgoing.claimed_until).is_(None),
            col(Outgoing.attempts) == 0,
        )
        .values(not_before=now)
    )


def _next(session: Session, where: Iterable[Any], most: int) -> list[Outgoing]:
    return list(
        session.exec(
            select(Outgoing)
            .where(*where)
            .order_by(col(Outgoing.not_before), col(Outgoing.id))
            .limit(most)
            .with_for_update(of=Outgoing, skip_locked=True)
        )
    )


def _claimable(now: datetime, *, early: bool = False) -> tuple[Any, ...]:
    """Owed, free and first of its chat; `early` by whoever caused it, before others may."""
    return (
        Outgoing.state == Delivery.OWED,
        *(() if early else (col(Outgoing.not_before) <= now,)),
        or_(col(Outgoing.claimed_until).is_(None), col(Outgoing.claimed_until) <= now),
        ~_is_preceded(),
    )


def _is_preceded() -> Any:
    """An earlier message for the chat is still owed. An answer waits for answers only."""
    earlier = aliased(Outgoing)
    return (
        select(earlier.id)
        .where(
            earlier.chat_id == Outgoing.chat_id,
            earlier.id < Outgoing.id,
            earlier.state == Delivery.OWED,
            earlier.attempts < ORDERLY,
            or_(col(Outgoing.incoming_id).is_(None), col(earlier.incoming_id).is_not(None)),
        )
        .exists()
    )


def _one_each(rows: Iterable[Outgoing]) -> list[Outgoing]:
    """The first for each chat: an answer and a reminder may both be the first of their lane."""
    first: dict[int, Outgoing] = {}
    for row in rows:
        first.setdefault(row.chat_id if row.chat_id is not None else -row.id, row)
    return list(first.values())


def _leased(session: Session, rows: Iterable[Outgoing], now: datetime) -> list[Outgoing]:
    leased = list(rows)
    for row in leased:
        row.claimed_until = now + LEASE
        row.attempts += 1
    session.flush()
    return leased
