"""The one interval sweep: what is owed by now becomes rows, one message a person.

A rehearsal runs the same `sweep`, on a copy of the register.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from db.calendars import in_force
from db.escalations import add_steps
from db.models import Outgoing
from db.outbox import owe
from db.pings import add_pings, may_sweep
from db.recalling import recall_earlier
from db.rules.escalation import day_of
from db.rules.office import Office
from db.unsent import Row
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
    _write(current, notes)
    if open_:  # earlier, what waits for the morning has not been said yet
        look_further(session, current.waking, now=now, office=office)
    return notes


def _write(current: Round, notes: Sequence[Note]) -> None:
    """Owe the messages and note what they remind of, in the transaction that found it."""
    owed = [(note, _owe(current, note).id) for note in notes]
    session = current.session
    add_pings(session, [one for note, key in owed for one in _pings(current, note, key)])
    add_steps(session, [one for note, key in owed for one in _steps(current, note, key)])
    session.flush()


def _owe(current: Round, note: Note) -> Outgoing:
    payload: dict[str, Any] = {"chat_id": note.to.chat_id, "text": note.text, "parse_mode": "HTML"}
    if note.keyboard:
        payload["reply_markup"] = note.keyboard
    return owe(
        current.session,
        kind=note.kind,
        method="sendMessage",
        payload=payload,
        now=current.now,
        person_id=note.to.person_id,
        key=note.key,
        about=[item.id for item in note.items],
    )


def _pings(current: Round, note: Note, outgoing_id: int) -> Iterator[Row]:
    if note.to.person_id is None:
        return
    for item, firing in zip(note.items, note.firings, strict=False):
        yield {
            "assignment_id": item.id,
            "person_id": note.to.person_id,
            "due_id": item.due_id,
            "rung": firing.rung,
            "at": firing.at,
            "made_at": current.now,
            "outgoing_id": outgoing_id,
        }


def _steps(current: Round, note: Note, outgoing_id: int) -> Iterator[Row]:
    """Each with the morning on which it fell due."""
    for item, level in note.steps:
        if item.due_on and note.to.person_id:
            day = day_of(level, item.due_on, current.office)
            yield {
                "assignment_id": item.id,
                "due_id": item.due_id,
                "step": level,
                "person_id": note.to.person_id,
                "at": current.office.morning(day),
                "made_at": current.now,
                "outgoing_id": outgoing_id,
            }
