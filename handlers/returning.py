"""退回 with a reason and a date, and 备案 with a reason: what a reviewer is asked, and answers."""

from datetime import date

from db.items import items_by_id
from db.models import Draft
from db.models.review import Stage, Verdict
from db.reviews import Judgement, Waiting, is_below_target, judge
from db.rules.extensions import CONFIRMABLE, flaw
from db.rules.reviews import return_dates
from db.rules.terms import ReportStatus
from handlers import questions
from handlers.extending import button_date, dates_in
from handlers.informing import author_of, inform, named
from handlers.inputs.decision import Entry, Extend
from handlers.inputs.reading import Reading
from handlers.keyboards import reviewing as keyboards
from handlers.keyboards.base import Markup
from handlers.newness import is_about_another, is_something_else
from handlers.presses import draft_of, stale
from handlers.reviewing import close, go_on, held
from handlers.texts import extending as date_texts
from handlers.texts import returning as texts
from handlers.visit import Visit

SHORT = 20
"""Longer words without a date are no answer to a question for one, but something new."""


def _back(visit: Visit, action: str, argument: str) -> None:
    """退回: why? Asked in the place of the card; under a list of several in a message below."""
    stage = Stage.UNIT if action == "uback" else Stage.OFFICE
    found = held(visit, argument, stage)
    if found is None:
        return
    now, task = found
    visit.toast()
    draft_id = _ask(visit, "return_reason", now, task)
    text = texts.ask_reason(visit.t, now.item, visit.today)
    show = visit.say if action == "sendback" else visit.change
    show(text, keyboards.reasons(visit.t, draft_id), [now.item.id])


def _except(visit: Visit, _action: str, argument: str) -> None:
    """按例外备案: why?"""
    found = held(visit, argument, Stage.OFFICE)
    if found is None:
        return
    now, task = found
    if not is_below_target(now.item):
        stale(visit)
        return
    visit.toast()
    draft_id = _ask(visit, "exception", now, task)
    text = texts.ask_exception(visit.t, now.item, visit.today)
    visit.change(text, keyboards.cancel(visit.t, draft_id), [now.item.id])


def _ask(visit: Visit, kind: str, now: Waiting, task: str, reason: str = "") -> int:
    entry = Entry(now.item.id, ReportStatus.IN_PROGRESS)
    more = {"report": now.report.id, "stage": now.stage, "task": task, "reason": reason}
    return questions.ask(visit, kind, [entry], "", **more)


def _still(visit: Visit, draft: Draft) -> tuple[Waiting, str] | None:
    """What a question was about, if it still is so; else that is shown and the question closed."""
    payload = draft.payload
    found = held(visit, f"{payload['report']}:{payload['task']}", Stage(payload["stage"]))
    if found is None:
        questions.close(visit)
    return found


def _why(visit: Visit, _action: str, argument: str) -> None:
    """A frequent reason; 其他 wants words."""
    name, _, question = argument.partition(":")
    draft = draft_of(visit, question, "return_reason")
    if draft is None:
        return
    if name not in keyboards.REASONS:
        stale(visit)
    elif name == "other":
        visit.toast(texts.write_reason(visit.t))
    elif found := _still(visit, draft):
        visit.toast()
        _reason_given(visit, *found, texts.reason(visit.t, name))


def _reason_given(visit: Visit, now: Waiting, task: str, reason: str) -> None:
    """The unit's own reviewer needs no date; the office is asked for one."""
    if now.stage == Stage.UNIT:
        _send_back(visit, now, task, reason, None)
        return
    _ask_date(visit, now, task, reason, texts.ask_date(visit.t, now.item, reason))


def _ask_date(
    visit: Visit,
    now: Waiting,
    task: str,
    reason: str,
    text: str,
    confirm: date | None = None,
) -> None:
    draft_id = _ask(visit, "return_date", now, task, reason)
    choices = return_dates(visit.today, visit.office.calendar)
    keyboard = keyboards.dates(visit.t, choices, draft_id, visit.today, confirm)
    _show(visit, text, keyboard, now)


