"""A register with rows in every table comes to the newest revision whole, on both engines."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import TextClause, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import SQLModel

from db.engine import Register
from db.migrate import HEAD, current, run, upgrade
from tests.db.rows import GOOD
from tests.postgres import Postgres

BEFORE = "0003"
"""0004 makes the table of dues anew on SQLite, whose rows others refer to."""
DUE = SQLModel.metadata.tables["due"]
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    """At the revision before, with a row in every table; a review and a ping point to the due."""
    if request.param == "sqlite":
        with closing(Register(f"sqlite:///{tmp_path / 'old.db'}")) as register:
            fill(register)
            yield register
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    name = postgres.create()
    with closing(Register(postgres.url(name))) as register:
        fill(register)
        yield register
    postgres.drop(name)


def fill(register: Register) -> None:
    with register.engine.execution_options(writing=True).begin() as connection:
        run(connection, to=BEFORE)
        known = inspect(connection).get_table_names()
        for table in SQLModel.metadata.sorted_tables:
            if table.name in known:
                points = {"due_id": 1} if table.name == "review" else {}
                connection.execute(table.insert(), GOOD[table.name] | points)


def columns(register: Register) -> dict[str, list[str]]:
    """The columns of every table that is there."""
    found = inspect(register.engine)
    return {
        name: sorted(column["name"] for column in found.get_columns(name))
        for name in found.get_table_names()
        if name in GOOD
    }


def rows(register: Register, known: dict[str, list[str]]) -> Rows:
    """What stands in these columns of every row."""
    with register.engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(_select(name, listed))]
            for name, listed in known.items()
        }


def _select(name: str, listed: list[str]) -> TextClause:
    quoted = ", ".join(f'"{column}"' for column in listed)
    return text(f'SELECT {quoted} FROM "{name}"')


def test_every_row_is_kept(old: Register) -> None:
    known = columns(old)
    before = rows(old, known)
    assert all(before.values()), "a row in every table"
    upgrade(old.engine)
    assert current(old.engine) == HEAD
    assert rows(old, known) == before


def test_what_was_recorded_is_still_not_changed(old: Register) -> None:
    upgrade(old.engine)
    for change in ("UPDATE due SET sequence = 2", "DELETE FROM due"):
        with pytest.raises(DBAPIError, match="due is append-only"), old.write() as session:
            session.connection().exec_driver_sql(change)


def test_what_is_referred_to_must_still_be_there(old: Register) -> None:
    upgrade(old.engine)
    nowhere = GOOD["due"] | {"assignment_id": 99, "sequence": 2}
    with pytest.raises(IntegrityError), old.write() as session:
        session.connection().execute(DUE.insert(), nowhere)
    lost = GOOD["ping"] | {"due_id": 99, "rung": "day"}
    with pytest.raises(IntegrityError), old.write() as session:
        session.connection().execute(SQLModel.metadata.tables["ping"].insert(), lost)


def test_a_date_may_be_set_and_nothing_unheard_of(old: Register) -> None:
    upgrade(old.engine)
    with old.write() as session:
        session.connection().execute(DUE.insert(), GOOD["due"] | {"sequence": 2, "origin": "set"})
    with pytest.raises(IntegrityError), old.write() as session:
        session.connection().execute(DUE.insert(), GOOD["due"] | {"sequence": 3, "origin": "odd"})


def test_a_row_that_refers_to_nothing_is_found_and_said(tmp_path: Path) -> None:
    """Foreign keys are off while tables are made anew: what is broken then must not go unseen."""
    with closing(Register(f"sqlite:///{tmp_path / 'old.db'}")) as register:
        fill(register)
        with register.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys = OFF")
            driver.execute(
                "INSERT INTO due (assignment_id, sequence, origin, made_at)"
                " VALUES (99, 1, 'original', '2023-04-14')"
            )
            driver.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(RuntimeError, match="rows without what they refer to"):
            upgrade(register.engine)
