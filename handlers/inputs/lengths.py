"""延期两周, 延10天, 再给5个工作日: how much later, counted from the due date that is moved."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from db.rules.workdays import Calendar
from handlers.inputs.normalize import normalize
from handlers.inputs.numerals import CHINESE, small

_COUNT = rf"(?P<n>半|\d{{1,3}}|{CHINESE}|an?|one|two|three)\s?个?"
_UNIT = (
    r"(?P<unit>工作日|working days?|天|days?|周|星期|礼拜|weeks?|(?<=个)月|months?)"
    r"(?![一二三四五六日])"
)
_VERB = r"(?:延期|延长|延后|推迟|展期|宽限|延|推|缓|再给|extend(?:ed)?(?: it)? by|by)\s?"
_SAID = re.compile(rf"{_VERB}{_COUNT}{_UNIT}", re.IGNORECASE)
_BARE = re.compile(
    rf"(?:再|申请|请|想|{_VERB})*{_COUNT}{_UNIT}(?:时间|左右)?[吧。.!\s]*", re.IGNORECASE
)
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_HALF_MONTH = 15


def lengthened(words: str, due_on: date, calendar: Calendar) -> date | None:
    """The day that 延期两周 moves `due_on` to; None unless exactly one length is named."""
    text = normalize(words).text
    found = list(_SAID.finditer(text))
    whole = _BARE.fullmatch(text.strip())
    matches = found or ([whole] if whole else [])
    return _moved(matches[0], due_on, calendar) if len(matches) == 1 else None


def _moved(match: re.Match[str], due_on: date, calendar: Calendar) -> date | None:
    said, unit = match["n"].lower(), match["unit"].lower()
    if said == "半":
        return due_on + timedelta(days=_HALF_MONTH) if unit in ("月", "month") else None
    count = _WORDS.get(said) or small(said)
    move = next(move for names, move in _MOVES.items() if unit.startswith(names))
    return move(due_on, count, calendar) if count else None


def _months(due_on: date, count: int, _calendar: Calendar) -> date:
    """The same day of a later month; the month's last day stays the last day."""
    years, month = divmod(due_on.month - 1 + count, 12)
    year, month = due_on.year + years, month + 1
    last = monthrange(year, month)[1]
    was_last = due_on.day == monthrange(due_on.year, due_on.month)[1]
    return date(year, month, last if was_last else min(due_on.day, last))


_MOVES: dict[tuple[str, ...], Callable[[date, int, Calendar], date]] = {
    ("工作日", "working"): lambda due_on, count, calendar: calendar.add(due_on, count),
    ("天", "day"): lambda due_on, count, _: due_on + timedelta(days=count),
    ("周", "星期", "礼拜", "week"): lambda due_on, count, _: due_on + timedelta(weeks=count),
    ("月", "month"): _months,
}
