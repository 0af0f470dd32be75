"""/calendar: the office's own days; /calendar 2月9日 休 除夕 moves one after a tap."""

from collections.abc import Sequence
from datetime import date

from db.audit import By
from db.calendars import Change, own_days, undoing
from db.models import Draft
from db.recalculating import Recalculated, change_days, foresee
from db.rules.permissions import Action, may
from db.shifts import Audience, audience
from handlers import questions
from handlers.extending import dates_in
from handlers.inputs.days_off import days_off
from handlers.keyboards import calendars as keyboards
from handlers.presses import draft_of, number, stale
from handlers.texts import calendars as texts
from handlers.visit import Visit

CARD = "calendar_card"


def command(visit: Visit) -> None:
    """Without words the present table; with them what they would change."""
    actor = visit.who.actor
    admin = may(actor, Action.ADMINISTER)
    if not (admin or may(actor, Action.SEE_BOARD)):
        visit.say(texts.not_for_you(visit.t))
    elif not visit.argument:
        _show(visit, admin=admin)
    elif not admin:
        visit.say(texts.for_admins(visit.t))
    else:
        _offer(visit)


def _show(visit: Visit, *, admin: bool) -> None:
    known = visit.office.calendar.announced
    years = [(year, known(year)) for year in (visit.today.year, visit.today.year + 1)]
    days = {day: own for day, own in own_days(visit.session).items() if day >= visit.today}
    visit.say(texts.table(visit.t, years, days, visit.today, admin=admin))


def _offer(visit: Visit) -> None:
    asked = days_off(visit.argument, lambda text: dates_in(visit, text))
    if asked is None:
        visit.say(texts.usage(visit.t))
        return
    changes = [Change(day, asked.working, asked.reason) for day in asked.days]
    found = foresee(visit.session, changes, office=visit.office, now=visit.now)
    draft_id = questions.ask(
        visit,
        CARD,
        [],
        "",
        days=[day.isoformat() for day in asked.days],
        working=asked.working,
        reason=asked.reason,
    )
    said = texts.card(visit.t, changes, found.moved, found.kept, _heard(visit, found), visit.today)
    visit.say(said, keyboards.confirm(visit.t, "moveday", draft_id))


def _confirmed(visit: Visit, _action: str, argument: str) -> None:
    draft = draft_of(visit, argument, CARD)
    if draft is None:
        return
    if not may(visit.who.actor, Action.ADMINISTER):
        visit.toast(texts.for_admins(visit.t))
        return
    visit.toast()
    questions.close(visit)
    _do(visit, _changes(draft), undoable=True)


def _undo(visit: Visit, _action: str, argument: str) -> None:
    """What an order changed is as it was before, unless somebody changed it since."""
    key = number(argument)
    changes = undoing(visit.session, key) if key else []
    if not changes:
        stale(visit)
    elif not may(visit.who.actor, Action.ADMINISTER):
        visit.toast(texts.for_admins(visit.t))
    else:
        visit.toast()
        _do(visit, changes, undoable=False)


def _do(visit: Visit, changes: Sequence[Change], *, undoable: bool) -> None:
    by = By(visit.who.person_id, visit.incoming_id)
    done = change_days(visit.session, changes, office=visit.office, now=visit.now, by=by)
    said = texts.done(visit.t, changes, done.moved, done.kept, _heard(visit, done), visit.today)
    undo = keyboards.undo(visit.t, "moveback", visit.incoming_id) if undoable else None
    visit.change(said, undo)


def _changes(draft: Draft) -> list[Change]:
    kept = draft.payload
    days = map(date.fromisoformat, kept["days"])
    return [Change(day, kept["working"], kept["reason"]) for day in days]


def _heard(visit: Visit, found: Recalculated) -> Audience:
    return audience(visit.session, [one.item for one in found.moved], today=visit.today)


ACTIONS = {"moveday": _confirmed, "moveback": _undo}
