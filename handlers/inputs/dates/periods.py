"""Whether a month or quarter is the time that something was counted in: 四季度完成1次."""

import re
from datetime import date

from handlers.inputs.dates.found import Moment
from handlers.inputs.dates.pieces import told_as_past

_COUNTED = re.compile(
    r"的?(?:已|共|累计|全部|总共)*(?:完成|达标|办结|办理|新增|培训|检查|检索|开展|报送|达到?|接待|受理|办)?率?"
    r"(?:了|已|完成|为|是)*\s?(?:[\d\uffff]|百分|[一二两三四五六七八九十]+[次家个件项])"
)
_HALF_YEAR = 6


def is_counted_in(match: re.Match[str], on: date | None, months: int, moment: Moment) -> bool:
    """Whether the phrase, ending on `on`, tells of a period of that many months rather than of a
    deadline: one that goes on or is over (11月达标率85%); a coming one is a promise."""
    if on is None:
        return False
    apart = (on.year - moment.today.year) * 12 + on.month - moment.today.month
    if told_as_past(match):
        named = match.groupdict().get("year")
        return not named and 0 <= apart + 12 < months  # 四季度检查已完成 speaks of this one
    over = apart < months or apart > _HALF_YEAR
    return over and bool(_COUNTED.match(match.string, match.end()))
