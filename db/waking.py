"""When the sweep looks at an assignment again: the one rule behind `next_at`."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, select

from db.escalations import silence_of, silences
from db.items import Item
from db.models import Assignment
from db.rules.escalation import Silence, next_step
from db.rules.firings import Firing, latest, next_after
from db.rules.office import Office

INSTANT = timedelta(microseconds=1)


def come(item: Item, *, now: datetime, office: Office) -> Firing | None:
    """The rung that has come by `now` since the sweep looked last; after an outage the latest."""
    if item.finished or item.next_at is None or _put_off(item, now):
        return None
    silent = _silent_today(item, now, office)
    return latest(item.track, office, since=item.next_at - INSTANT, now=now, silent=silent)


def _put_off(item: Item, now: datetime) -> bool:
    """稍后提醒 also holds back what had come before it was asked for, if it was not sent yet."""
    return item.snooze is not None and item.snooze.until > now


def _silent_today(item: Item, now: datetime, office: Office) -> bool:
    """Nothing was said about it today: who answered this morning is left alone this afternoon."""
    return item.said_at is None or office.today(item.said_at) < office.today(now)


def next_reminder(item: Item, *, now: datetime, office: Office) -> datetime | None:
    """The next moment (aware UTC) after `now` at which its 承办人 is reminded of `item`.

    None once it is finished, before its cycle speaks, and for what was past by then: the opening
    summary has said it, and it is asleep until a new due.
    """
    if _asleep(item, office):
        return None
    firing = next_after(item.track, office, now=now)
    return firing.at if firing else None


def next_look(
    item: Item, *, now: datetime, office: Office, silence: Silence | None = None
) -> datetime | None:
    """The same, or the moment at which somebody else may have to be told that nobody answers.

    `silence`: what the register knows of that; nothing is known of what is not due yet.
    """
    if _asleep(item, office):
        return None
    known = silence or silence_of(item, office)
    step = next_step(known, office, now=now)
    reminder = next_reminder(item, now=now, office=office)
    return min((at for at in (step, reminder) if at), default=None)


def unswept(item: Item, *, now: datetime) -> datetime | None:
    """What has come by `now` and waits for the next sweep, which decides whether it still holds.

    A sweep runs every so often: whoever answers in between must not lose the reminder, nor others
    the step up, that the answer does not end; not what is 已办结 either, which 撤回 takes back.
    """
    return item.next_at if item.next_at and item.next_at <= now else None


def look_again(session: Session, items: Iterable[Item], *, now: datetime, office: Office) -> None:
    """Something has changed about these assignments: when the sweep is to look at them now."""
    settled = [item for item in items if unswept(item, now=now) is None]
    look_further(session, settled, now=now, office=office)


def look_further(session: Session, items: Iterable[Item], *, now: datetime, office: Office) -> None:
    """All that had come by `now` is said: when the sweep is to look at these again."""
    items = list(items)
    known = silences(session, items, today=office.today(now), office=office)
    look_at(
        session,
        {
            item.id: next_look(item, now=now, office=office, silence=known.get(item.id))
            for item in items
        },
    )


def look_at(session: Session, moments: Mapping[int, datetime | None]) -> None:
    """Let the sweep look at these assignments at these moments, by their ids; None: not at all."""
    rows = [{"id": key, "next_at": at} for key, at in moments.items()]
    if rows:
        session.execute(update(Assignment), rows)


def _asleep(item: Item, office: Office) -> bool:
    if item.finished or item.started_at is None:
        return True
    return item.due_on is not None and item.due_on < office.today(item.started_at)


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
