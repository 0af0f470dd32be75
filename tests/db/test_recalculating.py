"""A changed calendar in the register, on both engines: rows, reminders, and others at work."""

from datetime import date, timedelta
from threading import Event, Thread

import pytest
from sqlmodel import Session, select

from db import calendars
from db.agenda import book, booked
from db.announcements import WARNING
from db.audit import By
from db.calendars import Change, in_force
from db.engine import Register
from db.items import Item, planned_items
from db.models import Assignment, Audit, Cycle, Due
from db.recalculating import change_days, follow_announcement, foresee
from db.rules.announcements import unknown_from
from db.rules.office import Office
from db.rules.workdays import Calendar
from db.shifts import NOTICE, shifts
from db.waking import next_look
from tests.db.loaded import CALENDAR, OFFICE, load_people, open_notice
from tests.db.test_at_once import at_once
from tests.moments import SHANGHAI, at

SEPTEMBER = date(2023, 9, 25)
FEAST = [Change(SEPTEMBER, False, "中秋节")]
LATER = at("2023-09-01 10:00")


@pytest.fixture
def office(register: Register) -> Register:
    """The notice and its people; the bot has spoken."""
    opened, _ = open_notice(register)
    load_people(register, opened)
    starts(register)
    return register


def starts(register: Register) -> None:
    with register.write() as session:
        for cycle in session.exec(select(Cycle)):
            cycle.started_at = at("2023-04-14 09:00")


def change(register: Register, changes: list[Change], when: str = "2023-09-01 10:00") -> int:
    with register.write() as session:
        return len(change_days(session, changes, office=OFFICE, now=at(when)).moved)


def returns(register: Register, period: str = "2023-09") -> list[Item]:
    with register.read() as session:
        found = planned_items(session)
    return [item for item in found if item.duty == "9a" and item.period == period]


def test_a_new_row_for_every_unit_and_nothing_else(office: Register) -> None:
    with office.read() as session:
        before = len(session.exec(select(Due)).all())
    assert change(office, FEAST) == len(returns(office)) == 17
    assert {(i.due_on, i.due_origin) for i in returns(office)} == {
        (date(2023, 9, 26), "recalculated")
    }
    assert {(i.starts_on, i.ends_on) for i in returns(office)} == {
        (date(2023, 8, 25), date(2023, 9, 24))
    }
    with office.read() as session:
        assert len(session.exec(select(Due)).all()) == before + 17
    assert change(office, FEAST) == 0, "a second time changes nothing"


def test_a_look_ahead_writes_nothing(office: Register) -> None:
    with office.write() as session:
        assert len(foresee(session, FEAST, office=OFFICE, now=LATER).moved) == 17
    with office.read() as session:
        assert not calendars.own_days(session)
    assert {item.due_on for item in returns(office)} == {SEPTEMBER}


def test_every_reminder_is_booked_by_the_new_calendar(office: Register) -> None:
    change(office, [*FEAST, Change(date(2023, 9, 4), False, "防汛")])
    with office.read() as session:
        by = in_force(session, OFFICE)
        for item in planned_items(session):
            assert item.next_at == next_look(item, now=LATER, office=by), item.duty


def test_what_has_come_already_is_left_to_the_sweep(office: Register) -> None:
    missed = at("2023-08-31 09:00")
    key = returns(office, "2023-08")[0].id
    with office.write() as session:
        session.get_one(Assignment, key).next_at = missed
    change(office, FEAST)
    with office.read() as session:
        assert session.get_one(Assignment, key).next_at == missed


def test_who_changed_a_day_stands_in_the_audit_with_what_it_was(office: Register) -> None:
    with office.write() as session:
        change_days(session, FEAST, office=OFFICE, now=LATER, by=By(1))
    change(office, [Change(SEPTEMBER, None)])
    with office.read() as session:
        rows = session.exec(select(Audit).where(Audit.action == "calendar.day")).all()
        feast = {"working": False, "reason": "中秋节"}
        assert [(row.person_id, row.old, row.new) for row in rows] == [
            (1, None, feast),
            (None, feast, None),
        ]


