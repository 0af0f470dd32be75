"""Telegram accounts that are bound to persons: found, unbound, blocked, reachable again."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from db.agenda import UNREACHABLE, bring_forward
from db.audit import NOBODY, By, amend
from db.models import Account
from db.outbox import give_up_waiting
from db.pings import pings_not_sent
from db.waking import look_again_at

BLOCKED = "bot was blocked by the user"
"""Why what waited for somebody is given up where Telegram has told it by an update."""


def bound_account(
    session: Session, *, user_id: int | None = None, person_id: int | None = None
) -> Account | None:
    """The account that is bound now, by its Telegram user or by its person."""
    owner = Account.user_id == user_id if person_id is None else Account.person_id == person_id
    return session.exec(
        select(Account).where(owner, col(Account.unbound_at).is_(None))
    ).one_or_none()


def unbind(session: Session, *, account_id: int, now: datetime, by: By = NOBODY) -> bool:
    """From now on the account is nobody's; False if it was so already."""
    account = session.get_one(Account, account_id)
    if account.unbound_at is not None:
        return False
    bring_forward(session, UNREACHABLE, now)
    return _amend(session, account, now=now, by=by, action="account.unbind", unbound_at=now)


def mark_blocked(
    session: Session, *, chat_id: int, now: datetime, by: By = NOBODY, why: str = BLOCKED
) -> bool:
    """The person behind this chat does not let the bot write; False if that was known.

    What waits for them is given up, and what they were just to be reminded of is looked at again,
    so that their B角 hears of it, or those who decide about their unit. `why`: Telegram's words.
    """
    account = session.exec(
        select(Account).where(Account.chat_id == chat_id, col(Account.unbound_at).is_(None))
    ).one_or_none()
    if account is None or account.blocked_at is not None:
        return False
    _amend(session, account, now=now, by=by, action="account.block", blocked_at=now)
    look_again_at(session, pings_not_sent(session, account.person_id))
    give_up_waiting(session, chat_id=chat_id, problem=why, now=now)
    bring_forward(session, UNREACHABLE, now)
    return True


def mark_reachable(session: Session, *, account_id: int, now: datetime, by: By = NOBODY) -> bool:
    """The person let the bot write again, or wrote to it; False if nothing was in the way."""
    account = session.get_one(Account, account_id)
    changed = _amend(session, account, now=now, by=by, action="account.unblock", blocked_at=None)
    if changed:  # a supervisor, perhaps, who could not be told
        bring_forward(session, UNREACHABLE, now)
    return changed


def set_language(
    session: Session, *, account_id: int, language: str, now: datetime, by: By = NOBODY
) -> bool:
    """What the bot speaks to this account: "zh_CN" or "en"; False if it did so already."""
    account = session.get_one(Account, account_id)
    return _amend(session, account, now=now, by=by, action="account.language", language=language)


def _amend(
    session: Session, account: Account | None, *, now: datetime, by: By, action: str, **values: Any
) -> bool:
    if account is None:
        return False
    subject = f"account:{account.id}"
    changed = amend(session, account, now=now, by=by, action=action, subject=subject, **values)
    session.flush()
    return changed
