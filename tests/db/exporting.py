"""A register with the notice of 2023 whose people have said things, exported."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from sqlalchemy import event
from sqlmodel import Session, col, select

from db.engine import Register
from db.export_dues import Dated, dated_items
from db.export_rows import Export
from db.exports import exported
from db.models import Assignment, Duty, Unit
from db.reports import Statement, Words, record_report
from db.rules.terms import ReportStatus
from tests.db.loaded import OFFICE
from tests.moments import at

NOW = at("2023-05-09 10:25")
TODAY = NOW.date()


def owed(register: Register, duty: str, unit: str) -> int:
    """The first assignment of a unit in a duty."""
    with register.read() as session:
        found = session.exec(
            select(Assignment.id)
            .join(Duty, col(Duty.id) == Assignment.duty_id)
            .join(Unit, col(Unit.id) == Assignment.unit_id)
            .where(Duty.code == duty, Unit.name == unit)
            .order_by(col(Assignment.id))
        ).first()
    assert found is not None, f"{unit} does not owe {duty}"
    return found


def say(
    register: Register,
    one: int,
    words: str,
    status: ReportStatus = ReportStatus.IN_PROGRESS,
    value: int | None = None,
    when: str = "2023-05-08 10:00",
) -> int:
    """The number of the report."""
    figures = [] if value is None else [("标准化建设达标率", Decimal(value), "%")]
    said = Statement(status, words, figures=figures)
    with register.write() as session:
        by = Words(1, at(when), at(when))
        return record_report(session, assignment_id=one, said=said, by=by, office=OFFICE).id


def export(register: Register, units: Collection[int] | None = None) -> Export:
    with register.read() as session:
        return exported(session, unit_ids=units, today=TODAY, office=OFFICE)


def dues(
    register: Register, units: Collection[int] | None = None, day: date = TODAY
) -> list[Dated]:
    with register.read() as session:
        return dated_items(session, unit_ids=units, today=day)


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """The statements that are run meanwhile."""
    seen: list[str] = []
    engine = session.connection().engine

    def note(_c: object, _u: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)
