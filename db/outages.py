"""When the bot was last in touch with Telegram, and how long it was not.

Telegram keeps what people write for 24 hours (Bot API, "Getting updates"): what is older when the
bot comes back is lost, and nobody but us can know.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.dialects.postgresql import insert as postgresql
from sqlalchemy.dialects.sqlite import insert as sqlite
from sqlmodel import Session, col, select

from db.agenda import OUTAGE, bring_forward
from db.models import Heartbeat, Outage

KEPT = timedelta(hours=24)
POLL = "poll:"
"""What the heartbeat of the fetching of updates is called, with the bot's id behind."""


@dataclass(frozen=True)
class Gap:
    """Between these moments (aware) what was written is lost."""

    id: int
    first: datetime
    last: datetime


def note_fetch(session: Session, bot_id: int, *, now: datetime, was_away: bool) -> bool:
    """Updates were fetched at `now`; whether some before are lost.

    `was_away`: this process cannot vouch for the time since the last note.
    """
    name = f"{POLL}{bot_id}"
    insert = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    first = insert(Heartbeat).values(id=name, started_at=now, seen_at=now)
    session.execute(first.on_conflict_do_nothing())  # two processes may begin at once
    row = session.get_one(Heartbeat, name, with_for_update=True)
    lost = was_away and now - row.seen_at > KEPT
    if lost:
        session.add(Outage(from_at=row.seen_at, until_at=now))
        bring_forward(session, OUTAGE, now)
    row.seen_at = max(row.seen_at, now)
    return lost


def newest_gap(session: Session) -> Gap | None:
    """What was lost in the last outage; what was written in its last 24 hours came in."""
    row = session.exec(select(Outage).order_by(col(Outage.id).desc()).limit(1)).first()
    return Gap(row.id, row.from_at, row.until_at - KEPT) if row else None
