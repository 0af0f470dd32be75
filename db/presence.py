"""Which processes of the bot are at work: each shows itself by its heartbeat."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert as postgresql
from sqlalchemy.dialects.sqlite import insert as sqlite
from sqlmodel import Session, col, delete, func, select

from db.models import Heartbeat

ALIVE = timedelta(seconds=8)
"""Who was not seen for so long is dead; long enough for a machine that is busy."""
OVER = timedelta(days=1)
NO_PROCESS = "poll:%"
"""Rows that tell when Telegram was last asked, not who is at work."""
START_LOCK = 0x73_74_61_72  # "star"


def start(session: Session, process: str, *, now: datetime) -> int:
    """This process begins its work; how many are at it, with this one. Of two that begin at once
    the later counts the earlier."""
    if _is_shared(session):
        lock = text("SELECT pg_advisory_xact_lock(:key)")
        session.connection().execute(lock, {"key": START_LOCK})
    over = col(Heartbeat.id).not_like(NO_PROCESS), col(Heartbeat.seen_at) <= now - OVER
    session.execute(delete(Heartbeat).where(*over))
    return beat(session, process, now=now)


def beat(session: Session, process: str, *, now: datetime) -> int:
    """This process is at work; how many are, with this one. A register in a file has one."""
    insert = postgresql if _is_shared(session) else sqlite
    row = insert(Heartbeat).values(id=process, started_at=now, seen_at=now)
    seen = {"seen_at": row.excluded.seen_at}
    session.execute(row.on_conflict_do_update(index_elements=["id"], set_=seen))
    if not _is_shared(session):
        return 1
    return session.exec(select(func.count()).select_from(living(now).subquery())).one()


def is_eldest(session: Session, process: str, *, now: datetime) -> bool:
    """Whether of those at work this process is the one that began first."""
    if not _is_shared(session):
        return True
    first = living(now).order_by(col(Heartbeat.started_at), col(Heartbeat.id)).limit(1)
    return bool(session.exec(first).first() == process)


def leave(session: Session, process: str) -> None:
    """This process has come to its end, and holds nothing any more."""
    session.execute(delete(Heartbeat).where(col(Heartbeat.id) == process))


def living(now: datetime) -> Any:
    """Those that are at work, to be asked about within a statement."""
    is_process = col(Heartbeat.id).not_like(NO_PROCESS)
    return select(Heartbeat.id).where(is_process, col(Heartbeat.seen_at) > now - ALIVE)


def _is_shared(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"
