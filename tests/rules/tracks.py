"""Tracks of the notice's own duties, and firings as short lines to compare."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from db.rules.deadlines import Monthly, periods
from db.rules.firings import Firing
from db.rules.office import Office
from db.rules.terms import Force, Kind
from db.rules.tracks import Track
from db.rules.workdays import Calendar

CALENDAR = Calendar()
SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = Office(SHANGHAI, CALENDAR)

STANDING = Track(Kind.STANDING, Force.MUST, None, date(2023, 1, 1), date(2023, 12, 31))
"""严禁明进暗不进"""
DELIVERABLE = replace(STANDING, kind=Kind.DELIVERABLE)
"""《要件审查要点一本通》"""
WINDOW = replace(STANDING, kind=Kind.MILESTONE, due_on=date(2023, 4, 30))
"""4月底前完成“政策兑现”窗口设立工作"""
FOUR_CHECKS = replace(STANDING, kind=Kind.RECURRING, due_on=date(2023, 12, 31), counted=True)
"""每年对办事指南进行全覆盖检索不少于4次"""


def monthly_return(month: int) -> Track:
    """每月25日报送上月25日至本月24日的事项数据, 遇节假日顺延: that of a month of 2023."""
    period = periods(Monthly(25, "following"), 2023, CALENDAR)[month - 1]
    return Track(
        Kind.RECURRING, Force.MUST, period.due_on, period.starts_on, period.ends_on, monthly=True
    )


def lines(firings: Iterable[Firing]) -> list[str]:
    """Each firing as "2023-04-28 15:00 day-pm", in the time of the office."""
    return [f"{one.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M} {one.rung}" for one in firings]
