"""延期, the supervisor's side: 同意, 不同意, 改期. The first decision counts."""

from datetime import date

from db.extensions import grant, granted_on, locked_request, refuse
from db.items import Item, items_by_id
from db.models import Draft, Extension
from db.rules.extensions import CONFIRMABLE, Flaw, flaw, quick_dates
from db.rules.permissions import Action, Subject, may
from db.rules.terms import ReportStatus
from handlers import questions
from handlers.extending import answers_with_date, button_date
from handlers.informing import inform, named
from handlers.inputs.decision import Entry, Extend
from handlers.inputs.reading import Reading
from handlers.keyboards import extending as keyboards
from handlers.newness import is_something_else
from handlers.presses import draft_of, number, stale
from handlers.texts import chat
from handlers.texts import deciding as texts
from handlers.texts import extending as request_texts
from handlers.texts import reports as report_texts
from handlers.visit import Visit

SHORT = 20
"""Longer words without a date are no answer to a question for one, but something new."""


def _grant(visit: Visit, _action: str, argument: str) -> None:
    found = _open(visit, number(argument))
    if found is None:
        return
    made, item = found
    if _against(visit, item, made.asked_on) in (Flaw.PAST, Flaw.NOT_LATER):
        visit.toast(texts.too_early_now(visit.t))
        return
    visit.toast()
    _granted(visit, made, item, made.asked_on)


def _granted(visit: Visit, made: Extension, item: Item, day: date) -> None:
    """The new due; the unit is told, and the pressed card shows it."""
    old = item.due_on
    grant(visit.session, extension_id=made.id, due_on=day, by=visit.by, office=visit.office)
    item = items_by_id(visit.session, [item.id])[0]
    who = named(visit, visit.who.person_id)
    inform(
        visit,
        item,
        made.person_id,
        lambda t: texts.granted(t, visit.office, item, old, made.asked_on, who, visit.today),
    )
    _show_decided(visit, made, item)


def _refuse(visit: Visit, _action: str, argument: str) -> None:
    """不同意: why, by button or in words; it may be left out."""
    found = _open(visit, number(argument))
    if found is None:
        return
    made, item = found
    visit.toast()
    draft_id = _ask(visit, "refusal", made, item)
    text = texts.ask_answer(visit.t, item, visit.today)
    visit.say(text, keyboards.refusal(visit.t, draft_id), about=[item.id])


def _redate(visit: Visit, _action: str, argument: str) -> None:
    """改期: to which day instead."""
    found = _open(visit, number(argument))
    if found is None:
        return
    made, item = found
    visit.toast()
    _ask_date(visit, made, item, texts.ask_other_date(visit.t, item, made, visit.today))


def _ask_date(
    visit: Visit, made: Extension, item: Item, text: str, confirm: date | None = None
) -> None:
    draft_id = _ask(visit, "redate", made, item)
    choices = quick_dates(item.due_on or visit.today, visit.today)
    keyboard = keyboards.dates(
        visit.t, choices, draft_id, visit.today, action="redated", confirm=confirm
    )
    visit.say(text, keyboard, about=[item.id])


def _ask(visit: Visit, kind: str, made: Extension, item: Item) -> int:
    entry = Entry(item.id, ReportStatus.IN_PROGRESS, extend=Extend(made.asked_on))
    return questions.ask(visit, kind, [entry], "", extension=made.id)


def _refused(visit: Visit, _action: str, argument: str) -> None:
    """A frequent reason, or none."""
    name, _, question = argument.partition(":")
    if name and name not in keyboards.ANSWERS:
        stale(visit)
        return
    draft = draft_of(visit, question, "refusal")
    found = _open(visit, draft.payload["extension"]) if draft else None
    if found:
        visit.toast()
        _refuse_for(visit, *found, texts.answer(visit.t, name) if name else None)


def _refuse_for(visit: Visit, made: Extension, item: Item, answer: str | None) -> None:
    questions.close(visit)
    refuse(visit.session, extension_id=made.id, answer=answer, by=visit.by, office=visit.office)
    who = named(visit, visit.who.person_id)
    inform(visit, item, made.person_id, lambda t: texts.refused(t, item, answer, who, visit.today))
    _show_decided(visit, made, item)


def _redated(visit: Visit, _action: str, argument: str) -> None:
    wanted, _, question = argument.partition(":")
    day = button_date(wanted)
    draft = draft_of(visit, question, "redate")
    found = _open(visit, draft.payload["extension"]) if draft else None
    if found is None or day is None:
        return
    made, item = found
    visit.toast()
    _take_date(visit, made, item, Extend(day, confirmed=True))


def _take_date(visit: Visit, made: Extension, item: Item, extend: Extend) -> None:
    """Grant another date, or say what speaks against it and ask again."""
    if extend.until is None:
        return
    against = _against(visit, item, extend.until, sure=extend.sure)
    if against and not (extend.confirmed and against in CONFIRMABLE):
        text = request_texts.ask_date(visit.t, item, against, extend.until, visit.today)
        _ask_date(visit, made, item, text, extend.until if against in CONFIRMABLE else None)
        return
    questions.close(visit)
    _granted(visit, made, item, extend.until)


def _against(visit: Visit, item: Item, day: date, *, sure: bool = True) -> Flaw | None:
    return flaw(day, due_on=item.due_on, today=visit.today, year=item.year, sure=sure)


def _open(visit: Visit, extension_id: int | None) -> tuple[Extension, Item] | None:
    """The request of a button that this person may decide; what is decided is shown instead."""
    made = locked_request(visit.session, extension_id) if extension_id else None
    if made is None:
        stale(visit)
        return None
    item = items_by_id(visit.session, [made.assignment_id])[0]
    if not may(visit.who.actor, Action.REVIEW, Subject(unit_ids=frozenset({item.unit_id}))):
        visit.toast(chat.not_allowed(visit.t))
    elif made.decision is not None:
        visit.toast()
        _show_decided(visit, made, item)
    elif item.finished:
        visit.toast(report_texts.stands_at(visit.t, item))
    else:
        return made, item
    return None


def _show_decided(visit: Visit, made: Extension, item: Item) -> None:
    who, granted = named(visit, made.decided_by), granted_on(visit.session, made)
    visit.change(texts.decided(visit.t, item, made, who, granted, visit.today), about=[item.id])


def _answer_said(visit: Visit, draft: Draft, reading: Reading) -> bool:
    """The reason of a refusal in words."""
    if is_something_else(visit, reading, questions.entries_of(draft)[0]):
        return False
    found = _open(visit, draft.payload["extension"])
    if found:
        _refuse_for(visit, *found, visit.text.strip())
    else:
        questions.close(visit)
    return True


def _date_said(visit: Visit, draft: Draft, _reading: Reading) -> bool:
    """Another date in words."""

    def take(extend: Extend) -> None:
        found = _open(visit, draft.payload["extension"])
        if found:
            _take_date(visit, *found, extend)
        else:
            questions.close(visit)

    return answers_with_date(visit, draft, take)


ACTIONS = {
    "grant": _grant,
    "refuse": _refuse,
    "refused": _refused,
    "redate": _redate,
    "redated": _redated,
}
QUESTIONS = {"refusal": _answer_said, "redate": _date_said}
