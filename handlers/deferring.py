"""延期 by a supervisor without being asked: the day, the reason, and the unit is told."""

from datetime import date

from db.extensions import extend, open_request
from db.items import Item, items_by_id
from db.models import Draft
from db.rules.extensions import CONFIRMABLE, flaw, quick_dates
from db.rules.terms import ReportStatus
from handlers import questions, requesting
from handlers.colleagues import handler_of, tell
from handlers.extending import answers_with_date, button_date
from handlers.informing import named
from handlers.inputs.decision import Entry, Extend
from handlers.inputs.reading import Reading
from handlers.keyboards import escalation as keyboards
from handlers.keyboards import extending as date_keyboards
from handlers.newness import is_something_else
from handlers.presses import draft_of, stale
from handlers.texts import deferring as texts
from handlers.texts import extending as date_texts
from handlers.visit import Visit
from handlers.watching import overdue_item

SHORT = 20
"""Longer words without a date are no answer to a question for one, but something new."""


def _defer(visit: Visit, _action: str, argument: str) -> None:
    """To which day? Where the unit has asked itself, its request is shown to be decided."""
    item = overdue_item(visit, argument)
    if item is None:
        return
    visit.toast()
    made = open_request(visit.session, item.id)
    if made:
        text = requesting.card(visit, visit.t, item, made)
        visit.say(text, date_keyboards.decide(visit.t, made.id), about=[item.id])
    else:
        _ask_date(visit, item, texts.ask_date(visit.t, item, visit.today))


def _ask_date(visit: Visit, item: Item, text: str, confirm: date | None = None) -> None:
    draft_id = _ask(visit, "defer_date", item)
    choices = quick_dates(item.due_on or visit.today, visit.today)
    keyboard = date_keyboards.dates(
        visit.t, choices, draft_id, visit.today, action="deferred", confirm=confirm
    )
    visit.say(text, keyboard, about=[item.id])


def _ask(visit: Visit, kind: str, item: Item, until: date | None = None) -> int:
    entry = Entry(item.id, ReportStatus.IN_PROGRESS, extend=Extend(until))
    return questions.ask(visit, kind, [entry], "")


def _deferred(visit: Visit, _action: str, argument: str) -> None:
    """A quick date, or the one that was named, confirmed by a tap."""
    wanted, _, question = argument.partition(":")
    day = button_date(wanted)
    draft = draft_of(visit, question, "defer_date")
    item = _still(visit, draft) if draft and day else None
    if item and day:
        visit.toast()
        _take_date(visit, item, Extend(day, confirmed=True))


def _take_date(visit: Visit, item: Item, said: Extend) -> None:
    """Ask for the reason, or say what speaks against the day and ask again."""
    if said.until is None:
        return
    against = flaw(
        said.until, due_on=item.due_on, today=visit.today, year=item.year, sure=said.sure
    )
    if against and not (said.confirmed and against in CONFIRMABLE):
        text = date_texts.ask_date(visit.t, item, against, said.until, visit.today)
        _ask_date(visit, item, text, said.until if against in CONFIRMABLE else None)
        return
    draft_id = _ask(visit, "defer_reason", item, said.until)
    text = texts.ask_reason(visit.t, item, said.until, visit.today)
    visit.say(text, keyboards.reasons(visit.t, draft_id), about=[item.id])


def _because(visit: Visit, _action: str, argument: str) -> None:
    """A frequent reason."""
    name, _, question = argument.partition(":")
    draft = draft_of(visit, question, "defer_reason")
    if draft is None:
        return
    if name not in keyboards.REASONS:
        stale(visit)
    elif item := _still(visit, draft):
        visit.toast()
        _extend(visit, draft, item, texts.reason(visit.t, name))


def _extend(visit: Visit, draft: Draft, item: Item, reason: str) -> None:
    """The new due; the unit is told why."""
    wanted = questions.entries_of(draft)[0].extend
    if wanted is None or wanted.until is None:
        return
    questions.close(visit)
    old = item.due_on
    extend(
        visit.session,
        assignment_id=item.id,
        due_on=wanted.until,
        reason=reason,
        by=visit.by,
        office=visit.office,
    )
    _tell(visit, items_by_id(visit.session, [item.id])[0], old, reason)


def _tell(visit: Visit, item: Item, old: date | None, reason: str) -> None:
    """The unit reads the new date and why; the supervisor, whether it could be told."""
    handler, who = handler_of(visit, item), named(visit, visit.who.person_id)
    told = False
    if handler:
        t = visit.tongue_of(handler)
        text = texts.told(t, visit.office, item, old, reason, who, visit.today)
        told = tell(visit, handler, text, [item.id])
    done = texts.done(visit.t, item, reason, visit.today)
    visit.say(f"{done}\n{texts.reach(visit.t, item.unit, told=told)}", about=[item.id])


def _still(visit: Visit, draft: Draft) -> Item | None:
    """What a question was about, if it still is so; else the question is closed."""
    item = overdue_item(visit, str(questions.entries_of(draft)[0].key))
    if item is None:
        questions.close(visit)
    return item


def _date_said(visit: Visit, draft: Draft, _reading: Reading) -> bool:

    def take(extend: Extend) -> None:
        if item := _still(visit, draft):
            _take_date(visit, item, extend)

    return answers_with_date(visit, draft, take)


def _reason_said(visit: Visit, draft: Draft, reading: Reading) -> bool:
    if is_something_else(visit, reading, questions.entries_of(draft)[0]):
        return False
    if item := _still(visit, draft):
        _extend(visit, draft, item, visit.text.strip())
    return True


ACTIONS = {"defer": _defer, "deferred": _deferred, "deferfor": _because}
QUESTIONS = {"defer_date": _date_said, "defer_reason": _reason_said}