def _show(visit: Visit, text: str, keyboard: Markup, now: Waiting) -> None:
    if visit.query:
        visit.change(text, keyboard, [now.item.id])
    else:
        visit.say(text, keyboard, [now.item.id])


def _by(visit: Visit, _action: str, argument: str) -> None:
    """By when: a quick date, the one that was named, or 保留原时限."""
    wanted, _, question = argument.partition(":")
    day = button_date(wanted)
    draft = draft_of(visit, question, "return_date")
    if draft is None:
        return
    if day is None and wanted != "keep":
        stale(visit)
        return
    found = _still(visit, draft)
    if found is None:
        return
    now, task = found
    visit.toast()
    _take_date(visit, now, task, draft.payload["reason"], Extend(day, confirmed=True))


def _take_date(visit: Visit, now: Waiting, task: str, reason: str, said: Extend) -> None:
    """Return it by that day, or say what speaks against the day and ask again."""
    day, item = said.until, now.item
    found = (
        flaw(day, due_on=None, today=visit.today, year=item.year, sure=said.sure) if day else None
    )
    if found is None or (said.confirmed and found in CONFIRMABLE):
        _send_back(visit, now, task, reason, day)
        return
    text = date_texts.ask_date(visit.t, item, found, day, visit.today)
    _ask_date(visit, now, task, reason, text, day if found in CONFIRMABLE else None)


def _send_back(visit: Visit, now: Waiting, task: str, reason: str, day: date | None) -> None:
    """Returned: the unit is told at once why and by when, and the walk goes on."""
    questions.close(visit)
    due_on = day if day != now.item.due_on else None
    how = Judgement(now.stage, Verdict.RETURNED, reason=reason, due_on=due_on)
    judge(visit.session, report_id=now.report.id, how=how, by=visit.by, office=visit.office)
    item = items_by_id(visit.session, [now.item.id])[0]
    who = named(visit, visit.who.person_id)
    inform(
        visit,
        item,
        author_of(now.report),
        lambda t: texts.sent_back(
            t, item, reason, who, now.stage, visit.today, moved=due_on is not None
        ),
    )
    go_on(visit, now.report.id, task, texts.returned(visit.t, item))


def _words(visit: Visit, draft: Draft, reading: Reading) -> bool:
    """Whether words may answer a reviewer's question at all."""
    return not is_something_else(visit, reading, questions.entries_of(draft)[0])


def _reason_said(visit: Visit, draft: Draft, reading: Reading) -> bool:
    if not _words(visit, draft, reading):
        return False
    if found := _still(visit, draft):
        _reason_given(visit, *found, visit.text.strip())
    return True


def _exception_said(visit: Visit, draft: Draft, reading: Reading) -> bool:
    if not _words(visit, draft, reading):
        return False
    if found := _still(visit, draft):
        questions.close(visit)
        reason = visit.text.strip()
        close(visit, *found, Judgement(Stage.OFFICE, Verdict.CLOSED, reason, exception=True))
    return True


def _date_said(visit: Visit, draft: Draft, _reading: Reading) -> bool:
    if is_about_another(visit, questions.entries_of(draft)[0]):
        return False
    dates = dates_in(visit, visit.text)
    if len(dates) != 1:
        if len(visit.text) > SHORT:
            return False
        visit.say(date_texts.no_date(visit.t))
        return True
    found = _still(visit, draft)
    if found is None:
        return True
    now, task = found
    said = Extend(dates[0].on, sure=dates[0].sure and not dates[0].passed)
    _take_date(visit, now, task, draft.payload["reason"], said)
    return True


ACTIONS = {
    "back": _back,
    "uback": _back,
    "sendback": _back,
    "except": _except,
    "why": _why,
    "by": _by,
}
QUESTIONS = {
    "return_reason": _reason_said,
    "return_date": _date_said,
    "exception": _exception_said,
}
