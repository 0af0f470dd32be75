"""Telegram accounts that are bound to persons: found, unbound, blocked, reachable again."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from db.audit import NOBODY, By, amend
from db.models import Account


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
    return account.unbound_at is None and _amend(
        session, account, now=now, by=by, action="account.unbind", unbound_at=now
    )


def mark_blocked(session: Session, *, chat_id: int, now: datetime, by: By = NOBODY) -> bool:
    """The person behind this chat does not let the bot write; False if that was known."""
    account = session.exec(
        select(Account).where(Account.chat_id == chat_id, col(Account.unbound_at).is_(None))
    ).one_or_none()
    return bool(account and account.blocked_at is None) and _amend(
        session, account, now=now, by=by, action="account.block", blocked_at=now
    )


def mark_reachable(session: Session, *, account_id: int, now: datetime, by: By = NOBODY) -> bool:
    """The person let the bot write again, or wrote to it; False if nothing was in the way."""
    account = session.get_one(Account, account_id)
    return _amend(session, account, now=now, by=by, action="account.unblock", blocked_at=None)


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
