"""Who has not handed in a return, told to those who receive it on the next working morning."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from db.agenda import RECEIPTS, last_said
from db.holders import Holder
from db.items import Item, monthly_items_due
from db.outbox import said_since
from db.pings import receivers
from db.rules.terms import AssignmentState
from handlers.texts import pings as texts
from jobs.round import Note, Round, board

LOOK_BACK = timedelta(days=31)
"""Far enough to find the last return, which is the only one told about after an outage."""
LAST_WORKDAY = 3
"""After an outage it is told up to this working day after the due date; then it is no news."""


def receipt_notes(current: Round) -> Iterator[Note]:
    """One note per receiver about the last return due; none if every unit has handed it in.

    Asked for when the agenda says so, which is on the morning after each due date.
    """
    told = last_said(current.session, RECEIPTS)
    due = monthly_items_due(current.session, since=current.today - LOOK_BACK, today=current.today)
    for _, returns in groupby(due, key=lambda item: item.duty_id):
        periods = [list(group) for _, group in groupby(returns, key=lambda item: item.period)]
        ripe = [items for items in periods if _is_time(current, items, told)]
        for items in ripe[-1:]:
            yield from _notes(current, items)


def _is_time(current: Round, items: Sequence[Item], told: datetime | None) -> bool:
    """From the morning of the working day after the due date, if the cycle spoke by then; once.

    Not much later: a unit that takes its return back weeks afterwards is between it and us.
    """
    started = items[0].started_at
    due_on = min((item.due_on for item in items if item.due_on), default=None)
    if due_on is None or started is None:
        return False
    calendar = current.office.calendar
    at = current.office.morning(calendar.add(due_on, 1))
    fresh = current.today <= calendar.add(due_on, LAST_WORKDAY)
    return max(started, told or started) < at <= current.now and fresh


def _notes(current: Round, items: Sequence[Item]) -> Iterator[Note]:
    owing = [item for item in items if item.state != AssignmentState.NOT_APPLICABLE]
    missing = [item for item in owing if not item.finished]
    if not missing:
        return
    names = [item.unit for item in missing]
    said = said_since(current.session, current.now - LOOK_BACK)
    for holder in _receivers(current, items[0]):
        key = f"receipt:{items[0].duty_id}:{items[0].period}:{holder.person_id}"
        if key in said:
            continue
        t = current.tongue_of(holder)
        body = texts.receipt(t, items[0], names, len(owing), current.today)
        yield board(current, "receipt", holder, body, items=missing, key=key)


def _receivers(current: Round, item: Item) -> Iterator[Holder]:
    for unit_id, title in receivers(current.session, item.duty_id):
        holder = current.people.of_post(unit_id, title)
        if holder:
            yield holder
