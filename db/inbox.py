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
    session: Session,
    *,
    bot_id: int,
    update_id: int,
    user_id: int | None,
    now: datetime,
    chat_id: int | None = None,
    message_id: int | None = None,
) -> Incoming:
    """Note an update in the transaction of its effect; another replica's row makes this raise.

    `chat_id` and `message_id`: those of the person's own message, new or edited.
    """
    row = Incoming(
        bot_id=bot_id,
        update_id=update_id,
        user_id=user_id,
        chat_id=chat_id,
        message_id=message_id,
        received_at=now,
        outcome="handled",
    )
    session.add(row)
    session.flush()
    return row
