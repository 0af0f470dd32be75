"""提级提醒: 政策兑现窗口 is due on 30 April 2023, in a holiday; nobody answers.

The working days after it: 4 and 5 May, Saturday the 6th (worked), then the 8th to the 12th.
"""

from dataclasses import replace
from datetime import date

import pytest

from db.rules.escalation import (
    Level,
    Silence,
    awaited,
    is_with_leader,
    last_chance,
    next_step,
    turns,
)
from db.rules.ladder import Ascent
from db.rules.terms import Force
from db.rules.timetable import Timetable
from tests.moments import at
from tests.rules.tracks import CALENDAR, OFFICE

CHIEF, UNIT, SUPERVISOR = Level.CHIEF, Level.UNIT, Level.SUPERVISOR


def may(day: int) -> date:
    return date(2023, 5, day)


WINDOW = Silence(due_on=date(2023, 4, 30), force=Force.MUST, told={CHIEF: may(4)})
UNIT_TOLD = replace(WINDOW, told={CHIEF: may(4), UNIT: may(5)})
ALL_TOLD = replace(WINDOW, told={CHIEF: may(4), UNIT: may(5), SUPERVISOR: may(6)})


def answered(day: int, forecast: int | None = None, month: int = 5) -> Silence:
    """A report of that day, with the day in May that it names."""
    on = may(forecast) if forecast else None
    return replace(WINDOW, answered_on=date(2023, month, day), forecast_on=on)


@pytest.mark.parametrize(
    ("silence", "day", "told"),
    [
        pytest.param(WINDOW, 3, [], id="the holiday"),
        pytest.param(WINDOW, 4, [], id="day 1: the chief alone"),
        pytest.param(WINDOW, 5, [UNIT], id="day 2: the unit"),
        pytest.param(UNIT_TOLD, 5, [], id="the unit once"),
        pytest.param(UNIT_TOLD, 6, [SUPERVISOR], id="day 3: a worked Saturday"),
        pytest.param(UNIT_TOLD, 7, [], id="Sunday"),
        pytest.param(ALL_TOLD, 8, [], id="everyone once"),
        pytest.param(WINDOW, 6, [UNIT, SUPERVISOR], id="the unit has nobody, or the bot was down"),
        pytest.param(replace(WINDOW, told={CHIEF: may(6)}), 6, [], id="the chief heard only today"),
        pytest.param(replace(WINDOW, told={}), 5, [UNIT], id="a unit without a chief"),
        pytest.param(
            replace(WINDOW, told={CHIEF: may(4), SUPERVISOR: may(6)}),
            8,
            [],
            id="what was passed over stays so",
        ),
    ],
)
def test_whose_turn_it_is(silence: Silence, day: int, told: list[Level]) -> None:
    assert turns(silence, may(day), OFFICE) == told


@pytest.mark.parametrize(
    ("silence", "day", "goes_on"),
    [
        pytest.param(WINDOW, 5, True, id="签收 or nothing at all"),
        pytest.param(answered(4), 5, False, id="推进中 the day before"),
        pytest.param(answered(30, month=4), 5, True, id="推进中 on the due date itself"),
        pytest.param(answered(4, forecast=10), 10, False, id="the day forecast is not over"),
        pytest.param(answered(4, forecast=10), 11, True, id="the day forecast is over"),
        pytest.param(answered(28, 10, month=4), 5, False, id="a forecast made before the date"),
        pytest.param(replace(WINDOW, asked=True), 5, False, id="a request is undecided"),
        pytest.param(replace(WINDOW, finished=True), 5, False, id="办结"),
        pytest.param(replace(WINDOW, force=Force.STRIVE), 5, False, id="力争"),
        pytest.param(replace(WINDOW, force=Force.ENCOURAGE), 5, False, id="鼓励"),
        pytest.param(replace(WINDOW, force=Force.PRINCIPLE), 5, True, id="原则上"),
        pytest.param(replace(WINDOW, due_on=None), 5, False, id="no date"),
        pytest.param(replace(WINDOW, due_on=may(5)), 5, False, id="not over yet"),
        pytest.param(
            replace(answered(4), due_on=may(15), told={}), 18, True, id="answered before a new due"
        ),
    ],
)
def test_whether_an_answer_is_awaited(silence: Silence, day: int, goes_on: bool) -> None:
    assert awaited(silence, may(day)) is goes_on


