"""申请延期, the unit's side: by button or in words, its date and reason asked for, taken back."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from db.extensions import locked_request, withdraw
from db.items import Item, items_by_id
from db.models import Draft
from db.rules.extensions import needless
from db.rules.permissions import Action, Subject, may
from db.rules.terms import ReportStatus
from handlers import questions
from handlers.inputs.dates import DateFound, find_dates
from handlers.inputs.decision import Entry, Extend
from handlers.inputs.lengths import lengthened
from handlers.inputs.reading import Intent, Reading
from handlers.inputs.reasons import find_reason
from handlers.newness import is_about_another, is_new
from handlers.presses import draft_of, item_of, number, stale
from handlers.recording import may_report, take, take_all
from handlers.texts import chat
from handlers.texts import extending as texts
from handlers.visit import Visit

SHORT = 20
"""Longer words without a date are no answer to a question for one, but something new."""
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def begin(visit: Visit, item: Item) -> None:
    """Ask for the new date, then for the reason."""
    take(visit, Entry(item.id, ReportStatus.IN_PROGRESS, extend=Extend()), "")


def _extend(visit: Visit, _action: str, argument: str) -> None:
    """The button 申请延期 under a reminder."""
    item = item_of(visit, argument)
    if item is None:
        return
    why = needless(item.state, item.due_on)
    if why:
        visit.toast(texts.needless_toast(visit.t, item, why))
        return
    visit.toast()
    begin(visit, item)


def _until(visit: Visit, _action: str, argument: str) -> None:
    """A quick date, or the one that was named, confirmed by a tap."""
    wanted, _, question = argument.partition(":")
    draft = draft_of(visit, question, "extend_date")
    day = button_date(wanted)
    if draft is None:
        return
    entry, *behind = questions.entries_of(draft)
    item = item_of(visit, str(entry.key)) if day else None
    if day is None or item is None:
        return
    visit.toast()
    questions.close(visit)
    visit.change(texts.date_chosen(visit.t, item, day, visit.today), about=[item.id])
    chosen = replace(entry, extend=Extend(day, confirmed=True))
    take_all(visit, [chosen, *behind], draft.payload["said"])


def button_date(text: str) -> date | None:
    """The day in a button's data; None for what no button of ours says."""
    try:
        return date.fromisoformat(text) if ISO.fullmatch(text) else None
    except ValueError:
        return None


def _unask(visit: Visit, _action: str, argument: str) -> None:
    """撤回申请: by whoever asked, as long as nobody has decided."""
    key = number(argument)
    made = locked_request(visit.session, key) if key else None
    if made is None:
        stale(visit)
        return
    item = items_by_id(visit.session, [made.assignment_id])[0]
    subject = Subject(unit_ids=frozenset({item.unit_id}), author_id=made.person_id)
    if not may(visit.who.actor, Action.RETRACT, subject):
        visit.toast(chat.not_allowed(visit.t))
    elif withdraw(visit.session, extension_id=made.id, by=visit.by, office=visit.office):
        visit.toast()
        visit.change(texts.withdrawn(visit.t, item, visit.today), about=[item.id])
    else:
        visit.toast(texts.decided_already(visit.t, made))


def _date_said(visit: Visit, draft: Draft, reading: Reading) -> bool:
    """Words that answer the question for the new date; they may give the reason as well."""
    entry, *behind = questions.entries_of(draft)
    item = items_by_id(visit.session, [entry.key])[0]
    if is_about_another(visit, entry) or not may_report(visit, item):
        return False
    extend = said_date(visit, item)
    if extend is None:
        return _no_date(visit, reading, entry)
    found = find_reason(visit.text)
    reason = entry.reason or (found[0] if found else None)
    said = f"{draft.payload['said']} {visit.text}".strip()
    questions.close(visit)
    take_all(visit, [replace(entry, extend=extend, reason=reason), *behind], said)
    return True


def answers_with_date(visit: Visit, draft: Draft, take: Callable[[Extend], None]) -> bool:
    """Whether words answer a supervisor's question for a day, which `take` gets then; short ones
    that name none are asked again."""
    entry = questions.entries_of(draft)[0]
    if is_about_another(visit, entry):
        return False
    extend = said_date(visit, items_by_id(visit.session, [entry.key])[0])
    if extend:
        take(extend)
        return True
    if len(visit.text) > SHORT:
        return False
    visit.say(texts.no_date(visit.t))
    return True


def said_date(visit: Visit, item: Item) -> Extend | None:
    """The one day that words name, or come to: 5月15日, 下周五, 两周; None for none or several."""
    found = dates_in(visit, visit.text)
    if len(found) == 1:
        return Extend(found[0].on, sure=found[0].sure and not found[0].passed)
    if found or item.due_on is None:
        return None
    until = lengthened(visit.text, item.due_on, visit.office.calendar)
    return Extend(until) if until else None


def dates_in(visit: Visit, text: str) -> list[DateFound]:
    """The dates in words of this update, as they are meant at its own moment."""
    office = visit.office
    return find_dates(text, now=visit.said_at, zone=office.zone, calendar=office.calendar)


def _no_date(visit: Visit, reading: Reading, entry: Entry) -> bool:
    """Short words are asked again; others are read as something new."""
    if len(visit.text) > SHORT or is_new(visit.text, reading, entry):
        return False
    visit.say(texts.no_date(visit.t))
    return True


def _reason_said(visit: Visit, draft: Draft, reading: Reading) -> bool:
    """Words that answer the question for the reason."""
    entry, *behind = questions.entries_of(draft)
    item = items_by_id(visit.session, [entry.key])[0]
    anew = is_about_another(visit, entry) or is_new(visit.text, reading, entry)
    if anew or reading.intent is Intent.RETRACT or not may_report(visit, item):
        return False
    found = find_reason(visit.text)
    reason = found[0] if found and found[0] else visit.text.strip()
    said = f"{draft.payload['said']} {visit.text}".strip()
    questions.close(visit)
    take_all(visit, [replace(entry, reason=reason), *behind], said)
    return True


ACTIONS = {"extend": _extend, "until": _until, "unask": _unask}
QUESTIONS = {"extend_date": _date_said, "extend_reason": _reason_said}
