"""Pressed buttons. What a press may do is looked up now, not when the button was drawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from db.items import Item, items_by_id
from db.outbox import shown_in
from db.reports import last_reports
from db.rules.terms import ReportStatus
from handlers import (
    away,
    boards,
    calendars,
    correcting,
    dating,
    deciding,
    deferring,
    digests,
    doubting,
    explaining,
    extending,
    files,
    filling,
    handing_on,
    history,
    making,
    materials,
    monthly,
    nudging,
    on_behalf,
    questions,
    reasons,
    reminders,
    returning,
    reviewing,
    snoozing,
    standing,
    taking_back,
    tasks,
    viewing,
    watching,
)
from handlers.answers import QUESTIONS
from handlers.basics import choose_language
from handlers.i18n import LANGUAGES
from handlers.inputs.decision import Entry
from handlers.keyboards import base
from handlers.presses import draft_of, item_of, stale
from handlers.recording import acknowledged, may_report, record, take, take_all
from handlers.reporting import read_text
from handlers.tables import joined
from handlers.texts import reports as texts
from handlers.visit import Visit

CARDS = (
    "pick",
    "confirm",
    "forwarded",
    "situation",
    on_behalf.CARD,
    on_behalf.PICK,
    calendars.CARD,
    dating.CARD,
)
"""What can be cancelled, besides the questions for what is missing."""
AGAIN = timedelta(minutes=1)
"""Pressing the same button again within this time says nothing new."""


def press(visit: Visit) -> None:
    """Answer a press; an old or foreign button changes nothing and says so."""
    action, _, argument = ((visit.query and visit.query.data) or "").partition(":")
    handle = ACTIONS.get(action)
    if handle is None:
        stale(visit)
    else:
        handle(visit, action, argument)


def _status(visit: Visit, action: str, argument: str) -> None:
    item = item_of(visit, argument)
    if item is None:
        return
    if item.finished or _said_just_now(visit, item, ReportStatus(action)):
        visit.toast(texts.stands_at(visit.t, item))
    else:
        visit.toast()
        questions.carry_files(visit)
        take(visit, Entry(item.id, ReportStatus(action)), "")
    reminders.refresh(visit, item.id)


def _said_just_now(visit: Visit, item: Item, status: ReportStatus) -> bool:
    """The same press a second time: recorded, or asked about, a moment ago."""
    asked = questions.waiting(visit)
    if asked and asked.kind in questions.MISSING:
        first = questions.entries_of(asked)[0]
        return (first.key, first.status) == (item.id, status)
    reports = last_reports(visit.session, [item.id], 1)
    return any(
        (one.status, one.person_id) == (status, visit.who.person_id)
        and visit.now - one.recorded_at < AGAIN
        for one in reports
    )


def _no_figure(visit: Visit, _action: str, argument: str) -> None:
    draft = draft_of(visit, None, "figure")
    entry = questions.entries_of(draft)[0] if draft else None
    item = item_of(visit, argument, entry) if draft else None
    if draft and entry and item:
        if entry.key != item.id:  # another question was asked since
            stale(visit)
            return
        visit.toast()
        record(visit, item, entry, draft.payload["said"])
        visit.change_buttons(base.none(), [item.id])


def _pick(visit: Visit, _action: str, argument: str) -> None:
    choice, _, question = argument.partition(":")
    draft = draft_of(visit, question, "pick")
    item = item_of(visit, choice) if draft else None
    if draft and item:
        visit.toast()
        entries = [replace(entry, key=item.id) for entry in questions.entries_of(draft)]
        questions.close(visit)
        visit.change(texts.chosen(visit.t, item, visit.today), about=[item.id])
        take_all(visit, entries, draft.payload["said"])


def _yes(visit: Visit, _action: str, argument: str) -> None:
    draft = draft_of(visit, argument, "confirm", "forwarded")
    if draft is None:
        return
    visit.toast()
    questions.close(visit)
    visit.change(texts.confirmed(visit.t))
    if draft.kind == "forwarded":
        read_text(visit, draft.payload["said"])
        return
    allowed = [entry for entry in questions.entries_of(draft) if item_of(visit, str(entry.key))]
    take_all(visit, allowed, draft.payload["said"])


def _drop(visit: Visit, _action: str, argument: str) -> None:
    draft = draft_of(visit, argument, *QUESTIONS, *CARDS)
    if draft:
        visit.toast()
        questions.close(visit)
        visit.change(questions.dropped(visit, draft))


def _acknowledge(visit: Visit, _action: str, _argument: str) -> None:
    message = visit.query.message if visit.query else None
    ids = (
        shown_in(visit.session, chat_id=visit.chat_id, message_id=message.message_id)
        if message
        else []
    )
    items = [item for item in items_by_id(visit.session, ids) if may_report(visit, item)]
    visit.toast(acknowledged(visit, items))


def _language(visit: Visit, _action: str, argument: str) -> None:
    if argument not in LANGUAGES:
        stale(visit)
        return
    visit.toast()
    choose_language(visit, argument)


OWN: dict[str, Callable[[Visit, str, str], None]] = {
    **dict.fromkeys(ReportStatus, _status),
    "nofigure": _no_figure,
    "pick": _pick,
    "yes": _yes,
    "drop": _drop,
    "ack": _acknowledge,
    "lang": _language,
}
ACTIONS = joined(
    OWN,
    away.ACTIONS,
    boards.ACTIONS,
    calendars.ACTIONS,
    correcting.ACTIONS,
    dating.ACTIONS,
    doubting.ACTIONS,
    explaining.ACTIONS,
    files.ACTIONS,
    filling.ACTIONS,
    handing_on.ACTIONS,
    history.ACTIONS,
    making.ACTIONS,
    materials.ACTIONS,
    monthly.ACTIONS,
    nudging.ACTIONS,
    on_behalf.ACTIONS,
    reasons.ACTIONS,
    reminders.ACTIONS,
    snoozing.ACTIONS,
    standing.ACTIONS,
    taking_back.ACTIONS,
    tasks.ACTIONS,
    viewing.ACTIONS,
    extending.ACTIONS,
    deciding.ACTIONS,
    deferring.ACTIONS,
    digests.ACTIONS,
    reviewing.ACTIONS,
    returning.ACTIONS,
    watching.ACTIONS,
)
"""What answers a press, by the first word of its button's data."""
