"""Everything that a Bot API method, a visitor or the page can read or change, in one place."""

from collections.abc import Sequence

from bot.clock import Clock
from bot.sandbox.signal import Signal
from bot.sandbox.store import Chat, Json, Message, Store, Visitor
from bot.sandbox.updates import UpdateQueue


class World:
    """One bot, its chats, its queue and its menu of commands."""

    def __init__(self, bot: Json, clock: Clock, people: Sequence[Visitor]) -> None:
        self.bot = bot
        self.clock = clock
        self.changes = Signal()
        self.store = Store(people)
        self.queue = UpdateQueue(clock, self.changes)
        self.webhook_url = ""
        self.serving = False
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

    def receive(self, chat: Chat, content: Json, reply_to: int | None = None) -> Json:
        """A visitor's message: it opens the chat and becomes an update."""
        chat.opened = True
        sender = chat.visitor.as_user()
        message = chat.post(sender, content, self.clock.now(), reply_to=reply_to)
        shape = chat.message_json(message)
        self.queue.add("message", shape)
        self.changes.notify()
        return shape

    def edit(self, chat: Chat, message: Message, content: Json, markup: Json | None) -> Json:
        """Replace a message's content and buttons; its whole new shape, with edit_date."""
        message.content, message.markup = content, markup
        message.edit_date = int(self.clock.now().timestamp())
        self.changes.notify()
        return chat.message_json(message)
