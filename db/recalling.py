"""What waits to be sent and is not so any more is taken back: the next sweep says it as it is now.

So somebody who could not be written to for days gets one message, and nobody is asked for what is
done. What is on its way already (claimed) arrives as it was written.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from db.agenda import LEADERS, OPENING, OUTAGE, RECEIPTS, SUPERVISORS, bring_forward, say_again
from db.models import Assignment, Escalation, Outgoing, OutgoingItem, Ping
from db.models.talk import Delivery
from db.rules.freshness import ANEW, REMINDERS, Fate, fate
from db.rules.office import Office
from db.rules.terms import FINISHED
from db.unsent import RECALLED
from db.waking import look_again_at

NUDGE, RECEIPT = "nudge", "receipt"
LISTS = tuple(kind for kind in ANEW if kind != "opening")
"""Kinds that say of an assignment that it is owed; an opening is a summary."""
LONG_AGO = timedelta(days=31)


def may_go(session: Session, row: Outgoing, *, now: datetime, office: Office) -> bool:
    """Whether a message may be sent now; else it waits for the morning, or is made anew."""
    verdict = fate(row.kind, row.made_at, now=now, office=office)
    if verdict is Fate.WAIT:
        row.not_before = office.next_morning(now)
    elif verdict is Fate.ANEW:
        _recall(session, [row], now=now, office=office)
    return verdict is Fate.SEND


def recall_about(
    session: Session, assignment_ids: Collection[int], *, now: datetime, office: Office
) -> None:
    """Something was added to the history of these: what waits and shows them is not so any more."""
    shown = select(col(OutgoingItem.outgoing_id)).where(
        col(OutgoingItem.assignment_id).in_(assignment_ids)
    )
    rows = _waiting(
        session,
        now,
        col(Outgoing.id).in_(shown),
        col(Outgoing.kind).in_((*LISTS, NUDGE)),
    )
    _recall(session, [row for row in rows if _is_void(session, row)], now=now, office=office)


def recall_from(
    session: Session, person_ids: Collection[int], *, now: datetime, office: Office
) -> bool:
    """The reminders that wait for these people; whether there were any."""
    rows = _waiting(
        session, now, col(Outgoing.person_id).in_(person_ids), col(Outgoing.kind).in_(REMINDERS)
    )
    _recall(session, rows, now=now, office=office)
    return bool(rows)


def recall_earlier(session: Session, *, now: datetime, office: Office) -> None:
    """What was written on an earlier day and never sent."""
    midnight = office.at(office.today(now), time())
    rows = _waiting(session, now, col(Outgoing.kind).in_(ANEW), col(Outgoing.made_at) < midnight)
    _recall(session, rows, now=now, office=office)


def _waiting(session: Session, now: datetime, *which: ColumnElement[bool]) -> Sequence[Outgoing]:
    """What is owed and nobody is just sending, locked."""
    free = or_(col(Outgoing.claimed_until).is_(None), col(Outgoing.claimed_until) <= now)
    rows = select(Outgoing).where(Outgoing.state == Delivery.OWED, free, *which)
    return session.exec(rows.order_by(col(Outgoing.id)).with_for_update(skip_locked=True)).all()


def _is_void(session: Session, row: Outgoing) -> bool:
    """A 催办 stands as long as anything in it is open; the rest is made of what stands now."""
    if row.kind != NUDGE:
        return True
    left = select(Assignment.id).join(OutgoingItem)
    left = left.where(OutgoingItem.outgoing_id == row.id, col(Assignment.state).not_in(FINISHED))
    return session.exec(left).first() is None


def _recall(session: Session, rows: Iterable[Outgoing], *, now: datetime, office: Office) -> None:
    for row in rows:
        row.state, row.problem, row.claimed_until = Delivery.GIVEN_UP, RECALLED, None
        for key in row.key.split("+") if row.key else ():
            _say_again(session, key, row, now, office)
        row.key = row.key and f"{row.key}~{row.id}"
        session.flush()
        look_again_at(session, _moments(session, row.id))


def _moments(session: Session, outgoing_id: int) -> dict[int, datetime]:
    """When each of its reminders and steps fell due, by assignment; the earliest counts."""
    found: dict[int, datetime] = {}
    for table in (Ping, Escalation):
        rows = select(table.assignment_id, table.at).where(table.outgoing_id == outgoing_id)
        for assignment_id, at in session.exec(rows):
            found[assignment_id] = min(at, found.get(assignment_id, at))
    return found


def _say_again(session: Session, key: str, row: Outgoing, now: datetime, office: Office) -> None:
    """What is on the agenda comes again, with the news of the time that it was about."""
    kind, _, rest = key.partition(":")
    if kind == "opening":
        bring_forward(session, f"{OPENING}{rest.partition(':')[0]}", now)
    elif kind == OUTAGE:
        bring_forward(session, OUTAGE, now)
    elif kind == RECEIPT:
        say_again(session, RECEIPTS, now, since=row.made_at - LONG_AGO)
    elif key.startswith(SUPERVISORS):
        day = office.calendar.add(_day(key), -1)
        say_again(session, SUPERVISORS, now, since=office.morning(day))
    elif key.startswith(LEADERS):
        since = office.morning(_day(key) - timedelta(days=7))
        say_again(session, LEADERS, now, since=since)


def _day(key: str) -> date:
    return date.fromisoformat(key.split(":")[2])
