"""Two people at once on one assignment, each in a transaction of their own, on both engines."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlmodel import Session, col, select

from db.audit import By
from db.corrections import standing, to_supersede
from db.engine import Register
from db.handing_on import hand_on, reporters_of
from db.histories import history_of
from db.items import items_by_id, locked_item
from db.models import Assignment, Duty, Report, Retraction, Review, Unit
from db.models.review import Verdict
from db.reports import Statement, Words, record_report, retract
from db.rules.corrections import Refusal, refusal
from db.rules.office import Office
from db.rules.terms import ReportStatus
from tests.db.loaded import load_people, open_notice
from tests.moments import SHANGHAI, at

NOW = at("2023-04-14 09:00")
OFFICE = Office(SHANGHAI)
SUN, LI, LIU = 1, 3, 4


@pytest.fixture
def office(register: Register) -> Register:
    """The notice and its people, on both engines."""
    opened, _ = open_notice(register)
    load_people(register, opened)
    return register


def assignment(session: Session) -> int:
    """2a of 市政务服务中心, which has three reporters."""
    wanted = select(Assignment.id).join(Duty).join(Unit, col(Unit.id) == Assignment.unit_id)
    return session.exec(wanted.where(Duty.code == "2a", Unit.name == "市政务服务中心")).one()


def says(session: Session, who: int, status: str, supersedes: int | None = None) -> Report:
    said = Statement(ReportStatus(status), status, supersedes=supersedes)
    by = Words(who, NOW, NOW)
    return record_report(
        session, assignment_id=assignment(session), said=said, by=by, office=OFFICE
    )


def at_once(register: Register, *acts: Callable[[Session], object]) -> list[object]:
    """Every act in its own thread and transaction, begun together."""
    together = Barrier(len(acts))

    def run(act: Callable[[Session], object]) -> object:
        together.wait()
        with register.write() as session:
            return act(session)

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def correct(report_id: int, who: int, status: str) -> Callable[[Session], Refusal | None]:
    """As the chat does it: lock, look, write."""

    def act(session: Session) -> Refusal | None:
        report = session.get_one(Report, report_id)
        locked_item(session, report.assignment_id)
        why = refusal(standing(session, report), now=NOW)
        if why is None:
            says(session, who, status, to_supersede(session, report_id))
        return why

    return act


def take_back(report_id: int, who: int) -> Callable[[Session], Refusal | None]:
    def act(session: Session) -> Refusal | None:
        report = session.get_one(Report, report_id)
        locked_item(session, report.assignment_id)
        why = refusal(standing(session, report), now=NOW)
        if why is None:
            retract(session, report_id=report_id, by=Words(who, NOW, NOW), office=OFFICE)
        return why

    return act


def send_back(report_id: int) -> Callable[[Session], bool]:
    """A review looks at the report under the same lock."""

    def act(session: Session) -> bool:
        report = session.get_one(Report, report_id)
        locked_item(session, report.assignment_id)
        if standing(session, report).taken_back:
            return False
        session.add(
            Review(
                report_id=report_id,
                person_id=SUN,
                verdict=Verdict.RETURNED,
                reason="缺少照片",
                at=NOW,
            )
        )
        return True

    return act


def states(register: Register) -> tuple[str, list[str]]:
    """Where the assignment stands, and the kinds of what its history tells."""
    with register.read() as session:
        key = assignment(session)
        told = history_of(session, [key])
        kinds = [type(event.row).__name__ for event in told.events]
        return items_by_id(session, [key])[0].state, kinds


def test_two_reporters_of_a_unit_each_correct_their_own(office: Register) -> None:
    with office.write() as session:
        first, second = says(session, LI, "done").id, says(session, LIU, "blocked").id
    refusals = at_once(
        office, correct(first, LI, "in_progress"), correct(second, LIU, "not_started")
    )
    assert refusals == [None, None]
    with office.read() as session:
        rows = session.exec(select(Report).order_by(col(Report.id))).all()
    assert {row.supersedes_id for row in rows[2:]} == {first, second}
    assert states(office)[0] == rows[-1].status, "the later one counts"


def test_one_report_corrected_twice_at_once_is_corrected_once(office: Register) -> None:
    with office.write() as session:
        first = says(session, LI, "done").id
    refusals = at_once(office, correct(first, LI, "in_progress"), correct(first, LI, "not_started"))
    assert sorted(map(str, refusals)) == ["None", "corrected"]
    assert states(office)[1] == ["Report", "Report"]


def test_either_it_is_taken_back_or_reviewed(office: Register) -> None:
    with office.write() as session:
        first = says(session, LI, "done").id
    refused, reviewed = at_once(office, take_back(first, LI), send_back(first))
    assert (refused is Refusal.REVIEWED) is reviewed
    with office.read() as session:
        assert len(session.exec(select(Retraction)).all()) == (not reviewed)
    assert states(office)[1] == ["Report", "Review" if reviewed else "Retraction"]


def test_a_report_and_a_handing_on_at_once_are_both_kept(office: Register) -> None:
    def hands_on(session: Session) -> None:
        item = locked_item(session, assignment(session))
        assert item is not None
        posts = reporters_of(session, item.unit_id, today=NOW.date())
        to = next(post for post in posts if post.person_id == LIU)
        hand_on(session, item, post_id=to.post_id, by=By(LI), now=NOW, office=OFFICE)

    at_once(office, hands_on, lambda session: says(session, LI, "in_progress"))
    state, told = states(office)
    assert state == "in_progress"
    assert sorted(told) == ["Moved", "Report"]
