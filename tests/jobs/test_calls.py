"""A sweep that is not called for would say and change nothing; one query tells which is not."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from db.accounts import mark_blocked
from db.calls import is_called_for
from db.engine import Register
from db.rules.office import Office
from jobs.sweep import sweep
from tests.moments import SHANGHAI, at
from tests.stories.people import LIAISON, VISITORS

OFFICE = Office(SHANGHAI)
TIMES = ("08:45", "09:00", "09:01", "12:00", "15:00", "15:01", "20:00")
CHANGES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def register(any_bound_url: str) -> Iterator[Register]:
    with closing(Register(any_bound_url)) as register:
        yield register


@contextmanager
def statements(register: Register) -> Iterator[list[str]]:
    """All that is asked of the engine meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(register.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(register.engine, "before_cursor_execute", note)


def moments(first: str, last: str) -> Iterator[str]:
    day = date.fromisoformat(first)
    while day <= date.fromisoformat(last):
        yield from (f"{day} {time}" for time in TIMES)
        day += timedelta(days=1)


def is_called(register: Register, moment: str) -> bool:
    with register.read() as session:
        return is_called_for(session, now=at(moment), office=OFFICE)


def swept(register: Register, moment: str) -> tuple[int, list[str]]:
    """How many messages a sweep owes, and what it changes."""
    with statements(register) as seen, register.write() as session:
        notes = sweep(session, now=at(moment), office=OFFICE, language="zh_CN")
    return len(notes), [one for one in seen if one.startswith(CHANGES)]


def test_what_is_not_called_for_says_and_changes_nothing(register: Register) -> None:
    """Nothing is delivered, so that each morning something waits from the day before."""
    spoke = []
    for moment in moments("2023-04-13", "2023-05-06"):
        if moment == "2023-04-20 20:00":
            with register.write() as session:
                mark_blocked(session, chat_id=VISITORS[LIAISON].id, now=at(moment))
        if is_called(register, moment):
            spoke += [moment[5:]] * bool(swept(register, moment)[0])
        else:
            assert swept(register, moment) == (0, []), moment
    assert {"04-14 09:00", "04-21 09:00", "04-28 15:00", "05-04 09:00"} <= set(spoke)


def test_a_quiet_second_is_one_query(register: Register) -> None:
    swept(register, "2023-04-14 09:00")
    with statements(register) as seen:
        assert not is_called(register, "2023-04-14 09:02")
    (asked,) = [one for one in seen if one != "BEGIN"]
    assert "assignment.next_at" in asked


def test_at_night_a_sweep_is_not_called_for_whatever_waits(register: Register) -> None:
    assert not is_called(register, "2023-04-14 20:00")
    assert not is_called(register, "2023-04-15 09:00")
    assert is_called(register, "2023-04-17 09:00")
