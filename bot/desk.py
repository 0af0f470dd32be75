"""The desk: one update, one handler, one transaction; then the answer.

The update's number, its effect and what must be said are committed together. A redelivered
update finds its row and only has its unsaid answers brought again.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy.exc import IntegrityError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session
from telegram import Update

from bot.clock import Clock
from db.calendars import in_force
from db.engine import Register
from db.inbox import add_incoming, find_incoming
from db.outbox import answers_to
from db.people import face_of
from db.rules.office import Office
from handlers.i18n import tongue
from handlers.texts import chat
from handlers.visit import Visit
from jobs.delivery import Postman

log = logging.getLogger(__name__)

DATABASE_TROUBLE = (OperationalError, InterfaceError, InternalError, PoolTimeout)

Handle = Callable[[Visit], None]
Watch = Callable[[str], None]


@dataclass
class Desk:
    """Serves updates. `watch` is told each step as it is done: committed, answered."""

    register: Register
    office: Office
    clock: Clock
    postman: Postman
    bot_id: int
    language: str
    watch: Watch = lambda step: None
    served: set[int] = field(default_factory=set)

    async def serve(self, update: Update, handle: Handle) -> None:
        """Commit the effect and the answer of `update`, then answer."""
        owed = await asyncio.to_thread(self._commit, update, handle)
        self.watch("committed")
        for outgoing_id in owed:
            await self.postman.deliver(outgoing_id)
        self.watch("answered")
        self.served.add(update.update_id)

    def _commit(self, update: Update, handle: Handle) -> list[int]:
        try:
            return self._unless_beaten(update, handle)
        except DATABASE_TROUBLE:
            raise  # the database's fault, not the update's: it is fetched again
        except Exception:
            log.exception("update %s failed", update.update_id, extra={"action": "update.failed"})
            return self._handle(update, _apologise)

    def _unless_beaten(self, update: Update, handle: Handle) -> list[int]:
        """Another replica, or person, may be a moment earlier: then decide on what they left."""
        try:
            return self._handle(update, handle)
        except IntegrityError:
            return self._handle(update, handle)

    def _handle(self, update: Update, handle: Handle) -> list[int]:
        with self.register.write() as session:
            known = find_incoming(session, bot_id=self.bot_id, update_id=update.update_id)
            if known:
                return answers_to(session, known.id)
            visit = self._visit(session, update, in_force(session, self.office))
            handle(visit)
            session.flush()
            return answers_to(session, visit.incoming_id)

    def _visit(self, session: Session, update: Update, office: Office) -> Visit:
        now = self.clock.now()
        user = update.effective_user
        own = update.message or update.edited_message
        row = add_incoming(
            session,
            bot_id=self.bot_id,
            update_id=update.update_id,
            user_id=user.id if user else None,
            now=now,
            chat_id=own.chat.id if own else None,
            message_id=own.message_id if own else None,
        )
        today = office.today(now)
        face = face_of(session, user_id=user.id, today=today) if user else None
        language = face.language if face and face.language else self.language
        return Visit(
            session,
            update,
            now,
            office,
            face,
            tongue(language),
            row.id,
            office_language=self.language,
        )


def _apologise(visit: Visit) -> None:
    if visit.update.effective_chat:
        visit.toast()
        visit.say(chat.failed(visit.t))
