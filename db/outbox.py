"""What must be said, as rows: owed in the transaction of its cause, claimed (`db/claims.py`), sent,
settled."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, or_, select, update

from db.group_digests import follow
from db.models import Outgoing, OutgoingItem
from db.models.talk import Delivery

HEAD_START = timedelta(seconds=5)
"""Whoever handled an update says its answers, in order; the sweep only after a crash."""
UNASKED = ("ping", "form", "opening", "nudge", "escalation")
OVERTAKEN = "another message took its place"
UNBOUND = "nobody is bound to this post"


def owe(
    session: Session,
    *,
    kind: str,
    method: str,
    payload: dict[str, Any],
    now: datetime,
    incoming_id: int | None = None,
    person_id: int | None = None,
    key: str | None = None,
    about: Sequence[int] = (),
    chat_id: int | None = None,
) -> Outgoing:
    """Owe one call of the Bot API; `about` are the assignments it shows, in its order.

    A message without a chat in `payload` reaches nobody, and is given up at once; `chat_id` is
    where the answer to a press may be said instead, once it is too late to show it.

    An edited message is known by the number it has; a new one learns its own when it is sent.
    """
    unreachable = payload.get("chat_id") is None and method == "sendMessage"
    row = Outgoing(
        key=key,
        kind=kind,
        incoming_id=incoming_id,
        person_id=person_id,
        chat_id=payload.get("chat_id", chat_id),
        message_id=payload.get("message_id"),
        method=method,
        payload=payload,
        state=Delivery.GIVEN_UP if unreachable else Delivery.OWED,
        problem=UNBOUND if unreachable else None,
        made_at=now,
        not_before=now + HEAD_START if incoming_id else now,
    )
    session.add(row)
    session.flush()
    shown = [
        {"outgoing_id": row.id, "assignment_id": assignment_id, "position": position}
        for position, assignment_id in enumerate(dict.fromkeys(about))
    ]
    if shown:
        session.execute(insert(OutgoingItem), shown)
    return row


def is_owed(session: Session, key: str) -> bool:
    """Whether what the clock owes under `key` was written down before."""
    return session.exec(select(Outgoing.id).where(Outgoing.key == key)).first() is not None


def said_since(session: Session, moment: datetime) -> set[str]:
    """The keys of what the clock owed after `moment` (aware), those of joined boards one by one."""
    keys = select(Outgoing.key).where(col(Outgoing.key).is_not(None), Outgoing.made_at > moment)
    return {part for key in session.exec(keys) if key for part in key.split("+")}


def answers_to(session: Session, incoming_id: int) -> list[int]:
    """What is still to be said about an update, in order."""
    rows = session.exec(
        select(Outgoing.id)
        .where(Outgoing.incoming_id == incoming_id, Outgoing.state == Delivery.OWED)
        .order_by(col(Outgoing.id))
    )
    return list(rows)


def settle_sent(
    session: Session, outgoing_id: int, *, message_id: int | None, now: datetime
) -> None:
    row = session.get_one(Outgoing, outgoing_id, with_for_update=True)
    row.state, row.sent_at = Delivery.SENT, now
    row.claimed_until = row.claimed_by = None
    row.message_id = message_id or row.message_id
    if row.problem == OVERTAKEN:  # meanwhile, while it was on its way
        _unsay(session, row, now)


def suppose_sent(session: Session, *, now: datetime) -> None:
    """As if all that is owed had arrived at once: for a rehearsal."""
    session.flush()
    owed = update(Outgoing).where(col(Outgoing.state) == Delivery.OWED)
    session.execute(owed.values(state=Delivery.SENT, sent_at=now))


def unsay(session: Session, incoming_ids: Sequence[int], *, kind: str, now: datetime) -> None:
    """What was said of this kind about these updates is not so any more: it is deleted."""
    rows = session.exec(
        select(Outgoing)
        .where(
            col(Outgoing.incoming_id).in_(incoming_ids),
            Outgoing.kind == kind,
            Outgoing.state != Delivery.GIVEN_UP,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for row in rows.all():
        if row.state == Delivery.SENT:
            _unsay(session, row, now)
        else:
            row.problem = OVERTAKEN
            row.state = Delivery.OWED if row.claimed_until else Delivery.GIVEN_UP
    session.flush()


def _unsay(session: Session, row: Outgoing, now: datetime) -> None:
    payload = {"chat_id": row.chat_id, "message_id": row.message_id}
    owe(session, kind="unsaid", method="deleteMessage", payload=payload, now=now)


def settle_given_up(session: Session, outgoing_id: int, *, problem: str) -> None:
    """It will never arrive: `problem` says why, in Telegram's words."""
    row = session.get_one(Outgoing, outgoing_id)
    row.state, row.problem = Delivery.GIVEN_UP, problem
    row.claimed_until = row.claimed_by = None


