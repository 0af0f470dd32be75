"""What the bot cannot take: stickers, voice, edits. One polite sentence each."""

from handlers.texts import chat
from handlers.visit import Visit


def sticker(visit: Visit) -> None:
    visit.say(chat.sticker(visit.t))


def voice(visit: Visit) -> None:
    visit.say(chat.voice(visit.t))


def ignored(_visit: Visit) -> None:
    """Noted as handled, nothing said: what is not for this bot."""
