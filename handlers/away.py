"""/away, /back (外出): who is away is not reminded, their B角 is; and taking it back."""

import re
from collections.abc import Callable
from datetime import date

from db.absences import absences_of, end_all, go_away
from db.appointments import Appointments, appointments
from db.audit import By
from db.models import Absence
from db.people import PostFace
from db.rules.terms import PostRole
from handlers.inputs.stretches import Stretch, find_stretch
from handlers.keyboards import away as keyboards
from handlers.keyboards.base import Markup
from handlers.presses import number, stale
from handlers.texts import away as texts
from handlers.texts import chat
from handlers.texts.away import Meanwhile
from handlers.visit import Visit

LONG, FAR, MOST = 31, 92, 366
"""Days: what is longer, or further ahead, is shown before it is recorded; more is none."""
SAYS = re.compile(
    r"出差|外出|请假|休假|年假|病假|产假|婚假|丧假|探亲|出国|on leave|out of (?:the )?office"
    r"|\baway\b|business trip|on holiday",
    re.IGNORECASE,
)


def away(visit: Visit) -> None:
    """/away 10月9日到10月13日; alone it shows how things stand."""
    if not _posts(visit):
        visit.say(texts.no_post(visit.t))
    elif not visit.argument:
        _state(visit)
    elif found := _stretch(visit, visit.argument):
        _said(visit, found)
    else:
        visit.say(texts.which_days(visit.t), _keyboard(visit))


def back(visit: Visit) -> None:
    """/back: what is running is over; what lies ahead is shown."""
    known = absences_of(visit.session, visit.who.person_id, today=visit.today)
    running = [one for one in known if one.from_on <= visit.today]
    if running:
        end_all(visit.session, running, by=_by(visit), now=visit.now)
        first, last = running[0].from_on, running[-1].to_on
        visit.say(texts.over(visit.t, first, last, visit.today))
    else:
        _state(visit)


def in_words(visit: Visit, words: str) -> bool:
    """Whether these words say that one is away: 我明天出差. It is asked, never recorded at once."""
    found = _stretch(visit, words) if SAYS.search(words) and _posts(visit) else None
    if visit.in_group or found is None or not _may_be(found, visit.today):
        return False
    _ask(visit, found)
    return True


def _state(visit: Visit) -> None:
    known = absences_of(visit.session, visit.who.person_id, today=visit.today)
    spans = [(one.from_on, one.to_on) for one in known]
    meanwhile = _meanwhile(visit, spans[0][0]) if spans else []
    visit.say(texts.state(visit.t, spans, visit.today, meanwhile), _keyboard(visit))


def _keyboard(visit: Visit) -> Markup:
    known = absences_of(visit.session, visit.who.person_id, today=visit.today)
    spans = [(one.id, one.from_on, one.to_on) for one in known]
    return keyboards.state(visit.t, spans, visit.today)


def _said(visit: Visit, found: Stretch) -> None:
    """What is clear is recorded; what may be meant otherwise is shown first."""
    span = (found.last - found.first).days
    far = (found.first - visit.today).days > FAR
    if found.last < visit.today:
        visit.say(texts.passed(visit.t, found.first, found.last, visit.today))
    elif not _may_be(found, visit.today):
        visit.say(texts.which_days(visit.t), _keyboard(visit))
    elif not found.sure or span > LONG or far:
        _ask(visit, found)
    else:
        visit.say(*_record(visit, found.first, found.last))


def _ask(visit: Visit, found: Stretch) -> None:
    first, last = found.first, found.last
    text = texts.ask(visit.t, first, last, visit.today, _meanwhile(visit, first))
    visit.say(text, keyboards.confirm(visit.t, first, last))


def _record(visit: Visit, first: date, last: date) -> tuple[str, Markup]:
    """Write it down; the echo and its button."""
    person_id = visit.who.person_id
    row = go_away(visit.session, person_id, first=first, last=last, by=_by(visit), now=visit.now)
    visit.session.flush()
    text = texts.recorded(visit.t, first, last, visit.today, _meanwhile(visit, first))
    return text, keyboards.undo(visit.t, row.id)


def _set(visit: Visit, _action: str, argument: str) -> None:
    found = _dates(argument)
    if found is None or not _posts(visit) or not _may_be(found, visit.today):
        stale(visit)
        return
    known = absences_of(visit.session, visit.who.person_id, today=visit.today)
    if (found.first, found.last) in [(one.from_on, one.to_on) for one in known]:
        visit.toast(texts.already(visit.t))
        return
    visit.toast()
    visit.change(*_record(visit, found.first, found.last))


def _end(visit: Visit, _action: str, argument: str) -> None:
    row = visit.session.get(Absence, number(argument) or 0)
    if row is None or row.person_id != visit.who.person_id or row.ended_at:
        stale(visit)
        return
    visit.toast()
    end_all(visit.session, [row], by=_by(visit), now=visit.now)
    visit.change(texts.over(visit.t, row.from_on, row.to_on, visit.today))


def _no(visit: Visit, _action: str, _argument: str) -> None:
    visit.toast()
    visit.change(chat.dropped(visit.t))


def _stretch(visit: Visit, words: str) -> Stretch | None:
    office = visit.office
    return find_stretch(words, now=visit.said_at, zone=office.zone, calendar=office.calendar)


def _dates(argument: str) -> Stretch | None:
    first, _, last = argument.partition(":")
    try:
        return Stretch(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return None


def _may_be(found: Stretch, today: date) -> bool:
    return (
        found.first <= found.last
        and found.last >= today
        and (found.last - found.first).days <= MOST
    )


def _meanwhile(visit: Visit, first: date) -> list[Meanwhile]:
    """Who is reminded instead, post by post, as things will stand on the first day."""
    people = appointments(visit.session, today=max(first, visit.today))
    posts = _posts(visit)
    return [_instead(people, post, several=len(posts) > 1) for post in posts]


def _instead(people: Appointments, post: PostFace, *, several: bool) -> Meanwhile:
    deputy = people.deputy_of(post.unit_id, post.post_id)
    unit = post.unit if several else ""
    return Meanwhile(unit, deputy.salutation if deputy else None, people.reaches(deputy))


def _posts(visit: Visit) -> list[PostFace]:
    """Those about which one is reminded."""
    return [post for post in visit.who.posts if PostRole.REPORTER in post.roles]


def _by(visit: Visit) -> By:
    return By(visit.who.person_id, visit.incoming_id)


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {
    "awayset": _set,
    "awayend": _end,
    "awayno": _no,
}
