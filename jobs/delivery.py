"""Delivery: claim a message (a lease), send it, settle it; failures wait or are given up."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from db.accounts import mark_blocked
from db.engine import Register
from db.group_digests import end
from db.models import Outgoing
from db.outbox import (
    claim,
    due_messages,
    postpone,
    readdress,
    settle_given_up,
    settle_sent,
)
from jobs import albums

log = logging.getLogger(__name__)

PACE = 1 / 28.5
"""Seconds between two messages of a broadcast: Telegram's 30 a second, with room to spare."""
BATCH = 100
PATIENCE = timedelta(minutes=5)
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


class Postman:
    """Brings the outbox to Telegram. `tell_time` is the office's clock."""

    def __init__(self, register: Register, bot: Bot, tell_time: Callable[[], datetime]) -> None:
        self._register = register
        self._bot = bot
        self._tell_time = tell_time
        self._in_hand: set[int] = set()

    async def deliver_due(self) -> int:
        """Bring everything that is owed by now, evenly spaced; returns how many were tried."""
        count = 0
        while ids := await asyncio.to_thread(self._due):
            for outgoing_id in ids:
                await self.deliver(outgoing_id)
                await asyncio.sleep(PACE)
            count += len(ids)
        return count

    async def deliver(self, outgoing_id: int) -> None:
        """Bring one message, unless it is settled or somebody else has it."""
        if outgoing_id in self._in_hand:
            return  # the sandbox's clock may jump past our own lease
        self._in_hand.add(outgoing_id)
        try:
            row = await asyncio.to_thread(self._claim, outgoing_id)
            if row:
                await self._send(row)
        finally:
            self._in_hand.discard(outgoing_id)

    async def _send(self, row: Outgoing) -> None:
        try:
            message_id = await self._call(row.method, row.payload, row.chat_id)
        except TelegramError as error:
            await asyncio.to_thread(self._failed, row, error)
        else:
            await asyncio.to_thread(self._sent, row.id, message_id)

    async def _call(
        self, method: str, payload: dict[str, Any], chat_id: int | None = None
    ) -> int | None:
        """Make the call; the id of the message it made or changed."""
        if method in albums.METHODS:
            return await albums.send_files(self._bot, method, payload)
        try:
            answer = await getattr(self._bot, METHODS[method])(**payload)
        except BadRequest as error:
            if UNCHANGED in error.message.lower():
                return payload.get("message_id")
            if error.message == GONE and method == "editMessageText":
                anew = {key: value for key, value in payload.items() if key != "message_id"}
                return await self._call("sendMessage", anew)
            if TOO_OLD in error.message.lower() and payload["text"]:
                # The press was made while the bot was down: nobody sees a toast any more.
                late = {"chat_id": chat_id, "text": payload["text"]}
                return await self._call("sendMessage", late)
            raise
        return answer.message_id if isinstance(answer, Message) else None

    def _due(self) -> list[int]:
        with self._register.read() as session:
            found = due_messages(session, now=self._tell_time(), limit=BATCH)
        return [outgoing_id for outgoing_id in found if outgoing_id not in self._in_hand]

    def _claim(self, outgoing_id: int) -> Outgoing | None:
        with self._register.write() as session:
            return claim(session, outgoing_id, now=self._tell_time())

    def _sent(self, outgoing_id: int, message_id: int | None) -> None:
        with self._register.write() as session:
            settle_sent(session, outgoing_id, message_id=message_id, now=self._tell_time())

    def _failed(self, row: Outgoing, error: TelegramError) -> None:
        now = self._tell_time()
        with self._register.write() as session:
            if isinstance(error, Forbidden) and row.chat_id is not None:
                mark_blocked(session, chat_id=row.chat_id, now=now, why=error.message)
                end(session, chat_id=row.chat_id, because=error.message, now=now)
            if isinstance(error, ChatMigrated):
                readdress(session, row.id, chat_id=error.new_chat_id, now=now)
            elif isinstance(error, Forbidden | BadRequest):
                settle_given_up(session, row.id, problem=error.message)
            else:
                postpone(session, row.id, until=now + _pause(row, error), problem=error.message)
        log.warning(
            "%s not delivered: %s",
            row.method,
            type(error).__name__,
            extra={"action": "delivery.failed", "outgoing": row.id, "problem": error.message},
        )


def _pause(row: Outgoing, error: TelegramError) -> timedelta:
    """What the server asks for, else twice as long each time, up to five minutes."""
    if isinstance(error, RetryAfter):
        asked = error.retry_after
        return asked if isinstance(asked, timedelta) else timedelta(seconds=asked)
    return min(timedelta(seconds=2**row.attempts), PATIENCE)
