"""What the page shows, as one JSON object: the state of the sandbox for one visitor."""

from datetime import UTC
from typing import TYPE_CHECKING

from bot.sandbox.chats import Json, PrivateChat
from bot.sandbox.commands import menu_for

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

_SHOWN_PRESSES = 20


def state_for(sandbox: "Sandbox", visitor_id: int) -> Json:
    """People, clock, hints, and the visitor's chat. Raises KeyError for an unknown visitor."""
    chat = sandbox.world.store.chats[visitor_id]
    return {
        "instance": sandbox.instance,
        "bot": {key: sandbox.world.bot[key] for key in ("first_name", "username")},
        "people": [_person(other) for other in sandbox.world.store.chats.values()],
        "hints": sandbox.hints,
        "clock": _clock(sandbox),
        "person": visitor_id,
        "messages": chat.visible(),
        "keyboard": chat.keyboard,
        "commands": menu_for(sandbox.world, chat),
        "blocked": chat.blocked,
        "typing": chat.typing_until is not None and sandbox.clock.now() < chat.typing_until,
        "presses": _presses(sandbox, chat),
    }


def _person(chat: PrivateChat) -> Json:
    from_bot = [m.id for m in chat.messages.values() if m.from_bot and not m.deleted]
    visitor = chat.visitor
    newest = from_bot[-1] if from_bot else 0
    return {"id": visitor.id, "name": visitor.name, "note": visitor.note, "newest": newest}


def _clock(sandbox: "Sandbox") -> Json:
    now = sandbox.clock.now()
    return {
        "now": now.isoformat(),
        "time_zone": sandbox.time_zone.key,
        "next_morning": sandbox.next_morning(now).astimezone(UTC).isoformat(),
    }


def _presses(sandbox: "Sandbox", chat: PrivateChat) -> list[Json]:
    """The latest presses with the bot's answers, for spinners, toasts and alerts."""
    presses = [p for p in sandbox.world.store.presses.values() if p.chat_id == chat.id]
    return [
        {"id": p.id, "message_id": p.message_id, "data": p.data, "answer": p.answer}
        for p in presses[-_SHOWN_PRESSES:]
    ]
