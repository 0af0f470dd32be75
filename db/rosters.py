"""Loading a roster: units, collectives, posts and persons become what the file says.

Loading again updates and never doubles; who is absent from the file stays until ended by date.
"""

from datetime import date, datetime

from sqlmodel import Session, col, select, text

from db.agenda import UNREACHABLE, bring_forward
from db.audit import amend
from db.models import Membership, Post
from db.posts import PostError, find_post, find_unit
from db.roster_file import RosterRow
from db.roster_load import Load, RosterResult


def load_roster(
    session: Session,
    rows: list[RosterRow],
    *,
    now: datetime,
    today: date,
    from_on: date | None = None,
) -> RosterResult:
    """Make the register say what `rows` say; raises RosterError, writing nothing, if one is wrong.

    What is new begins on `from_on` (else today); in the first load of a register it has always
    been so.
    """
    _lock(session)
    first = session.exec(select(Post.id).limit(1)).first() is None
    begins = None if first else from_on or today
    result = Load(session, now=now, today=today, begins=begins).run(rows)
    bring_forward(session, UNREACHABLE, now)
    return result


def end_post(
    session: Session,
    *,
    unit: str,
    title: str,
    name: str | None = None,
    on: date,
    now: datetime,
) -> Post:
    """End a post with `on` as its last day; raises PostError if none or several fit."""
    post = find_post(session, unit=unit, title=title, name=name, today=on).post
    _end(session, post, kind="post", on=on, now=now)
    return post


def end_membership(
    session: Session, *, unit: str, collective: str, on: date, now: datetime
) -> Membership:
    """End a unit's membership with `on` as its last day; raises PostError if there is none."""
    member, whole = find_unit(session, unit), find_unit(session, collective)
    found = session.exec(
        select(Membership).where(
            Membership.unit_id == member.id,
            Membership.collective_id == whole.id,
            col(Membership.to_on).is_(None),
        )
    ).one_or_none()
    if found is None:
        raise PostError(f"{member.name} is no member of {whole.name}, or its end is set already")
    _end(session, found, kind="membership", on=on, now=now)
    return found


def _end(session: Session, row: Post | Membership, *, kind: str, on: date, now: datetime) -> None:
    if row.from_on and on < row.from_on:
        raise PostError(f"it began on {row.from_on}: the last day cannot be {on}")
    amend(session, row, now=now, action=f"{kind}.end", subject=f"{kind}:{row.id}", to_on=on)
    bring_forward(session, UNREACHABLE, now)
    session.flush()


def _lock(session: Session) -> None:
    """One roster at a time; on SQLite `BEGIN IMMEDIATE` sees to it."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("LOCK TABLE post IN SHARE ROW EXCLUSIVE MODE"))
