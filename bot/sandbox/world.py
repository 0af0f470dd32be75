"""Everything that a Bot API method, a visitor or the page can read or change, in one place."""

from collections.abc import Sequence

from bot.clock import Clock
from bot.sandbox.chats import Chat, Json, Message, Visitor
from bot.sandbox.errors import NOT_MODIFIED, bad_request
from bot.sandbox.files import Files
from bot.sandbox.signal import Signal
from bot.sandbox.store import Store
from bot.sandbox.updates import UpdateQueue


class World:
    """One bot, its chats and files, its queue and its menu of commands."""

    def __init__(self, bot: Json, clock: Clock, people: Sequence[Visitor]) -> None:
        self.bot = bot
        self.clock = clock
        self.changes = Signal()
        self.store = Store(people)
        self.files = Files()
        self.queue = UpdateQueue(clock, self.changes)
        self.webhook_url = ""
        self.serving = False
        self._albums = 0
        # Keyed by the scope's JSON and the language, as setMyCommands was called.
        self.commands: dict[tuple[str, str], list[Json]] = {}

    @property
    def bot_user(self) -> Json:
        """The bot as the sender of a message: without what only getMe tells."""
        return {key: self.bot[key] for key in ("id", "is_bot", "first_name", "username")}

    def open(self) -> None:
        """The server runs: polls and listeners may wait."""
        self.serving = True
        self.queue.open()

    def close(self) -> None:
        """The server is about to stop: nobody waits any more."""
        self.serving = False
        self.queue.close()
        self.changes.notify()

    def shape(self, message: Message) -> Json:
        """A Message as its chat shows it."""
        return self.store.chat_of(message).message_json(message)

    def next_album(self) -> str:
        """A new media_group_id."""
        self._albums += 1
        return str(13_900_000_000_000_000 + self._albums)

    def say(
        self, chat: Chat, content: Json, *, reply_to: int | None = None, markup: Json | None = None
    ) -> Message:
        """A message of the bot's."""
        chat.typing_until = None
        message = chat.post(
            self.bot_user,
            content,
            self.clock.now(),
            reply_to=reply_to,
            markup=markup,
            from_bot=True,
        )
        self.changes.notify()
        return message

    def receive(
        self,
        chat: Chat,
        content: Json,
        *,
        sender: Json,
        sender_chat: Json | None = None,
        reply_to: int | None = None,
    ) -> Json:
        """A message of anybody else's: an update, where the bot is to know of it."""
        message = chat.post(
            sender, content, self.clock.now(), reply_to=reply_to, sender_chat=sender_chat
        )
        return self._tell("message", chat, message)

    def rewrite(self, chat: Chat, message: Message, content: Json) -> Json:
        """A person's edit: it becomes an update too."""
        self._change(message, content, None)
        return self._tell("edited_message", chat, message)

    def edit(self, chat: Chat, message: Message, content: Json, markup: Json | None) -> Json:
        """The bot's edit of content and buttons; its whole new shape, with edit_date.

        Raises ApiError 400 if nothing is different.
        """
        if (message.content, message.markup) == (content, markup):
            raise bad_request(NOT_MODIFIED)
        self._change(message, content, markup)
        return chat.message_json(message)

    def delete(self, message: Message) -> None:
        message.deleted = True
        self.changes.notify()

    def tell(self, kind: str, payload: Json) -> None:
        """An update that is no message."""
        self.queue.add(kind, payload)
        self.changes.notify()

    def _tell(self, kind: str, chat: Chat, message: Message) -> Json:
        shape = chat.message_json(message)
        if chat.reaches_bot(message):
            self.queue.add(kind, shape)
        self.changes.notify()
        return shape

    def _change(self, message: Message, content: Json, markup: Json | None) -> None:
        before = message.words
        message.content, message.markup = content, markup
        if message.words != before:
            message.earlier.append(before)
        message.edit_date = int(self.clock.now().timestamp())
        self.changes.notify()
