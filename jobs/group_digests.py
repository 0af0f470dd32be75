"""What a group hears weekly: dates and counts."""

from collections.abc import Iterator
from datetime import timedelta

from db.agenda import come_due
from db.booking import book_next
from db.group_digests import GROUP, name_of, open_digests
from db.items import Item, items_due_by
from db.models import Digest
from db.rules.digests import TOLD_FROM, is_late, next_weekly, workdays_late
from db.rules.terms import Force
from handlers.texts import group_digests as texts
from jobs.round import Group, Note, Round

WEEK = timedelta(days=7)


def group_notes(current: Round) -> Iterator[Note]:
    """One note for each group whose moment has come and in which there is something to say."""
    come = {name for name in come_due(current.session, now=current.now) if name.startswith(GROUP)}
    if not come:
        return
    for row in open_digests(current.session):
        if name_of(row) in come:
            yield from _note(current, row)
    for name in come:
        book_next(current.session, name, now=current.now, office=current.office)


def _note(current: Round, row: Digest) -> Iterator[Note]:
    to = Group(row.title or str(row.chat_id), row.chat_id, row.language)
    following = next_weekly(row.weekday, row.at, current.now, current.office)
    until = max(current.office.today(following), current.today + WEEK)
    items = [
        item
        for item in items_due_by(current.session, until=until, now=current.now, today=current.today)
        if not item.monthly or item.starts_on <= current.today
    ]
    near = [item for item in items if item.due_on and item.due_on >= current.today]
    late = [item for item in items if _is_late(current, item)]
    if near or late:
        text = texts.digest(current.tongue_of(to), near, late, until, current.today)
        key = f"{name_of(row)}:{current.today}"
        yield Note("group", to, current.now, text, items=(), key=key)


def _is_late(current: Round, item: Item) -> bool:
    """Not on the morning on which the chief hears it first."""
    days = workdays_late(item.due_on, current.today, current.office.calendar)
    return is_late(item.due_on, Force(item.force), current.today) and days >= TOLD_FROM
