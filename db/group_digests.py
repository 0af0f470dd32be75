"""Groups' weekly digests: set, moved with their group, ended; one open setting a group."""

from collections.abc import Sequence
from datetime import datetime, time

from sqlmodel import Session, col, select

from db.agenda import book
from db.audit import NOBODY, By, amend, record
from db.models import Digest
from db.reports import Words
from db.rules.digests import next_weekly
from db.rules.office import Office

GROUP = "digest:group:"
"""What a group's digest is called on the agenda, with its id behind."""
OFF, REPLACED, REMOVED = "off", "replaced", "the bot was removed from the group"


def setting(session: Session, chat_id: int) -> Digest | None:
    """What is set in a group now."""
    return session.exec(
        select(Digest).where(Digest.chat_id == chat_id, col(Digest.ended_at).is_(None))
    ).one_or_none()


def open_digests(session: Session) -> Sequence[Digest]:
    """What is set anywhere, in the order in which it was."""
    return session.exec(
        select(Digest).where(col(Digest.ended_at).is_(None)).order_by(col(Digest.id))
    ).all()


def name_of(row: Digest) -> str:
    return f"{GROUP}{row.id}"


def set_weekly(
    session: Session,
    *,
    chat_id: int,
    title: str | None,
    weekday: int,
    at: time,
    by: Words,
    office: Office,
) -> datetime:
    """A digest for this group from now on, instead of an earlier one; its first moment."""
    end(session, chat_id=chat_id, because=REPLACED, now=by.now, by=_who(by))
    row = Digest(
        chat_id=chat_id,
        title=title,
        weekday=weekday,
        at=at,
        person_id=by.person_id,
        incoming_id=by.incoming_id,
        made_at=by.now,
    )
    session.add(row)
    session.flush()
    record(
        session,
        now=by.now,
        action="digest.set",
        subject=f"digest:{row.id}",
        new={"chat_id": chat_id, "weekday": weekday, "at": f"{at:%H:%M}"},
        by=_who(by),
    )
    first = next_weekly(weekday, at, by.now, office)
    book(session, name_of(row), first, last_at=by.now)
    return first


def end(session: Session, *, chat_id: int, because: str, now: datetime, by: By = NOBODY) -> bool:
    """No more digests for this group; False if there were none."""
    row = setting(session, chat_id)
    if row is None:
        return False
    _amend(session, row, now, by, "digest.end", ended_at=now, ended_because=because)
    book(session, name_of(row), None)
    return True


def follow(session: Session, *, old: int, new: int, now: datetime) -> None:
    """A group became a supergroup: its digest goes there, unless there is one already."""
    row = setting(session, old)
    if row and setting(session, new):
        end(session, chat_id=old, because=REPLACED, now=now)
    elif row:
        _amend(session, row, now, NOBODY, "digest.move", chat_id=new)


def _amend(
    session: Session, row: Digest, now: datetime, by: By, action: str, **values: object
) -> None:
    amend(session, row, now=now, action=action, subject=f"digest:{row.id}", by=by, **values)
    session.flush()


def _who(by: Words) -> By:
    return By(by.person_id, by.incoming_id)
