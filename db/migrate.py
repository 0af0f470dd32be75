"""Bring a database to the newest revision; every command calls this before anything else."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

HEAD = "0003"
HERE = Path(__file__).parent / "migrations"
LOCK = 0x64_75_62_61  # "duba": one process migrates a PostgreSQL database at a time


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing, in one transaction, one process at a time."""
    if current(engine) == HEAD:
        return  # Alembic takes 100 ms to import; most commands need not wait for it
    with engine.execution_options(writing=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        run(connection)


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
