"""Everything found in a text at once: dates, tasks, figures, reasons, each with its span."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from db.rules.workdays import Calendar
from handlers.inputs.context import just_before
from handlers.inputs.dates import DateFound, find_dates
from handlers.inputs.dates.impossible import impossible_days
from handlers.inputs.duties import Key, Owed
from handlers.inputs.intents import find_reason
from handlers.inputs.numbers import Figure, find_figures
from handlers.inputs.returns import ReturnFound, find_return
from handlers.inputs.tasks import TaskRef, find_tasks
from handlers.inputs.traps import BLANK, blank_traps

# Figures that are not where a duty stands: the old one, the target, a gap, a rise.
_NOT_THE_FIGURE = re.compile(
    r"(?:预计|争取|力争|计划|有望|将|will|expect)[^,，。;]{0,14}$|"
    r"(?:不是|原来是?|原先|上次|之前是?|目标[是为:]?|要求[是为]?|还差|只差|差|还剩|剩下?|不低于|不少于|至少|高于"
    r"|(?:提高|增长|上升|下降|增加|降低|提升|减少)(?:了|约)?|[从由]|每"
    r"|\bfrom|\bof|\btarget(?: is)?|\bnot)\s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Facts:
    """A normalized text and what was found in it.

    `clean` is the text with its return and its reasons overwritten, so that 设备没到货 is not
    taken for a status; `words` has dates, tasks and figures overwritten too.
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
    dates = tuple(find_dates(text, now=now, zone=zone, calendar=calendar))
    shown = [one for one in owed if one.key in replied_to]
    returned = find_return(text, shown or owed, bare=_asks_return(shown or owed))
    spans = [(returned.start, returned.end)] if returned else []
    reasons = _reasons(_blanked(text, spans))
    spans += [(start, end) for _, start, end in reasons]
    clean = blank_traps(_blanked(text, spans))
    dated = [(one.start, one.end) for one in dates]
    tasks = tuple(find_tasks(clean, dated))
    named = [(one.start, one.end) for one in tasks]
    figures = tuple(_figures(clean, [*dated, *named]))
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
        now.astimezone(zone).date(),
        tuple(impossible_days(clean)),
    )


def _asks_return(owed: Sequence[Owed]) -> bool:
    return bool(owed) and all(one.figures for one in owed)


def _reasons(text: str) -> list[tuple[str, int, int]]:
    found, start = [], 0
    while reason := find_reason(text[start:]):
        words, begin, end = reason
        found.append((words, start + begin, start + end))
        start += end
    return found


def _figures(clean: str, taken: Sequence[tuple[int, int]]) -> list[Figure]:
    figures = find_figures(_blanked(clean, taken))
    return [one for one in figures if not just_before(_NOT_THE_FIGURE, clean, one.start)]


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text
