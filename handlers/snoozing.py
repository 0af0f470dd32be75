"""稍后提醒: tomorrow, in three days, on the eve of the due date; and taking it back."""

from collections.abc import Callable
from datetime import date, datetime

from db.items import Item, items_by_id
from db.models import Snooze
from db.rules.firings import latest_snooze
from db.rules.snoozing import Later, until, wanted_day
from db.snoozes import newest_snooze, put_off
from db.waking import next_reminder
from handlers import reminders
from handlers.keyboards import snoozes as keyboards
from handlers.presses import item_of, number, stale
from handlers.texts import reports as report_texts
from handlers.texts import snoozes as texts
from handlers.texts import words
from handlers.visit import Visit


def _later(visit: Visit, _action: str, argument: str) -> None:
    """Show what may be chosen, each with its day."""
    item = _open_item(visit, argument)
    if item is None:
        return
    found = {later: at for later in Later if (at := _until(visit, item, later))}
    if not found:
        visit.toast(texts.too_late(visit.t, item))
        return
    visit.toast()
    first = {at: later for later, at in reversed(found.items())}  # 3天后 may come to tomorrow, too
    days = {later: _day(visit, at) for later, at in found.items() if first[at] is later}
    reminder = reminders.shown(visit)
    about = [one.id for one in reminder.items] if reminder else []
    visit.change_buttons(keyboards.choices(visit.t, item.id, days), about)


def _snooze(visit: Visit, _action: str, argument: str) -> None:
    key, _, choice = argument.partition(":")
    item = _open_item(visit, key)
    if item is None:
        return
    if choice not in set(Later):
        stale(visit)
        return
    at = _until(visit, item, Later(choice))
    if at is None:
        visit.toast(texts.too_late(visit.t, item))
    elif item.snoozed_until == at:
        visit.toast(texts.already(visit.t, item, _day(visit, at), _clock(visit, at)))
    else:
        visit.toast()
        _put_off(visit, item, at)
    reminders.refresh(visit, item.id)


def _put_off(visit: Visit, item: Item, at: datetime) -> None:
    row = put_off(visit.session, item, until=at, by=visit.by, office=visit.office)
    bound = _bound(visit, item)
    last = bound is not None and bound == visit.office.today(at)
    day, clock = _day(visit, at), _clock(visit, at)
    text = texts.put_off(visit.t, item, day, clock, visit.today, bound=last)
    visit.say(text, keyboards.undo(visit.t, row.id), about=[item.id])


def _wake(visit: Visit, _action: str, argument: str) -> None:
    key = number(argument)
    row = visit.session.get(Snooze, key) if key else None
    item = item_of(visit, str(row.assignment_id)) if row else None
    if row is None:
        stale(visit)
    if row is None or item is None:
        return
    newest = newest_snooze(visit.session, item.id)
    if newest is None or newest.id != row.id or row.until <= visit.now or item.finished:
        stale(visit)
        return
    put_off(visit.session, item, until=visit.now, by=visit.by, office=visit.office)
    visit.toast()
    item = items_by_id(visit.session, [item.id])[0]
    look = next_reminder(item, now=visit.now, office=visit.office)
    day = _day(visit, look) if look else None
    visit.change(texts.woken(visit.t, item, day, visit.today), about=[item.id])


def _open_item(visit: Visit, argument: str) -> Item | None:
    item = item_of(visit, argument)
    if item and item.finished:
        visit.toast(report_texts.stands_at(visit.t, item))
        reminders.refresh(visit, item.id)
        return None
    return item


def _until(visit: Visit, item: Item, later: Later) -> datetime | None:
    """When the reminder would come; None where there is nothing to put off."""
    day = wanted_day(later, visit.today, item.due_on, visit.office.calendar)
    if day is None:
        return None
    return until(day, _bound(visit, item), visit.today, visit.office)


def _bound(visit: Visit, item: Item) -> date | None:
    return latest_snooze(item.track, visit.office, today=visit.today)


def _day(visit: Visit, at: datetime) -> str:
    return words.day(visit.t, visit.office.today(at), visit.today)


def _clock(visit: Visit, at: datetime) -> str:
    return f"{at.astimezone(visit.office.zone):%H:%M}"


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {
    "later": _later,
    "snooze": _snooze,
    "wake": _wake,
}
