"""Questions of ours that wait for an answer: asked, replaced, lapsed. Each is a row."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from db.drafts import add_to_draft, close_draft, open_draft, pending_draft
from db.evidence import hold
from db.items import items_by_id
from db.models import Draft
from db.outbox import shown_in
from handlers.inputs.decision import Entry
from handlers.texts import chat, files
from handlers.texts import reports as texts
from handlers.visit import Visit

MISSING = ("reason", "figures", "figure", "evidence")
"""The questions for what one report still lacks."""
LACKING = (*MISSING, "extend_date", "extend_reason")
"""The same, and those for what a request for a later date lacks."""
SHORT = 30
"""Longer words without a figure are no answer to a question for one, but something new."""
SHOWN = (*LACKING, "confirm", "for_card", "amend", "situation")
"""Questions about duties that are known: the same, and cards that wait for a tap."""
QUOTED = ("pick", "for_pick", "forwarded")
"""Those of which only the words are known."""
DECIDED = (
    "refusal",
    "redate",
    "return_reason",
    "return_date",
    "exception",
    "defer_date",
    "defer_reason",
)
"""What a reviewer has begun to decide."""
FILE = "file"
"""The question which item files are for, or how it stands."""
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
    if draft and files_of(draft):
        # Pieces of an album may still be coming, to another replica too.
        hold(visit.session, visit.who.account_id)
        visit.session.refresh(draft)
        draft = None if draft.closed_at else draft
    return draft if draft and visit.now - draft.made_at < LAPSE else None


def ask(visit: Visit, kind: str, entries: Sequence[Entry], said: str, **more: Any) -> int:
    """Remember what was understood so far and what is asked; the question's id, for its buttons.

    `more` is kept in the draft's payload, as JSON. What waited before is given up, and said so:
    nothing is lost without a word.
    """
    _give_up(visit, [entry.key for entry in entries])
    visit.filed = True
    payload = {
        "entries": [entry.to_json() for entry in entries],
        "said": said,
        "said_at": visit.said_at.isoformat(),
        "chat_id": visit.chat_id,
        "incoming_id": visit.spoken_in or visit.incoming_id,
        "files": list(visit.files),
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


def carry_files(visit: Visit) -> None:
    """A report answers the question which item files are for: they go with it."""
    asked = waiting(visit)
    if asked and asked.kind == FILE:
        visit.files = [*files_of(asked), *visit.files]
        close(visit)


def forget_files(visit: Visit, ids: Sequence[int]) -> None:
    """These files found their report by another way: they wait with the question no more."""
    asked = waiting(visit)
    if asked and set(files_of(asked)) & set(ids):
        left = [one for one in files_of(asked) if one not in ids]
        add_to_draft(visit.session, asked, files=left)


def entries_of(draft: Draft) -> list[Entry]:
    """What was understood when the question was asked."""
    return [Entry.from_json(row) for row in draft.payload["entries"]]


def files_of(draft: Draft) -> list[int]:
    """The attachments that wait with the question."""
    return list(draft.payload.get("files", []))


def dropped(visit: Visit, draft: Draft) -> Markup:
    """What is said when somebody gives the question up."""
    if not files_of(draft):
        return chat.dropped(visit.t)
    return files.dropped(visit.t) if draft.payload["entries"] else files.unused(visit.t)


def _give_up(visit: Visit, asked_again: Sequence[int]) -> None:
    earlier = waiting(visit)
    if earlier and set(files_of(earlier)) - set(visit.files):
        visit.say(files.passed_over(visit.t))
    if earlier and earlier.kind in DECIDED and (left := _others(visit, earlier, asked_again)):
        visit.say(texts.still_undecided(visit.t, left))
    lost = _lost(visit, earlier, asked_again) if earlier else []
    if lost:
        visit.say(texts.not_recorded(visit.t, lost))


def _lost(visit: Visit, earlier: Draft, asked_again: Sequence[int]) -> list[str]:
    """What was said and now is not recorded: duties by their numbers, else the words."""
    said = earlier.payload["said"]
    if earlier.kind in QUOTED:
        again = said == visit.text
        return [] if again or not said else [texts.quoted(visit.t, said)]
    return _others(visit, earlier, asked_again) if earlier.kind in SHOWN else []


def _others(visit: Visit, earlier: Draft, asked_again: Sequence[int]) -> list[str]:
    """The numbers of what the earlier question was about, and the new one is not."""
    keys = [entry.key for entry in entries_of(earlier) if entry.key not in asked_again]
    return list(dict.fromkeys(item.duty for item in items_by_id(visit.session, keys)))
