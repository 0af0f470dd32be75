"""Which dues a changed calendar moves, why, and the reminder of this morning that it moved."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.deadlines import DueRule, MonthEnd, Monthly
from db.rules.firings import Firing
from db.rules.moving import Move, Standing, first_told, is_guessed, made_up, move, why
from db.rules.office import Office
from db.rules.terms import AssignmentState, DueOrigin, Force, Kind
from db.rules.tracks import Track
from db.rules.workdays import Calendar
from tests.moments import SHANGHAI, at

RETURN = Monthly(25, "following")
SEPTEMBER = date(2023, 9, 25)
NOW = at("2023-09-01 10:00")


def office(**days: bool) -> Office:
    """`office(d0925=False)`: 25 September 2023 is off."""
    own = {date(2023, int(key[1:3]), int(key[3:])): worked for key, worked in days.items()}
    return Office(SHANGHAI, Calendar(own))


def standing(
    due_on: date = SEPTEMBER,
    origin: DueOrigin = DueOrigin.ORIGINAL,
    state: AssignmentState = AssignmentState.OPEN,
    rule: DueRule = RETURN,
    period: str = "2023-09",
) -> Standing:
    return Standing(rule, period, due_on, origin, state)


OFF = office(d0925=False, d0926=False, d0927=False)
SATURDAY = date(2023, 11, 25)
CASES = [
    pytest.param(standing(), OFF, "09-28", id="three days off"),
    pytest.param(standing(), office(d0926=False), None, id="a day beside it"),
    pytest.param(
        standing(date(2023, 9, 28), DueOrigin.RECALCULATED), office(), "09-25", id="off no more"
    ),
    pytest.param(standing(origin=DueOrigin.EXTENDED), OFF, None, id="extended"),
    pytest.param(standing(origin=DueOrigin.RETURNED), OFF, None, id="returned with a date"),
    pytest.param(standing(origin=DueOrigin.SET), OFF, None, id="set by the office"),
    pytest.param(standing(state=AssignmentState.CLOSED), OFF, None, id="closed"),
    pytest.param(standing(state=AssignmentState.NOT_APPLICABLE), OFF, None, id="not theirs"),
    pytest.param(standing(state=AssignmentState.DONE), OFF, "09-28", id="done: may be taken back"),
    pytest.param(
        standing(date(2023, 9, 30), rule=MonthEnd(9), period="2023"),
        office(d0930=False),
        None,
        id="9月底前 is no matter of holidays",
    ),
    pytest.param(standing(rule=Monthly(25, "none")), OFF, None, id="a return that does not roll"),
    pytest.param(
        standing(date(2023, 11, 27), period="2023-11"),
        office(d1125=True),
        "11-25",
        id="a Saturday that is worked",
    ),
]


@pytest.mark.parametrize(("due", "by", "to"), CASES)
def test_what_moves(due: Standing, by: Office, to: str | None) -> None:
    expected = Move(date.fromisoformat(f"2023-{to}"), late=False) if to else None
    assert move(due, office=by, now=NOW) == expected


@pytest.mark.parametrize(
    ("now", "due_on", "expected"),
    [
        pytest.param("2023-09-25 10:00", "09-28", Move(SEPTEMBER, False), id="today, in time"),
        pytest.param("2023-09-25 17:30", "09-28", Move(SEPTEMBER, True), id="today, after hours"),
        pytest.param("2023-09-26 08:00", "09-28", Move(SEPTEMBER, True), id="over already"),
        pytest.param("2023-09-29 10:00", "09-28", None, id="both over"),
    ],
)
def test_nobody_is_put_in_the_wrong(now: str, due_on: str, expected: Move | None) -> None:
    due = standing(date.fromisoformat(f"2023-{due_on}"), DueOrigin.RECALCULATED)
    assert move(due, office=office(), now=at(now)) == expected


def test_what_is_overdue_gets_the_days_that_it_was_owed() -> None:
    due = standing()
    assert move(due, office=OFF, now=at("2023-09-26 10:00")) == Move(date(2023, 9, 28), late=False)


@pytest.mark.parametrize(
    ("now", "day"),
    [("2023-09-28 08:00", "09-28"), ("2023-09-28 17:29", "09-28"), ("2023-09-28 17:30", "10-07")],
)
def test_people_are_first_told_in_working_hours(now: str, day: str) -> None:
    assert first_told(at(now), office()) == date.fromisoformat(f"2023-{day}")


FEAST = {SEPTEMBER: "中秋节"}


@pytest.mark.parametrize(
    ("before", "after", "calendar", "said"),
    [
        pytest.param("09-25", "09-28", Calendar({SEPTEMBER: False}, FEAST), "中秋节", id="office"),
        pytest.param("09-29", "10-07", Calendar(), "中秋节", id="announced"),
        pytest.param("10-05", "10-07", Calendar(), "调休", id="off for a day worked instead"),
        pytest.param("09-25", "09-26", Calendar({SEPTEMBER: False}), "休息", id="no reason"),
        pytest.param("09-28", "09-25", Calendar(), "恢复上班", id="back"),
        pytest.param(
            "11-27", "11-25", Calendar({SATURDAY: True}, {SATURDAY: "补班"}), "补班", id="worked"
        ),
    ],
)
def test_why(before: str, after: str, calendar: Calendar, said: str) -> None:
    days = [date.fromisoformat(f"2023-{day}") for day in (before, after)]
    assert why(*days, calendar) == said


def window() -> Track:
    """政策兑现窗口, due on Sunday 30 April 2023."""
    return Track(
        Kind.MILESTONE, Force.MUST, date(2023, 4, 30), date(2023, 1, 1), date(2023, 12, 31)
    )


@pytest.mark.parametrize(
    ("now", "by", "expected"),
    [
        pytest.param(
            "2023-04-26 10:00",
            office(d0427=False, d0428=False),
            Firing("day", at("2023-04-26 09:00")),
            id="the last two days are off, and this morning is over",
        ),
        pytest.param("2023-04-26 08:00", office(d0427=False, d0428=False), None, id="yet to come"),
        pytest.param("2023-04-27 10:00", office(d0428=False), None, id="this morning had one"),
        pytest.param("2023-04-26 10:00", office(d0505=False), None, id="nothing to do with it"),
    ],
)
def test_a_reminder_that_moved_to_this_morning_is_made_up_for(
    now: str, by: Office, expected: Firing | None
) -> None:
    found = made_up(window(), before=office(), office=by, now=at(now))
    assert found == expected


@pytest.mark.parametrize(
    ("rule", "due_on", "guess"),
    [
        pytest.param(RETURN, date(2023, 9, 25), False, id="announced"),
        pytest.param(RETURN, date(2050, 9, 26), True, id="not announced"),
        pytest.param(MonthEnd(9), date(2050, 9, 30), False, id="no matter of holidays"),
        pytest.param(RETURN, None, False, id="no date"),
    ],
)
def test_what_is_a_guess(rule: DueRule, due_on: date | None, guess: bool) -> None:
    assert is_guessed(rule, due_on, Calendar()) is guess


@given(
    st.dictionaries(st.dates(date(2023, 9, 18), date(2023, 10, 15)), st.booleans()),
    st.integers(0, 22 * 24 * 60).map(
        lambda minutes: at("2023-09-18 00:00") + timedelta(minutes=minutes)
    ),
    st.sampled_from([SEPTEMBER + timedelta(days=n) for n in range(14)]),
)
def test_a_due_moves_to_a_working_day_of_which_people_hear_in_time_and_then_stays(
    days: dict[date, bool], now: datetime, due_on: date
) -> None:
    by = Office(SHANGHAI, Calendar(days))
    found = move(standing(due_on), office=by, now=now)
    if found and not found.late:
        assert by.calendar.is_working_day(found.to)
        assert found.to >= first_told(now, by)
        again = standing(found.to, DueOrigin.RECALCULATED)
        assert move(again, office=by, now=now) is None
