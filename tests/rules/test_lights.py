"""红黄绿灯 of one assignment along the calendar, and of a whole."""

from datetime import date

import pytest

from db.rules.lights import Facts, Reason, Verdict, days_left, light, verdict, worst
from db.rules.terms import FINISHED, AssignmentState, Force, Light

DUE = date(2023, 4, 30)
UNFINISHED = [state for state in AssignmentState if state not in FINISHED]


def facts(state: str = "open", due_on: date | None = DUE, force: Force = Force.MUST) -> Facts:
    return Facts(AssignmentState(state), due_on, force)


@pytest.mark.parametrize(
    ("today", "colour", "reason"),
    [
        pytest.param(date(2023, 4, 14), "green", "on_track", id="16 days left"),
        pytest.param(date(2023, 4, 22), "green", "on_track", id="8 days left"),
        pytest.param(date(2023, 4, 23), "yellow", "due_soon", id="7 days left"),
        pytest.param(date(2023, 4, 30), "yellow", "due_soon", id="the day itself"),
        pytest.param(date(2023, 5, 1), "red", "overdue", id="the day after, a holiday"),
    ],
)
def test_an_open_milestone_goes_from_green_over_yellow_to_red(
    today: date, colour: str, reason: str
) -> None:
    assert verdict(facts(), today=today) == Verdict(Light(colour), Reason(reason))


@pytest.mark.parametrize(
    ("state", "colour", "reason"),
    [
        ("blocked", "yellow", "blocked"),
        ("returned", "yellow", "returned"),
        ("not_started", "green", "on_track"),
        ("in_progress", "green", "on_track"),
        ("done", "green", "finished"),
        ("closed", "green", "finished"),
        ("not_applicable", "none", "not_applicable"),
    ],
)
def test_long_before_the_date_the_state_decides(state: str, colour: str, reason: str) -> None:
    assert verdict(facts(state), today=date(2023, 4, 14)) == Verdict(Light(colour), Reason(reason))


@pytest.mark.parametrize("state", UNFINISHED)
def test_after_the_date_nothing_unfinished_escapes_red(state: AssignmentState) -> None:
    assert light(facts(state), today=date(2023, 5, 4)) is Light.RED


@pytest.mark.parametrize("state", ["done", "closed"])
def test_what_is_finished_stays_green_after_the_date(state: str) -> None:
    assert light(facts(state), today=date(2023, 5, 4)) is Light.GREEN


@pytest.mark.parametrize("force", [Force.STRIVE, Force.ENCOURAGE])
def test_a_soft_duty_turns_yellow_and_never_red(force: Force) -> None:
    late = facts(force=force)
    assert verdict(late, today=date(2023, 12, 31)) == Verdict(Light.YELLOW, Reason.OVERDUE)


@pytest.mark.parametrize("force", [Force.MUST, Force.PRINCIPLE])
def test_原则上_is_as_red_as_必须(force: Force) -> None:
    assert light(facts(force=force), today=date(2023, 5, 1)) is Light.RED


@pytest.mark.parametrize("today", [date(2023, 4, 14), date(2023, 12, 31)])
def test_a_duty_without_a_date_is_green_however_late_the_year(today: date) -> None:
    assert light(facts(due_on=None), today=today) is Light.GREEN


@pytest.mark.parametrize(
    ("lights", "whole"),
    [
        pytest.param(["green", "red", "yellow"], "red", id="one red is enough"),
        pytest.param(["green", "yellow", "none"], "yellow", id="yellow over green"),
        pytest.param(["none", "green"], "green", id="what does not apply does not count"),
        pytest.param(["none"], "none", id="nothing applies"),
        pytest.param([], "none", id="nothing at all"),
    ],
)
def test_a_whole_is_as_bad_as_its_worst_part(lights: list[str], whole: str) -> None:
    assert worst(Light(one) for one in lights) == whole


def test_days_left_count_down_to_zero_and_below() -> None:
    days = [date(2023, 4, 14), DUE, date(2023, 5, 4)]
    assert [days_left(DUE, today) for today in days] == [16, 0, -4]
