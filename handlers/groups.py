"""Groups: a reply to the bot is a report as anywhere; whatever shows a unit stays in private.

With privacy mode on, Telegram gives the bot commands and replies to itself only; as an
administrator it would see everything, and still answers nothing else.
"""

from collections.abc import Callable

from telegram import ChatMember

from db.audit import By
from db.group_digests import REMOVED, end, follow
from handlers import editing, files, guard
from handlers.texts import groups as texts
from handlers.visit import Visit

INSIDE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)
OUTSIDE = (ChatMember.LEFT, ChatMember.BANNED)


def membership(visit: Visit) -> None:
    """The bot was added: one greeting, to which people can reply; or removed: no more digests."""
    change = visit.update.my_chat_member
    if change is None:
        return
    was, now = change.old_chat_member.status, change.new_chat_member.status
    if now in INSIDE and was not in INSIDE:
        visit.say(texts.greeting(visit.t))
    elif now in OUTSIDE:
        by = By(visit.face.person_id if visit.face else None, visit.incoming_id)
        end(visit.session, chat_id=visit.chat_id, because=REMOVED, now=visit.now, by=by)


def migrated(visit: Visit) -> None:
    """The group became a supergroup: what is set for it goes there. Told on both sides."""
    message = visit.message
    if message and message.migrate_to_chat_id:
        follow(visit.session, old=message.chat.id, new=message.migrate_to_chat_id, now=visit.now)


def command(visit: Visit) -> None:
    """Any command in a group: what is shown there is for everybody, so only how to use it."""
    visit.say(texts.usage(visit.t))


def message(visit: Visit) -> None:
    """Somebody's words, if they are a reply to the bot; all other talk is none of its business."""
    _heard(visit, files.take_in)


def edited(visit: Visit) -> None:
    """Such words, put right by whoever wrote them."""
    _heard(visit, editing.edited)


def _heard(visit: Visit, handle: Callable[[Visit], None]) -> None:
    if not _addressed(visit):
        return
    if visit.message and visit.message.sender_chat:
        visit.say(texts.anonymous(visit.t))
    elif visit.face is None:
        visit.say(texts.stranger(visit.t))
    elif not guard.refused(visit):
        handle(visit)


def _addressed(visit: Visit) -> bool:
    earlier = visit.message.reply_to_message if visit.message else None
    author = earlier.from_user if earlier else None
    return author is not None and author.id == visit.update.get_bot().id
