"""Somebody at work in one chat with the bot: what they see there, and the way in for the rest."""

from bot.sandbox.chats import Json, Message, PrivateChat, Visitor
from bot.sandbox.group_chats import ANONYMOUS, GroupChat
from bot.sandbox.world import World


class Actor:
    """A visitor in a chat: their private one, or a group; `anonymous` as its administrator."""

    def __init__(
        self,
        world: World,
        visitor: Visitor,
        chat: PrivateChat | GroupChat,
        *,
        anonymous: bool = False,
    ) -> None:
        self._world = world
        self._visitor = visitor
        self._chat: PrivateChat | GroupChat = chat
        self._anonymous = anonymous

    @property
    def id(self) -> int:
        return self._visitor.id

    @property
    def sees(self) -> list[Json]:
        """All messages in the chat, their own and the bot's, as the Bot API shapes them."""
        return self._chat.visible()

    @property
    def last(self) -> Json:
        """The newest message from the bot. Raises ValueError if there is none."""
        for message in reversed(self._chat.messages.values()):
            if message.from_bot and not message.deleted:
                return self._chat.message_json(message)
        raise ValueError("the bot has said nothing yet")

    @property
    def keyboard(self) -> list[list[str]]:
        """The texts of the reply keyboard in force, row by row."""
        rows = (self._chat.keyboard or {}).get("keyboard", [])
        return [[button["text"] for button in row] for row in rows]

    @property
    def popups(self) -> list[Json]:
        """What the bot answered to buttons pressed here: `{"text", "show_alert"}`, oldest first."""
        presses = [
            press
            for press in self._world.store.presses.values()
            if press.chat_id == self._chat.id and press.user["id"] == self.id
        ]
        return [press.answer for press in presses if press.answer is not None]

    @property
    def _user(self) -> Json:
        return ANONYMOUS if self._anonymous else self._visitor.as_user()

    def sends(self, content: Json, reply_to: int | None = None) -> Json:
        """Send a message with this content, as the Bot API shapes it."""
        self._enter()
        if reply_to is not None:
            self._message(reply_to)
        chat = self._chat
        hidden_behind = chat.as_json() if self._anonymous else None
        return self._world.receive(
            chat, content, sender=self._user, sender_chat=hidden_behind, reply_to=reply_to
        )

    def _enter(self) -> None:
        self._check_account()
        chat = self._chat
        if isinstance(chat, GroupChat):
            if chat.migrated_to is not None:
                raise ValueError(f"{chat.title} is a supergroup now")
            if self.id not in chat.members:
                raise ValueError(f"{self.id} is no member of {chat.title}")
        elif chat.blocked:
            raise ValueError("unblock the bot first")
        else:
            chat.opened = True

    def _check_account(self) -> None:
        if self._world.store.chats[self.id].deactivated:
            raise ValueError(f"the account of {self._visitor.name} is deleted")

    def _message(self, message_id: int) -> Message:
        message = self._chat.find(message_id)
        if message is None:
            raise ValueError(f"no message {message_id}")
        return message

    def _own(self, message_id: int) -> Message:
        message = self._message(message_id)
        if message.sender["id"] != self._user["id"]:
            raise ValueError("only one's own texts can be changed")
        return message
