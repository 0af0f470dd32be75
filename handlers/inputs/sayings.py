"""What one group of clauses says: its status, figure, forecast and reason."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db.rules.terms import ReportStatus
from handlers.inputs import english
from handlers.inputs.clauses import OTHERS, Segment
from handlers.inputs.context import just_before
from handlers.inputs.dates import DateFound
from handlers.inputs.dates.pieces import ACTS
from handlers.inputs.duties import Match, fits, named_by
from handlers.inputs.facts import Facts
from handlers.inputs.grounds import reason_of
from handlers.inputs.intents import is_extension
from handlers.inputs.measures import in_percent, is_as_of, is_odd
from handlers.inputs.moods import (
    is_conditional,
    is_doubtful,
    is_hearsay,
    is_of_due,
    is_of_others,
    is_order,
)
from handlers.inputs.numbers import Figure
from handlers.inputs.objects import goes_on
from handlers.inputs.promises import forecasts, is_late_promise
from handlers.inputs.traps import BLANK
from handlers.inputs.verdicts import (
    CLAUSE,
    clause_at,
    differ,
    heaviest,
    outweighed,
    over_by_now,
    statuses_of,
    without_tasks,
)

_OTHERS = re.compile(r"\s*(?:其余|其他|其它|剩下|余下|the rest|others)", re.IGNORECASE)
_OPENING = f" ,，。.!~:;、的了一下(){BLANK}"
_PROMISE = re.compile(rf"(?:{ACTS}|will|done|finish|complete|ready)", re.IGNORECASE)
_A_NAME = 4
_PERIOD = re.compile(r"季|半年")
# 月底前完不成: the day is the due one, not a forecast.
_MISSED = re.compile(
    r"[^,，。;]{0,6}?(?:不[完成了上通]|赶不上|来不及|无法|没法|不能|未能|没(?!问题)|未)"
)
# Two more weeks than the date that stands: which day that is, is not said.
_LONGER = re.compile(r"\b(?:more|another|extra|additional|further)\b", re.IGNORECASE)
_MISSED_ENGLISH = re.compile(english.MISSED, re.IGNORECASE)
# What people add to a task's name without saying anything of it.
_EMPTY = re.compile(rf"[\s,，。.!~:;、()的{BLANK}]|任务|事项|要求|请|你好|您好")
_BLOCKED = ReportStatus.BLOCKED


@dataclass(frozen=True)
class Said:
    """What a group says, before it is known which duty it is about.

    `weak`: its status is only an obstacle; `moot`: it only orders, or tells of what follows
    something else.
    """

    status: ReportStatus | None
    figures: tuple[Figure, ...]
    short: bool
    dates: tuple[DateFound, ...]
    reason: str | None
    extension: bool
    promise: bool
    weak: bool
    moot: bool
    doubts: tuple[str, ...]

    @property
    def stands(self) -> bool:
        """Whether it says more than a reason: 设备没到货,3a申请延期 is about one duty."""
        told = self.status if not self.weak else None
        return bool(told or self.figures or self.short or self.extension or self.dates)

    @property
    def anything(self) -> bool:
        return bool(
            self.status or self.figures or self.short or self.reason or self.extension or self.dates
        )


def leftover(facts: Facts, part: Segment) -> str:
    """What a segment says besides naming tasks, dates and figures."""
    return _EMPTY.sub("", facts.words[part.start : part.end])


def topic(facts: Facts, part: Segment) -> frozenset[str]:
    """Codes of the duties that a segment's words name."""
    words = facts.clean[part.start : part.end]
    if _OTHERS.match(words):
        return frozenset({OTHERS})
    return frozenset(one.duty for one in named_by(words, facts.owed).owed)


def opens_with_name(facts: Facts, part: Segment) -> bool:
    """Whether a segment opens with a keyword or title of a duty."""
    words = facts.clean[part.start : part.end].lstrip(_OPENING).lower()
    called = any(words.startswith(one.spoken) for one in facts.owed if one.spoken)
    return called or bool(named_by(words[:_A_NAME], facts.owed).owed)


