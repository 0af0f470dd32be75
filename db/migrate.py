"""Bring a database to the newest revision; every command calls this before anything else."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

HEAD = "0004"
HERE = Path(__file__).parent / "migrations"
LOCK = 0x64_75_62_61  # "duba": one process migrates a PostgreSQL database at a time


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing, in one transaction, one process at a time."""
    if current(engine) == HEAD:
        return  # Alembic takes 100 ms to import; most commands need not wait for it
    writing = engine.connect().execution_options(writing=True)
    with writing as connection, _unchecked(connection), connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        run(connection)


@contextmanager
def _unchecked(connection: Connection) -> Iterator[None]:
    """SQLite changes a constraint by making the table anew, which its foreign keys would forbid.

    They are looked at again in the end; the switch works outside a transaction only
    (sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema Changes").
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
        broken = driver.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"rows without what they refer to: {broken[:5]}")
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def current(engine: Engine) -> str | None:
    """The revision the database is at, None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def run(connection: Connection, *, to: str = "head") -> None:
    """The migrations up to revision `to`, in the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
