"""Groups: a reply to the bot is a report as anywhere; whatever shows a unit stays in private.

With privacy mode on, Telegram gives the bot commands and replies to itself only; as an
administrator it would see everything, and still answers nothing else.
"""

from collections.abc import Callable

from telegram import ChatMember

from handlers import editing, files, guard
from handlers.texts import groups as texts
from handlers.visit import Visit

INSIDE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)


def joined(visit: Visit) -> None:
    """The bot was added to a group: one greeting, to which people can reply."""
    change = visit.update.my_chat_member
    if change is None:
        return
    was, now = change.old_chat_member.status, change.new_chat_member.status
    if now in INSIDE and was not in INSIDE:
        visit.say(texts.greeting(visit.t))


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
