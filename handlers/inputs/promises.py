"""Which dates of a text promise something (本周五前办完), whether or not they have passed."""

import re
from collections.abc import Sequence

from db.rules.terms import ReportStatus
from handlers.inputs.clauses import Segment
from handlers.inputs.dates import DateFound
from handlers.inputs.dates.pieces import BEFORE
from handlers.inputs.facts import Facts

# 昨天完成 tells of the past; so does finished on 20 April.
_TOLD_PAST = re.compile(
    r"[昨前上去]|大前|(?:\d{1,2}(?:st|nd|rd|th)? )?[a-z]|\d+(?:个?[天周月日]|个?工作日)前",
    re.IGNORECASE,
)
_BY_THEN = re.compile(rf"(?:{BEFORE}|[底末内])$")
# A quarter or month alone, rolled into next year, is the time that was reported on.
_PERIOD = re.compile(r"第?[一二三四1-4]季度?|(?:\d{1,2}|[一二三四五六七八九十]+)月份?|[上下]半年")
_FINISHED = (ReportStatus.DONE, ReportStatus.NOT_APPLICABLE)


def is_ahead(facts: Facts, start: int, end: int) -> bool:
    """Whether a clause names a day to come, or one by which something was promised."""
    if any(start <= place < end for place in facts.impossible):
        return True
    dates = (one for one in facts.dates if start <= one.start < end)
    return any(not (one.told or (one.passed and _TOLD_PAST.match(one.text))) for one in dates)


def is_late_promise(facts: Facts, part: Segment) -> bool:
    """去年底前办结 may tell of last year, or promise for a year that was mistyped."""
    return any(
        one.passed and _TOLD_PAST.match(one.text) and _BY_THEN.search(one.text)
        for one in facts.dates
        if part.start <= one.start < part.end and not one.text.isascii()
    )


def is_plain_day(facts: Facts, part: Segment, status: ReportStatus | None) -> bool:
    """Whether no day of a segment is impossible, or past and yet a forecast."""
    if any(part.start <= place < part.end for place in facts.impossible):
        return False
    dates = (one for one in facts.dates if part.start <= one.start < part.end)
    return status in _FINISHED or not any(one.passed for one in dates)


def forecasts(dates: Sequence[DateFound], year: int) -> tuple[DateFound, ...]:
    """The dates beside a figure without the periods it was counted in: 第一季度检索1次."""
    return tuple(one for one in dates if not _is_period(one, year))


def _is_period(day: DateFound, year: int) -> bool:
    over = day.on.year > year or "季" in day.text
    return over and bool(_PERIOD.fullmatch(day.text.strip()))
