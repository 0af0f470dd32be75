"""What happens in and to a group: who comes and goes, what is pinned, the move to a supergroup."""

from bot.sandbox.chats import Json, Visitor
from bot.sandbox.entities import with_found
from bot.sandbox.group_chats import ANONYMOUS, GroupChat
from bot.sandbox.people import Person
from bot.sandbox.world import World

_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_OTHER_BOT: Json = {"id": 4343, "is_bot": True, "first_name": "别的机器人", "username": "other_bot"}


class Group:
    """A group chat, acted on by its members; `by` is the id of who does it.

    Raises ValueError for what Telegram would not let them do.
    """

    def __init__(self, world: World, chat: GroupChat) -> None:
        self._world = world
        self._chat = chat

    @property
    def id(self) -> int:
        return self._chat.id

    @property
    def sees(self) -> list[Json]:
        """All messages in the group, as the Bot API shapes them."""
        return self._chat.visible()

    def person(self, visitor_id: int, *, anonymous: bool = False) -> Person:
        """Act as this member, or as an administrator who shows the group's name only."""
        return Person(self._world, self._visitor(visitor_id), self._chat, anonymous=anonymous)

    def adds_bot(self, by: int) -> None:
        """The bot is told so, and once more by a service message."""
        self._bot_becomes("member", by)
        self._note({"new_chat_members": [self._world.bot_user]}, by)

    def removes_bot(self, by: int) -> None:
        """The bot is kicked: told so, and nothing more from here."""
        self._note({"left_chat_member": self._world.bot_user}, by)
        self._bot_becomes("kicked", by)

    def promotes_bot(self, by: int) -> None:
        """As an administrator the bot reads everything."""
        self._bot_becomes("administrator", by)

    def adds(self, visitor_id: int, by: int) -> None:
        self._member_becomes(visitor_id, "member", by)
        self._chat.members.add(visitor_id)
        self._note({"new_chat_members": [self._visitor(visitor_id).as_user()]}, by)

    def removes(self, visitor_id: int, by: int) -> None:
        """Somebody is removed, or leaves (`by` themselves)."""
        self._member_becomes(visitor_id, "left" if by == visitor_id else "kicked", by)
        self._note({"left_chat_member": self._visitor(visitor_id).as_user()}, by)
        self._chat.members.discard(visitor_id)

    def pins(self, message_id: int, by: int) -> None:
        message = self._chat.find(message_id)
        if message is None:
            raise ValueError(f"no message {message_id}")
        shape = self._chat.message_json(message, with_reply=False)
        self._note({"pinned_message": shape}, by)

    def other_bot_says(self, text: str) -> Json:
        """Another bot of the group speaks: our bot never hears it."""
        return self._world.receive(self._chat, with_found(text), sender=_OTHER_BOT)

    def migrates(self, by: int) -> "Group":
        """The group becomes a supergroup: another id, told on both sides."""
        if self._chat.kind == "supergroup":
            raise ValueError("this is a supergroup already")
        new = GroupChat(
            id=-1_000_000_000_000 + self.id,
            title=self._chat.title,
            bot=self._world.bot,
            members=set(self._chat.members),
            bot_status=self._chat.bot_status,
        )
        self._world.store.groups[new.id] = new
        self._note({"migrate_to_chat_id": new.id}, by)
        self._chat.migrated_to = new.id
        told = {"migrate_from_chat_id": self.id}
        self._world.receive(new, told, sender=ANONYMOUS, sender_chat=new.as_json())
        return Group(self._world, new)

    def _visitor(self, visitor_id: int) -> Visitor:
        return self._world.store.visitors[visitor_id]

    def _note(self, content: Json, by: int) -> Json:
        return self._world.receive(self._chat, content, sender=self._visitor(by).as_user())

    def _bot_becomes(self, status: str, by: int) -> None:
        if status == self._chat.bot_status:
            raise ValueError(f"the bot is {status} already")
        change = self._change(self._world.bot_user, self._chat.bot_status, status, by)
        self._chat.bot_status = status
        self._world.tell("my_chat_member", change)

    def _member_becomes(self, visitor_id: int, status: str, by: int) -> None:
        """Told to a bot that is an administrator and asked for `chat_member` updates."""
        user = self._visitor(visitor_id).as_user()
        before = "member" if visitor_id in self._chat.members else "left"
        if self._chat.bot_status == "administrator":
            self._world.tell("chat_member", self._change(user, before, status, by))

    def _change(self, user: Json, before: str, after: str, by: int) -> Json:
        return {
            "chat": self._chat.as_json(),
            "from": self._visitor(by).as_user(),
            "date": int(self._world.clock.now().timestamp()),
            "old_chat_member": _member(user, before),
            "new_chat_member": _member(user, after),
        }


def _member(user: Json, status: str) -> Json:
    """A ChatMember with the fields that its status must have."""
    member: Json = {"user": user, "status": status}
    if status == "kicked":
        return member | {"until_date": 0}
    if status == "administrator":
        return member | dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True}
    return member
