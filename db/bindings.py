"""Binding a Telegram account to a person: by their own phone number, or by an invitation.

Two accounts that try at once are settled by the locked row and the unique indexes of `account`.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from db.accounts import bound_account, mark_reachable, unbind
from db.agenda import UNREACHABLE, bring_forward
from db.audit import By, amend, record
from db.models import Account, Invitation, Person, Post
from db.posts import held_on
from db.rules.phones import normal

CODE_BYTES = 16


class Outcome(StrEnum):
    """What became of an attempt to bind."""

    BOUND = "bound"
    ALREADY = "already"  # the same person: nothing changed
    REBOUND = "rebound"  # the person's former account is unbound, and should be told
    UNKNOWN_PHONE = "unknown_phone"
    UNKNOWN_CODE = "unknown_code"
    USED = "used"
    EXPIRED = "expired"
    OTHER_PERSON = "other_person"  # this account is somebody else's already


@dataclass(frozen=True)
class Binding:
    """`former`: the account that was the person's until now, if there was one."""

    outcome: Outcome
    person_id: int | None = None
    former: Account | None = None


def bind_by_phone(
    session: Session,
    *,
    user_id: int,
    chat_id: int,
    phone: str,
    now: datetime,
    today: date,
    incoming_id: int | None = None,
) -> Binding:
    """Bind to the person of the roster with this mobile, if they hold a post today.

    The caller has made sure that the number is the sender's own (Bot API: Contact, "user_id").
    """
    mobile = normal(phone) or ""  # never NULL, which would find who has no number
    person_id = session.exec(select(Person.id).where(Person.mobile == mobile)).one_or_none()
    if person_id is None or not holds_post(session, person_id, today):
        return Binding(Outcome.UNKNOWN_PHONE)
    by = By(person_id, incoming_id)
    return _bind(session, by, user_id=user_id, chat_id=chat_id, now=now, today=today)


def bind_by_invitation(
    session: Session,
    *,
    code: str,
    user_id: int,
    chat_id: int,
    now: datetime,
    today: date,
    incoming_id: int | None = None,
) -> Binding:
    """Bind to the holder of the post that `code` was made for; a code is good once."""
    invitation = session.exec(
        select(Invitation).where(Invitation.digest == _digest(code)).with_for_update()
    ).one_or_none()
    if invitation is None:
        return Binding(Outcome.UNKNOWN_CODE)
    if invitation.used_by is not None:
        return _used(session, invitation.used_by, incoming_id, user_id=user_id, now=now)
    person_id = session.get_one(Post, invitation.post_id).person_id
    if now >= invitation.expires_at or not holds_post(session, person_id, today):
        return Binding(Outcome.EXPIRED)
    by = By(person_id, incoming_id)
    binding = _bind(session, by, user_id=user_id, chat_id=chat_id, now=now, today=today)
    if binding.outcome != Outcome.OTHER_PERSON:
        _use(session, invitation, by, user_id=user_id, now=now)
    return binding


def make_invitation(session: Session, *, post_id: int, now: datetime, days: int = 7) -> str:
    """A code (22 characters fit for a deep link) for the holder of a post, good once.

    The register keeps the code's digest only.
    """
    code = secrets.token_urlsafe(CODE_BYTES)
    invitation = Invitation(
        digest=_digest(code),
        post_id=post_id,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    session.add(invitation)
    session.flush()
    new = {"post_id": invitation.post_id, "expires_at": invitation.expires_at.isoformat()}
    subject = f"invitation:{invitation.id}"
    record(session, now=now, action="invitation.add", subject=subject, new=new)
    return code


def holds_post(session: Session, person_id: int, today: date) -> bool:
    """Whether the person is somebody here: holds any post that has begun and not ended."""
    found = session.exec(select(Post.id).where(Post.person_id == person_id, held_on(today)))
    return found.first() is not None


def _bind(
    session: Session, by: By, *, user_id: int, chat_id: int, now: datetime, today: date
) -> Binding:
    """Bind the account to the person of `by`, who has shown who they are."""
    person_id = by.person_id or 0
    session.exec(select(Person.id).where(Person.id == person_id).with_for_update()).one()
    mine = bound_account(session, user_id=user_id)
    if mine and mine.person_id == person_id:
        mark_reachable(session, account_id=mine.id, now=now, by=by)
        return Binding(Outcome.ALREADY, person_id)
    if mine and holds_post(session, mine.person_id, today):
        return Binding(Outcome.OTHER_PERSON)
    former = bound_account(session, person_id=person_id)
    account = Account(user_id=user_id, person_id=person_id, chat_id=chat_id, bound_at=now)
    account.language = former.language if former else None
    try:
        with session.begin_nested():
            _replace(session, [mine, former], account, by, now=now)
    except IntegrityError:  # the same account was bound to another person at this very moment
        return Binding(Outcome.OTHER_PERSON)
    return Binding(Outcome.REBOUND if former else Outcome.BOUND, person_id, former)


def _replace(
    session: Session, old: list[Account | None], account: Account, by: By, *, now: datetime
) -> None:
    for one in old:
        if one:
            unbind(session, account_id=one.id, now=now, by=by)
    session.add(account)
    session.flush()
    new = {"user_id": account.user_id, "person_id": account.person_id}
    subject = f"account:{account.id}"
    record(session, now=now, action="account.bind", subject=subject, new=new, by=by)
    bring_forward(session, UNREACHABLE, now)  # a supervisor may have come to whom it can be told


def _used(
    session: Session, account_id: int, incoming_id: int | None, *, user_id: int, now: datetime
) -> Binding:
    """Pressing one's own link a second time is no mistake."""
    account = session.get_one(Account, account_id)
    if account.user_id == user_id and account.unbound_at is None:
        by = By(account.person_id, incoming_id)
        mark_reachable(session, account_id=account_id, now=now, by=by)
        return Binding(Outcome.ALREADY, account.person_id)
    return Binding(Outcome.USED)


def _use(session: Session, invitation: Invitation, by: By, *, user_id: int, now: datetime) -> None:
    account = bound_account(session, user_id=user_id)
    amend(
        session,
        invitation,
        now=now,
        by=by,
        action="invitation.use",
        subject=f"invitation:{invitation.id}",
        used_at=now,
        used_by=account.id if account else None,
    )
    session.flush()


def _digest(code: str) -> str:
    return sha256(code.encode()).hexdigest()
