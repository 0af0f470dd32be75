"""What may not be true is refused by the database, not only by the program."""

from collections.abc import Iterator

import pytest
from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint, insert, null
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session, SQLModel

import db.models
from db.engine import Register
from db.migrations.history import APPEND_ONLY
from tests.db.rows import FRESH, GOOD, REFUSED, Row

TABLES = SQLModel.metadata.sorted_tables
NOWHERE = 999


def test_the_rows_below_speak_of_every_table_and_every_check() -> None:
    models = {getattr(db.models, name).__table__.name for name in db.models.__all__}
    assert models == set(GOOD) == set(FRESH) == {table.name for table in TABLES}
    assert set(REFUSED) == {name for _, name in checks()}


def test_one_and_then_a_second_valid_row_are_taken_by_every_table(register: Register) -> None:
    with register.write() as session:
        for rows in (GOOD, {table.name: second(table) for table in TABLES}):
            for table in TABLES:
                session.execute(insert(table), rows[table.name])
    with register.read() as session:
        reading = session.connection()
        taken = {table.name: len(reading.execute(table.select()).all()) for table in TABLES}
    assert set(taken.values()) == {2}, taken


def test_every_foreign_key_bites(register: Register) -> None:
    with register.write() as session:
        fill(session)
        bites = [
            (name, refusal(session, table, second(table) | {column: NOWHERE}))
            for table, name, column in foreign_keys()
        ]
    assert [name for name, said in bites if not names_key(said, name)] == []


def test_every_unique_constraint_and_index_bites(register: Register) -> None:
    with register.write() as session:
        fill(session)
        bites = [
            (name, columns, refusal(session, table, again(table, columns)))
            for table, name, columns in uniques()
        ]
    assert [(n, said) for n, columns, said in bites if not names_unique(said, n, columns)] == []


def test_every_check_bites(register: Register) -> None:
    with register.write() as session:
        fill(session)
        bites = [
            (name, refusal(session, table, second(table) | REFUSED[name]))
            for table, name in checks()
        ]
    assert [(name, said) for name, said in bites if name not in said] == []


def test_every_required_column_refuses_to_be_empty(register: Register) -> None:
    with register.write() as session:
        fill(session)
        bites = [
            (f"{table.name}.{column}", refusal(session, table, second(table) | {column: null()}))
            for table, column in required()
        ]
    assert [
        name for name, said in bites if "NOT NULL" not in said and "null value" not in said
    ] == []


@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id + 1", "DELETE FROM {}"])
def test_what_was_recorded_is_neither_changed_nor_deleted(register: Register, verb: str) -> None:
    with register.write() as session:
        fill(session)
        for table in APPEND_ONLY:
            with (
                pytest.raises(DBAPIError, match=f"{table} is append-only"),
                session.begin_nested(),
            ):
                session.connection().exec_driver_sql(verb.format(table))


def fill(session: Session) -> None:
    """One valid row in every table, and two persons, units, accounts and so on to refer to."""
    for table in TABLES:
        session.execute(insert(table), GOOD[table.name])


def second(table: Table) -> Row:
    return GOOD[table.name] | FRESH[table.name]


def again(table: Table, columns: tuple[str, ...]) -> Row:
    """A second row that repeats the first one in `columns` alone, and in what it leaves empty."""
    first = GOOD[table.name]
    row = second(table) | {column: first[column] for column in columns}
    return {column: value for column, value in row.items() if column in first}


def refusal(session: Session, table: Table, row: Row) -> str:
    """What the database says to `row`; empty if it takes it."""
    try:
        with session.begin_nested() as inner:
            session.execute(insert(table).values(row))
            inner.rollback()
    except IntegrityError as problem:
        return str(problem.orig)
    return ""


def names_key(said: str, name: str) -> bool:
    """PostgreSQL names the key; SQLite only says that one was violated."""
    return name in said or said == "FOREIGN KEY constraint failed"


def names_unique(said: str, name: str, columns: tuple[str, ...]) -> bool:
    """PostgreSQL names the constraint, SQLite its columns."""
    table = said.removeprefix("UNIQUE constraint failed: ").partition(".")[0]
    listed = ", ".join(f"{table}.{column}" for column in columns)
    return f'"{name}"' in said or said == f"UNIQUE constraint failed: {listed}"


def foreign_keys() -> Iterator[tuple[Table, str, str]]:
    for table in TABLES:
        for key in table.foreign_key_constraints:
            yield table, str(key.name), key.column_keys[0]


def uniques() -> Iterator[tuple[Table, str, tuple[str, ...]]]:
    for table in TABLES:
        rules: list[UniqueConstraint | Index] = [
            rule for rule in table.constraints if isinstance(rule, UniqueConstraint)
        ]
        for rule in rules + [index for index in table.indexes if index.unique]:
            yield table, str(rule.name), tuple(column.name for column in rule.columns)


def checks() -> Iterator[tuple[Table, str]]:
    for table in TABLES:
        for rule in table.constraints:
            if isinstance(rule, CheckConstraint):
                yield table, str(rule.name)


def required() -> Iterator[tuple[Table, str]]:
    for table in TABLES:
        for column in table.columns:
            if not column.nullable and not column.primary_key:
                yield table, column.name
