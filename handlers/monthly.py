"""/monthly: the return of a month for who receives or supervises it; else one's own months."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from db.items import Item, items_of_units, monthly_items
from db.returns import close_returns, figures_of, returns_of
from db.rules.moving import is_guessed
from db.rules.permissions import Action, Subject, may
from db.rules.returns import Month
from db.rules.terms import AssignmentState, PostRole
from db.visibility import begun, sees_return
from handlers.inputs.normalize import normalize
from handlers.inputs.return_months import MonthSaid, find_month
from handlers.keyboards import base
from handlers.keyboards import months as keyboards
from handlers.presses import number, stale
from handlers.texts import chat, words
from handlers.texts import months as texts
from handlers.visit import Visit

OWN_SHOWN = 12


def monthly(visit: Visit) -> None:
    """/monthly, or /monthly 4月."""
    wanted = find_month(normalize(visit.argument).text, visit.today) if visit.argument else None
    if visit.argument and wanted is None:
        visit.say(texts.none(visit.t))
    else:
        show(visit, wanted)


def show(visit: Visit, wanted: MonthSaid | None) -> None:
    """The return of a month, or the newest: of all units for who sees them, else one's own."""
    seen = [
        one
        for one in _months(visit)
        if sees_return(visit.session, visit.who.actor, one.items[0].duty_id)
    ]
    meant = [one for one in seen if wanted is None or _is(one, wanted, visit.today)]
    if not meant and wanted and not wanted.sure and wanted.year is None:
        meant = seen  # 上个月 of a return whose last month is the newest that was due
    if meant:
        for one in _newest(meant, visit.today):
            _board(visit, one, 0, visit.say)
    elif seen or not _own(visit, wanted):
        visit.say(texts.none(visit.t))


def _months(visit: Visit) -> list[Month[Item]]:
    """Every month of every return that has begun, and that anybody owes."""
    items = begun(monthly_items(visit.session, today=visit.today), visit.today)
    groups = groupby(items, key=lambda item: (item.duty_id, item.period))
    found = [Month(list(group)) for _, group in groups]
    return [one for one in found if one.owing]


def _is(month: Month[Item], wanted: MonthSaid, today: date) -> bool:
    """Whether it is the return that falls due in this month; 本月 has no number."""
    due_on = month.items[0].due_on
    number = wanted.number or today.month
    return due_on is not None and due_on.month == number and wanted.year in (None, due_on.year)


def _newest(months: Sequence[Month[Item]], today: date) -> list[Month[Item]]:
    """Of each return the last month whose period is over, else the one that runs."""
    found: dict[str, Month[Item]] = {}
    for one in sorted(months, key=lambda one: one.items[0].starts_on):
        first = one.items[0]
        if first.duty not in found or first.ends_on < today:
            found[first.duty] = one
    return list(found.values())


def _sees(visit: Visit, month: Month[Item]) -> bool:
    return sees_return(visit.session, visit.who.actor, month.items[0].duty_id)


def _own(visit: Visit, wanted: MonthSaid | None) -> bool:
    units = visit.who.actor.units_as(PostRole.REPORTER)
    owed = begun(items_of_units(visit.session, units, today=visit.today), visit.today)
    items = [item for item in owed if item.monthly and not _never_owed(item)]
    items = [one for one in items if not wanted or _is(Month([one]), wanted, visit.today)] or items
    if not items:
        return False
    items = sorted(items, key=lambda item: item.starts_on, reverse=True)[:OWN_SHOWN]
    figures = figures_of(visit.session, items)
    visit.say(texts.own(visit.t, items, figures, visit.today), about=[item.id for item in items])
    return True


def _never_owed(item: Item) -> bool:
    """Due before the notice took effect: nobody said a word of it."""
    return item.state == AssignmentState.NOT_APPLICABLE and item.report_id is None


def _board(visit: Visit, month: Month[Item], page: int, say: Callable[..., None]) -> None:
    figures = figures_of(visit.session, month.items)
    done = month.handed_in
    shown = done[page * keyboards.ROWS : (page + 1) * keyboards.ROWS]
    keyboard = keyboards.board(
        visit.t, _key(month), page, len(done), may_close=bool(_closable(visit, month))
    )
    about = [item.id for item in month.missing]
    first = month.items[0]
    guessed = is_guessed(first.date_rule, first.due_on, visit.office.calendar)
    when = words.moment(visit.t, visit.now, visit.office, visit.now)
    text = texts.board(visit.t, month, shown, figures, visit.today, when, guessed=guessed)
    say(text, keyboard, about)


def _key(month: Month[Item]) -> str:
    return f"{month.items[0].duty_id}:{month.items[0].period}"


def _closable(visit: Visit, month: Month[Item]) -> list[Item]:
    """What was handed in and is not of the supervisor's own unit."""
    done = [item for item in month.items if item.state == AssignmentState.DONE]
    return [item for item in done if _may_close(visit, item)]


def _may_close(visit: Visit, item: Item) -> bool:
    return may(visit.who.actor, Action.REVIEW, Subject(unit_ids=frozenset({item.unit_id})))


def _month_of(visit: Visit, argument: str) -> Month[Item] | None:
    """The month of a button, if it is there and this person may see it."""
    duty, _, period = argument.partition(":")
    key = period.partition(":")[0]
    items = returns_of(visit.session, duty_id=number(duty) or 0, period=key, today=visit.today)
    if not items:
        stale(visit)
    elif not _sees(visit, Month(items)):
        visit.toast(chat.not_allowed(visit.t))
    else:
        return Month(items)
    return None


def _turn(visit: Visit, _action: str, argument: str) -> None:
    month = _month_of(visit, argument)
    page = number(argument.rpartition(":")[2])
    if month and page is not None:
        visit.toast()
        _board(visit, month, page, visit.change)


def _ask(visit: Visit, _action: str, argument: str) -> None:
    month = _month_of(visit, argument)
    if month and _closes(visit, month):
        visit.toast()
        text = texts.ask_close(visit.t, month, len(_closable(visit, month)), visit.today)
        visit.change(text, keyboards.sure(visit.t, _key(month)))


def _close(visit: Visit, _action: str, argument: str) -> None:
    month = _month_of(visit, argument)
    if month is None or not _closes(visit, month):
        return
    visit.toast()
    count = len(
        close_returns(visit.session, _closable(visit, month), by=visit.by, office=visit.office)
    )
    own = [
        item
        for item in month.items
        if item.state == AssignmentState.DONE and not _may_close(visit, item)
    ]
    visit.change(texts.closed(visit.t, month, count, own, visit.today), base.none())


def _closes(visit: Visit, month: Month[Item]) -> bool:
    if not visit.who.actor.has(PostRole.SUPERVISOR):
        visit.toast(chat.not_allowed(visit.t))
    elif not _closable(visit, month):
        visit.toast(texts.nothing_to_close(visit.t))
    else:
        return True
    return False


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {
    "month": _turn,
    "shut": _ask,
    "closeyes": _close,
}
