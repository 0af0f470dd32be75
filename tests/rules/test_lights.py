"""红黄绿灯 of one assignment along the calendar, and of a whole."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from db.rules.course import Course
from db.rules.lights import Facts, Reason, Verdict, course, days_left, light, verdict, worst
from db.rules.targets import Op, Target
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
    assert verdict(facts(), today=today) == Verdict(Light(colour), (Reason(reason),))


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
    assert verdict(facts(state), today=date(2023, 4, 14)) == Verdict(
        Light(colour), (Reason(reason),)
    )


@pytest.mark.parametrize("state", UNFINISHED)
def test_after_the_date_nothing_unfinished_escapes_red(state: AssignmentState) -> None:
    assert light(facts(state), today=date(2023, 5, 4)) is Light.RED


@pytest.mark.parametrize("state", ["done", "closed"])
def test_what_is_finished_stays_green_after_the_date(state: str) -> None:
    assert light(facts(state), today=date(2023, 5, 4)) is Light.GREEN


@pytest.mark.parametrize("force", [Force.STRIVE, Force.ENCOURAGE])
def test_a_soft_duty_turns_yellow_and_never_red(force: Force) -> None:
    late = facts(force=force)
    assert verdict(late, today=date(2023, 12, 31)) == Verdict(Light.YELLOW, (Reason.OVERDUE,))


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


GOAL = Target(Op.AT_LEAST, Decimal(90), "%")
MEASURED = Facts(
    AssignmentState.IN_PROGRESS,
    date(2023, 12, 31),
    Force.MUST,
    starts_on=date(2023, 1, 1),
    target=GOAL,
    value=Decimal(40),
)
IN_SEPTEMBER = date(2023, 9, 29)
BEFORE = date(2023, 9, 28)


def test_a_target_short_of_its_course_is_yellow_long_before_its_date() -> None:
    found = course(MEASURED, today=IN_SEPTEMBER)
    assert found == Course(Decimal(67), Decimal(40), kept=False)
    assert verdict(MEASURED, today=IN_SEPTEMBER) == Verdict(Light.YELLOW, (Reason.BEHIND,))


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        pytest.param({"value": Decimal(67)}, [Reason.ON_TRACK], id="on its course"),
        pytest.param({"value": Decimal("66.9")}, [Reason.BEHIND], id="just short of it"),
        pytest.param({"value": None}, [Reason.BEHIND], id="no figure yet in September"),
        pytest.param({"due_on": None}, [Reason.ON_TRACK], id="no date, no course"),
        pytest.param({"silent_since": IN_SEPTEMBER}, [Reason.BEHIND], id="asked again today"),
        pytest.param({"silent_since": BEFORE}, [Reason.BEHIND, Reason.SILENT], id="yesterday"),
        pytest.param(
            {"state": AssignmentState.BLOCKED, "silent_since": BEFORE},
            [Reason.BLOCKED, Reason.BEHIND, Reason.SILENT],
            id="all of it",
        ),
        pytest.param({"state": AssignmentState.DONE}, [Reason.FINISHED], id="reported done"),
        pytest.param(
            {"due_on": date(2023, 9, 28)}, [Reason.OVERDUE, Reason.BEHIND], id="and too late"
        ),
    ],
)
def test_every_reason_is_told_the_gravest_first(
    change: dict[str, Any], reasons: list[Reason]
) -> None:
    found = verdict(replace(MEASURED, **change), today=IN_SEPTEMBER)
    assert list(found.reasons) == reasons


@pytest.mark.parametrize("force", [Force.STRIVE, Force.ENCOURAGE])
def test_nothing_makes_a_soft_duty_red(force: Force) -> None:
    worst_case = replace(
        MEASURED,
        force=force,
        state=AssignmentState.BLOCKED,
        silent_since=date(2023, 5, 1),
        value=Decimal(0),
    )
    for today in (IN_SEPTEMBER, date(2023, 12, 31), date(2024, 2, 1)):
        assert light(worst_case, today=today) is Light.YELLOW


def test_days_left_count_down_to_zero_and_below() -> None:
    days = [date(2023, 4, 14), DUE, date(2023, 5, 4)]
    assert [days_left(DUE, today) for today in days] == [16, 0, -4]
