"""Two people at once on one assignment: the end is explained by the history, no words are lost."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlmodel import Session, col, select

from db.engine import Register
from db.extensions import ask_for, grant, refuse, withdraw
from db.items import Item, items_by_id
from db.models import Assignment, Audit, Due, Duty, Extension, Report, Review
from db.models.review import Stage, Verdict
from db.reports import Statement, Words, record_report, retract
from db.reviews import Judgement, judge
from db.rules.reviews import Objection
from db.rules.terms import ReportStatus
from tests.db.loaded import NOW, OFFICE, load_people, open_notice

ROUNDS = 8
MAY = date(2023, 5, 31)
JUNE = date(2023, 6, 30)
DONE = Statement(ReportStatus.DONE, "已办结")
UNDERWAY = Statement(ReportStatus.IN_PROGRESS, "补数据中")
CLOSE = Judgement(Stage.OFFICE, Verdict.CLOSED)
RETURN = Judgement(Stage.OFFICE, Verdict.RETURNED, reason="数据不全", due_on=MAY)
UNIT, ONE, OTHER = 6, 1, 2
"""People of the roster: a liaison, and two who decide; who may is not asked here."""

Act = Callable[[Session], object]


@pytest.fixture
def ready(register: Register) -> Register:
    load_people(register, open_notice(register)[0])
    return register


def by(person_id: int, minutes: int = 0) -> Words:
    moment = NOW + timedelta(minutes=minutes)
    return Words(person_id, moment, moment)


def assignments(register: Register) -> Iterator[int]:
    """As many dated assignments as there are rounds."""
    with register.read() as session:
        found = (
            select(Assignment.id)
            .join(Duty, col(Duty.id) == Assignment.duty_id)
            .where(col(Duty.code).in_(("2a", "3a")))
            .order_by(col(Assignment.id))
        )
        yield from list(session.exec(found))[:ROUNDS]


def at_once(register: Register, *acts: Act) -> list[object]:
    """Each in a thread and a transaction of its own, begun at the same moment."""
    gate = Barrier(len(acts))

    def run(act: Act) -> object:
        gate.wait()
        with register.write() as session:
            return act(session)

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def reported(register: Register, assignment_id: int) -> int:
    with register.write() as session:
        return record_report(
            session, assignment_id=assignment_id, said=DONE, by=by(UNIT), office=OFFICE
        ).id


def asked(register: Register, assignment_id: int) -> int:
    with register.write() as session:
        made, _ = ask_for(
            session, assignment_id=assignment_id, asked_on=MAY, reason="没到货", by=by(UNIT)
        )
        return made.id


def item(register: Register, assignment_id: int) -> Item:
    with register.read() as session:
        return items_by_id(session, [assignment_id])[0]


def dues(register: Register, assignment_id: int) -> list[date | None]:
    with register.read() as session:
        rows = select(Due).where(Due.assignment_id == assignment_id).order_by(col(Due.sequence))
        return [due.due_on for due in session.exec(rows)]


def test_one_of_two_decisions_about_an_extension_counts(ready: Register) -> None:
    for one in assignments(ready):
        made = asked(ready, one)
        given = at_once(
            ready,
            lambda s, made=made: (
                grant(s, extension_id=made, due_on=MAY, by=by(ONE), office=OFFICE) is not None
            ),
            lambda s, made=made: (
                refuse(s, extension_id=made, answer="不行", by=by(OTHER), office=OFFICE) is not None
            ),
            lambda s, made=made: (
                grant(s, extension_id=made, due_on=JUNE, by=by(OTHER), office=OFFICE) is not None
            ),
        )
        assert sorted(given) == [False, False, True]
        with ready.read() as session:
            row = session.get_one(Extension, made)
        won = [("granted", ONE), ("refused", OTHER), ("granted", OTHER)][given.index(True)]
        assert (row.decision, row.decided_by) == won
        assert len(dues(ready, one)) == (1 if row.decision == "refused" else 2)


def test_two_requests_at_once_leave_the_later_one_open(ready: Register) -> None:
    for one in assignments(ready):
        acts = [
            lambda s, one=one, day=day: ask_for(
                s, assignment_id=one, asked_on=day, reason="没到货", by=by(UNIT)
            )
            for day in (MAY, JUNE)
        ]
        at_once(ready, *acts)
        with ready.read() as session:
            rows = session.exec(
                select(Extension).where(Extension.assignment_id == one).order_by(col(Extension.id))
            ).all()
        assert [row.decision for row in rows] == ["withdrawn", None]


def test_a_request_is_either_taken_back_or_granted(ready: Register) -> None:
    for one in assignments(ready):
        made = asked(ready, one)
        taken, given = at_once(
            ready,
            lambda s, made=made: withdraw(s, extension_id=made, by=by(UNIT), office=OFFICE),
            lambda s, made=made: (
                grant(s, extension_id=made, due_on=MAY, by=by(ONE), office=OFFICE) is not None
            ),
        )
        assert taken != given
        assert len(dues(ready, one)) == (2 if given else 1)


def test_one_of_two_reviews_counts(ready: Register) -> None:
    for one in assignments(ready):
        report = reported(ready, one)
        given = at_once(
            ready,
            lambda s, r=report: judge(s, report_id=r, how=CLOSE, by=by(ONE), office=OFFICE),
            lambda s, r=report: judge(s, report_id=r, how=RETURN, by=by(OTHER), office=OFFICE),
        )
        assert given.count(Objection.CHANGED) == 1
        state = item(ready, one).state
        assert state == ("closed" if given[1] is Objection.CHANGED else "returned")


@pytest.mark.parametrize("minutes", [-5, 0, 5])
def test_a_report_while_it_is_returned_is_kept_and_explained(ready: Register, minutes: int) -> None:
    """Whatever the clocks of the two say."""
    for one in assignments(ready):
        report = reported(ready, one)
        later, review = at_once(
            ready,
            lambda s, one=one: (
                record_report(
                    s, assignment_id=one, said=UNDERWAY, by=by(UNIT, minutes), office=OFFICE
                ).id
            ),
            lambda s, r=report: judge(s, report_id=r, how=RETURN, by=by(ONE), office=OFFICE),
        )
        now = item(ready, one)
        assert (now.state, now.report_id) == ("in_progress", later)
        assert dues(ready, one)[-1] == (now.due_on if review is Objection.CHANGED else MAY)
        with ready.read() as session:
            kept = session.exec(select(Report).where(Report.assignment_id == one)).all()
        assert len(kept) == 2


def test_what_is_taken_back_at_the_same_time_is_not_closed(ready: Register) -> None:
    for one in assignments(ready):
        report = reported(ready, one)
        _, review = at_once(
            ready,
            lambda s, r=report: retract(s, report_id=r, by=by(UNIT), office=OFFICE),
            lambda s, r=report: judge(s, report_id=r, how=CLOSE, by=by(ONE), office=OFFICE),
        )
        with ready.read() as session:
            reviews = session.exec(select(Review).where(Review.report_id == report)).all()
        assert bool(reviews) != (review is Objection.CHANGED)


def test_a_decision_is_in_the_audit_with_who_took_it(ready: Register) -> None:
    one = next(assignments(ready))
    made = asked(ready, one)
    with ready.write() as session:
        grant(session, extension_id=made, due_on=MAY, by=by(ONE), office=OFFICE)
    with ready.read() as session:
        row = session.exec(select(Audit).where(Audit.subject == f"extension:{made}")).one()
    assert row.person_id == ONE
    assert row.old is not None
    assert row.new is not None
    assert (row.old["decision"], row.new["decision"]) == (None, "granted")
