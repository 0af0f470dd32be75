"""The one interval sweep: what is owed by now becomes rows, one message a person.

A rehearsal runs the same `sweep`, on a copy of the register.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from db.calendars import in_force
from db.escalations import add_step
from db.outbox import owe
from db.pings import add_ping, may_sweep
from db.recalling import recall_earlier
from db.rules.escalation import day_of
from db.rules.office import Office
from db.waking import look_further
from jobs.calendars import announcement_notes, shift_notes
from jobs.digests import digest_notes
from jobs.group_digests import group_notes
from jobs.opening import opening_notes
from jobs.outages import outage_notes
from jobs.pings import ping_notes
from jobs.round import Note, Round, joined
from jobs.unreachable import unreachable_notes

FINDERS = (
    opening_notes,
    ping_notes,
    unreachable_notes,
    shift_notes,
    announcement_notes,
    digest_notes,
    group_notes,
    outage_notes,
)
EARLY = (group_notes,)
"""A group may have set its digest for an hour at which nobody is reminded yet."""


def sweep(session: Session, *, now: datetime, office: Office, language: str) -> list[Note]:
    """Write down all that is owed by `now`, and return it; nothing at night and on days off."""
    office = in_force(session, office)
    if not office.may_tell_groups(now) or not may_sweep(session):
        return []
    open_ = office.may_speak(now)
    if open_:
        recall_earlier(session, now=now, office=office)
    current = Round(session, now, office, language)
    found = [note for find in (FINDERS if open_ else EARLY) for note in find(current)]
    notes = joined(found)
    for note in notes:
        write_note(current, note)
    session.flush()
    if open_:  # earlier, what waits for the morning has not been said yet
        look_further(session, current.waking, now=now, office=office)
    return notes


def write_note(current: Round, note: Note) -> None:
    """Owe the message and note its pings, in the transaction that found them."""
    payload: dict[str, Any] = {"chat_id": note.to.chat_id, "text": note.text, "parse_mode": "HTML"}
    if note.keyboard:
        payload["reply_markup"] = note.keyboard
    row = owe(
        current.session,
        kind=note.kind,
        method="sendMessage",
        payload=payload,
        now=current.now,
        person_id=note.to.person_id,
        key=note.key,
        about=[item.id for item in note.items],
    )
    if note.to.person_id is None:
        return
    for item, firing in zip(note.items, note.firings, strict=False):
        add_ping(
            current.session,
            item,
            firing,
            person_id=note.to.person_id,
            outgoing_id=row.id,
            now=current.now,
        )
    _write_steps(current, note, note.to.person_id, row.id)


def _write_steps(current: Round, note: Note, person_id: int, outgoing_id: int) -> None:
    """Each with the morning on which it fell due."""
    for item, level in note.steps:
        if item.due_on:
            day = day_of(level, item.due_on, current.office)
            add_step(
                current.session,
                item,
                level,
                at=current.office.morning(day),
                person_id=person_id,
                outgoing_id=outgoing_id,
                now=current.now,
            )
