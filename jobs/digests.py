"""Digests that come round: the supervisors', the leader's, the lists of missing returns."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from db.agenda import LEADERS, RECEIPTS, SUPERVISORS, come_due, last_said
from db.booking import book_next
from db.digests import morning_of, whole_of
from db.holders import Holder, holders, units_of_people
from db.outbox import said_since
from db.rules.digests import begins_a_week, leaders_day
from db.rules.terms import PostRole
from handlers.keyboards import digests as keyboards
from handlers.texts import mornings, overviews
from jobs.receipts import receipt_notes
from jobs.round import Note, Round, board

DAY = timedelta(days=1)
WEEK = 7 * DAY


def digest_notes(current: Round) -> Iterator[Note]:
    """What has come of these, in the order in which one person reads them; each books its next
    moment. After an outage it is said once, as things stand now."""
    come = come_due(current.session, now=current.now)
    for name, find in FINDERS.items():
        if name in come:
            yield from find(current)
            book_next(current.session, name, now=current.now, office=current.office)


def _supervisors(current: Round) -> Iterator[Note]:
    """Each working morning; nobody for whom there is nothing to say. Who cannot be reached is alone
    worth a message once a week."""
    since = last_said(current.session, SUPERVISORS) or current.now
    people = _people(current, PostRole.SUPERVISOR)
    own = units_of_people(current.session, list(people), today=current.today)
    found = morning_of(current.session, since=since, now=current.now, office=current.office)
    weekly = begins_a_week(current.today, current.office.calendar)
    said = said_since(current.session, current.now - DAY)
    for person_id, to in people.items():
        mine = found.for_person(person_id, own[person_id])
        key = f"{SUPERVISORS}:{current.today}:{person_id}"
        if key in said:
            continue  # it is said again for somebody else, who did not get it
        if mine.moves or (mine.unreached and weekly):
            t = current.tongue_of(to)
            text = mornings.morning(t, mine, current.now, current.office)
            keyboard = keyboards.morning(t, mine)
            yield board(current, "digest", to, text, key=key, keyboard=keyboard)


def _leaders(current: Round) -> Iterator[Note]:
    """The whole, while anything is followed up."""
    since = last_said(current.session, LEADERS) or current.now
    whole = whole_of(current.session, since=since, now=current.now, today=current.today)
    if not whole.items:
        return
    day = leaders_day(current.today, current.office.calendar)
    said = said_since(current.session, current.now - WEEK)
    for person_id, to in _people(current, PostRole.LEADER).items():
        key = f"{LEADERS}:{day}:{person_id}"
        if key in said:
            continue
        t = current.tongue_of(to)
        text = overviews.overview(t, whole, current.now, current.office)
        yield board(current, "overview", to, text, key=key, keyboard=keyboards.overview(t))


def _people(current: Round, role: PostRole) -> dict[int, Holder]:
    """Each holder of such a post, once."""
    found: dict[int, Holder] = {}
    for holder in holders(current.session, role, today=current.today):
        found.setdefault(holder.person_id, holder)
    return found


FINDERS: dict[str, Callable[[Round], Iterator[Note]]] = {
    SUPERVISORS: _supervisors,
    LEADERS: _leaders,
    RECEIPTS: receipt_notes,
}
