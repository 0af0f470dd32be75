"""One update on its way through the bot: who it is from, and what is owed in answer.

A handler is a plain function of a visit. It reads and writes the register through
`visit.session`, and whatever it says is a row of the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import Session
from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

from db.holders import Holder
from db.models.talk import MAKE
from db.outbox import owe
from db.people import Face
from db.reports import Words
from db.rules.office import Office
from handlers.i18n import LANGUAGES, Tongue, tongue
from handlers.keyboards.base import Markup

PREVIEW_OFF = {"is_disabled": True}


@dataclass
class Visit:
    """Everything a handler needs. `face` is None for somebody who is not bound."""

    session: Session
    update: Update
    now: datetime
    office: Office
    face: Face | None
    t: Tongue
    incoming_id: int
    spoken_at: datetime | None = None
    spoken_in: int | None = None
    office_language: str = LANGUAGES[0]
    files: list[int] = field(default_factory=list)
    """Attachments that came with the words, or waited for them: the report gets them."""
    filed: bool = False
    """Whether they found their report, or wait with a question."""

    @property
    def chat_id(self) -> int:
        chat = self.update.effective_chat
        if chat is None:
            raise LookupError("an update without a chat")
        return chat.id

    @property
    def in_group(self) -> bool:
        """Whether others read along: nothing of a unit is shown, and no menu."""
        chat = self.update.effective_chat
        return chat is not None and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)

    @property
    def user_id(self) -> int:
        user = self.update.effective_user
        if user is None:
            raise LookupError("an update without a user")
        return user.id

    @property
    def message(self) -> Message | None:
        """The message that was sent, or edited, by the user."""
        return self.update.message or self.update.edited_message

    @property
    def query(self) -> CallbackQuery | None:
        return self.update.callback_query

    @property
    def text(self) -> str:
        """What was written, in a message or under a file."""
        return (self.message and (self.message.text or self.message.caption)) or ""

    @property
    def argument(self) -> str:
        """What follows a command."""
        return self.text.partition(" ")[2].strip() if self.text.startswith("/") else ""

    @property
    def said_at(self) -> datetime:
        """The moment for words such as 明天: the message's own date, not that of its handling.

        A press speaks for words said earlier: `spoken_at`.
        """
        message = self.message
        spoken = (message.edit_date or message.date) if message else self.now
        return self.spoken_at or spoken

    @property
    def today(self) -> date:
        """The office's date."""
        return self.office.today(self.now)

    @property
    def who(self) -> Face:
        """The bound person; handlers for strangers do not ask."""
        if self.face is None:
            raise LookupError("a visit of somebody who is not bound")
        return self.face

    @property
    def by(self) -> Words:
        """Who said it, when and through which update, for the register.

        A press speaks for words said earlier, in another message: `spoken_in`.
        """
        said_in = self.spoken_in or self.incoming_id
        return Words(self.who.person_id, self.said_at, self.now, said_in)

    def tongue_for(self, language: str | None) -> Tongue:
        """The language that somebody else chose, else the office's."""
        return tongue(language or self.office_language)

    def tongue_of(self, somebody: Holder) -> Tongue:
        """The language that somebody else chose, else the office's."""
        return tongue(somebody.language or self.office_language)

    def say(
        self,
        text: str,
        keyboard: Markup | None = None,
        about: Sequence[int] = (),
        kind: str = "reply",
    ) -> None:
        """Owe a message to this chat; `about` are the assignments it shows."""
        payload: dict[str, Any] = {"chat_id": self.chat_id, "text": str(text)}
        payload |= {"parse_mode": "HTML", "link_preview_options": PREVIEW_OFF}
        if self.in_group and self.message:  # whom it answers
            known = {"message_id": self.message.message_id, "allow_sending_without_reply": True}
            payload["reply_parameters"] = known
        self._owe("sendMessage", _with(payload, keyboard), about, kind)

    def say_to(
        self,
        chat_id: int,
        text: str,
        keyboard: Markup | None = None,
        about: Sequence[int] = (),
        person_id: int | None = None,
    ) -> None:
        """Owe a message to somebody else's chat, in their own language."""
        payload = {"chat_id": chat_id, "text": str(text), "parse_mode": "HTML"}
        payload["link_preview_options"] = PREVIEW_OFF
        owe(
            self.session,
            kind="told",
            method="sendMessage",
            payload=_with(payload, keyboard),
            now=self.now,
            incoming_id=self.incoming_id,
            person_id=person_id,
            about=about,
        )

    def show(self, method: str, payload: dict[str, Any], about: Sequence[int]) -> None:
        """Owe a file or an album to this chat: `payload` is the method's, without the chat."""
        self._owe(method, {"chat_id": self.chat_id, **payload}, about, "reply")

    def make(self, wanted: dict[str, Any]) -> None:
        """Owe this chat a picture or a file that is made when it is sent."""
        self._owe(MAKE, {"chat_id": self.chat_id, "wanted": wanted}, (), "made")

    def change(self, text: str, keyboard: Markup | None = None, about: Sequence[int] = ()) -> None:
        """Replace the message whose button was pressed; say it anew if that cannot be reached."""
        target = self.pressed
        if target is None:
            self.say(text, keyboard, about)
            return
        self.change_text_of(target, text, keyboard, about)

    def change_text_of(
        self, message_id: int, text: str, keyboard: Markup | None = None, about: Sequence[int] = ()
    ) -> None:
        """Replace an earlier message of this chat."""
        payload = {"chat_id": self.chat_id, "message_id": message_id, "text": str(text)}
        payload["parse_mode"] = "HTML"
        self._owe("editMessageText", _with(payload, keyboard), about, "reply")

    def change_buttons(self, keyboard: Markup, about: Sequence[int]) -> None:
        """Leave the text of the pressed message, and replace its buttons."""
        if self.pressed is not None:
            self.change_buttons_of(self.pressed, keyboard, about)

    def change_buttons_of(self, message_id: int, keyboard: Markup, about: Sequence[int]) -> None:
        """Replace the buttons of an earlier message of this chat."""
        payload = {"chat_id": self.chat_id, "message_id": message_id}
        self._owe("editMessageReplyMarkup", _with(payload, keyboard), about, "reply")

    def toast(self, text: str = "") -> None:
        """Answer the press itself: Telegram shows it for a moment, and stops the spinner."""
        if self.query:
            payload = {"callback_query_id": self.query.id, "text": text[:200]}
            self._owe("answerCallbackQuery", payload, (), "reply")

    @property
    def pressed(self) -> int | None:
        """The message that carried the pressed button, if the bot can still edit it."""
        message = self.query.message if self.query else None
        return message.message_id if isinstance(message, Message) else None

    def _owe(self, method: str, payload: dict[str, Any], about: Sequence[int], kind: str) -> None:
        owe(
            self.session,
            kind=kind,
            method=method,
            payload=payload,
            now=self.now,
            incoming_id=self.incoming_id,
            person_id=self.face.person_id if self.face else None,
            about=about,
            chat_id=self.chat_id,
        )


def _with(payload: dict[str, Any], keyboard: Markup | None) -> dict[str, Any]:
    return payload | {"reply_markup": keyboard} if keyboard else payload
