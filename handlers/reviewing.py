"""/review: what waits, one after another: 通过, 销号, 备案, 跳过. For 退回 see returning."""

from db.items import Item, items_by_id
from db.models import Report
from db.models.review import Stage, Verdict
from db.reviews import Judgement, Waiting, judge, last_review, waiting_for
from db.rules.permissions import Action, Subject, may
from db.rules.reviews import Objection
from db.rules.terms import PostRole
from handlers import announcing, review_cards
from handlers.informing import named
from handlers.keyboards.base import none
from handlers.presses import number, stale
from handlers.tasks import task_named
from handlers.texts import chat
from handlers.texts import reviewing as texts
from handlers.visit import Visit


def review(visit: Visit) -> None:
    """/review, or /review 5 for one task."""
    if not visit.who.actor.has(PostRole.SUPERVISOR, PostRole.REVIEWER):
        visit.say(texts.no_reviewer(visit.t))
        return
    text, keyboard, about = review_cards.next_card(visit, task_named(visit), 0)
    visit.say(text if about else texts.nothing_waits(visit.t), keyboard, about)


def held(visit: Visit, argument: str, stage: Stage) -> tuple[Waiting, str] | None:
    """The report of a button, locked, and the task walked through; what has changed is shown."""
    first, _, task = argument.partition(":")
    key = number(first)
    report = visit.session.get(Report, key) if key else None
    if report is None:
        stale(visit)
        return None
    item = items_by_id(visit.session, [report.assignment_id])[0]
    if not _allowed(visit, item, report, stage):
        visit.toast(chat.not_allowed(visit.t))
        return None
    now = waiting_for(visit.session, report.assignment_id, today=visit.today)
    if now is None or (now.report.id, now.stage) != (report.id, stage):
        visit.toast()
        show_changed(visit, report, task)
        return None
    return now, task


def _allowed(visit: Visit, item: Item, report: Report, stage: Stage) -> bool:
    unit = frozenset({item.unit_id})
    if stage == Stage.UNIT:
        subject = Subject(unit_ids=unit, author_id=report.person_id)
        return may(visit.who.actor, Action.APPROVE, subject)
    return may(visit.who.actor, Action.REVIEW, Subject(unit_ids=unit))


def show_changed(visit: Visit, report: Report, task: str) -> None:
    """Say what became of a report instead of deciding about it, and go on."""
    item = items_by_id(visit.session, [report.assignment_id])[0]
    last = last_review(visit.session, item.id)
    by = named(visit, last.person_id) if last and last.report_id == report.id else ""
    go_on(visit, report.id - 1, task, texts.changed(visit.t, item, by))


def go_on(visit: Visit, after: int, task: str, head: str) -> None:
    """Say what was done, and the next card below it: in the pressed message, after words anew."""
    text, keyboard, about = review_cards.next_card(visit, task, after, head)
    if visit.query:
        visit.change(text, keyboard or none(), about)
    else:
        visit.say(text, keyboard, about)


def _approve(visit: Visit, _action: str, argument: str) -> None:
    """通过 within the unit: now it waits for the office."""
    found = held(visit, argument, Stage.UNIT)
    if found is None:
        return
    now, task = found
    visit.toast()
    how = Judgement(Stage.UNIT, Verdict.APPROVED)
    judge(visit.session, report_id=now.report.id, how=how, by=visit.by, office=visit.office)
    announcing.reported(visit, now.item.id)
    go_on(visit, now.report.id, task, texts.approved(visit.t, now.item))


def _close(visit: Visit, _action: str, argument: str) -> None:
    """销号."""
    found = held(visit, argument, Stage.OFFICE)
    if found:
        close(visit, *found, Judgement(Stage.OFFICE, Verdict.CLOSED))


def close(visit: Visit, now: Waiting, task: str, how: Judgement) -> None:
    """销号, with or without an exception; what speaks against it is said."""
    done = judge(visit.session, report_id=now.report.id, how=how, by=visit.by, office=visit.office)
    if done is Objection.BELOW:
        visit.toast(texts.below(visit.t, now.item))
    elif done is Objection.OWN_RECORD:
        _refused(visit, texts.own_record(visit.t))
    else:
        visit.toast()
        head = texts.closed(visit.t, now.item, exception=how.exception)
        go_on(visit, now.report.id, task, head)


def _refused(visit: Visit, why: str) -> None:
    if visit.query:
        visit.toast(why)
    else:
        visit.say(why)


def _skip(visit: Visit, _action: str, argument: str) -> None:
    """跳过: the next one; it stays in the queue."""
    first, _, task = argument.partition(":")
    key = number(first)
    if not key or not visit.who.actor.has(PostRole.SUPERVISOR, PostRole.REVIEWER):
        stale(visit)
        return
    visit.toast()
    go_on(visit, key, task, "")


ACTIONS = {"approve": _approve, "close": _close, "skip": _skip}
