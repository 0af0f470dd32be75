"""Questions of ours that wait for an answer: asked, replaced, lapsed. Each is a row."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from db.drafts import close_draft, open_draft, pending_draft
from db.items import items_by_id
from db.models import Draft
from db.outbox import shown_in
from handlers.inputs.decision import Entry
from handlers.texts import reports as texts
from handlers.visit import Visit

MISSING = ("reason", "figures", "figure")
"""The questions for what one report still lacks."""
LACKING = (*MISSING, "extend_date", "extend_reason")
"""The same, and those for what a request for a later date lacks."""
SHORT = 30
"""Longer words without a figure are no answer to a question for one, but something new."""
LAPSE = timedelta(days=1)
"""Nobody remembers what was asked yesterday: later words are something new."""


def asked_here(visit: Visit) -> Draft | None:
    """The question that words in this chat may answer: one asked in a group is not answered in
    private, nor the other way round."""
    draft = waiting(visit)
    return draft if draft and draft.payload.get("chat_id") in (None, visit.chat_id) else None


def waiting(visit: Visit) -> Draft | None:
    """The question that this person was asked lately and has not answered."""
    draft = pending_draft(visit.session, account_id=visit.who.account_id)
    return draft if draft and visit.now - draft.made_at < LAPSE else None


def ask(visit: Visit, kind: str, entries: Sequence[Entry], said: str, **more: Any) -> int:
    """Remember what was understood so far and what is asked; the question's id, for its buttons.

    `more` is kept in the draft's payload, as JSON. What waited before is given up, and said so:
    nothing is lost without a word.
    """
    _give_up(visit, [entry.key for entry in entries])
    payload = {
        "entries": [entry.to_json() for entry in entries],
        "said": said,
        "said_at": visit.said_at.isoformat(),
        "chat_id": visit.chat_id,
        "incoming_id": visit.spoken_in or visit.incoming_id,
        **more,
    }
    draft = open_draft(
        visit.session,
        account_id=visit.who.account_id,
        kind=kind,
        payload=payload,
        now=visit.now,
    )
    return draft.id


def replied_to(visit: Visit) -> list[int]:
    """The assignments shown in the message that this one replies to."""
    earlier = visit.message.reply_to_message if visit.message else None
    if earlier is None:
        return []
    return shown_in(visit.session, chat_id=visit.chat_id, message_id=earlier.message_id)


def close(visit: Visit) -> None:
    """The question is answered, or no longer of interest."""
    close_draft(visit.session, account_id=visit.who.account_id, now=visit.now)


def entries_of(draft: Draft) -> list[Entry]:
    """What was understood when the question was asked."""
    return [Entry.from_json(row) for row in draft.payload["entries"]]


def _give_up(visit: Visit, asked_again: Sequence[int]) -> None:
    earlier = waiting(visit)
    if earlier is None or earlier.kind not in LACKING:
        return
    lost = [entry.key for entry in entries_of(earlier) if entry.key not in asked_again]
    if lost:
        names = [item.duty for item in items_by_id(visit.session, lost)]
        visit.say(texts.not_recorded(visit.t, names))
