"""Updates that were handled: a redelivered one has no second effect."""

from datetime import datetime

from sqlmodel import Session, select

from db.models import Incoming


def find_incoming(session: Session, *, bot_id: int, update_id: int) -> Incoming | None:
    """The row of an update that was handled before."""
    return session.exec(
        select(Incoming).where(Incoming.bot_id == bot_id, Incoming.update_id == update_id)
    ).one_or_none()


def add_incoming(
    session: Session, *, bot_id: int, update_id: int, user_id: int | None, now: datetime
) -> Incoming:
    """Note an update in the transaction of its effect; another replica's row makes this raise."""
    row = Incoming(
        bot_id=bot_id, update_id=update_id, user_id=user_id, received_at=now, outcome="handled"
    )
    session.add(row)
    session.flush()
    return row
