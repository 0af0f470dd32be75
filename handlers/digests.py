"""Digests: what is set for a group (/digest), and the buttons under a supervisor's own."""

from db.audit import By
from db.digests import open_requests
from db.group_digests import OFF, end, set_weekly, setting
from db.items import items_by_id
from db.models import Extension
from db.rules.digests import may_be_set, next_weekly
from db.rules.permissions import Action, Subject, may
from handlers import boards, requesting, reviewing
from handlers.inputs.schedules import Weekly, weekly
from handlers.keyboards import extending as keyboards
from handlers.texts import deciding, groups
from handlers.texts import group_digests as texts
from handlers.visit import Visit

HERE = ("here", "这里", "本群")
STOP = ("off", "stop", "关闭", "停止", "取消")


def in_private(visit: Visit) -> None:
    """/digest in private chat: it is for groups."""
    visit.say(texts.in_groups(visit.t))


def in_group(visit: Visit) -> None:
    """/digest here 周一 9:00, /digest off; /digest alone shows what is set."""
    if visit.message and visit.message.sender_chat:
        visit.say(groups.anonymous(visit.t))
    elif visit.face is None:
        visit.say(groups.stranger(visit.t))
    elif not visit.argument:
        _show(visit)
    elif not may(visit.who.actor, Action.SET_DIGEST):
        visit.say(texts.not_allowed(visit.t))
    elif visit.argument.lower() in STOP:
        _stop(visit)
    else:
        _set(visit, weekly(_without_here(visit.argument)))


def _without_here(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in HERE else words


def _set(visit: Visit, wanted: Weekly | None) -> None:
    if wanted is None:
        visit.say(texts.not_understood(visit.t))
    elif not may_be_set(wanted.at, visit.office):
        visit.say(texts.out_of_hours(visit.t, visit.office.timetable.hours))
    else:
        chat = visit.update.effective_chat
        upcoming = set_weekly(
            visit.session,
            chat_id=visit.chat_id,
            title=chat.title if chat else None,
            weekday=wanted.weekday,
            at=wanted.at,
            by=visit.by,
            office=visit.office,
        )
        visit.say(texts.is_set(visit.t, *wanted, upcoming, visit.office, visit.now))


def _show(visit: Visit) -> None:
    row = setting(visit.session, visit.chat_id)
    if row is None:
        visit.say(texts.none(visit.t))
        return
    upcoming = next_weekly(row.weekday, row.at, visit.now, visit.office)
    visit.say(texts.shows(visit.t, row.weekday, row.at, upcoming, visit.office, visit.now))


def _stop(visit: Visit) -> None:
    by = By(visit.who.person_id, visit.incoming_id)
    ended = end(visit.session, chat_id=visit.chat_id, because=OFF, now=visit.now, by=by)
    visit.say(texts.stopped(visit.t) if ended else texts.none(visit.t))


def _queue(visit: Visit, _action: str, _argument: str) -> None:
    """去审核."""
    visit.toast()
    reviewing.review(visit)


def _board(visit: Visit, _action: str, _argument: str) -> None:
    visit.toast()
    boards.status(visit)


def _asked(visit: Visit, _action: str, _argument: str) -> None:
    """审批延期: the card of the oldest request that this person may decide."""
    visit.toast()
    for one in open_requests(visit.session):
        subject = Subject(unit_ids=frozenset({one.unit_id}))
        if may(visit.who.actor, Action.REVIEW, subject):
            _show_request(visit, visit.session.get_one(Extension, one.id))
            return
    visit.say(deciding.none_left(visit.t))


def _show_request(visit: Visit, made: Extension) -> None:
    item = items_by_id(visit.session, [made.assignment_id])[0]
    text = requesting.card(visit, visit.t, item, made)
    visit.say(text, keyboards.decide(visit.t, made.id), about=[item.id])


ACTIONS = {"queue": _queue, "board": _board, "asked": _asked}
