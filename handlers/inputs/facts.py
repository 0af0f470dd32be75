"""Everything found in a text at once: dates, tasks, figures, reasons, each with its span."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from db.rules.workdays import Calendar
from handlers.inputs.context import just_before
from handlers.inputs.dates import DateFound, read_dates
from handlers.inputs.duties import Key, Owed
from handlers.inputs.measures import standing
from handlers.inputs.names import with_names
from handlers.inputs.numbers import Figure, find_figures
from handlers.inputs.reasons import find_reason
from handlers.inputs.returns import ReturnFound, find_return
from handlers.inputs.tasks import TaskRef, find_ranges, find_tasks
from handlers.inputs.traps import BLANK, blank_traps

# 不是2a,是2c: the first is not meant.
_NOT_MEANT = re.compile(r"(?<!是)(?:不是|并非)\s?$")
_A_BIT = ("一点", "两点", "几点")
_MORE_OR_LESS = re.compile(r"[差有早晚快慢多少好]$")


@dataclass(frozen=True)
class Facts:
    """A normalized text and what was found in it.

    `clean` is the text with its return and its reasons overwritten, so that 设备没到货 is not
    taken for a status; `words` has dates, tasks and figures overwritten too. `short`: figures
    that something falls short of (未达到70%); `names`:
    where a duty's own words stand; `impossible`: where 9月31日 stands.
    """

    text: str
    clean: str
    words: str
    dates: tuple[DateFound, ...]
    tasks: tuple[TaskRef, ...]
    names: tuple[tuple[int, int], ...]
    figures: tuple[Figure, ...]
    reasons: tuple[tuple[str, int], ...]
    returned: ReturnFound | None
    owed: tuple[Owed, ...]
    replied_to: tuple[Key, ...]
    today: date
    impossible: tuple[int, ...]
    short: tuple[Figure, ...]


def gather(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    calendar: Calendar,
    owed: Sequence[Owed],
    replied_to: Sequence[Key],
) -> Facts:
    """The facts of a normalized text."""
    today = now.astimezone(zone).date()
    read = read_dates(text, now=now, zone=zone, calendar=calendar)
    found = _told(text, read.dates)
    spans = [(one.start, one.end) for one in found]
    asked = [one for one in owed if one.key in replied_to] or owed
    returned = find_return(text, asked, today=today, dates=spans, bare=_asks_return(asked))
    spans = [(returned.start, returned.end)] if returned else []
    none = [*spans, *find_ranges(text)]
    dates = tuple(one for one in found if not (_is_a_bit(text, one) or _within(one, none)))
    reasons = _reasons(_blanked(text, spans))
    spans += [(start, end) for _, start, end in reasons]
    clean = blank_traps(_blanked(text, spans))
    dated = [(one.start, one.end) for one in dates] + list(read.impossible)
    tasks, spelt, dropped = with_names(clean, _tasks(clean, dated), owed)
    clean = _blanked(clean, dropped)
    named = [*((one.start, one.end) for one in tasks), *spelt]
    counted = find_figures(_blanked(clean, [*dated, *named]))
    dates = tuple(one for one in dates if not _is_of_name(one, spelt, tasks, owed))
    figures, short = standing(clean, counted, dates, today)
    return Facts(
        text,
        clean,
        _blanked(clean, [*dated, *named, *((one.start, one.end) for one in counted)]),
        dates,
        tasks,
        tuple(spelt),
        figures,
        tuple((words, start) for words, start, _ in reasons),
        returned,
        tuple(owed),
        tuple(replied_to),
        today,
        tuple(start for start, end in read.impossible if not _inside(start, end, spans)),
        short,
    )


def _tasks(clean: str, dated: Sequence[tuple[int, int]]) -> list[TaskRef]:
    found = find_tasks(clean, dated)
    return [one for one in found if not just_before(_NOT_MEANT, clean, one.start)]


def _within(found: DateFound, spans: Sequence[tuple[int, int]]) -> bool:
    return _inside(found.start, found.end, spans)


def _inside(first: int, last: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < last and first < end for start, end in spans)


def _told(text: str, dates: Sequence[DateFound]) -> tuple[DateFound, ...]:
    """The dates without what is part of a share: 六点五个点, 达标率八点五成, 5.01 percent."""
    pointed = [one for one in dates if "点" in one.text or "." in one.text]
    if not pointed:
        return tuple(dates)
    shares = [(one.start, one.end) for one in find_figures(text) if one.unit == "%"]
    return tuple(one for one in dates if one not in pointed or not _within(one, shares))


def _is_of_name(
    found: DateFound,
    spelt: Sequence[tuple[int, int]],
    tasks: Sequence[TaskRef],
    owed: Sequence[Owed],
) -> bool:
    """周末预约服务已开通: the days of a duty's own words are no date."""
    codes = {ref.duty for ref in tasks if ref.duty}
    words = (key for one in owed if one.duty.lower() in codes for key in one.keywords)
    inside = any(start <= found.start and found.end <= end for start, end in spelt)
    return inside or found.text in words


def _is_a_bit(text: str, found: DateFound) -> bool:
    """还差一点, 快一点: no time of the day."""
    return found.text in _A_BIT and just_before(_MORE_OR_LESS, text, found.start)


def _asks_return(owed: Sequence[Owed]) -> bool:
    return bool(owed) and all(one.figures for one in owed)


def _reasons(text: str) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    while reason := find_reason(text, found[-1][2] if found else 0):
        found.append(reason)
    return found


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text
