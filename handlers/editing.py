"""An edited message: what it led to is proposed to be corrected, by what it says now."""

from collections.abc import Sequence
from dataclasses import replace

from db.corrections import Led, incoming_of, led_to
from db.items import items_by_id
from db.models import Report
from handlers import correcting, replacing, reporting
from handlers.inputs.amending import changes, merged
from handlers.inputs.decision import Decision, Entry
from handlers.keyboards import echoes as report_keyboards
from handlers.questions import asked_here, close, files_of, waiting
from handlers.recording import as_recorded
from handlers.texts import corrections as texts
from handlers.understanding import understood
from handlers.visit import Visit


def edited(visit: Visit) -> None:
    """What the message led to is compared with what it says now; nothing yet: it is read anew."""
    if visit.message is None:
        return
    led = led_to(
        visit.session,
        account_id=visit.who.account_id,
        person_id=visit.who.person_id,
        chat_id=visit.chat_id,
        message_id=visit.message.message_id,
    )
    asked_of_it = _close_its_question(visit)
    if led:
        _compare(visit, led, proposed=asked_of_it)
    elif visit.text:
        asked = None if asked_of_it else asked_here(visit)
        reporting.read_text(visit, visit.text, asked=asked)


def _close_its_question(visit: Visit) -> bool:
    """A question about the message as it was asks nothing any more."""
    draft = waiting(visit)
    if draft is None or visit.message is None:
        return False
    number = visit.message.message_id
    known = incoming_of(visit.session, chat_id=visit.chat_id, message_id=number)
    if draft.payload.get("incoming_id") not in known:
        return False
    visit.files = files_of(draft)
    close(visit)
    return True


def _compare(visit: Visit, led: Sequence[Led], *, proposed: bool) -> None:
    """`proposed`: a correction of it is on the table, from an earlier edit."""
    recorded = {one.report.assignment_id: one.report for one in led}
    items = correcting.items_of(visit, list(recorded))
    old = [replacing.entry_of(visit, items[key], report) for key, report in recorded.items()]
    new = _read_again(visit, led, old)
    if new is None:
        _unreadable(visit, list(recorded.values()))
        return
    found = changes(old, [as_recorded(correcting.item_of(visit, one.key), one) for one in new])
    if found:
        correcting.propose(visit, found, recorded, visit.text)
    elif proposed:
        visit.say(texts.kept(visit.t))


def _read_again(visit: Visit, led: Sequence[Led], old: Sequence[Entry]) -> list[Entry] | None:
    """What the edited words say of the same assignments; None if they report nothing.

    Words that completed a report by answering a question leave the rest of it as it was.
    """
    if len(led) == 1 and led[0].completed and _was_reason(led[0].report, old[0]):
        return [replace(old[0], reason=visit.text)]
    reading, decision = understood(visit, visit.text, about=[one.key for one in old])
    said = _said(decision, old)
    if not reading.intent.reports or not said:
        return None
    if len(led) == 1 and led[0].completed and len(said) == 1:
        return [merged(old[0], said[0], visit.text)]
    return said


def _was_reason(report: Report, entry: Entry) -> bool:
    """Whether the last words of a report were its reason."""
    return bool(entry.reason) and report.words.endswith(entry.reason or "")


def _said(decision: Decision, old: Sequence[Entry]) -> list[Entry]:
    """What may be about several duties is about the one that was meant before."""
    keys = {one.key for one in old}
    chosen = [
        replace(choice.report, key=next(key for key in choice.keys if key in keys))
        for choice in decision.choices
        if keys & set(choice.keys)
    ]
    return [*decision.entries, *chosen]


def _unreadable(visit: Visit, reports: Sequence[Report]) -> None:
    """作废, or small talk, in place of a report: it stays until it is taken back."""
    why = replacing.refused(visit, reports[-1])
    if why:
        visit.say(texts.refused(visit.t, why))
        return
    item = items_by_id(visit.session, [reports[-1].assignment_id])[0]
    keyboard = report_keyboards.take_back(visit.t, item, reports[-1].id)
    visit.say(texts.not_understood(visit.t), keyboard, about=[r.assignment_id for r in reports])
