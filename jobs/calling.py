"""One message as a call of the Bot API, with the cases in which it becomes another call."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Bot, Message
from telegram.error import BadRequest

from db.models.talk import MAKE
from jobs import albums
from jobs.making import Workshop
from jobs.making_calls import Keep, send_made
from jobs.traffic import Traffic

Payload = dict[str, Any]

UNCHANGED = "message is not modified"
TOO_OLD = "query is too old"
GONE = "Message to edit not found"

METHODS = {
    "sendMessage": "send_message",
    "editMessageText": "edit_message_text",
    "editMessageReplyMarkup": "edit_message_reply_markup",
    "answerCallbackQuery": "answer_callback_query",
    "deleteMessage": "delete_message",
}
FREE = ("answerCallbackQuery", "deleteMessage")
"""What no limit is known for, and nobody should wait for."""


class Caller:
    """Calls Telegram for one message, each call through the gate.

    Only the first may turn back there (Busy) for want of `patience`: afterwards something is said.
    `keep` holds the message while something long is made for it.
    """

    def __init__(
        self,
        bot: Bot,
        traffic: Traffic,
        workshop: Workshop,
        *,
        chat: int | None,
        reply: bool,
        patience: float,
        keep: Keep,
    ) -> None:
        self._bot = bot
        self._traffic = traffic
        self._workshop = workshop
        self._keep = keep
        self._chat = chat
        self._reply = reply
        self._patience: float | None = patience

    async def call(self, method: str, payload: Payload) -> int | None:
        """Make the call; the id of the message it made or changed."""
        if method == MAKE and self._chat is not None:
            told = payload["wanted"]
            return await send_made(
                self._bot, self._workshop, self._chat, told, self._through, self._keep
            )
        if method in albums.METHODS:
            return await albums.send_files(self._bot, method, payload, self._through)
        try:
            answer = await self._through(method, lambda: self._do(method, payload))
        except BadRequest as error:
            if UNCHANGED in error.message.lower():
                return payload.get("message_id")
            if error.message == GONE and method == "editMessageText":
                anew = {key: value for key, value in payload.items() if key != "message_id"}
                return await self.call("sendMessage", anew)
            if TOO_OLD in error.message.lower() and payload["text"]:
                # The press was made while the bot was down: nobody sees a toast any more.
                late = {"chat_id": self._chat, "text": payload["text"]}
                return await self.call("sendMessage", late)
            raise
        return answer.message_id if isinstance(answer, Message) else None

    async def _do(self, method: str, payload: Payload) -> Any:
        return await getattr(self._bot, METHODS[method])(**payload)

    async def _through(self, method: str, make: Callable[[], Awaitable[Any]]) -> Any:
        if method in FREE:
            return await make()
        patience, self._patience = self._patience, None
        async with self._traffic.passing(self._chat, reply=self._reply, patience=patience):
            return await make()
