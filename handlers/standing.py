"""The quarterly form of standing duties: 均正常 of all, or what is the matter with which."""

from collections.abc import Callable
from dataclasses import replace

from db.forms import Form, form_in
from db.items import Item, items_by_id, locked_item
from db.models import Draft
from db.rules.terms import ReportStatus
from handlers import questions
from handlers.inputs.decision import Entry
from handlers.inputs.reading import Reading
from handlers.inputs.wellness import is_all_well
from handlers.keyboards import base
from handlers.keyboards import standing as keyboards
from handlers.presses import draft_of, item_of, number, stale
from handlers.recording import may_report, record, take, write
from handlers.texts import reports as report_texts
from handlers.texts import standing as texts
from handlers.visit import Visit


def said_all_well(visit: Visit, asked: Draft | None) -> bool:
    """Whether words said 均正常 of a form: the one replied to, else the last, if it is open."""
    if not is_all_well(visit.text):
        return False
    earlier = visit.message.reply_to_message if visit.message else None
    number = earlier.message_id if earlier else None
    form = form_in(visit.session, chat_id=visit.chat_id, message_id=number)
    if form is None or (asked and number is None):
        return False
    if not _record_all(visit, form, visit.text):
        visit.say(texts.nothing_left(visit.t))
    return True


def _record_all(visit: Visit, form: Form, said: str) -> bool:
    """均正常 for whatever is unanswered, with one echo; False if nothing is."""
    items = [one for item in form.unanswered if (one := locked_item(visit.session, item.id))]
    items = [item for item in items if may_report(visit, item)]
    if not items:
        return False
    reports = [write(visit, item, _well(item), said) for item in items]
    keyboard = keyboards.take_back(visit.t, reports[0].id)
    visit.say(texts.recorded(visit.t, items), keyboard, about=[item.id for item in items])
    visit.change_buttons_of(form.message_id, base.none(), [item.id for item in form.items])
    return True


def _well(item: Item) -> Entry:
    """What goes on is never finished: 均正常 says that it does."""
    return Entry(item.id, ReportStatus.IN_PROGRESS)


def _pressed_form(visit: Visit) -> Form | None:
    """The form whose button was pressed, if the bot can still change it."""
    pressed = visit.pressed
    form = (
        form_in(visit.session, chat_id=visit.chat_id, message_id=pressed)
        if pressed is not None
        else None
    )
    if form is None:
        stale(visit)
    return form


def _all_well(visit: Visit, _action: str, _argument: str) -> None:
    form = _pressed_form(visit)
    if form is None:
        return
    done = _record_all(visit, form, texts.said(visit.t))
    visit.toast("" if done else texts.nothing_left(visit.t))


def _odd(visit: Visit, _action: str, argument: str) -> None:
    """Show the codes of what is unanswered, to choose from."""
    form, page = _pressed_form(visit), number(argument)
    if form is None:
        return
    if not form.unanswered or page is None:
        visit.toast(texts.nothing_left(visit.t))
        return
    visit.toast()
    keyboard = keyboards.which(visit.t, form.unanswered, page)
    visit.change_buttons(keyboard, [item.id for item in form.items])


def _back(visit: Visit, _action: str, _argument: str) -> None:
    form = _pressed_form(visit)
    if form:
        visit.toast()
        visit.change_buttons(keyboards.form(visit.t), [item.id for item in form.items])


def _situation(visit: Visit, _action: str, argument: str) -> None:
    item = item_of(visit, argument)
    if item is None:
        return
    if item.finished:
        visit.toast(report_texts.stands_at(visit.t, item))
        return
    visit.toast()
    asked = questions.ask(visit, "situation", [_well(item)], "")
    text = texts.ask(visit.t, item, visit.today)
    visit.say(text, keyboards.situation(visit.t, asked), about=[item.id])


def _by_button(visit: Visit, _action: str, argument: str) -> None:
    question, _, status = argument.partition(":")
    draft = draft_of(visit, question, "situation")
    entry = questions.entries_of(draft)[0] if draft else None
    item = item_of(visit, str(entry.key)) if entry else None
    if entry is None or item is None:
        return
    if status not in set(keyboards.SITUATIONS):
        stale(visit)
        return
    visit.toast()
    questions.close(visit)
    visit.change_buttons(base.none(), [item.id])
    take(visit, replace(entry, status=ReportStatus(status)), "")


def answered(visit: Visit, draft: Draft, reading: Reading) -> bool:
    """Words about the one item that is not well; where they name no status, it goes on."""
    entry = questions.entries_of(draft)[0]
    item = items_by_id(visit.session, [entry.key])[0]
    if not may_report(visit, item):
        return False
    questions.close(visit)
    status = reading.status or ReportStatus.IN_PROGRESS
    record(visit, item, replace(entry, status=status, reason=visit.text), visit.text)
    return True


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {
    "well": _all_well,
    "odd": _odd,
    "form": _back,
    "situation": _situation,
    "sit": _by_button,
}
