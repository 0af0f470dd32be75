"""A visitor acting in their private chat with the bot, as their Telegram app would."""

import re
from typing import Any

from bot.sandbox.entities import split_as_clients_do, with_found
from bot.sandbox.markup import find_button
from bot.sandbox.store import Chat, Json, Message
from bot.sandbox.world import World


class Person:
    """What a Telegram user can do; everything becomes an update for the bot.

    Raises ValueError for what an app would not let them do (an empty text, a message or button
    that is not there, writing to a blocked bot).
    """

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self._chat = chat

    @property
    def id(self) -> int:
        return self._chat.id

    @property
    def sees(self) -> list[Json]:
        """All messages in the chat, their own and the bot's, as the Bot API shapes them."""
        return self._chat.visible()

    @property
    def last(self) -> Json:
        """The newest message from the bot. Raises ValueError if there is none."""
        for message in reversed(self.sees):
            if message["from"]["is_bot"]:
                return message
        raise ValueError("the bot has said nothing yet")

    @property
    def keyboard(self) -> list[list[str]]:
        """The texts of the reply keyboard in force, row by row."""
        rows = (self._chat.keyboard or {}).get("keyboard", [])
        return [[button["text"] for button in row] for row in rows]

    @property
    def popups(self) -> list[Json]:
        """What the bot answered to pressed buttons, oldest first: `{"text", "show_alert"}`."""
        presses = [p for p in self._world.store.presses.values() if p.chat_id == self.id]
        return [press.answer for press in presses if press.answer is not None]

    def says(self, text: str, reply_to: int | None = None) -> Json:
        """Send a text; one over 4,096 characters goes out in pieces, the last is returned."""
        if not text.strip():
            raise ValueError("an empty text is not sent")
        pieces = split_as_clients_do(text)
        return [self._sends(with_found(piece), reply_to) for piece in pieces][-1]

    def edits(self, message_id: int, text: str) -> Json:
        """Change the text of one's own message."""
        message = self._message(message_id)
        content = with_found(text.strip())
        if message.from_bot or "text" not in message.content:
            raise ValueError("only one's own texts can be edited")
        if content["text"] in ("", message.content["text"]):
            raise ValueError("nothing was changed")
        shape = self._world.edit(self._chat, message, content, None)
        self._world.queue.add("edited_message", shape)
        return shape

    def presses(self, message_id: int, button: str) -> str:
        """Press a button under a message, else of the reply keyboard, by data or by text.

        Returns the callback query's id; a reply keyboard's button makes none and returns "".
        """
        message = self._chat.messages.get(message_id)
        inline = find_button(message.markup if message else None, button, "inline_keyboard")
        if message and inline:
            return self._presses_inline(message, inline)
        reply = find_button(self._chat.keyboard, button, "keyboard")
        if reply is None:
            raise ValueError(f"no button {button!r}")
        self._presses_reply(reply)
        return ""

    def shares_contact(self, phone: str | None = None, user_id: int | None = None) -> Json:
        """Send a contact card: one's own, or that of whoever has the phone or the id.

        As Telegram does, `contact.user_id` is the account behind the card, if there is one.
        """
        return self._sends({"contact": self._contact(phone, user_id)})

    def sends_sticker(self) -> Json:
        size = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._sends(
            {"sticker": _file("sticker") | size | {"type": "regular", "emoji": "👍"}}
        )

    def sends_voice(self) -> Json:
        return self._sends({"voice": _file("voice") | {"duration": 7, "mime_type": "audio/ogg"}})

    def forwards(self, text: str, of: str) -> Json:
        """Forward what somebody wrote who hides their account: only the name is told."""
        date = int(self._world.clock.now().timestamp())
        origin = {"type": "hidden_user", "sender_user_name": of, "date": date}
        return self._sends(with_found(text.strip()) | {"forward_origin": origin})

    def blocks(self) -> None:
        """Stop the bot: it gets a my_chat_member update and may not write any more."""
        self._becomes(blocked=True)

    def unblocks(self) -> None:
        self._becomes(blocked=False)

    def _sends(self, content: Json, reply_to: int | None = None) -> Json:
        if self._chat.blocked:
            raise ValueError("unblock the bot first")
        if reply_to is not None:
            self._message(reply_to)
        return self._world.receive(self._chat, content, reply_to)

    def _message(self, message_id: int) -> Message:
        message = self._chat.find(message_id)
        if message is None:
            raise ValueError(f"no message {message_id}")
        return message

    def _presses_inline(self, message: Message, button: Json) -> str:
        if "callback_data" not in button:
            raise ValueError("this button opens an address and tells the bot nothing")
        store = self._world.store
        press = store.press(message, button["callback_data"], self._world.clock.now())
        self._world.queue.add("callback_query", store.press_json(press))
        self._world.changes.notify()
        return press.id

    def _presses_reply(self, button: Json) -> None:
        if self._chat.keyboard and self._chat.keyboard.get("one_time_keyboard"):
            self._chat.keyboard = None
        if button.get("request_contact"):
            self.shares_contact()
        else:
            self.says(button["text"])

    def _contact(self, phone: str | None, user_id: int | None) -> Json:
        if phone is None and user_id is None:
            user_id = self.id
        everyone = [chat.visitor for chat in self._world.store.chats.values()]
        owner = next((v for v in everyone if v.id == user_id or _same(v.phone, phone)), None)
        if owner is None:
            unknown: Json = {"phone_number": phone or "", "first_name": phone or str(user_id)}
            return unknown | ({"user_id": user_id} if user_id is not None else {})
        number = owner.phone if phone is None else phone
        return {"phone_number": number, "first_name": owner.name, "user_id": owner.id}

    def _becomes(self, *, blocked: bool) -> None:
        before, after = self._member(), self._member(blocked=blocked)
        self._chat.blocked = blocked
        change: dict[str, Any] = {
            "chat": self._chat.as_json(),
            "from": self._chat.visitor.as_user(),
            "date": int(self._world.clock.now().timestamp()),
            "old_chat_member": before,
            "new_chat_member": after,
        }
        self._world.queue.add("my_chat_member", change)
        self._world.changes.notify()

    def _member(self, *, blocked: bool | None = None) -> Json:
        gone = self._chat.blocked if blocked is None else blocked
        status: Json = {"status": "kicked", "until_date": 0} if gone else {"status": "member"}
        return {"user": self._world.bot_user} | status


def _same(phone: str, other: str | None) -> bool:
    """One number, with or without a country's prefix, blanks and dashes."""
    ends = [re.sub(r"\D", "", number)[-11:] for number in (phone, other or "")]
    return ends[0] == ends[1] != ""


def _file(kind: str) -> Json:
    """A file by name only: nothing can be downloaded here."""
    return {"file_id": f"sandbox-{kind}", "file_unique_id": f"sandbox-{kind}", "file_size": 20_480}
