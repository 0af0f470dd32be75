"""The ground of the tests: a fresh register for each, on SQLite and on a real PostgreSQL."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from db.engine import Register
from db.migrate import upgrade
from tests.moments import SHANGHAI
from tests.postgres import Postgres

# The same examples in every run: a change is to blame for a failure, not the dice. Without a
# deadline: the first use of a library takes its time.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


@pytest.fixture
def zone() -> ZoneInfo:
    """The office's time zone."""
    return SHANGHAI


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "register.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    name = postgres.create()
    migrate(postgres.url(name))
    return name


def migrate(url: str) -> None:
    """Bring the database to the newest revision and let go of it."""
    with closing(Register(url)) as register:
        upgrade(register.engine)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "register.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: Postgres, postgres_template: str) -> Iterator[str]:
    name = postgres.create(postgres_template)
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def register_url(request: pytest.FixtureRequest) -> str:
    """The address of a migrated, empty register: each test that asks runs on both engines."""
    fixture = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(fixture))


@pytest.fixture
def register(register_url: str) -> Iterator[Register]:
    """A migrated, empty register: each test that asks runs on both engines."""
    with closing(Register(register_url)) as opened:
        yield opened


@pytest.fixture
def sqlite_register(sqlite_url: str) -> Iterator[Register]:
    """For what cannot depend on the engine."""
    with closing(Register(sqlite_url)) as opened:
        yield opened


@pytest.fixture
def postgres_register(postgres_url: str) -> Iterator[Register]:
    """For what only shows where writers run side by side."""
    with closing(Register(postgres_url)) as opened:
        yield opened
