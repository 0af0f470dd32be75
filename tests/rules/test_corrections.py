"""Within 24 hours and before a review, who said it may take it back or correct it."""

from datetime import datetime, timedelta

import pytest

from db.rules.corrections import Refusal, Standing, refusal
from tests.moments import at

RECORDED = at("2023-04-14 09:05")
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("standing", "now", "expected"),
    [
        pytest.param({}, RECORDED, None, id="at once"),
        pytest.param({}, at("2023-04-15 09:05"), None, id="24 hours later to the second"),
        pytest.param({}, at("2023-04-15 09:05") + SECOND, Refusal.LATE, id="a second too late"),
        pytest.param({}, RECORDED - SECOND, None, id="another replica's clock is ahead"),
        pytest.param({"reviewed": True}, RECORDED, Refusal.REVIEWED, id="reviewed meanwhile"),
        pytest.param(
            {"reviewed": True}, at("2023-05-14 09:05"), Refusal.REVIEWED, id="reviewed and late"
        ),
        pytest.param({"taken_back": True}, RECORDED, Refusal.TAKEN_BACK, id="taken back before"),
        pytest.param({"corrected": True}, RECORDED, Refusal.CORRECTED, id="corrected before"),
        pytest.param(
            {"taken_back": True, "corrected": True},
            RECORDED,
            Refusal.TAKEN_BACK,
            id="taken back after a correction that was taken back",
        ),
    ],
)
def test_a_report_may_be_changed_until(
    standing: dict[str, bool], now: datetime, expected: Refusal | None
) -> None:
    assert refusal(Standing(RECORDED, **standing), now=now) is expected
