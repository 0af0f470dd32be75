"""A visitor acting in a chat with the bot, as their Telegram app would."""

from typing import TYPE_CHECKING, Any

from bot.sandbox.attaching import Attaching
from bot.sandbox.chats import Json, Message, PrivateChat
from bot.sandbox.entities import as_caption, split_as_clients_do, with_found
from bot.sandbox.forwarding import Forwarding
from bot.sandbox.markup import find_button
from bot.sandbox.media import has_media, without_caption

if TYPE_CHECKING:
    from bot.sandbox.groups import Group


class Person(Attaching, Forwarding):
    """What a Telegram user can do; what the bot is to know of becomes an update for it.

    Raises ValueError for what an app would not let them do (an empty text, a message or button
    that is not there, writing to a blocked bot).
    """

    def in_group(self, group: "Group", *, anonymous: bool = False) -> "Person":
        """The same person in a group; `anonymous` as an administrator who shows no name."""
        return group.person(self.id, anonymous=anonymous)

    def says(self, text: str, reply_to: int | None = None) -> Json:
        """Send a text; one over 4,096 characters goes out in pieces, the last is returned."""
        if not text.strip():
            raise ValueError("an empty text is not sent")
        pieces = split_as_clients_do(text)
        return [self.sends(with_found(piece), reply_to) for piece in pieces][-1]

    def edits(self, message_id: int, text: str) -> Json:
        """Change the text or the caption of one's own message; an empty caption is none."""
        message = self._own(message_id)
        if "forward_origin" in message.content:
            raise ValueError("what was forwarded cannot be changed")
        content = _with_words(message, text.strip())
        if content == message.content:
            raise ValueError("nothing was changed")
        return self._world.rewrite(self._chat, message, content)

    def deletes(self, message_id: int) -> None:
        """Delete one's own message, in a private chat also the bot's: nobody tells the bot."""
        if isinstance(self._chat, PrivateChat):
            self._world.delete(self._message(message_id))
        else:
            self._world.delete(self._own(message_id))

    def presses(self, message_id: int, button: str, *, out_of_sight: bool = False) -> str:
        """Press a button under a message, else of the reply keyboard, by data or by text.

        Returns the callback query's id; a reply keyboard's button makes none and returns "".
        With `out_of_sight` the bot is not shown the message any more, as with an old one; a
        deleted message never is.
        """
        self._check_account()
        message = self._chat.messages.get(message_id)
        inline = find_button(message.markup if message else None, button, "inline_keyboard")
        if message and inline:
            return self._presses_inline(message, inline, out_of_sight=out_of_sight)
        reply = find_button(self._chat.keyboard, button, "keyboard")
        if reply is None:
            raise ValueError(f"no button {button!r}")
        self._presses_reply(reply)
        return ""

    def blocks(self) -> None:
        """Stop the bot: it gets a my_chat_member update and may not write any more."""
        self._becomes(blocked=True)

    def unblocks(self) -> None:
        self._becomes(blocked=False)

    def deactivates(self) -> None:
        """The account is deleted, for good: the bot is not told, and may not write any more."""
        self._check_account()
        self._world.store.chats[self.id].deactivated = True
        self._world.changes.notify()

    def _presses_inline(self, message: Message, button: Json, *, out_of_sight: bool) -> str:
        if "callback_data" not in button:
            raise ValueError("this button opens an address and tells the bot nothing")
        store, now = self._world.store, self._world.clock.now()
        press = store.press(
            message, button["callback_data"], now, by=self.id, out_of_sight=out_of_sight
        )
        self._world.tell("callback_query", store.press_json(press))
        return press.id

    def _presses_reply(self, button: Json) -> None:
        if self._chat.keyboard and self._chat.keyboard.get("one_time_keyboard"):
            self._chat.keyboard = None
        if button.get("request_contact"):
            self.shares_contact()
        else:
            self.says(button["text"])

    def _becomes(self, *, blocked: bool) -> None:
        self._check_account()
        chat = self._chat
        if not isinstance(chat, PrivateChat):
            raise ValueError("a bot is blocked in its private chat")
        before, after = self._member(blocked=chat.blocked), self._member(blocked=blocked)
        chat.blocked = blocked
        change: dict[str, Any] = {
            "chat": chat.as_json(),
            "from": self._visitor.as_user(),
            "date": int(self._world.clock.now().timestamp()),
            "old_chat_member": before,
            "new_chat_member": after,
        }
        self._world.tell("my_chat_member", change)

    def _member(self, *, blocked: bool) -> Json:
        status: Json = {"status": "kicked", "until_date": 0} if blocked else {"status": "member"}
        return {"user": self._world.bot_user} | status


def _with_words(message: Message, text: str) -> Json:
    """The message's content with another text or caption."""
    if has_media(message):
        caption = as_caption(with_found(text)) if text else {}
        return without_caption(message.content) | caption
    if "text" not in message.content:
        raise ValueError("only texts and captions can be changed")
    return with_found(text) if text else message.content
