"""Opening a notice for a year: what counts from when, and that twice is once."""

from datetime import date

import pytest
from sqlmodel import col, func, select

from db.cycles import open_cycles
from db.engine import Register
from db.models import Assignment, Audit, Due, Duty, DutyUnit, Task, Unit
from db.plans import plan_rows
from db.rules.terms import AssignmentState
from tests.db.loaded import CALENDAR, dump, load_people, open_notice


def test_the_notice_opens_with_all_its_tasks_and_duties(sqlite_register: Register) -> None:
    open_notice(sqlite_register)
    with sqlite_register.read() as session:
        numbers = session.exec(select(Task.number).order_by(col(Task.position))).all()
        duties = session.exec(select(func.count(col(Duty.id)))).one()
    assert numbers == [*map(str, range(1, 21)), *(f"保障{n}" for n in range(1, 6))]
    assert duties > 100


def test_opening_it_twice_changes_nothing(register: Register) -> None:
    first, _ = open_notice(register)
    load_people(register, first)
    before = list(dump(register))
    again, added = open_notice(register)
    assert (first.new, again.new, added) == (True, False, 0)
    assert load_people(register, again) == 0
    assert list(dump(register)) == before


@pytest.mark.parametrize(
    ("year", "effective_on", "starts"),
    [
        pytest.param(2023, None, date(2023, 4, 14), id="its first year: the notice's own date"),
        pytest.param(2024, None, date(2024, 1, 1), id="a later year: 1 January"),
        pytest.param(2026, date(2026, 3, 1), date(2026, 3, 1), id="as the office says"),
    ],
)
def test_a_cycle_counts_from_a_day(
    sqlite_register: Register, year: int, effective_on: date | None, starts: date
) -> None:
    opened, _ = open_notice(sqlite_register, year, effective_on)
    assert opened.cycle.effective_on == starts


def test_what_was_due_before_the_cycle_counts_is_not_applicable(sqlite_register: Register) -> None:
    load_people(sqlite_register, open_notice(sqlite_register)[0])
    with sqlite_register.read() as session:
        found = session.exec(
            select(col(Due.due_on), Assignment.state)
            .join(Assignment, col(Assignment.id) == Due.assignment_id)
            .distinct()
        ).all()
    past = {due for due, state in found if state == AssignmentState.NOT_APPLICABLE}
    assert past == {date(2023, 1, 28), date(2023, 2, 27), date(2023, 3, 27)}
    assert {state for due, state in found if due not in past} == {AssignmentState.OPEN}


def test_several_years_stand_side_by_side(sqlite_register: Register) -> None:
    for year in (2024, 2023):
        open_notice(sqlite_register, year)
    with sqlite_register.read() as session:
        assert [cycle.year for cycle in open_cycles(session)] == [2023, 2024]
        rows = {
            year: plan_rows(session, year=year, calendar=CALENDAR) for year in (2023, 2024, None)
        }
    assert len(rows[2023]) == len(rows[2024]) > 200
    assert rows[None] == [*rows[2023], *rows[2024]]


def test_a_second_cycle_adds_no_second_unit(sqlite_register: Register) -> None:
    def names() -> list[str]:
        with sqlite_register.read() as session:
            return list(session.exec(select(Unit.name).order_by(Unit.name)))

    open_notice(sqlite_register, 2023)
    before = names()
    open_notice(sqlite_register, 2024)
    assert names() == before


def test_the_history_says_when_a_cycle_was_opened_and_from_when_it_counts(
    sqlite_register: Register,
) -> None:
    open_notice(sqlite_register)
    with sqlite_register.read() as session:
        row = session.exec(select(Audit).where(Audit.action == "cycle.open")).one()
    assert row.new == {"notice": "2023-32844", "year": 2023, "effective_on": "2023-04-14"}


def test_nobody_is_called_a_lead_where_the_notice_names_none(sqlite_register: Register) -> None:
    open_notice(sqlite_register)
    with sqlite_register.read() as session:
        roles = set(session.exec(select(DutyUnit.role).distinct()))
    assert roles == {"responsible", "support", "receive"}
