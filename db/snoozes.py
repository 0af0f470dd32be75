"""稍后提醒 as rows: the newest counts; taking it back is a row that is over at once."""

from datetime import datetime

from sqlmodel import Session, col, select

from db.items import Item, items_by_id
from db.models import Outgoing, OutgoingItem, Snooze
from db.models.talk import Delivery
from db.reports import Words
from db.rules.office import Office
from db.waking import look_again


def put_off(session: Session, item: Item, *, until: datetime, by: Words, office: Office) -> Snooze:
    """No reminder about `item` before `until`, from now on; the sweep is told at once."""
    row = Snooze(
        assignment_id=item.id,
        person_id=by.person_id,
        until=until,
        incoming_id=by.incoming_id,
        at=by.now,
    )
    session.add(row)
    session.flush()
    look_again(session, items_by_id(session, [item.id]), now=by.now, office=office)
    return row


def newest_snooze(session: Session, assignment_id: int) -> Snooze | None:
    """The snooze that counts, if it still does."""
    return session.exec(
        select(Snooze)
        .where(Snooze.assignment_id == assignment_id)
        .order_by(col(Snooze.id).desc())
        .limit(1)
    ).first()


def reminders_not_sent(
    session: Session, assignment_id: int, *, person_id: int, now: datetime
) -> list[Outgoing]:
    """Reminders to this person about an assignment that are written and not yet on their way."""
    rows = session.exec(
        select(Outgoing)
        .join(OutgoingItem, col(OutgoingItem.outgoing_id) == Outgoing.id)
        .where(
            OutgoingItem.assignment_id == assignment_id,
            Outgoing.person_id == person_id,
            Outgoing.kind == "ping",
            Outgoing.state == Delivery.OWED,
        )
        .order_by(col(Outgoing.id))
        .with_for_update()
    )
    return [row for row in rows if row.claimed_until is None or row.claimed_until <= now]
