"""Who there is and what they wrote: visitors, messages, a visitor's private chat with the bot.

Shapes that leave this file are the Bot API's (User, Chat, Message).
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.errors import forbidden

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
    """`content` holds text and entities, photo and caption and the like, as the Bot API has them.

    `from_bot` is true for our bot alone, not for other bots and anonymous administrators;
    `earlier` are the texts that edits replaced, the oldest first.
    """

    id: int
    chat_id: int
    sender: Json
    date: int
    content: Json
    reply_to: int | None = None
    markup: Json | None = None
    sender_chat: Json | None = None
    edit_date: int | None = None
    deleted: bool = False
    from_bot: bool = False
    earlier: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Its text or caption."""
        return str(self.content.get("text") or self.content.get("caption") or "")


@dataclass(slots=True)
class Chat:
    """Messages in their order, and what is shown around them."""

    id: int
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: Json | None = None
    typing_until: datetime | None = None

    def as_json(self) -> Json:
        raise NotImplementedError

    def check_writable(self) -> None:
        """Raises ApiError if the bot may not send anything here."""

    def check_editable(self) -> None:
        """Raises ApiError if the bot may not change its messages here."""
        self.check_writable()

    def check_readable(self) -> None:
        """Raises ApiError if the bot may not look up messages here."""

    def check_deletable(self, message: Message) -> None:
        """Raises ApiError if the bot may not delete this message."""

    def reaches_bot(self, message: Message) -> bool:
        """Whether Telegram tells the bot about this message."""
        return True

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
        sender_chat: Json | None = None,
        from_bot: bool = False,
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
            sender_chat=sender_chat,
            from_bot=from_bot,
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
        if message.sender_chat is not None:
            shape["sender_chat"] = message.sender_chat
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


@dataclass(slots=True, kw_only=True)
class PrivateChat(Chat):
    """A visitor's private chat with the bot; its id is the visitor's.

    `deactivated`: the account is deleted, or banned by Telegram.
    """

    visitor: Visitor
    opened: bool = False
    blocked: bool = False
    deactivated: bool = False

    def as_json(self) -> Json:
        return {"id": self.id, "first_name": self.visitor.name, "type": "private"}

    def check_writable(self) -> None:
        if self.deactivated:
            raise forbidden("user is deactivated")
        if not self.opened:
            raise forbidden("bot can't initiate conversation with a user")
        if self.blocked:
            raise forbidden("bot was blocked by the user")
