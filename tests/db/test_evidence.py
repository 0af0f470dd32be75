"""Files and the reports they belong to: put on, taken off, with the whole of their album."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlmodel import Session, col, select

from db.audit import NOBODY
from db.engine import Register
from db.evidence import Sent, count_on, keep, note_refusal, put_on, reports_with, take_off, whole
from db.filed import filed, has_evidence
from db.models import Assignment, Attachment, Duty, Person, Report, Unit
from db.models.evidence import FileKind
from db.reports import Statement, Words, record_report, retract
from db.rules.terms import ReportStatus
from tests.db.loaded import NOW, OFFICE, load_people, open_notice

PHOTO = Sent(FileKind.PHOTO, "AgAD", "AQAD", None, None, 20_480, None, 1002, 1)
DONE = Statement(ReportStatus.DONE, "2a已办结")


@pytest.fixture
def session(register: Register) -> Iterator[Session]:
    """The notice with its people, in a transaction."""
    load_people(register, open_notice(register)[0])
    with register.write() as session:
        yield session


@pytest.fixture
def by(session: Session) -> Words:
    person = session.exec(select(Person).where(Person.name == "李艳杰")).one()
    return Words(person.id, NOW, NOW)


def assignment(session: Session) -> int:
    found = select(Assignment.id).join(Duty).join(Unit)
    return session.exec(found.where(Duty.code == "2a", Unit.name == "市政务服务中心")).one()


def report(session: Session, by: Words) -> Report:
    key = assignment(session)
    return record_report(session, assignment_id=key, said=DONE, by=by, office=OFFICE)


def sent(session: Session, by: Words, count: int, album: str | None = None) -> list[Attachment]:
    known = len(session.exec(select(Attachment)).all())
    pieces = [replace(PHOTO, group_id=album, message_id=known + n + 1) for n in range(count)]
    return [keep(session, piece, by) for piece in pieces]


def test_a_file_is_on_a_report_until_it_is_taken_off(session: Session, by: Words) -> None:
    (photo,), said = sent(session, by, 1), report(session, by)
    assert not has_evidence(session, said.assignment_id)
    assert put_on(session, said.id, [photo.id], by) == 1
    assert put_on(session, said.id, [photo.id], by) == 0, "it is there already"
    assert [one.file_id for one in filed(session, [said.assignment_id])] == ["AgAD"]
    assert take_off(session, [photo.id], by) == [said.id]
    assert take_off(session, [photo.id], by) == []
    assert (count_on(session, said.id), filed(session, [said.assignment_id])) == (0, [])
    assert put_on(session, said.id, [photo.id], by) == 1, "and it may come back"
    assert has_evidence(session, said.assignment_id)


def test_the_pieces_of_an_album_stay_together(session: Session, by: Words) -> None:
    pieces, said = sent(session, by, 3, album="77"), report(session, by)
    (other,) = sent(session, by, 1, album="78")
    assert put_on(session, said.id, [pieces[1].id], by) == 3
    assert [one.id for one in whole(session, [pieces[2].id])] == [one.id for one in pieces]
    assert reports_with(session, [other]) == []
    take_off(session, [pieces[0].id], by)
    assert count_on(session, said.id) == 0


def test_one_album_number_in_two_chats_is_two_albums(session: Session, by: Words) -> None:
    (mine,) = sent(session, by, 1, album="77")
    theirs = keep(session, replace(PHOTO, group_id="77", chat_id=1003), by)
    assert whole(session, [mine.id]) == [mine]
    assert whole(session, [theirs.id]) == [theirs]


def test_nothing_of_a_refused_album_is_ever_put_on(session: Session, by: Words) -> None:
    pieces, said = sent(session, by, 2, album="77"), report(session, by)
    note_refusal(session, chat_id=1002, message_id=9, group_id="77", now=NOW, by=NOBODY)
    assert put_on(session, said.id, [one.id for one in pieces], by) == 0


def test_with_a_report_that_was_taken_back_its_files_are_gone(session: Session, by: Words) -> None:
    (photo,), said = sent(session, by, 1), report(session, by)
    put_on(session, said.id, [photo.id], by)
    retract(session, report_id=said.id, by=by, office=OFFICE)
    assert not has_evidence(session, said.assignment_id)


def test_a_correction_keeps_the_files_of_what_it_corrects(session: Session, by: Words) -> None:
    (photo,), said = sent(session, by, 1), report(session, by)
    put_on(session, said.id, [photo.id], by)
    session.add(
        Report(
            assignment_id=said.assignment_id,
            person_id=by.person_id,
            status=ReportStatus.IN_PROGRESS,
            words="2a推进中",
            said_at=NOW,
            recorded_at=NOW,
            supersedes_id=said.id,
        )
    )
    session.flush()
    assert has_evidence(session, said.assignment_id)


def test_a_sender_without_a_name_is_known_by_the_post(session: Session, by: Words) -> None:
    said = report(session, by)
    nameless = session.exec(select(Person.id).where(col(Person.name).is_(None))).first()
    assert nameless is not None
    (photo,) = sent(session, replace(by, person_id=nameless), 1)
    put_on(session, said.id, [photo.id], by)
    assert [one.who for one in filed(session, [said.assignment_id])] == ["分管领导"]
