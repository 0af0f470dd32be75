"""What the page shows, as one JSON object: the state of the sandbox for one visitor and chat."""

from datetime import UTC
from typing import TYPE_CHECKING

from bot.sandbox.chats import Chat, Json, Message, PrivateChat, Visitor
from bot.sandbox.commands import menu_for
from bot.sandbox.group_chats import GroupChat

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

_SHOWN_PRESSES = 20


def state_for(sandbox: "Sandbox", visitor_id: int, chat_id: int | None = None) -> Json:
    """People, clock, hints, the visitor's chats, and one of them (by default the private one).

    Raises KeyError for an unknown visitor or chat.
    """
    store = sandbox.world.store
    visitor = store.visitors[visitor_id]
    chats = chats_of(sandbox, visitor)
    chat = chats[visitor_id if chat_id is None else chat_id]
    return {
        "instance": sandbox.instance,
        "bot": {key: sandbox.world.bot[key] for key in ("id", "first_name", "username")},
        "people": [_person(other) for other in store.chats.values()],
        "hints": sandbox.hints,
        "clock": _clock(sandbox),
        "person": visitor_id,
        "chats": [_listed(sandbox, one, visitor) for one in chats.values()],
        "chat": chat.id,
        "messages": [_shown(chat, message) for message in chat.messages.values()],
        "keyboard": chat.keyboard,
        "commands": menu_for(sandbox.world, chat, visitor),
        "blocked": isinstance(chat, PrivateChat) and chat.blocked,
        "typing": chat.typing_until is not None and sandbox.clock.now() < chat.typing_until,
        "presses": _presses(sandbox, chat, visitor),
    }


def chats_of(sandbox: "Sandbox", visitor: Visitor) -> dict[int, PrivateChat | GroupChat]:
    """The chats that this visitor is in, by id, the private one first."""
    store = sandbox.world.store
    own = store.chats[visitor.id]
    groups = [group for group in store.groups.values() if visitor.id in group.members]
    return {own.id: own} | {group.id: group for group in groups}


def _person(chat: PrivateChat) -> Json:
    visitor = chat.visitor
    newest = max((m.id for m in chat.messages.values() if m.from_bot and not m.deleted), default=0)
    return {"id": visitor.id, "name": visitor.name, "note": visitor.note, "newest": newest}


def _listed(sandbox: "Sandbox", chat: PrivateChat | GroupChat, visitor: Visitor) -> Json:
    """A line of the list of chats; `newest` is the last message of others, `members` a group's."""
    others = [m.id for m in chat.messages.values() if m.sender["id"] != visitor.id]
    line: Json = {"id": chat.id, "newest": max(others, default=0)}
    if isinstance(chat, GroupChat):
        return line | {"title": chat.title, "members": len(chat.members) + chat.bot_is_in}
    return line | {"title": sandbox.world.bot["first_name"]}


def _shown(chat: Chat, message: Message) -> Json:
    """A Message with what only the page knows: what it said before, that it was deleted."""
    if message.deleted:
        kept = ("message_id", "from", "date", "sender_chat")
        shape = chat.message_json(message, with_reply=False)
        return {key: shape[key] for key in kept if key in shape} | {"deleted": True}
    return chat.message_json(message) | ({"earlier": message.earlier} if message.earlier else {})


def _clock(sandbox: "Sandbox") -> Json:
    now = sandbox.clock.now()
    return {
        "now": now.isoformat(),
        "time_zone": sandbox.time_zone.key,
        "next_morning": sandbox.next_morning(now).astimezone(UTC).isoformat(),
    }


def _presses(sandbox: "Sandbox", chat: Chat, visitor: Visitor) -> list[Json]:
    """The latest presses with the bot's answers, for spinners, toasts and alerts."""
    presses = [
        press
        for press in sandbox.world.store.presses.values()
        if press.chat_id == chat.id and press.user["id"] == visitor.id
    ]
    return [
        {"id": p.id, "message_id": p.message_id, "data": p.data, "answer": p.answer}
        for p in presses[-_SHOWN_PRESSES:]
    ]
