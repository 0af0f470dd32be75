"""What becomes of a message that did not arrive: decided by Telegram's answer, then written."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from db.accounts import mark_blocked
from db.group_digests import end
from db.models import Outgoing
from db.outbox import postpone, readdress, settle_given_up

PATIENCE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Outcome:
    """It waits for so long, goes to another chat, or (neither) is given up.

    `blocked`: the chat does not let the bot write. `asked`: the server itself asked to wait.
    `down`: the server did not answer as one that is at work.
    """

    wait: timedelta | None = None
    moved_to: int | None = None
    blocked: bool = False
    asked: bool = False
    down: bool = False


def outcome_of(error: TelegramError, *, attempts: int) -> Outcome:
    """By the kinds that PTB makes of Telegram's answers; BadRequest is a NetworkError to it."""
    if isinstance(error, RetryAfter):
        return Outcome(wait=asked_for(error), asked=True)
    if isinstance(error, ChatMigrated):
        return Outcome(moved_to=error.new_chat_id)
    if isinstance(error, Forbidden | BadRequest):
        return Outcome(blocked=isinstance(error, Forbidden))
    # Twice as long each time.
    wait = min(timedelta(seconds=2 ** min(attempts, 10)), PATIENCE)
    return Outcome(wait=wait, down=isinstance(error, NetworkError))


def asked_for(error: RetryAfter) -> timedelta:
    asked = error.retry_after
    return asked if isinstance(asked, timedelta) else timedelta(seconds=asked)


def settle_missed(session: Session, row: Outgoing, error: TelegramError, *, now: datetime) -> None:
    """Write it down, and what it tells about the chat."""
    outcome, problem = outcome_of(error, attempts=row.attempts), error.message
    if outcome.blocked and row.chat_id is not None:
        mark_blocked(session, chat_id=row.chat_id, now=now, why=problem)
        end(session, chat_id=row.chat_id, because=problem, now=now)
    if outcome.moved_to is not None:
        readdress(session, row.id, chat_id=outcome.moved_to, now=now)
    elif outcome.wait is not None:
        postpone(session, row.id, until=now + outcome.wait, problem=problem)
    else:
        settle_given_up(session, row.id, problem=problem)
