"""What the bot cannot take: stickers, voice, files, edits. One polite sentence each."""

from handlers import reporting
from handlers.texts import chat
from handlers.visit import Visit


def sticker(visit: Visit) -> None:
    visit.say(chat.sticker(visit.t))


def voice(visit: Visit) -> None:
    visit.say(chat.voice(visit.t))


def attachment(visit: Visit) -> None:
    """A file is not kept, and said so; the words below it are read as any others."""
    visit.say(chat.attachment(visit.t))
    if visit.text:
        reporting.text(visit)


def ignored(_visit: Visit) -> None:
    """Noted as handled, nothing said: what is not for this bot."""
