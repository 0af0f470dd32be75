"""What the sandbox remembers: visitors, their private chats with the bot, messages, presses.

Shapes that leave this file are the Bot API's (User, Chat, Message, CallbackQuery).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Visitor:
    """A Telegram user whom a visitor of the page can be.

    `phone` is what Telegram knows them by, `language` an IETF tag; `note` is shown on the page.
    """

    id: int
    name: str
    phone: str = ""
    language: str = "zh-hans"
    note: str = ""

    def as_user(self) -> Json:
        user = {"id": self.id, "is_bot": False, "first_name": self.name}
        return user | ({"language_code": self.language} if self.language else {})


@dataclass(slots=True)
class Message:
    """`content` holds text and entities, contact, sticker and the like, as the Bot API has them."""

    id: int
    chat_id: int
    sender: Json
    date: int
    content: Json
    reply_to: int | None = None
    markup: Json | None = None
    edit_date: int | None = None
    deleted: bool = False

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])


@dataclass(slots=True)
class Chat:
    """A visitor's private chat with the bot; its id is the visitor's."""

    visitor: Visitor
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: Json | None = None
    opened: bool = False
    blocked: bool = False
    typing_until: datetime | None = None

    @property
    def id(self) -> int:
        return self.visitor.id

    def as_json(self) -> Json:
        return {"id": self.id, "first_name": self.visitor.name, "type": "private"}

    def find(self, message_id: int | None) -> Message | None:
        """The message, unless it is gone or never was."""
        message = self.messages.get(message_id or 0)
        return None if message is None or message.deleted else message

    def post(
        self,
        sender: Json,
        content: Json,
        when: datetime,
        *,
        reply_to: int | None = None,
        markup: Json | None = None,
    ) -> Message:
        """Append a message; ids count up within the chat and are never used again."""
        message = Message(
            id=len(self.messages) + 1,
            chat_id=self.id,
            sender=sender,
            date=int(when.timestamp()),
            content=content,
            reply_to=reply_to,
            markup=markup,
        )
        self.messages[message.id] = message
        return message

    def message_json(self, message: Message, *, with_reply: bool = True) -> Json:
        """A Message; the one replied to is inside, without the one that it replied to."""
        shape: Json = {
            "message_id": message.id,
            "from": message.sender,
            "chat": self.as_json(),
            "date": message.date,
        }
        if message.edit_date is not None:
            shape["edit_date"] = message.edit_date
        replied = self.find(message.reply_to)
        if with_reply and replied:
            shape["reply_to_message"] = self.message_json(replied, with_reply=False)
        shape |= message.content
        return shape | ({"reply_markup": message.markup} if message.markup else {})

    def visible(self) -> list[Json]:
        """Every message that was not deleted, in order."""
        return [self.message_json(m) for m in self.messages.values() if not m.deleted]


@dataclass(slots=True)
class Press:
    """A pressed inline button: a CallbackQuery and, later, what the bot answered."""

    id: str
    chat_id: int
    message_id: int
    data: str
    pressed: datetime
    answer: Json | None = None


class Store:
    """All chats by id, and the presses of buttons by id."""

    def __init__(self, people: Sequence[Visitor]) -> None:
        self.chats = {visitor.id: Chat(visitor) for visitor in people}
        self.presses: dict[str, Press] = {}

    def press(self, message: Message, data: str, when: datetime) -> Press:
        """Note that a button was pressed."""
        press_id = str(4_000_000_000 + len(self.presses))
        press = Press(press_id, message.chat_id, message.id, data, when)
        self.presses[press_id] = press
        return press

    def press_json(self, press: Press) -> Json:
        """A CallbackQuery; under a deleted message it carries an InaccessibleMessage."""
        chat = self.chats[press.chat_id]
        message = chat.find(press.message_id)
        gone = {"message_id": press.message_id, "chat": chat.as_json(), "date": 0}
        return {
            "id": press.id,
            "from": chat.visitor.as_user(),
            "message": chat.message_json(message) if message else gone,
            "chat_instance": str(-7_000_000_000 - chat.id),
            "data": press.data,
        }
