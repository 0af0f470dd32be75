"""What the calendar moved, told to those who handle it; and the warning that a year is unknown."""

from collections.abc import Iterator, Sequence

from db.agenda import book, booked
from db.announcements import WARNING
from db.cycles import open_cycles
from db.holders import Holder, holders
from db.rules.announcements import next_warning, warned_of
from db.rules.terms import PostRole
from db.shifts import NOTICE, Audience, Shift, audience, shifts
from handlers.texts import calendars as texts
from jobs.round import Note, Round


def shift_notes(current: Round) -> Iterator[Note]:
    """One note a person about everything that moved since the last one, from its first date to
    its last; supervisors read below it what moved for all."""
    since = booked(current.session, NOTICE)
    if since is None:
        return
    book(current.session, NOTICE, None)
    found = shifts(current.session, since=min(since, current.now))
    if not found:
        return
    heard = audience(current.session, [one.item for one in found], today=current.today)
    for holder, mine, every in _concerned(current, found):
        text = _text(current, holder, mine, every, heard)
        items = [one.item for one in mine]
        key = f"moved:{max(one.item.due_id for one in found)}:{holder.person_id}"
        yield Note("calendar", holder, current.now, text, items, key=key, board=True)


def _concerned(
    current: Round, found: Sequence[Shift]
) -> Iterator[tuple[Holder, list[Shift], Sequence[Shift]]]:
    """Everyone with what moved for them, and with all that moved where they supervise it."""
    by_id = {one.item.id: one for one in found}
    able = holders(current.session, PostRole.SUPERVISOR, today=current.today)
    overseers = {one.person_id: one for one in able}
    for holder, items in current.by_person([one.item for one in found]):
        mine = [by_id[item.id] for item in items]
        yield holder, mine, found if overseers.pop(holder.person_id, None) else ()
    for holder in overseers.values():
        yield holder, [], found


def _text(
    current: Round,
    holder: Holder,
    mine: Sequence[Shift],
    every: Sequence[Shift],
    heard: Audience,
) -> str:
    t = current.tongue_of(holder)
    parts = [texts.moved(t, holder.salutation, mine, current.today)] if mine else []
    if every:
        parts.append(texts.summary(t, holder.salutation, every, heard, alone=not mine))
    return "\n\n".join(parts)


def announcement_notes(current: Round) -> Iterator[Note]:
    """From 1 December on, once a week until the coming year is known: administrators are told."""
    at = booked(current.session, WARNING)
    if at is None or at > current.now:
        return
    book(current.session, WARNING, next_warning(current.office, now=current.now))
    year = warned_of(current.office, now=current.now)
    if year is None or not open_cycles(current.session):
        return
    admins = holders(current.session, PostRole.ADMIN, today=current.today)
    for holder in {one.person_id: one for one in admins}.values():
        text = texts.warning(current.tongue_of(holder), holder.salutation, year)
        key = f"announcement:{current.today}:{holder.person_id}"
        yield Note("announcement", holder, current.now, text, (), key=key, board=True)
