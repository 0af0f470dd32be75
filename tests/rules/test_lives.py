"""How far a reminder came, and what that comes to for a unit."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from db.rules.lives import Life, Stage, by_unit

NINE = datetime(2023, 4, 27, 1, 0, tzinfo=UTC)
LATER = NINE + timedelta(minutes=5)
FRESH = Life(
    duty="2a",
    title="政策兑现窗口",
    unit="市公安局",
    person_id=1,
    rung="before-3d",
    at=NINE,
    made_at=NINE,
    together=3,
    given_up=False,
    problem=None,
    recalled=False,
    attempts=0,
    message_id=None,
    sent_at=None,
    signed_at=None,
    answered_at=None,
    answer=None,
    escalated_at=None,
    step=None,
)


def life(**values: Any) -> Life:
    return replace(FRESH, **values)


@pytest.mark.parametrize(
    ("values", "stage"),
    [
        pytest.param({}, Stage.OWED, id="nothing has happened yet"),
        pytest.param({"sent_at": NINE}, Stage.SENT, id="Telegram took it"),
        pytest.param({"sent_at": NINE, "signed_at": LATER}, Stage.SIGNED, id="签收"),
        pytest.param({"sent_at": NINE, "answered_at": LATER}, Stage.ANSWERED, id="a report"),
        pytest.param(
            {"sent_at": NINE, "signed_at": LATER, "escalated_at": LATER},
            Stage.ESCALATED,
            id="签收 does not keep it from being passed up",
        ),
        pytest.param(
            {"sent_at": NINE, "answered_at": LATER, "escalated_at": LATER},
            Stage.ANSWERED,
            id="an answer ends being passed up",
        ),
        pytest.param(
            {"given_up": True, "answered_at": LATER},
            Stage.GIVEN_UP,
            id="whoever answered did not do so for this one",
        ),
    ],
)
def test_a_reminder_is_as_far_as_the_best_that_happened(
    values: dict[str, Any], stage: Stage
) -> None:
    assert life(**values).stage is stage


def test_a_unit_is_where_its_worst_duty_is_and_the_newest_reminder_counts() -> None:
    lives = [
        life(given_up=True),
        life(made_at=LATER, sent_at=LATER),
        life(duty="10a", sent_at=NINE, answered_at=LATER),
        life(duty="3a", sent_at=NINE),
    ]
    (told,) = by_unit(lives).values()
    assert told.stage is Stage.SENT
    assert told.waiting == ["2a", "3a"]
    assert told.last.made_at == LATER
    assert told.times == 2, "what was said at one moment is one message"


def test_units_that_somebody_must_look_after_come_first() -> None:
    lives = [
        life(unit="市民政局", sent_at=NINE, answered_at=LATER),
        life(unit="市公安局", sent_at=NINE),
        life(unit="市公积金", given_up=True, problem="nobody is bound to this post"),
    ]
    assert list(by_unit(lives)) == ["市公积金", "市公安局", "市民政局"]
