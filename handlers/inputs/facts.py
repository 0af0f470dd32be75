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
from handlers.inputs.intents import find_reason
from handlers.inputs.measures import standing
from handlers.inputs.numbers import Figure, find_figures
from handlers.inputs.returns import ReturnFound, find_return
from handlers.inputs.tasks import TaskRef, find_tasks
from handlers.inputs.traps import BLANK, blank_traps

# 不是2a,是2c: the first is not meant.
_NOT_MEANT = re.compile(r"(?<!是)(?:不是|并非)\s?$")


@dataclass(frozen=True)
class Facts:
    """A normalized text and what was found in it.

    `clean` is the text with its return and its reasons overwritten, so that 设备没到货 is not
    taken for a status; `words` has dates, tasks and figures overwritten too. `short`: figures
    that something falls short of (未达到70%); `impossible`: where 9月31日 stands.
    """

    text: str
    clean: str
    words: str
    dates: tuple[DateFound, ...]
    tasks: tuple[TaskRef, ...]
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
    shown = [one for one in owed if one.key in replied_to]
    asked = shown or owed
    returned = find_return(text, asked, today=today, bare=_asks_return(asked))
    spans = [(returned.start, returned.end)] if returned else []
    dates = tuple(one for one in read.dates if not _inside(one.start, one.end, spans))
    reasons = _reasons(_blanked(text, spans))
    spans += [(start, end) for _, start, end in reasons]
    clean = blank_traps(_blanked(text, spans))
    dated = [(one.start, one.end) for one in dates] + list(read.impossible)
    named_tasks = find_tasks(clean, dated)
    tasks = tuple(one for one in named_tasks if not just_before(_NOT_MEANT, clean, one.start))
    named = [(one.start, one.end) for one in tasks]
    counted = find_figures(_blanked(clean, [*dated, *named]))
    figures, short = standing(clean, counted, dates, today)
    said = [*dated, *named, *((one.start, one.end) for one in figures)]
    return Facts(
        text,
        clean,
        _blanked(clean, said),
        dates,
        tasks,
        figures,
        tuple((words, start) for words, start, _ in reasons),
        returned,
        tuple(owed),
        tuple(replied_to),
        today,
        tuple(start for start, end in read.impossible if not _inside(start, end, spans)),
        short,
    )


def _inside(first: int, last: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < last and first < end for start, end in spans)


def _asks_return(owed: Sequence[Owed]) -> bool:
    return bool(owed) and all(one.figures for one in owed)


def _reasons(text: str) -> list[tuple[str, int, int]]:
    found, start = [], 0
    while reason := find_reason(text[start:]):
        words, begin, end = reason
        found.append((words, start + begin, start + end))
        start += end
    return found


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text
