"""What the sandbox remembers: the chats, and the presses of buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.sandbox.chats import Chat, Json, Message, PrivateChat, Visitor
from bot.sandbox.group_chats import GroupChat


@dataclass(slots=True)
class Press:
    """A pressed inline button: a CallbackQuery and, later, what the bot answered.

    `out_of_sight`: Telegram no longer shows the bot the message, as with old ones.
    """

    id: str
    chat_id: int
    message_id: int
    user: Json
    data: str
    pressed: datetime
    out_of_sight: bool = False
    answer: Json | None = None


class Store:
    """By id: the visitors, their private chats, the groups, the presses of buttons."""

    def __init__(self, people: Sequence[Visitor]) -> None:
        self.visitors = {visitor.id: visitor for visitor in people}
        self.chats = {v.id: PrivateChat(id=v.id, visitor=v) for v in people}
        self.groups: dict[int, GroupChat] = {}
        self.presses: dict[str, Press] = {}

    def chat(self, chat_id: int) -> Chat | None:
        """The private chat or group of this id."""
        return self.chats.get(chat_id) or self.groups.get(chat_id)

    def chat_of(self, message: Message) -> Chat:
        """Where a message was written."""
        return self.chats.get(message.chat_id) or self.groups[message.chat_id]

    def press(
        self,
        message: Message,
        data: str,
        when: datetime,
        *,
        by: int | None = None,
        out_of_sight: bool = False,
    ) -> Press:
        """Note that a button was pressed, by the visitor `by` (in a private chat: whose it is)."""
        press_id = str(4_000_000_000 + len(self.presses))
        user = self.visitors[message.chat_id if by is None else by].as_user()
        press = Press(press_id, message.chat_id, message.id, user, data, when, out_of_sight)
        self.presses[press_id] = press
        return press

    def press_json(self, press: Press) -> Json:
        """A CallbackQuery; under a message out of sight it carries an InaccessibleMessage."""
        chat = self.chats.get(press.chat_id) or self.groups[press.chat_id]
        message = None if press.out_of_sight else chat.find(press.message_id)
        gone = {"message_id": press.message_id, "chat": chat.as_json(), "date": 0}
        return {
            "id": press.id,
            "from": press.user,
            "message": chat.message_json(message) if message else gone,
            "chat_instance": str(-7_000_000_000 - chat.id),
            "data": press.data,
        }
