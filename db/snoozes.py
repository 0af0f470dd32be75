"""稍后提醒 as rows: the newest counts; taking it back is a row that is over at once."""

from datetime import datetime

from sqlmodel import Session, col, select

from db.items import Item, items_by_id
from db.models import Snooze
from db.recalling import recall_about
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
    recall_about(session, [item.id], now=by.now, office=office)
    return row


def newest_snooze(session: Session, assignment_id: int) -> Snooze | None:
    """The snooze that counts, if it still does."""
    return session.exec(
        select(Snooze)
        .where(Snooze.assignment_id == assignment_id)
        .order_by(col(Snooze.id).desc())
        .limit(1)
    ).first()
