"""After an outage everyone is asked to send again what may have got lost."""

from collections.abc import Iterator
from datetime import timedelta

from db.agenda import OUTAGE, book, come_due
from db.holders import Holder, holders
from db.outages import newest_gap
from db.outbox import said_since
from db.rules.terms import PostRole
from handlers.texts import outages as texts
from jobs.round import Note, Round, board

LOOK_BACK = timedelta(days=31)


def outage_notes(current: Round) -> Iterator[Note]:
    """One sentence for everyone who can write to the bot, below their next message if one comes
    with this sweep."""
    if OUTAGE not in come_due(current.session, now=current.now):
        return
    book(current.session, OUTAGE, None)
    gap = newest_gap(current.session)
    if gap is None:
        return
    said = said_since(current.session, current.now - LOOK_BACK)
    for to in _everyone(current):
        key = f"{OUTAGE}:{gap.id}:{to.person_id}"
        if key not in said:
            text = texts.lost(current.tongue_of(to), gap, current.office, current.now)
            yield board(current, OUTAGE, to, text, key=key)


def _everyone(current: Round) -> list[Holder]:
    """Each bound person once, whatever posts they hold."""
    found: dict[int, Holder] = {}
    for role in PostRole:
        for holder in holders(current.session, role, today=current.today):
            if holder.chat_id is not None:
                found.setdefault(holder.person_id, holder)
    return list(found.values())
