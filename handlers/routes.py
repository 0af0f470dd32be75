"""Which handler answers which update: the first row that fits, as PTB's filters say it."""

from collections.abc import Callable
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers import binding, buttons, digests, editing, files, groups, guard, odd
from handlers.commands import COMMANDS
from handlers.visit import Visit

Handle = Callable[[Visit], None]
Wrap = Callable[[Handle], Any]
Route = BaseHandler[Any, Any, Any]

WRITTEN = filters.ChatType.PRIVATE & (
    filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
)
"""A mistyped command that was put right is one."""
GROUP = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
GROUP_EDITED = filters.ChatType.GROUPS & filters.UpdateType.EDITED_MESSAGE
PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
FILES = (filters.PHOTO | filters.VIDEO | filters.Document.ALL) & ~filters.ANIMATION
WORDS = filters.TEXT | filters.CAPTION | FILES
LISTENED = filters.VOICE | filters.AUDIO | filters.VIDEO_NOTE


def routes(wrap: Wrap) -> list[Route]:
    """PTB's handlers in order; `wrap` makes a callback of a handler of ours."""
    return [
        CommandHandler("start", wrap(binding.start), PRIVATE),
        *(CommandHandler(c.name, wrap(for_bound(c.handle)), WRITTEN) for c in COMMANDS),
        CallbackQueryHandler(wrap(for_bound(buttons.press))),
        MessageHandler(PRIVATE & filters.CONTACT, wrap(binding.contact)),
        MessageHandler(PRIVATE & filters.Sticker.ALL, wrap(for_bound(odd.sticker))),
        MessageHandler(PRIVATE & LISTENED, wrap(for_bound(odd.voice))),
        MessageHandler(PRIVATE & WORDS, wrap(for_bound(files.take_in))),
        MessageHandler(PRIVATE, wrap(for_bound(odd.sticker))),
        MessageHandler(
            filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE,
            wrap(for_bound(editing.edited)),
        ),
        CommandHandler("digest", wrap(digests.in_group), GROUP),
        CommandHandler(
            ["start", *(command.name for command in COMMANDS)], wrap(groups.command), GROUP
        ),
        MessageHandler(GROUP & filters.StatusUpdate.MIGRATE, wrap(groups.migrated)),
        MessageHandler(GROUP & WORDS, wrap(groups.message)),
        MessageHandler(GROUP_EDITED & WORDS, wrap(groups.edited)),
        ChatMemberHandler(wrap(_membership), ChatMemberHandler.MY_CHAT_MEMBER),
        TypeHandler(Update, wrap(odd.ignored)),
    ]


def for_bound(handle: Handle) -> Handle:
    """Whoever is not bound gets the one sentence for strangers, and a 密级 mark its refusal."""

    def guarded(visit: Visit) -> None:
        if visit.face is None:
            binding.stranger(visit)
        elif not guard.refused(visit):
            handle(visit)

    return guarded


def _membership(visit: Visit) -> None:
    """The bot's own standing changed: in a group, or with one person."""
    (groups.membership if visit.in_group else binding.membership)(visit)
