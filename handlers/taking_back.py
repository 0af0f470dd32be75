"""撤回: of one's own report, within 24 hours and before a review; the report stays to be read."""

from db.items import Item, items_by_id, locked_item
from db.models import Report
from db.reports import last_reports, retract
from db.rules.corrections import Refusal
from db.rules.permissions import Action, Subject, may
from handlers import colleagues, replacing
from handlers.echoes import refresh_reminder
from handlers.inputs.reading import Reading
from handlers.keyboards import echoes as keyboards
from handlers.presses import number, stale
from handlers.questions import replied_to
from handlers.texts import chat
from handlers.texts import corrections as correction_texts
from handlers.texts import on_behalf as on_behalf_texts
from handlers.texts import reports as texts
from handlers.visit import Visit

LOOKED_AT = 50


def offer(visit: Visit, reading: Reading, owed: list[int]) -> None:
    """In words: the newest own report, of the duty named, of the message replied to, else of any;
    shown with its button, and a press takes it back."""
    named = [int(key) for item in reading.items for key in item.candidates]
    keys = named or replied_to(visit) or owed
    mine = [
        report
        for report in last_reports(visit.session, keys, LOOKED_AT)
        if report.person_id == visit.who.person_id
    ]
    if mine:
        offer_this(visit, mine[0])
    else:
        visit.say(texts.nothing_to_take_back(visit.t))


def offer_this(visit: Visit, report: Report) -> None:
    """One line instead where it is too late."""
    why = replacing.refused(visit, report)
    if why:
        visit.say(correction_texts.refused(visit.t, why))
        return
    item = items_by_id(visit.session, [report.assignment_id])[0]
    text = texts.take_back_this(visit.t, item, report.status, visit.today)
    visit.say(text, keyboards.take_back(visit.t, item, report.id), about=[item.id])


def _undo(visit: Visit, _action: str, argument: str) -> None:
    key = number(argument)
    report = visit.session.get(Report, key) if key else None
    item = locked_item(visit.session, report.assignment_id) if report else None
    if report is None or item is None:
        stale(visit)
        return
    subject = Subject(unit_ids=frozenset({item.unit_id}), author_id=report.person_id)
    if not may(visit.who.actor, Action.RETRACT, subject):
        visit.toast(chat.not_allowed(visit.t))
        return
    why = replacing.refused(visit, report)
    if why:
        _stands(visit, why)
        return
    retract(visit.session, report_id=report.id, by=visit.by, office=visit.office)
    visit.toast()
    item = items_by_id(visit.session, [item.id])[0]
    visit.change(texts.taken_back(visit.t, item, visit.today), about=[item.id])
    refresh_reminder(visit, item.id)
    if report.on_behalf:
        _tell_the_unit(visit, item)


def _stands(visit: Visit, why: Refusal) -> None:
    if why is Refusal.TAKEN_BACK:
        stale(visit)
    else:
        visit.toast(correction_texts.refused(visit.t, why))


def _tell_the_unit(visit: Visit, item: Item) -> None:
    """It was told what was recorded in its name."""
    holder = colleagues.handler_of(visit, item)
    if holder:
        t = visit.tongue_for(holder.language)
        text = on_behalf_texts.taken_back(
            t, holder.salutation, visit.who.display, item, visit.today
        )
        colleagues.tell(visit, holder, text, [item.id])


ACTIONS = {"undo": _undo}
