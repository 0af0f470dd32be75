"""What the words of a correction say instead, and what of a report they leave as it was."""

from datetime import date
from decimal import Decimal

import pytest

from db.rules.terms import ReportStatus
from handlers.inputs.amending import Change, changes, meant, merged
from handlers.inputs.decision import Entry


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上面那个报错了,应该是58%", "58%"),
        ("上面那个报错了，应该是58%", "58%"),
        ("5号刚才报错了,是58%", "58%"),
        ("不是65是58", "58"),
        ("不是65%而是58%", "58%"),
        ("5a应为58%,不是65%", "58%"),
        ("更正:5a 58%", "5a 58%"),
        ("更正为58%", "58%"),
        ("报错了,58%", "58%"),
        ("刚才65%报错了", ""),
        ("写错了", ""),
        ("应该是已办结", "已办结"),
        ("日期写错了,应该是10月15日", "10月15日"),
        ("应该是58%,预计9月20日完成", "58%,预计9月20日完成"),
        ("上一条有误,改成推进中", "推进中"),
        ("that was wrong, should be 58%", "58%"),
        ("I meant 58%", "58%"),
        ("typo: 58%", "58%"),
        ("报错了：58%", "58%"),
        ("correction: 5a 58%", "5a 58%"),
    ],
)
def test_what_is_meant_instead(text: str, expected: str) -> None:
    assert meant(text).strip() == expected


PERCENT = (("", Decimal(65), "%"),)
OLD = Entry(1, ReportStatus.DONE, PERCENT, forecast_on=date(2023, 9, 20))


@pytest.mark.parametrize(
    ("new", "words", "expected"),
    [
        pytest.param(
            Entry(1, ReportStatus.IN_PROGRESS, (("", Decimal(58), "%"),)),
            "58%",
            Entry(1, ReportStatus.DONE, (("", Decimal(58), "%"),), forecast_on=date(2023, 9, 20)),
            id="a figure alone leaves the status",
        ),
        pytest.param(
            Entry(1, ReportStatus.IN_PROGRESS, (("", Decimal(58), "%"),)),
            "推进中58%",
            Entry(
                1,
                ReportStatus.IN_PROGRESS,
                (("", Decimal(58), "%"),),
                forecast_on=date(2023, 9, 20),
            ),
            id="a status that is said counts",
        ),
        pytest.param(
            Entry(1, ReportStatus.BLOCKED, reason="设备没到货"),
            "需协调:设备没到货",
            Entry(
                1,
                ReportStatus.BLOCKED,
                PERCENT,
                reason="设备没到货",
                forecast_on=date(2023, 9, 20),
            ),
            id="a status alone leaves the figure",
        ),
    ],
)
def test_what_a_correction_does_not_say_stays(new: Entry, words: str, expected: Entry) -> None:
    assert merged(OLD, new, words) == expected


def test_a_figure_by_its_name_replaces_only_itself() -> None:
    old = Entry(1, ReportStatus.DONE, (("新版", Decimal(1203), "件"), ("分类", Decimal(862), "件")))
    new = Entry(1, ReportStatus.DONE, (("分类", Decimal(826), "件"),))
    figures = merged(old, new, "分类826").figures
    assert figures == (("新版", Decimal(1203), "件"), ("分类", Decimal(826), "件"))


def test_the_differences_of_two_readings_are_by_assignment() -> None:
    done = [Entry(key, ReportStatus.DONE) for key in (3, 5, 8)]
    now = [
        Entry(5, ReportStatus.DONE),
        Entry(8, ReportStatus.IN_PROGRESS),
        Entry(9, ReportStatus.DONE),
    ]
    assert changes(done, now) == [
        Change(done[0], None),
        Change(done[2], now[1]),
        Change(None, now[2]),
    ]
    assert changes(done, done) == []
