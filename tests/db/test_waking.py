"""When the ladder looks again: once asleep, always asleep, until there is a new date."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlmodel import select

from db.engine import Register
from db.items import Item, items_by_id
from db.models import Assignment, Cycle, Duty
from db.rules.terms import AssignmentState, UnitRole
from db.waking import next_look
from tests.db.loaded import OFFICE, load_people, open_notice
from tests.db.test_items import an_assignment
from tests.moments import at


@pytest.fixture
def window(sqlite_register: Register) -> Item:
    """政策兑现窗口, due on 30 April 2023, in a cycle that speaks since 14 April."""
    load_people(sqlite_register, open_notice(sqlite_register)[0])
    with sqlite_register.read() as session:
        found = items_by_id(session, [an_assignment(sqlite_register, "2a")])[0]
    return replace(found, started_at=at("2023-04-14 09:00"))


def look(item: Item, now: str = "2023-06-02 10:00") -> datetime | None:
    return next_look(item, now=at(now), office=OFFICE)


def test_it_looks_at_the_next_rung(window: Item) -> None:
    assert look(window, "2023-04-14 09:00") == at("2023-04-23 09:00")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"state": AssignmentState.DONE}, id="finished"),
        pytest.param({"started_at": None}, id="the cycle has not spoken yet"),
        pytest.param({"started_at": at("2023-05-01 00:00")}, id="past when the cycle spoke"),
    ],
)
def test_it_does_not_look(window: Item, changes: dict[str, object]) -> None:
    assert look(replace(window, **changes)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"started_at": at("2023-04-30 23:59")}, id="it spoke on the last day"),
        pytest.param(
            {"started_at": at("2023-06-01 09:00"), "due_on": date(2023, 6, 30)}, id="a new date"
        ),
    ],
)
def test_it_looks_at_what_was_not_past_then(window: Item, changes: dict[str, object]) -> None:
    assert look(replace(window, **changes)) is not None  # type: ignore[arg-type]


def test_what_a_roster_adds_to_a_cycle_that_speaks_is_looked_at(register: Register) -> None:
    opened, _ = open_notice(register)
    with register.write() as session:
        session.get_one(Cycle, opened.cycle.id).started_at = at("2023-04-14 07:00")
    with register.read() as session:
        speaking = session.get_one(Cycle, opened.cycle.id)
        assert speaking.started_at
    load_people(register, replace(opened, cycle=speaking))
    station = (
        select(Assignment)
        .join(Duty)
        .where(Duty.code == "14a", Assignment.role == UnitRole.RESPONSIBLE)
    )
    with register.read() as session:
        looks = [row.next_at for row in session.exec(station)]
    assert looks
    assert all(looks), "each town's station is due on 30 September"
