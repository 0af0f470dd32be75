"""Binding an account to a person: an invitation link, or one's own phone number."""

from telegram import ChatMember

from db.accounts import mark_blocked, mark_reachable
from db.audit import By
from db.bindings import Binding, Outcome, bind_by_invitation, bind_by_phone
from db.models import Account
from db.people import face_of
from handlers.boards import items_handled, mine
from handlers.i18n import tongue
from handlers.keyboards import menus
from handlers.keyboards.base import Markup
from handlers.texts import chat
from handlers.visit import Visit


def start(visit: Visit) -> None:
    """/start, or /start CODE from an invitation link."""
    code = visit.text.partition(" ")[2].strip()
    if code:
        _answer(
            visit,
            bind_by_invitation(
                visit.session,
                code=code,
                user_id=visit.user_id,
                chat_id=visit.chat_id,
                now=visit.now,
                today=visit.today,
                incoming_id=visit.incoming_id,
            ),
        )
    elif visit.face:
        _reachable(visit)
        mine(visit)
    else:
        stranger(visit)


def stranger(visit: Visit) -> None:
    """Somebody who is not bound gets one sentence with the phone button, and nothing else."""
    if visit.in_group:  # a press: Telegram offers no phone button there
        visit.toast(chat.not_registered(visit.t))
        return
    visit.toast()
    visit.say(chat.stranger(visit.t), menus.share_phone(visit.t))


def contact(visit: Visit) -> None:
    """A contact card: only the sender's own counts, as Telegram itself says (`user_id`)."""
    card = visit.message.contact if visit.message else None
    if card is None or card.user_id != visit.user_id:
        visit.say(chat.card_of_another(visit.t), _way_in(visit))
        return
    _answer(
        visit,
        bind_by_phone(
            visit.session,
            phone=card.phone_number,
            user_id=visit.user_id,
            chat_id=visit.chat_id,
            now=visit.now,
            today=visit.today,
            incoming_id=visit.incoming_id,
        ),
    )


def _answer(visit: Visit, binding: Binding) -> None:
    refusals = {
        Outcome.UNKNOWN_PHONE: chat.phone_unknown,
        Outcome.UNKNOWN_CODE: chat.code_unknown,
        Outcome.USED: chat.code_used,
        Outcome.EXPIRED: chat.code_expired,
        Outcome.OTHER_PERSON: chat.account_taken,
    }
    if binding.outcome in refusals:
        visit.say(refusals[binding.outcome](visit.t), _way_in(visit))
        return
    if binding.former:
        _tell_former(visit, binding.former)
    visit.face = face_of(visit.session, user_id=visit.user_id, today=visit.today)
    _welcome(visit)


def _welcome(visit: Visit) -> None:
    """Who they are bound as, and at once what they owe."""
    face = visit.who
    places = [(post.unit, post.title) for post in face.posts]
    visit.say(chat.bound(visit.t, name=face.name, places=places), menus.menu(visit.t))
    if any(item.started_at for item in items_handled(visit)):
        mine(visit)  # before its opening a cycle introduces itself


def _tell_former(visit: Visit, former: Account) -> None:
    visit.say_to(former.chat_id, chat.moved_away(tongue(former.language or visit.t.language)))


def _way_in(visit: Visit) -> Markup | None:
    """Who is not bound always has the phone button at hand."""
    return None if visit.face else menus.share_phone(visit.t)


def membership(visit: Visit) -> None:
    """Somebody blocked the bot, or let it in again (my_chat_member): no answer, only a note."""
    change = visit.update.my_chat_member
    if change is None or visit.face is None:
        return
    if change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
        mark_blocked(visit.session, chat_id=visit.chat_id, now=visit.now, by=_by(visit))
    else:
        _reachable(visit)


def _reachable(visit: Visit) -> None:
    account_id = visit.who.account_id
    mark_reachable(visit.session, account_id=account_id, now=visit.now, by=_by(visit))


def _by(visit: Visit) -> By:
    return By(visit.who.person_id, visit.incoming_id)
