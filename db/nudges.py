"""催办 by hand: at most one message a day from one person to another, about all at once."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from db.holders import Holder
from db.models import Nudge, Outgoing
from db.rules.reach import Why


def key_of(sender_id: int, receiver_id: int, day: date) -> str:
    """What makes the message from one person to another unique on a day."""
    return f"nudge:{sender_id}:{day}:{receiver_id}"


def sender_in(key: str) -> int:
    """Who sent the message with this key."""
    return int(key.split(":")[1])


def nudged_by(session: Session, sender_id: int, receivers: Collection[int], day: date) -> set[int]:
    """Which of these persons have had their message from this sender on `day`."""
    keys = {key_of(sender_id, one, day): one for one in receivers}
    rows = session.exec(select(Outgoing.key).where(col(Outgoing.key).in_(keys)))
    return {keys[key] for key in rows if key}


def nudged_about(
    session: Session, sender_id: int, assignment_ids: Collection[int], day: date
) -> set[int]:
    """About which of these assignments this sender has nudged anybody on `day`."""
    rows = session.exec(
        select(Nudge.assignment_id).where(
            Nudge.person_id == sender_id,
            Nudge.day == day,
            col(Nudge.assignment_id).in_(assignment_ids),
        )
    )
    return set(rows)


def add_nudges(
    session: Session,
    assignment_ids: Sequence[int],
    *,
    sender_id: int,
    day: date,
    incoming_id: int,
    now: datetime,
) -> None:
    """Note who asked about what; a second one of that day makes this raise."""
    session.add_all(
        Nudge(assignment_id=one, person_id=sender_id, day=day, incoming_id=incoming_id, at=now)
        for one in assignment_ids
    )
    session.flush()


def why_unreachable(holders: Collection[Holder]) -> dict[int, Why]:
    """By person: why somebody cannot be written to: blocked the bot, or never registered."""
    lost = (one for one in holders if one.chat_id is None)
    return {one.person_id: Why.BLOCKED if one.blocked else Why.UNBOUND for one in lost}