def plainly_about(facts: Facts, part: Segment) -> bool:
    """Whether its words name a duty by keyword, so that what is said of it matters."""
    words = facts.clean[part.start : part.end].lower()
    return any(key.lower() in words for one in facts.owed for key in one.keywords if key)


def said(facts: Facts, part: Segment) -> Said:
    """Everything that a segment says."""
    every = statuses_of(facts, part)
    words = facts.clean[part.start : part.end]
    extension = is_extension(words)
    over = over_by_now(facts, every)
    every = [(at, found) for at, found in every if at not in over]
    statuses = outweighed(every, extension=extension)
    status = heaviest([found.status for _, found in statuses])
    figures = tuple(one for one in facts.figures if part.start <= one.start < part.end)
    dates = tuple(
        one
        for one in facts.dates
        if part.start <= one.start < part.end
        and not _is_missed(facts.clean, one)
        and not is_as_of(facts.clean, one)
        and clause_at(facts, one.start) not in over
        and not (extension and _LONGER.search(one.text))
    )
    plain = without_tasks(facts, part.start, part.end)
    moot = status is None and (is_conditional(plain) or is_order(plain))
    now = "".join(
        facts.clean[one.start() : one.end() + 1]
        for one in CLAUSE.finditer(facts.clean, part.start, part.end)
        if one.start() not in over
    )
    # 已办结,材料明天报, or 一季度已检索: a day to come beside what is said to be done.
    early = status is ReportStatus.DONE and any(
        one.on > facts.today or _PERIOD.search(one.text) for one in dates
    )
    loose = _is_loose(facts, part, now, status)
    open_ = moot or early or loose or differ(every, statuses)
    return Said(
        status,
        figures,
        any(part.start <= one.start < part.end for one in facts.short),
        forecasts(dates, facts.today.year) if figures else dates,
        reason_of(facts, part, every, extension=extension),
        extension,
        bool(_PROMISE.search(facts.words, part.start, part.end)),
        bool(statuses) and all(found.weak for _, found in statuses) and status is _BLOCKED,
        moot,
        ("status",) * open_,
    )


def _is_missed(clean: str, day: DateFound) -> bool:
    before = just_before(_MISSED_ENGLISH, clean, day.start)
    return before or bool(_MISSED.match(clean, day.end))


def _is_loose(facts: Facts, part: Segment, now: str, status: ReportStatus | None) -> bool:
    """Said with a doubt, from hearsay, of others, or while something is still to come."""
    words = facts.clean[part.start : part.end]
    done = status is ReportStatus.DONE
    quoted = is_hearsay(facts.text) if part.start else is_hearsay(words)
    return (
        is_doubtful(now)
        or is_late_promise(facts, part)
        or ((status is not None or facts.figures) and quoted)
        or (is_of_due(now) and not done and not is_extension(now))
        or (done and (goes_on(now) or is_of_others(now)))
    )


def figure_of(figures: Sequence[Figure], match: Match) -> tuple[Decimal | None, str | None, bool]:
    """Value and unit of the figure meant, and whether it is plain which one it is."""
    targets = [one for one in match.owed if one.target_unit]
    if targets:
        fit = [one for one in figures if any(fits(owed, one) for owed in targets)]
    else:
        fit = [one for one in figures if one.unit == "%" and not one.rough]
    values = {one.value for one in fit}
    summed = len(fit) > 1 and fit[0].unit != "%" and bool(targets)  # 3月1次,4月1次
    if len(values) != 1 or summed:
        unused = bool(figures) if targets else any(one.unit is None for one in figures)
        return None, None, not (values or unused)
    units = {owed.target_unit for owed in targets if fits(owed, fit[0])}
    unit = units.pop() if len(units) == 1 else fit[0].unit
    return in_percent(fit[0], unit), unit, not is_odd(fit[0], unit)


def forecast_of(dates: Sequence[DateFound]) -> tuple[date | None, bool]:
    """The day meant and whether it is plain; several days are none."""
    days = {one.on for one in dates if not one.recurring}
    if len(days) != 1:
        return None, not days
    return days.pop(), all(one.sure for one in dates)
