"""Whether a month or quarter is the time that something was counted in: 四季度完成1次."""

import re
from datetime import date

from handlers.inputs.dates.found import Moment
from handlers.inputs.dates.pieces import told_as_past

_COUNTED = re.compile(
    r"(?:[、和及与]?第?[一二三四1-4]季度?)*的?(?:办事指南|全覆盖|已|共|累计|全部|总共|各|也|都)*"
    r"(?:完成|达标|办结|办理|新增|培训|检查|检索|开展|报送|达到?|接待|受理|办|查|做|搞)*率?"
    r"(?:了|已|过|完成|为|是|[,，]?\s?(?:累计|共))*\s?(?:[\d\uffff]|百分|[一二两三四五六七八九十]+[次家个件项])"
)
_PROMISED = re.compile(r"完成|达到|争取|力争|预计|计划|要|能|将|再")
_HALF_YEAR = 6


def is_counted_in(match: re.Match[str], on: date | None, months: int, moment: Moment) -> bool:
    """Whether the phrase, ending on `on`, tells of a period of that many months rather than of a
    deadline: one that goes on or is over (11月达标率85%); a coming one is a promise."""
    if on is None:
        return False
    apart = (on.year - moment.today.year) * 12 + on.month - moment.today.month
    named = match.groupdict().get("year")
    if told_as_past(match):
        # 四季度检查已完成 speaks of this one, 上半年已检索2次 of what was counted.
        return not named and (0 <= apart + 12 < months or counts(match))
    rolled = (
        not named and on.year > moment.today.year and not _PROMISED.match(match.string, match.end())
    )
    over = apart < months or (apart > _HALF_YEAR and not named)
    return (over or rolled) and counts(match)


def counts(match: re.Match[str]) -> bool:
    """Whether a figure is what is said of the period: 一季度检索1次."""
    return bool(_COUNTED.match(match.string, match.end()))
