"""Who cannot be reminded is told to those who decide about the unit: at once, and once."""

from collections.abc import Iterator, Sequence

from db.agenda import UNREACHABLE, book, come_due
from db.holders import Holder
from db.rules.reach import untold
from db.unreachable import Lost, listeners, lost_posts, next_day, remember, told_of
from handlers.texts import unreachable as texts
from jobs.round import Note, Round


def unreachable_notes(current: Round) -> Iterator[Note]:
    """One note for each who decides, with every post that nobody has been told of.

    The register is looked through only when something has happened that may have lost somebody;
    whoever cannot be told to anybody stays untold until then.
    """
    if UNREACHABLE not in come_due(current.session, now=current.now):
        return
    _look_again(current)
    lost = _news(current)
    told: dict[str, Lost] = {}
    for holder, theirs in _by_listener(current, lost):
        told |= {one.subject: one for one in theirs}
        yield _note(current, holder, theirs)
    remember(current.session, told.values(), now=current.now)


def _look_again(current: Round) -> None:
    day = next_day(current.session, current.today)
    at = current.office.morning(day) if day else None
    book(current.session, UNREACHABLE, at)


def _news(current: Round) -> list[Lost]:
    lost = lost_posts(current.session, current.people, today=current.today, office=current.office)
    present = {one.subject: one.cause for one in lost}
    fresh = untold(present, told_of(current.session, present))
    return [one for one in lost if one.subject in fresh]


def _by_listener(current: Round, lost: Sequence[Lost]) -> Iterator[tuple[Holder, Sequence[Lost]]]:
    units = dict.fromkeys(one.unit_id for one in lost)
    hears = listeners(current.session, units, today=current.today)
    people = {to.person_id: to for unit_id in units for to in hears[unit_id]}
    for person_id, to in people.items():
        ids = {unit for unit in units if any(one.person_id == person_id for one in hears[unit])}
        yield to, [one for one in lost if one.unit_id in ids]


def _note(current: Round, to: Holder, lost: Sequence[Lost]) -> Note:
    text = texts.lost(current.tongue_of(to), to.salutation, lost, current.today)
    return Note("unreachable", to, current.now, text, items=(), board=True)
