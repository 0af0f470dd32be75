"""What every pressed button goes through: its argument, its question, its assignment."""

from datetime import datetime

from db.items import Item, locked_item
from db.models import Draft
from handlers import questions
from handlers.inputs.decision import Entry
from handlers.recording import may_record, may_report
from handlers.texts import chat
from handlers.visit import Visit

DIGITS = 18
"""Fewer than a database can hold, and more than an id ever has."""


def item_of(visit: Visit, argument: str, entry: Entry | None = None) -> Item | None:
    """The assignment of a button, if it is there and this person may report on it.

    `entry`: what would be recorded, where that may be on behalf of another unit.
    """
    key = number(argument)
    item = locked_item(visit.session, key) if key else None
    if item is None:
        stale(visit)
    elif not (may_record(visit, item, entry) if entry else may_report(visit, item)):
        visit.toast(chat.not_allowed(visit.t))
    else:
        return item
    return None


def draft_of(visit: Visit, question: str | None, *kinds: str) -> Draft | None:
    """The question that this button belongs to; one answered or replaced makes it stale."""
    if _asked_of_another(visit, question):
        visit.toast(chat.not_your_question(visit.t))
        return None
    draft = questions.waiting(visit)
    if draft is None or draft.kind not in kinds or question not in (None, str(draft.id)):
        stale(visit)
        return None
    visit.files = questions.files_of(draft)
    visit.spoken_at = datetime.fromisoformat(draft.payload["said_at"])
    visit.spoken_in = draft.payload.get("incoming_id")
    return draft


def _asked_of_another(visit: Visit, question: str | None) -> bool:
    """In a group everybody can press what one was asked."""
    key = number(question or "")
    draft = visit.session.get(Draft, key) if key else None
    return draft is not None and draft.account_id != visit.who.account_id


def number(argument: str) -> int | None:
    """The id in a button's data; None for what no button of ours says."""
    plain = argument.isascii() and argument.isdigit() and len(argument) <= DIGITS
    return int(argument) if plain else None


def stale(visit: Visit) -> None:
    visit.toast(chat.stale_button(visit.t))
