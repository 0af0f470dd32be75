"""Days off and days worked as an administrator writes them: 2月9日 休 除夕, 2月10日至17日 休."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.inputs.dates import DateFound

LONGEST = 60
"""Days in one stretch: more is a slip of the hand."""
FindDates = Callable[[str], Sequence[DateFound]]
_ORDER = re.compile(
    r"(?P<days>.+?)\s*(?:(?P<off>放假|休[息假]?|off)|(?P<on>上班|补班|工作|班|working)"
    r"|(?P<clear>恢复|取消|clear))(?:\s+(?P<why>.+))?",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:\.\.|至|到|~|—+|\bto\b)\s*")


@dataclass(frozen=True)
class DaysOff:
    """Which days, whether they are worked (None: as announced), and why."""

    days: tuple[date, ...]
    working: bool | None
    reason: str | None


def days_off(text: str, find: FindDates) -> DaysOff | None:
    """What `text` orders; None for what is no order of this kind. `find`: the dates in a text."""
    order = _ORDER.fullmatch(text.strip())
    days = _stretch(order["days"], find) if order else ()
    if order is None or not days:
        return None
    working = None if order["clear"] else bool(order["on"])
    return DaysOff(days, working, order["why"])


def _stretch(text: str, find: FindDates) -> tuple[date, ...]:
    first, *rest = _TO.split(text, maxsplit=1)
    start = _one(first, find)
    if start is None:
        return ()
    last = _later(start, text, rest[0], find) if rest else start
    length = (last - start).days + 1 if last else 0
    if not 1 <= length <= LONGEST:
        return ()
    return tuple(date.fromordinal(start.toordinal() + count) for count in range(length))


def _later(start: date, whole: str, second: str, find: FindDates) -> date | None:
    """17日 alone does not say of which month: the whole does."""
    return next(
        (day for part in (whole, second) if (day := _one(part, find)) and day > start), None
    )


def _one(text: str, find: FindDates) -> date | None:
    found = find(text)
    return found[0].on if len(found) == 1 else None