def test_a_cycle_that_has_not_spoken_moves_unsaid(register: Register) -> None:
    load_people(register, open_notice(register)[0])
    assert change(register, FEAST) == 17
    with register.read() as session:
        assert booked(session, NOTICE) is None


def test_the_notice_reaches_back_to_the_first_change(office: Register) -> None:
    change(office, FEAST)
    change(office, [Change(date(2023, 9, 26), False, "防汛")], "2023-09-01 11:00")
    with office.read() as session:
        since = booked(session, NOTICE)
        assert since == LATER
        told = {(one.before, one.after, tuple(one.why)) for one in shifts(session, since=since)}
    assert told == {(SEPTEMBER, date(2023, 9, 27), ("中秋节", "防汛"))}


@pytest.fixture
def foresighted(register: Register, monkeypatch: pytest.MonkeyPatch) -> Register:
    """The same office, opened before the holidays of 2023 were announced."""
    opened, _ = open_notice(register)
    monkeypatch.setattr("tests.db.loaded.OFFICE", Office(SHANGHAI, Calendar({SEPTEMBER: False})))
    load_people(register, opened)
    starts(register)
    return register


def follow(register: Register) -> int:
    with register.write() as session:
        return len(follow_announcement(session, office=OFFICE, now=LATER).moved)


def test_what_an_update_announces_is_followed_at_the_start(foresighted: Register) -> None:
    assert {item.due_on for item in returns(foresighted)} == {date(2023, 9, 26)}
    assert follow(foresighted) == 17
    assert {item.due_on for item in returns(foresighted)} == {SEPTEMBER}
    with foresighted.read() as session:
        reasons = session.exec(select(Due.reason).where(Due.origin == "recalculated")).all()
        assert set(reasons) == {"恢复上班、国务院办公厅已公布2023年节假日安排"}
    assert follow(foresighted) == 0, "the next start finds nothing to do"


def test_reminders_shift_with_an_announcement_even_where_no_date_does(office: Register) -> None:
    follow(office)
    wrong = returns(office)[0]
    with office.write() as session:
        session.get_one(Assignment, wrong.id).next_at = None
        # The warning is booked for the first unknown year: now one more is known than then.
        year = unknown_from(CALENDAR, LATER.date()) - 1
        book(session, WARNING, at(f"{year - 1}-12-01 09:00"))
    assert follow(office) == 0
    assert returns(office)[0].next_at is not None


def test_a_quiet_start_leaves_reminders_alone(office: Register) -> None:
    follow(office)
    key = returns(office)[0].id
    with office.write() as session:
        session.get_one(Assignment, key).next_at = None
    follow(office)
    with office.read() as session:
        assert session.get_one(Assignment, key).next_at is None


def test_two_who_change_days_at_once_both_count(office: Register) -> None:
    def moves(day: date) -> object:
        def act(session: Session) -> object:
            return change_days(session, [Change(day, False, None)], office=OFFICE, now=LATER).office

        return act

    at_once(office, moves(SEPTEMBER), moves(SEPTEMBER + timedelta(days=1)))
    assert {item.due_on for item in returns(office)} == {date(2023, 9, 27)}
    with office.read() as session:
        assert len(calendars.own_days(session)) == 2


def test_whoever_works_by_the_old_calendar_ends_before_it_changes(office: Register) -> None:
    """Else they could book a reminder by the old calendar after all were moved."""
    begun, changed = Event(), Event()

    def changes() -> None:
        begun.wait(10)
        change(office, FEAST)
        changed.set()

    other = Thread(target=changes)
    other.start()
    with office.write() as session:
        by = in_force(session, OFFICE)
        begun.set()
        assert not changed.wait(0.3), "it waits for this transaction"
        assert by.calendar.is_working_day(SEPTEMBER)
    other.join(20)
    with office.write() as session:
        assert not in_force(session, OFFICE).calendar.is_working_day(SEPTEMBER)
