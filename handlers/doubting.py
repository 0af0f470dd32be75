"""What the buttons beside a doubt do: correct the figure, leave it so; 撤回 of a whole batch."""

from collections.abc import Callable

from db.items import Item, items_by_id, locked_item
from db.models import Report
from db.reports import retract
from db.returns import batch_of
from db.rules.corrections import Refusal
from db.rules.permissions import Action, Subject, may
from db.rules.terms import ReportStatus
from handlers import questions, replacing
from handlers.echoes import refresh_reminder
from handlers.inputs.decision import Entry
from handlers.keyboards import echoes as echo_keyboards
from handlers.keyboards import reports as keyboards
from handlers.presses import number, stale
from handlers.recording import may_report
from handlers.texts import chat, words
from handlers.texts import corrections as correction_texts
from handlers.texts import doubts as texts
from handlers.texts import reports as report_texts
from handlers.visit import Visit


def _fix(visit: Visit, _action: str, argument: str) -> None:
    """Ask for the right figure; what it corrects is replaced only when it comes."""
    key, _, said = argument.partition(":")
    report, item = _counting(visit, key)
    if report is None or item is None or item.target is None or _is_too_late(visit, report):
        return
    status = ReportStatus.DONE if said == ReportStatus.DONE else ReportStatus(report.status)
    entry = Entry(
        item.id, status, reason=report.reason, forecast_on=report.forecast_on, corrects=report.id
    )
    visit.toast()
    asked = questions.ask(visit, "figure", [entry], "")
    example = words.figure(item.target.value, item.target.unit)
    visit.say(
        texts.fix(visit.t, item, example), keyboards.question(visit.t, asked, None), about=[item.id]
    )


def _leave(visit: Visit, _action: str, argument: str) -> None:
    report, item = _counting(visit, argument)
    if report and item:
        visit.toast(report_texts.stands_at(visit.t, item))
        visit.change_buttons(echo_keyboards.take_back(visit.t, item, report.id), [item.id])


def _counting(visit: Visit, argument: str) -> tuple[Report | None, Item | None]:
    """The report of a button and its assignment, while it is the last word there."""
    key = number(argument)
    report = visit.session.get(Report, key) if key else None
    item = locked_item(visit.session, report.assignment_id) if report else None
    if report is None or item is None or item.report_id != report.id:
        stale(visit)
    elif not may_report(visit, item):
        visit.toast(chat.not_allowed(visit.t))
    else:
        return report, item
    return None, None


def _is_too_late(visit: Visit, report: Report, *, for_good: bool = False) -> bool:
    """Whether it stands by now, which is said; `for_good`: it was said of all months to come,
    and holds until it is taken back."""
    why = replacing.refused(visit, report)
    if why is None or (for_good and why is Refusal.LATE):
        return False
    visit.toast(correction_texts.refused(visit.t, why))
    return True


def _undo_all(visit: Visit, _action: str, argument: str) -> None:
    """撤回 of all that one answer said: 均正常 of a form, 不涉及 of the months to come."""
    key = number(argument)
    report = visit.session.get(Report, key) if key else None
    batch = batch_of(visit.session, report) if report else []
    items = items_by_id(visit.session, [one.assignment_id for one in batch])
    units = frozenset(item.unit_id for item in items)
    if report is None or not batch:
        stale(visit)
        return
    subject = Subject(unit_ids=units, author_id=report.person_id)
    if not may(visit.who.actor, Action.RETRACT, subject):
        visit.toast(chat.not_allowed(visit.t))
        return
    if _is_too_late(visit, report, for_good=any(item.monthly for item in items)):
        return
    for one in batch:
        retract(visit.session, report_id=one.id, by=visit.by, office=visit.office)
    visit.toast()
    text = report_texts.all_taken_back(visit.t, len(batch), [item.duty for item in items])
    visit.change(text, about=[item.id for item in items])
    refresh_reminder(visit, items[0].id)


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {
    "fix": _fix,
    "leave": _leave,
    "undoall": _undo_all,
}