def give_up_waiting(session: Session, *, chat_id: int, problem: str, now: datetime) -> None:
    """Nothing that is owed to this chat will arrive; what is just on its way settles itself."""
    session.execute(
        update(Outgoing)
        .where(
            col(Outgoing.chat_id) == chat_id,
            col(Outgoing.state) == Delivery.OWED,
            or_(col(Outgoing.claimed_until).is_(None), col(Outgoing.claimed_until) <= now),
        )
        .values(state=Delivery.GIVEN_UP, problem=problem, claimed_until=None, claimed_by=None)
    )


def postpone(session: Session, outgoing_id: int, *, until: datetime, problem: str) -> None:
    """It did not arrive this time; try again from `until` on."""
    row = session.get_one(Outgoing, outgoing_id)
    row.not_before, row.problem = until, problem
    row.claimed_until = row.claimed_by = None


def readdress(session: Session, outgoing_id: int, *, chat_id: int, now: datetime) -> None:
    """Its group became a supergroup: the message goes there, without the reply to an old one, and
    so does what is set for the group."""
    row = session.get_one(Outgoing, outgoing_id)
    if row.chat_id is not None:
        follow(session, old=row.chat_id, new=chat_id, now=now)
    kept = {name: value for name, value in row.payload.items() if name != "reply_parameters"}
    row.chat_id, row.payload = chat_id, kept | {"chat_id": chat_id}
    row.not_before = now
    row.claimed_until = row.claimed_by = None


def last_reminder(session: Session, *, chat_id: int) -> list[int]:
    """The assignments of the newest message that was sent unasked to this chat."""
    newest = session.exec(
        select(Outgoing.message_id)
        .where(
            Outgoing.chat_id == chat_id,
            col(Outgoing.kind).in_(UNASKED),
            Outgoing.state == Delivery.SENT,
        )
        .order_by(col(Outgoing.id).desc())
    ).first()
    return shown_in(session, chat_id=chat_id, message_id=newest) if newest else []


def reminder_of(session: Session, assignment_id: int, *, chat_id: int) -> int | None:
    """The newest reminder in this chat that shows an assignment: its number there."""
    return session.exec(
        select(Outgoing.message_id)
        .join(OutgoingItem, col(OutgoingItem.outgoing_id) == Outgoing.id)
        .where(
            OutgoingItem.assignment_id == assignment_id,
            Outgoing.chat_id == chat_id,
            col(Outgoing.kind).in_(("ping", "nudge", "escalation")),
            Outgoing.state == Delivery.SENT,
        )
        .order_by(col(Outgoing.id).desc())
        .limit(1)
    ).first()


def shown_in(session: Session, *, chat_id: int, message_id: int) -> list[int]:
    """The assignments that a message of the bot shows, in its order; the newest edit counts."""
    newest = session.exec(
        select(Outgoing.id)
        .where(Outgoing.chat_id == chat_id, Outgoing.message_id == message_id)
        .order_by(col(Outgoing.id).desc())
    ).first()
    return shown_by(session, newest) if newest else []


def sayings(session: Session, *, chat_id: int, message_id: int) -> list[Outgoing]:
    """What made a message of the bot, and what changed its words, oldest first."""
    rows = session.exec(
        select(Outgoing)
        .where(
            Outgoing.chat_id == chat_id,
            Outgoing.message_id == message_id,
            Outgoing.method != "editMessageReplyMarkup",
        )
        .order_by(col(Outgoing.id))
    )
    return list(rows)


def shown_by(session: Session, outgoing_id: int) -> list[int]:
    """The assignments that one call shows, sent or not, in its order."""
    rows = session.exec(
        select(OutgoingItem.assignment_id)
        .where(OutgoingItem.outgoing_id == outgoing_id)
        .order_by(col(OutgoingItem.position))
    )
    return list(rows)
