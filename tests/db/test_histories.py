"""A history is gathered with as many reads for a whole notice as for one assignment."""

from sqlalchemy import event
from sqlmodel import Session, col, select

from db.engine import Register
from db.histories import history_of
from db.models import Assignment
from db.reports import Statement, Words, record_report
from db.rules.terms import ReportStatus
from tests.db.loaded import NOW, OFFICE, load_people, open_notice


def reads(session: Session, assignment_ids: list[int]) -> int:
    """How many statements one history takes."""
    seen: list[str] = []
    engine = session.connection().engine

    def note(_c: object, _u: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        history_of(session, assignment_ids)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def test_the_number_of_reads_does_not_grow(sqlite_register: Register) -> None:
    opened, _ = open_notice(sqlite_register)
    load_people(sqlite_register, opened)
    with sqlite_register.write() as session:
        keys = list(session.exec(select(Assignment.id).order_by(col(Assignment.id)).limit(200)))
        for key in keys:
            said = Statement(ReportStatus.IN_PROGRESS, "推进中")
            by = Words(1, NOW, NOW)
            record_report(session, assignment_id=key, said=said, by=by, office=OFFICE)
    with sqlite_register.read() as session:
        assert reads(session, keys[:1]) == reads(session, keys) <= 15
        assert len(history_of(session, keys).events) == 200
