"""What speaks against a report, in a table of the notice's duties."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from db.rules.doubts import Doubt, Known, Said, doubts, is_over_whole, leaps
from db.rules.targets import Op, Target
from db.rules.terms import ReportStatus

TODAY = date(2023, 8, 14)
SHARE = Known(
    target=Target(Op.AT_LEAST, Decimal(70), "%"),
    last=Decimal(68),
    due_on=date(2023, 9, 30),
    ends_on=date(2023, 12, 31),
    monthly=False,
)
"""5a 无差别综合受理比例 ≥70%, 9月底前."""
WINDOWS = replace(SHARE, target=Target(Op.AT_MOST, Decimal(3), "类"), last=Decimal(2), due_on=None)
"""19a 专窗办事不得超过3类."""
RETURN = Known(None, None, date(2023, 8, 25), date(2023, 8, 24), monthly=True)
"""9a of August 2023."""
UNDER_WAY, DONE = ReportStatus.IN_PROGRESS, ReportStatus.DONE


def said(
    status: ReportStatus = UNDER_WAY, value: int | None = None, forecast: date | None = None
) -> Said:
    return Said(status, None if value is None else Decimal(value), forecast)


@pytest.mark.parametrize(
    ("report", "known", "found"),
    [
        pytest.param(said(value=65), SHARE, [Doubt.BELOW_LAST], id="65% after 68%"),
        pytest.param(said(value=68), SHARE, [], id="the same again"),
        pytest.param(said(value=69), SHARE, [], id="more than last time"),
        pytest.param(said(value=65), replace(SHARE, last=None), [], id="the first figure"),
        pytest.param(said(), SHARE, [], id="no figure"),
        pytest.param(said(DONE, 65), SHARE, [Doubt.BELOW_LAST], id="said as done"),
        pytest.param(said(value=1), WINDOWS, [], id="fewer is better"),
        pytest.param(said(value=3), WINDOWS, [], id="the limit itself"),
        pytest.param(said(value=5), WINDOWS, [Doubt.OVER_LIMIT], id="five where three may be"),
        pytest.param(
            said(forecast=date(2023, 10, 15)), SHARE, [Doubt.AFTER_DUE], id="later than due"
        ),
        pytest.param(said(forecast=date(2023, 9, 30)), SHARE, [], id="on the day itself"),
        pytest.param(said(forecast=date(2023, 10, 15)), WINDOWS, [], id="nothing is due"),
        pytest.param(
            said(value=65, forecast=date(2023, 10, 15)),
            SHARE,
            [Doubt.BELOW_LAST, Doubt.AFTER_DUE],
            id="both",
        ),
        pytest.param(said(DONE), RETURN, [Doubt.EARLY], id="the month is not over"),
        pytest.param(said(), RETURN, [], id="nothing handed in yet"),
    ],
)
def test_what_speaks_against_a_report(report: Said, known: Known, found: list[Doubt]) -> None:
    assert list(doubts(report, known, today=TODAY)) == found


@pytest.mark.parametrize(
    ("day", "found"), [(date(2023, 8, 24), [Doubt.EARLY]), (date(2023, 8, 25), [])]
)
def test_a_return_is_early_up_to_the_last_day_of_its_period(day: date, found: list[Doubt]) -> None:
    assert list(doubts(said(DONE), RETURN, today=day)) == found


@pytest.mark.parametrize(
    ("value", "unit", "over"),
    [
        ("100", "%", False),
        ("100.1", "%", True),
        ("-1", "%", True),
        ("0", "%", False),
        ("101", "件", False),
    ],
)
def test_a_share_is_between_none_and_the_whole(value: str, unit: str, over: bool) -> None:
    assert is_over_whole(Decimal(value), unit) is over


@pytest.mark.parametrize(
    ("now", "before", "stands_out"),
    [
        (2406, 1203, True),
        (2405, 1203, False),
        (601, 1203, True),
        (602, 1203, False),
        (0, 49, False),
        (0, 50, True),
        (50, 0, True),
        (49, 0, False),
        (4, 1, False),
    ],
)
def test_a_figure_that_doubled_or_halved_stands_out_unless_it_is_small(
    now: int, before: int, stands_out: bool
) -> None:
    found = leaps({"分中心": Decimal(now)}, {"分中心": Decimal(before)})
    assert found == ["分中心"] * stands_out


def test_a_figure_that_the_month_before_did_not_have_does_not_stand_out() -> None:
    assert leaps({"分中心": Decimal(900)}, {}) == []
