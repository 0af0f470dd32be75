"""One claimed message: sent, and settled in the one way that its fate demands."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from math import inf

from telegram import Bot
from telegram.error import TelegramError

from db.claims import hold, release
from db.engine import Register
from db.models import Outgoing
from db.outbox import settle_given_up, settle_sent
from jobs.calling import Caller
from jobs.gate import Busy
from jobs.making import Workshop
from jobs.making_calls import NothingMade
from jobs.settlement import outcome_of, settle_missed
from jobs.traffic import Traffic

log = logging.getLogger(__name__)


class Sender:
    def __init__(
        self,
        register: Register,
        bot: Bot,
        traffic: Traffic,
        workshop: Workshop,
        tell_time: Callable[[], datetime],
    ) -> None:
        self._register = register
        self._bot = bot
        self._traffic = traffic
        self._workshop = workshop
        self._tell_time = tell_time

    async def send(self, row: Outgoing, patience: float) -> None:
        """Send it, or give the claim back if it may not be sent in so many seconds."""
        paused = self._traffic.paused_until(row.chat_id)
        if paused:
            await asyncio.to_thread(self._release, row, paused)
            return
        caller = Caller(
            self._bot,
            self._traffic,
            self._workshop,
            chat=row.chat_id,
            reply=is_reply(row),
            patience=patience,
            keep=lambda: asyncio.to_thread(self._hold, row),
        )
        try:
            message_id = await caller.call(row.method, row.payload)
        except Busy as busy:
            wait = timedelta(seconds=busy.seconds if busy.seconds < inf else 0)
            await asyncio.to_thread(self._release, row, self._tell_time() + wait)
        except NothingMade as error:
            await asyncio.to_thread(self._given_up, row, str(error))
        except TelegramError as error:
            await self._missed(row, error)
        else:
            self._traffic.answered()
            await asyncio.to_thread(self._sent, row, message_id)

    async def _missed(self, row: Outgoing, error: TelegramError) -> None:
        outcome = outcome_of(error, attempts=row.attempts)
        self._traffic.missed(row.chat_id, outcome)
        await asyncio.to_thread(self._settle, row, error)
        log.warning(
            "%s not delivered: %s",
            row.method,
            type(error).__name__,
            extra={"action": "delivery.failed", "outgoing": row.id, "problem": error.message},
        )

    def _release(self, row: Outgoing, until: datetime) -> None:
        with self._register.write() as session:
            release(session, row.id, until=until)

    def _hold(self, row: Outgoing) -> None:
        with self._register.write() as session:
            hold(session, row.id, now=self._tell_time())

    def _given_up(self, row: Outgoing, problem: str) -> None:
        with self._register.write() as session:
            settle_given_up(session, row.id, problem=problem)

    def _sent(self, row: Outgoing, message_id: int | None) -> None:
        with self._register.write() as session:
            settle_sent(session, row.id, message_id=message_id, now=self._tell_time())

    def _settle(self, row: Outgoing, error: TelegramError) -> None:
        with self._register.write() as session:
            settle_missed(session, row, error, now=self._tell_time())


def is_reply(row: Outgoing) -> bool:
    return row.incoming_id is not None
