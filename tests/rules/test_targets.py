"""Figures against the notice's targets: 达到90%以上, 不得超过3类, 100%完成."""

from decimal import Decimal

import pytest

from db.rules.targets import Contradiction, Op, Target, contradicts, meets
from db.rules.terms import ReportStatus

NINETY_PERCENT = Target(Op.AT_LEAST, Decimal(90), "%")


@pytest.mark.parametrize(
    ("op", "target", "value", "met"),
    [
        pytest.param(">=", "90", "90", True, id="90%以上 includes 90"),
        pytest.param(">=", "90", "89.9", False, id="just below"),
        pytest.param(">=", "0.3", "0.3", True, id="decimals are exact"),
        pytest.param("<=", "3", "3", True, id="不超过3类 includes 3"),
        pytest.param("<=", "3", "4", False, id="one too many"),
        pytest.param("=", "100", "100.0", True, id="exactly, however it is written"),
        pytest.param("=", "100", "99", False, id="not exactly"),
    ],
)
def test_a_figure_meets_its_target(op: str, target: str, value: str, met: bool) -> None:
    assert meets(op, Decimal(target), Decimal(value)) is met


def test_an_unknown_comparison_is_refused() -> None:
    with pytest.raises(ValueError, match="about"):
        meets("about", Decimal(90), Decimal(90))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param(Decimal(95), None, id="done with 95%"),
        pytest.param(Decimal(85), Contradiction.OFF_TARGET, id="done with 85%"),
        pytest.param(None, Contradiction.NO_FIGURE, id="done without a figure"),
    ],
)
def test_done_must_be_borne_out_by_the_figure(
    value: Decimal | None, reason: Contradiction | None
) -> None:
    assert contradicts(ReportStatus.DONE, NINETY_PERCENT, value) is reason


@pytest.mark.parametrize("status", [one for one in ReportStatus if one is not ReportStatus.DONE])
@pytest.mark.parametrize("value", [None, Decimal(10), Decimal(99)])
def test_a_report_that_does_not_claim_done_may_have_any_figure(
    status: ReportStatus, value: Decimal | None
) -> None:
    assert contradicts(status, NINETY_PERCENT, value) is None


def test_a_duty_without_a_target_is_done_without_a_figure() -> None:
    assert contradicts(ReportStatus.DONE, None, None) is None
