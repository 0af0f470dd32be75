"""The register on both engines: migrations, moments, and writers side by side."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlmodel import Session, SQLModel, select

from db.engine import Register
from db.migrate import HEAD, current, run, upgrade
from db.models import Incoming, Report, Review
from tests.db.rows import GOOD
from tests.moments import at
from tests.postgres import Postgres

OLD_REPORT = """
INSERT INTO report (assignment_id, person_id, status, words, said_at, recorded_at)
VALUES (1, 1, 'done', '已办结', :at, :at)
"""
OLD_REVIEW = "INSERT INTO review (report_id, person_id, verdict, at) VALUES (1, 1, 'closed', :at)"
MIGRATE = """
import sys
from db.engine import Register
from db.migrate import upgrade
upgrade(Register(sys.argv[1]).engine)
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    name = postgres.create()
    yield postgres.url(name)
    postgres.drop(name)


def test_the_migrations_make_what_the_models_say(register: Register) -> None:
    with register.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert SQLModel.metadata.tables
        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrating_again_changes_nothing(register: Register) -> None:
    with register.write() as session:
        session.add(heard(at("2023-04-14 09:00")))
    upgrade(register.engine)
    with register.read() as session:
        assert len(session.exec(select(Incoming)).all()) == 1
    assert current(register.engine) == HEAD


def test_three_processes_that_migrate_at_once_do_no_harm(empty_url: str) -> None:
    command = [sys.executable, "-c", MIGRATE, empty_url]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    complaints = [process.communicate(timeout=60)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], complaints
    with closing(Register(empty_url)) as register:
        assert current(register.engine) == HEAD


def test_a_moment_of_any_zone_comes_back_in_utc(register: Register) -> None:
    with register.write() as session:
        session.add(heard(at("2023-04-14 09:00")))
    with register.read() as session:
        moment = session.exec(select(Incoming.received_at)).one()
    assert moment == datetime(2023, 4, 14, 1, 0, tzinfo=UTC)
    assert moment.utcoffset() == UTC.utcoffset(None)


def test_a_moment_without_a_zone_is_refused(register: Register) -> None:
    with pytest.raises(StatementError), register.write() as session:
        session.add(heard(at("2023-04-14 09:00").replace(tzinfo=None)))


def test_what_raises_leaves_nothing_behind(register: Register) -> None:
    with pytest.raises(IntegrityError), register.write() as session:
        write(session, heard(at("2023-04-14 09:00")), heard(at("2023-04-14 09:01")))
    assert count(register) == 0


def test_a_reader_changes_nothing(register: Register) -> None:
    with register.read() as session:
        write(session, heard(at("2023-04-14 09:00")))
    assert count(register) == 0


def test_a_reader_sees_one_moment_to_the_end(register: Register) -> None:
    with register.read() as session:
        before = len(session.exec(select(Incoming.id)).all())
        with register.write() as other:
            write(other, heard(at("2023-04-14 09:00")))
        assert len(session.exec(select(Incoming.id)).all()) == before
    assert count(register) == before + 1


def test_writers_on_sqlite_lose_nothing_of_what_they_read(sqlite_register: Register) -> None:
    """Each writes the number after the last: a writer that begins late would repeat one."""

    def write_next(_turn: int) -> None:
        with sqlite_register.write() as session:
            row = heard(at("2023-04-14 09:00"))
            row.update_id = len(session.exec(select(Incoming.id)).all()) + 1
            session.add(row)

    with ThreadPoolExecutor(max_workers=4) as threads:
        list(threads.map(write_next, range(40)))
    assert count(sqlite_register) == 40


def heard(moment: datetime) -> Incoming:
    return Incoming(bot_id=1, update_id=1, received_at=moment, outcome="recorded")


def write(session: Session, *rows: Incoming) -> None:
    for row in rows:
        session.add(row)
        session.flush()


def count(register: Register) -> int:
    with register.read() as session:
        return len(session.exec(select(Incoming.id)).all())


def test_a_register_of_the_first_revision_keeps_what_it_holds(empty_url: str) -> None:
    with closing(Register(empty_url)) as register:
        with register.engine.execution_options(writing=True).begin() as connection:
            run(connection, to="0001")
            for table in ("notice", "cycle", "unit", "person", "task", "duty", "post"):
                connection.execute(SQLModel.metadata.tables[table].insert(), GOOD[table])
            connection.execute(text("INSERT INTO post_role (post_id, role) VALUES (1, 'admin')"))
            connection.execute(SQLModel.metadata.tables["assignment"].insert(), GOOD["assignment"])
            connection.execute(text(OLD_REPORT), {"at": at("2023-04-14 09:00")})
            connection.execute(text(OLD_REVIEW), {"at": at("2023-04-14 10:00")})
        upgrade(register.engine)
        with register.read() as session:
            report, review = session.exec(select(Report)).one(), session.exec(select(Review)).one()
            assert (report.words, report.on_behalf) == ("已办结", False)
            assert (review.verdict, review.stage, review.exception) == ("closed", "office", False)
        with pytest.raises(DBAPIError, match="review is append-only"), register.write() as session:
            session.connection().exec_driver_sql("DELETE FROM review")
