"""When the ladder looks at an assignment again: the one rule behind `next_at`."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from db.items import Item
from db.models import Assignment
from db.rules.ladder import next_after
from db.rules.office import Office


def next_look(item: Item, *, now: datetime, office: Office) -> datetime | None:
    """The next moment (aware UTC) after `now` at which there is something to say about `item`.

    None once it is finished, before its cycle speaks, and for what was past by then: the opening
    summary has said it, and it is asleep until a new due.
    """
    if item.finished or item.started_at is None:
        return None
    if item.due_on and item.due_on < office.today(item.started_at):
        return None
    firing = next_after(item.track, now=now, calendar=office.calendar, zone=office.zone)
    return firing.at if firing else None


def look_again(session: Session, items: Iterable[Item], *, now: datetime, office: Office) -> None:
    """Tell the sweep when to look at these assignments again."""
    moments = [
        {"id": item.id, "next_at": next_look(item, now=now, office=office)} for item in items
    ]
    if moments:
        session.execute(update(Assignment), moments)


def look_again_at(session: Session, moments: Mapping[int, datetime]) -> None:
    """Let the sweep look at these assignments as it would have at these moments, by their ids."""
    rows = session.exec(
        select(Assignment)
        .where(col(Assignment.id).in_(moments))
        .order_by(col(Assignment.id))
        .with_for_update()
    )
    for row in rows:
        row.next_at = min(filter(None, (row.next_at, moments[row.id])))
    session.flush()
