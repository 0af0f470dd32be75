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
from db.rules.escalation import day_of
from db.rules.office import Office
from db.rules.slots import MORNING, may_speak, moment
from db.waking import look_again
from jobs.opening import opening_notes
from jobs.pings import ping_notes
from jobs.receipts import receipt_notes
from jobs.round import Note, Round, joined

FINDERS = (opening_notes, ping_notes, receipt_notes)


def sweep(session: Session, *, now: datetime, office: Office, language: str) -> list[Note]:
    """Write down all that is owed by `now`, and return it; nothing at night and on days off."""
    office = in_force(session, office)
    if not may_speak(now, office.calendar, office.zone) or not may_sweep(session):
        return []
    current = Round(session, now, office, language)
    found = [note for find in FINDERS for note in find(current)]
    notes = joined(found)
    for note in notes:
        write_note(current, note)
    session.flush()
    look_again(session, current.waking, now=now, office=office)
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
    for item, firing in zip(note.items, note.firings, strict=False):
        add_ping(
            current.session,
            item,
            firing,
            person_id=note.to.person_id,
            outgoing_id=row.id,
            now=current.now,
        )
    _write_steps(current, note, row.id)


def _write_steps(current: Round, note: Note, outgoing_id: int) -> None:
    """Each with the morning on which it fell due."""
    for item, level in note.steps:
        if item.due_on:
            day = day_of(level, item.due_on, current.office.calendar)
            add_step(
                current.session,
                item,
                level,
                at=moment(day, MORNING, current.office.zone),
                person_id=note.to.person_id,
                outgoing_id=outgoing_id,
                now=current.now,
            )
