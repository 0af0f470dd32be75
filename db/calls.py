"""Whether a sweep is called for: what it would find to say is all behind one of these moments.

One prepared statement on a snapshot, over three indices and the few cycles there are: a quiet
second costs the same however much there is in the register, and waits for nobody who writes.
"""

from datetime import datetime, time

from sqlalchemy import bindparam, exists, or_, select
from sqlmodel import Session, col

from db.calendars import by_days, own_days
from db.models import Agenda, Assignment, Cycle, Outgoing
from db.models.talk import Delivery
from db.rules.freshness import ANEW
from db.rules.office import Office

_CALLED = select(
    or_(
        exists().where(col(Assignment.next_at) <= bindparam("now")),
        exists().where(col(Agenda.next_at) <= bindparam("now")),
        exists().where(
            col(Cycle.started_at).is_(None),
            col(Cycle.closed_at).is_(None),
            col(Cycle.effective_on) <= bindparam("today"),
        ),
        exists().where(
            col(Outgoing.state) == Delivery.OWED,
            col(Outgoing.kind).in_(ANEW),
            col(Outgoing.made_at) < bindparam("midnight"),
        ),
    )
)


def is_called_for(session: Session, *, now: datetime, office: Office) -> bool:
    """Whether a sweep may find anything at `now` (aware), which may be said now."""
    today = office.today(now)
    moments = {"now": now, "today": today, "midnight": office.at(today, time())}
    if not session.connection().execute(_CALLED, moments).scalar_one():
        return False
    return by_days(office, own_days(session)).may_tell_groups(now)
