"""What people forward: what somebody wrote elsewhere, and messages of a chat with the bot."""

from dataclasses import dataclass

from bot.sandbox.actor import Actor
from bot.sandbox.chats import Json, Visitor
from bot.sandbox.entities import as_caption, with_found
from bot.sandbox.forwards import forwarded
from bot.sandbox.pictures import sample


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that posts are forwarded from; `id` as the Bot API has it, below -10**12."""

    title: str
    id: int = -1_009_000_000_001

    def as_json(self) -> Json:
        return {"id": self.id, "title": self.title, "type": "channel"}


class Forwarding(Actor):
    """`of` is a name (of somebody who hides the account), a Visitor or a Channel."""

    def forwards(self, text: str, of: str | Visitor | Channel) -> Json:
        """Forward a text that somebody wrote elsewhere."""
        return self.sends(self._origin(of) | with_found(text.strip()))

    def forwards_photo(
        self, of: str | Visitor | Channel, caption: str = "", *, data: bytes = b""
    ) -> Json:
        """Forward a photo that somebody took."""
        photo = self._world.files.keep("photo", data or sample(), "", "")
        return self.sends(self._origin(of) | photo | as_caption(with_found(caption.strip())))

    def forwards_message(self, message_id: int, seen_by: "Forwarding | None" = None) -> Json:
        """Forward a message of this chat here, or of another in which `seen_by` sees it."""
        source = seen_by or self
        return self.sends(forwarded(source._message(message_id)))

    def _origin(self, of: str | Visitor | Channel) -> Json:
        when: Json = {"date": int(self._world.clock.now().timestamp())}
        if isinstance(of, Visitor):
            return {"forward_origin": when | {"type": "user", "sender_user": of.as_user()}}
        if isinstance(of, Channel):
            post = {"type": "channel", "chat": of.as_json(), "message_id": 1}
            return {"forward_origin": when | post}
        return {"forward_origin": when | {"type": "hidden_user", "sender_user_name": of}}
