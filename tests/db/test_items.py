"""Assignments as people see them: what is decided on is what is written on."""

import threading
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel import col, select

from db.engine import Register
from db.items import Item, items_by_id, locked_item
from db.models import Assignment, Duty, Review
from db.models.review import Verdict
from db.reports import Statement, Words, acknowledge, record_report, retract
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


@pytest.mark.parametrize("minutes", [-5, 5])
def test_the_last_report_is_the_one_recorded_last_whatever_the_clocks_say(
    register: Register, minutes: int
) -> None:
    load_people(register, open_notice(register)[0])
    one = an_assignment(register, "2a")
    report(register, one, Statement(ReportStatus.BLOCKED, "2a 需协调"))
    last = report(
        register, one, Statement(ReportStatus.DONE, "2a 已办结"), NOW + timedelta(minutes=minutes)
    )
    with register.read() as session:
        item = items_by_id(session, [one])[0]
    assert (item.state, item.report_id) == ("done", last)


@pytest.mark.parametrize(
    ("minutes", "state"),
    [
        pytest.param(-5, "returned", id="its clock is behind that of the report"),
        pytest.param(5, "returned", id="after it"),
    ],
)
def test_a_review_comes_after_its_report(register: Register, minutes: int, state: str) -> None:
    load_people(register, open_notice(register)[0])
    one = an_assignment(register, "2a")
    done = report(register, one, Statement(ReportStatus.DONE, "2a 已办结"))
    at = NOW + timedelta(minutes=minutes)
    with register.write() as session:
        session.add(
            Review(report_id=done, person_id=2, verdict=Verdict.RETURNED, reason="材料不全", at=at)
        )
        acknowledge(session, assignment_id=one, by=Words(2, NOW, NOW), office=OFFICE)
    assert state_of(register, one) == state
    report(register, one, Statement(ReportStatus.IN_PROGRESS, "2a 推进中"), at + timedelta(hours=1))
    assert state_of(register, one) == "in_progress"


def state_of(register: Register, assignment_id: int) -> str:
    with register.read() as session:
        return items_by_id(session, [assignment_id])[0].state


def report(register: Register, assignment_id: int, said: Statement, now: datetime = NOW) -> int:
    with register.write() as session:
        by = Words(1, now, now)
        return record_report(
            session, assignment_id=assignment_id, said=said, by=by, office=OFFICE
        ).id


def value_of(register: Register, assignment_id: int) -> Decimal | None:
    with register.read() as session:
        return items_by_id(session, [assignment_id])[0].value