@pytest.mark.parametrize(
    ("silence", "now", "then"),
    [
        pytest.param(WINDOW, "05-04 09:00", "05-05 09:00", id="the unit"),
        pytest.param(WINDOW, "05-05 08:59", "05-05 09:00", id="at nine"),
        pytest.param(UNIT_TOLD, "05-05 09:00", "05-06 09:00", id="the supervisor"),
        pytest.param(WINDOW, "05-05 09:00", "05-06 09:00", id="the unit has nobody"),
        pytest.param(WINDOW, "05-06 10:00", "05-08 09:00", id="nobody at all: every morning"),
        pytest.param(ALL_TOLD, "05-06 09:00", None, id="the leader has a digest"),
        pytest.param(answered(4), "05-04 11:00", None, id="answered"),
        pytest.param(answered(4, 10), "05-04 11:00", "05-11 09:00", id="a forecast"),
        pytest.param(answered(4, 12), "05-04 11:00", "05-15 09:00", id="a forecast on a Friday"),
        pytest.param(replace(WINDOW, asked=True), "05-04 11:00", None, id="a request"),
        pytest.param(
            replace(WINDOW, due_on=date(2023, 9, 30)), "05-04 11:00", "10-08 09:00", id="far ahead"
        ),
        pytest.param(replace(WINDOW, due_on=None), "05-04 11:00", None, id="no date"),
        pytest.param(replace(WINDOW, force=Force.STRIVE), "05-04 11:00", None, id="力争"),
    ],
)
def test_when_to_look_again(silence: Silence, now: str, then: str | None) -> None:
    found = next_step(silence, OFFICE, now=at(f"2023-{now}"))
    assert found == (at(f"2023-{then}") if then else None)


@pytest.mark.parametrize(
    ("silence", "day", "supervised", "told"),
    [
        pytest.param(ALL_TOLD, 10, True, False, id="day 6"),
        pytest.param(ALL_TOLD, 11, True, True, id="day 7"),
        pytest.param(replace(ALL_TOLD, answered_on=may(10)), 11, True, False, id="answered"),
        pytest.param(UNIT_TOLD, 11, True, False, id="the supervisor comes first"),
        pytest.param(UNIT_TOLD, 11, False, True, id="there is no supervisor"),
        pytest.param(
            replace(UNIT_TOLD, told={SUPERVISOR: may(11)}), 11, True, False, id="a later morning"
        ),
    ],
)
def test_what_stands_in_the_leader_s_digest(
    silence: Silence, day: int, supervised: bool, told: bool
) -> None:
    assert is_with_leader(silence, may(day), OFFICE, supervised=supervised) is told


@pytest.mark.parametrize(
    ("silence", "today", "next_day"),
    [
        pytest.param(WINDOW, may(4), may(5), id="tomorrow"),
        pytest.param(replace(WINDOW, due_on=may(11)), may(12), may(15), id="after the weekend"),
        pytest.param(WINDOW, may(5), None, id="only on the first day"),
        pytest.param(WINDOW, date(2023, 4, 28), None, id="not before the date"),
        pytest.param(answered(4, 10), may(4), None, id="answered"),
    ],
)
def test_the_chief_hears_what_comes_next(
    silence: Silence, today: date, next_day: date | None
) -> None:
    assert last_chance(silence, today, CALENDAR) == next_day


def test_an_office_may_take_its_time() -> None:
    slow = replace(OFFICE, timetable=Timetable(ascent=Ascent(unit=5, supervisor=10, leader=15)))
    assert turns(WINDOW, may(8), slow) == []
    assert turns(WINDOW, may(9), slow) == [UNIT]
