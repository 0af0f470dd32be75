"""The register: one way to read it and one way to write it, on SQLite or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlmodel import Session

BUSY_MS = 15_000


class Register:
    """The database behind `url` (an SQLAlchemy URL; `postgresql://` is taken as psycopg's).

    Sessions are synchronous: async code runs a whole transaction in a worker thread.
    """

    def __init__(self, url: str) -> None:
        self.engine = open_engine(url)
        self._writing = self.engine.execution_options(writing=True)
        self._reading = self.engine.execution_options(**_one_snapshot(self.engine))

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on one snapshot; whatever it changes is thrown away."""
        with Session(self._reading) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed whole at the end, or not at all if anything raises.

        On SQLite it begins with `BEGIN IMMEDIATE`, so that what was decided on is what is
        written on; on PostgreSQL a writer locks the rows it decides on.
        """
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        self.engine.dispose()


def open_engine(url: str) -> Engine:
    address = make_url(url)
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
    # Parameters are people's words and numbers: an error must not carry them into a log.
    engine = create_engine(
        address, pool_pre_ping=address.get_backend_name() != "sqlite", hide_parameters=True
    )
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _one_snapshot(engine: Engine) -> dict[str, str]:
    """What makes all reads of a transaction see the same moment; SQLite's always do."""
    return {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # FULL, since Telegram forgets a report as soon as we say it is ours: it must survive
    # a power cut too. No isolation level: the driver would begin too late and too weakly.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
