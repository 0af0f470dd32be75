"""Assignments as people see them: what is decided on is what is written on."""

import threading
from decimal import Decimal

from sqlmodel import col, select

from db.engine import Register
from db.items import Item, items_by_id, locked_item
from db.models import Assignment, Duty
from db.reports import Statement, Words, record_report, retract
from db.rules.terms import ReportStatus
from tests.db.loaded import NOW, OFFICE, load_people, open_notice

PATIENCE = 5.0


def an_assignment(register: Register, duty: str) -> int:
    """The first assignment of a duty in the loaded notice."""
    with register.read() as session:
        rows = session.exec(
            select(Assignment.id)
            .join(Duty, col(Duty.id) == Assignment.duty_id)
            .where(Duty.code == duty)
            .order_by(col(Assignment.id))
        )
        return rows.first() or 0


def test_a_locked_item_is_the_one_read_by_its_id(register: Register) -> None:
    load_people(register, open_notice(register)[0])
    one = an_assignment(register, "2a")
    with register.write() as session:
        assert [locked_item(session, one)] == items_by_id(session, [one])


def test_there_is_no_item_to_lock_where_there_is_no_assignment(register: Register) -> None:
    with register.write() as session:
        assert locked_item(session, 1) is None


def test_who_locks_an_item_second_sees_what_the_first_wrote(register: Register) -> None:
    load_people(register, open_notice(register)[0])
    one = an_assignment(register, "2a")
    seen: list[Item | None] = []

    def second() -> None:
        with register.write() as session:
            seen.append(locked_item(session, one))

    waiting = threading.Thread(target=second)
    with register.write() as session:
        locked_item(session, one)
        waiting.start()
        waiting.join(0.2)
        assert seen == [], "it waits"
        session.get_one(Assignment, one).state = "done"
    waiting.join(PATIENCE)
    assert [item and item.state for item in seen] == ["done"]


def test_the_last_figure_stands_though_a_later_report_had_none(register: Register) -> None:
    load_people(register, open_notice(register)[0])
    one = an_assignment(register, "1a")
    share = Statement(ReportStatus.IN_PROGRESS, "1a 85%", figures=[("达标率", Decimal(85), "%")])
    report(register, one, share)
    report(register, one, Statement(ReportStatus.IN_PROGRESS, "1a 推进中"))
    assert value_of(register, one) == 85


def test_a_figure_that_was_taken_back_gives_way_to_the_one_before(register: Register) -> None:
    load_people(register, open_notice(register)[0])
    one = an_assignment(register, "1a")
    for value in (85, 58):
        figures = [("达标率", Decimal(value), "%")]
        last = report(register, one, Statement(ReportStatus.IN_PROGRESS, "1a", figures=figures))
    with register.write() as session:
        retract(session, report_id=last, by=Words(1, NOW, NOW), office=OFFICE)
    assert value_of(register, one) == 85


def report(register: Register, assignment_id: int, said: Statement) -> int:
    with register.write() as session:
        by = Words(1, NOW, NOW)
        return record_report(
            session, assignment_id=assignment_id, said=said, by=by, office=OFFICE
        ).id


def value_of(register: Register, assignment_id: int) -> Decimal | None:
    with register.read() as session:
        return items_by_id(session, [assignment_id])[0].value
