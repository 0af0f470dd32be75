"""Registers with the notice loaded, quickly: made once, copied for every story."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.postgres import Postgres
from tests.stories.office import Office, bind_all, copied, load, office_on
from tests.stories.people import DEPUTY, OVERSEER
from tests.stories.staff import join


@pytest.fixture(scope="session")
def unbound_template(sqlite_template: Path) -> Path:
    """The notice and its roster, and nobody bound."""
    path = sqlite_template.with_name("unbound.db")
    shutil.copy(sqlite_template, path)
    load(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def bound_template(unbound_template: Path) -> Path:
    """The same, with the four chiefs and two posts bound."""
    path = unbound_template.with_name("bound.db")
    shutil.copy(unbound_template, path)
    bind_all(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def bound_postgres_template(postgres: Postgres, postgres_template: str) -> str:
    name = postgres.create(postgres_template)
    load(postgres.url(name))
    bind_all(postgres.url(name))
    return name


@pytest.fixture
def bound_url(bound_template: Path, tmp_path: Path) -> str:
    return copied(bound_template, tmp_path)


@pytest.fixture
def bound_postgres_url(postgres: Postgres, bound_postgres_template: str) -> Iterator[str]:
    name = postgres.create(bound_postgres_template)
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
async def office(bound_url: str) -> AsyncIterator[Office]:
    """Friday 14 April 2023, 08:55: everyone is bound, and the bot has said nothing yet."""
    async with office_on(bound_url) as office:
        yield office


@pytest.fixture
async def new_office(unbound_template: Path, tmp_path: Path) -> AsyncIterator[Office]:
    """The same morning, and nobody is bound."""
    async with office_on(copied(unbound_template, tmp_path)) as office:
        yield office


@pytest.fixture(params=["sqlite", "postgresql"])
def any_bound_url(request: pytest.FixtureRequest) -> str:
    """A register with everyone bound, on both engines."""
    fixture = "bound_url" if request.param == "sqlite" else "bound_postgres_url"
    return str(request.getfixturevalue(fixture))


@pytest.fixture
async def any_office(any_bound_url: str) -> AsyncIterator[Office]:
    """The same morning, on both engines."""
    async with office_on(any_bound_url) as office:
        yield office


@pytest.fixture
async def supervised(any_office: Office) -> Office:
    """Sunday 23 April, a working day, and two supervisors of another unit, on both engines."""
    join(any_office, OVERSEER, DEPUTY)
    await any_office.at("2023-04-14 09:00")
    await any_office.at("2023-04-23 10:00")
    return any_office
