"""A group as Telegram keeps it: who is in it, and what of it a bot gets to read.

Source: core.telegram.org/bots/features "Privacy mode"; the refusals are those of
tdlib/telegram-bot-api (`check_chat_access` in Client.cpp).
"""

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.chats import Chat, Json, Message
from bot.sandbox.errors import ApiError, bad_request, forbidden

_SUPERGROUPS = -1_000_000_000_000
# Whom Telegram names as the sender when an administrator hides behind the group.
ANONYMOUS: Json = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
_SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "pinned_message",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
    }
)


def is_service(content: Json) -> bool:
    """Whether a message tells of the group itself: who came, who left, what was pinned."""
    return not _SERVICE.isdisjoint(content)


@dataclass(slots=True, kw_only=True)
class GroupChat(Chat):
    """`bot` is what getMe tells, `bot_status` the bot's ChatMember status.

    That is member, administrator, left or kicked. `last_bot` spoke last of all bots.
    """

    title: str
    bot: Json
    members: set[int] = field(default_factory=set)
    bot_status: str = "member"
    migrated_to: int | None = None
    last_bot: int | None = None

    @property
    def kind(self) -> str:
        """`supergroup` for the ids below -10**12, else `group`."""
        return "supergroup" if self.id < _SUPERGROUPS else "group"

    @property
    def bot_is_in(self) -> bool:
        return self.bot_status in ("member", "administrator")

    def as_json(self) -> Json:
        return {"id": self.id, "title": self.title, "type": self.kind}

    def check_writable(self) -> None:
        if self.migrated_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": self.migrated_to},
            )
        self.check_editable()

    def check_readable(self) -> None:
        if self.kind == "supergroup":
            self.check_editable()

    def check_editable(self) -> None:
        if self.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {self.kind} chat")
        if self.bot_status == "left":
            raise forbidden(f"bot is not a member of the {self.kind} chat")

    def check_deletable(self, message: Message) -> None:
        self.check_editable()
        if not message.from_bot and self.bot_status != "administrator":
            raise bad_request("message can't be deleted")

    def post(self, *given: Any, **options: Any) -> Message:
        message = Chat.post(self, *given, **options)
        if message.sender["is_bot"] and message.sender_chat is None:
            self.last_bot = message.sender["id"]
        return message

    def reaches_bot(self, message: Message) -> bool:
        """The rule of privacy mode; administrators and bots without it get everything.

        Other bots' messages never arrive, service messages always do.
        """
        if not self.bot_is_in or (message.sender["is_bot"] and message.sender_chat is None):
            return False
        if self.bot["can_read_all_group_messages"] or self.bot_status == "administrator":
            return True
        if is_service(message.content):
            return True
        replied = self.messages.get(message.reply_to or 0)
        return (replied is not None and replied.from_bot) or self._is_command_for_bot(message)

    def _is_command_for_bot(self, message: Message) -> bool:
        """`/x@bot`; also `/x` unless another bot was the last to speak."""
        first = (message.words.split() or [""])[0]
        if not first.startswith("/"):
            return False
        _, at, addressed = first.partition("@")
        if at:
            return bool(addressed.lower() == self.bot["username"].lower())
        return self.last_bot in (None, self.bot["id"])
