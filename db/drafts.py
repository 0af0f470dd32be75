"""Questions that wait for an answer, as rows: a restart or another replica goes on mid-sentence."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from db.models import Draft


def open_draft(
    session: Session, *, account_id: int, kind: str, payload: dict[str, Any], now: datetime
) -> Draft:
    """Begin to wait for an answer; whatever was waited for before is given up."""
    close_draft(session, account_id=account_id, now=now)
    draft = Draft(account_id=account_id, kind=kind, payload=payload, made_at=now)
    session.add(draft)
    session.flush()
    return draft


def pending_draft(session: Session, *, account_id: int) -> Draft | None:
    """The question this account was asked and has not answered."""
    return session.exec(
        select(Draft).where(Draft.account_id == account_id, col(Draft.closed_at).is_(None))
    ).one_or_none()


def add_to_draft(session: Session, draft: Draft, **more: Any) -> None:
    """Let something else wait with the question: `more` goes into its payload."""
    draft.payload = {**draft.payload, **more}
    session.add(draft)
    session.flush()


def close_draft(session: Session, *, account_id: int, now: datetime) -> None:
    """The question is answered, or no longer of interest."""
    draft = pending_draft(session, account_id=account_id)
    if draft:
        draft.closed_at = now
        session.flush()
