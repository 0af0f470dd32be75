"""What one group of clauses says: its status, figure, forecast and reason."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db.rules.terms import ReportStatus
from handlers.inputs.clauses import OTHERS, Segment
from handlers.inputs.dates import DateFound
from handlers.inputs.dates.pieces import ACTS
from handlers.inputs.duties import Match, fits, named_by
from handlers.inputs.facts import Facts
from handlers.inputs.intents import is_doubtful, is_extension
from handlers.inputs.measures import is_odd
from handlers.inputs.numbers import Figure
from handlers.inputs.objects import goes_on, is_whole
from handlers.inputs.promises import forecasts, is_ahead, is_late_promise
from handlers.inputs.status import StatusFound, find_status
from handlers.inputs.traps import BLANK

_CLAUSE = re.compile(r"[^,，。;!?\n]+")
_OTHERS = re.compile(r"\s*(?:其余|其他|其它|剩下|余下|the rest|others)", re.IGNORECASE)
_PROMISE = re.compile(rf"(?:{ACTS}|will|done|finish|complete|ready)", re.IGNORECASE)
# 月底前完不成: the day is the due one, not a forecast.
_MISSED = re.compile(r"[^,，。;]{0,6}?(?:不[完成了上通]|赶不上|来不及|无法|没法|不能|未能|没|未)")
_SAYS_WHY = re.compile(r"经费|资金|预算|钱|拨款|支持|人手|场地|设备")
_JUST_SAID = re.compile(r"不适用|n/a|not applicable", re.IGNORECASE)
_OPENING, _CLOSING = f" ,，。.!~:;、的了一下(){BLANK}", f" ,，。.!~:;、({BLANK}"
# What people add to a task's name without saying anything of it.
_EMPTY = re.compile(rf"[\s,，。.!~:;、()的{BLANK}]|任务|事项|要求|请|你好|您好")
# What weighs more when clauses of one group differ.
_WEIGHT = (
    ReportStatus.BLOCKED,
    ReportStatus.NOT_APPLICABLE,
    ReportStatus.NOT_STARTED,
    ReportStatus.IN_PROGRESS,
    ReportStatus.DONE,
)


@dataclass(frozen=True)
class Said:
    """What a group says, before it is known which duty it is about."""

    status: ReportStatus | None
    figures: tuple[Figure, ...]
    short: bool
    dates: tuple[DateFound, ...]
    reason: str | None
    extension: bool
    promise: bool
    doubts: tuple[str, ...]

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


def plainly_about(facts: Facts, part: Segment) -> bool:
    """Whether its words name a duty by keyword, so that what is said of it matters."""
    words = facts.clean[part.start : part.end].lower()
    return any(key.lower() in words for one in facts.owed for key in one.keywords if key)


def said(facts: Facts, part: Segment) -> Said:
    """Everything that a segment says."""
    statuses = _outweighed(_statuses(facts, part))
    words = facts.clean[part.start : part.end]
    status = _heaviest([found.status for _, found in statuses])
    figures = tuple(one for one in facts.figures if part.start <= one.start < part.end)
    dates = tuple(
        one
        for one in facts.dates
        if part.start <= one.start < part.end and not _MISSED.match(facts.clean, one.end)
    )
    loose = is_doubtful(words) or is_late_promise(facts, part)
    later = status is ReportStatus.DONE and goes_on(words)
    doubts = ["status"] if loose or later or _differ(statuses) else []
    return Said(
        status,
        figures,
        any(part.start <= one.start < part.end for one in facts.short),
        forecasts(dates, facts.today.year) if figures else dates,
        _reason(facts, part, statuses),
        is_extension(words),
        bool(_PROMISE.search(facts.words, part.start, part.end)),
        tuple(doubts),
    )


def _statuses(facts: Facts, part: Segment) -> list[tuple[int, StatusFound]]:
    """Statuses of the clauses, with where each clause begins."""
    found = []
    for clause in _CLAUSE.finditer(facts.clean, part.start, part.end):
        words = _without_tasks(facts, *clause.span())
        status = find_status(words, ahead=is_ahead(facts, *clause.span()))
        if status:
            found.append((clause.start(), status))
    return found


def is_said_whole(facts: Facts, part: Segment, match: Match) -> bool:
    """Whether what is done is the duty itself, not a part of it: 已完成招标."""
    return any(
        is_whole(_without_tasks(facts, at, part.end), found, match)
        for at, found in _statuses(facts, part)
        if found.status is ReportStatus.DONE
    )


def _outweighed(statuses: list[tuple[int, StatusFound]]) -> list[tuple[int, StatusFound]]:
    """完成80%,已办结: the plain word counts, and the figure is held against the target later."""
    plain = [(at, found) for at, found in statuses if not found.measured]
    return plain if any(found.status is ReportStatus.DONE for _, found in plain) else statuses


def _without_tasks(facts: Facts, start: int, end: int) -> str:
    """The clause with figures, since they tell 完成85% from 完成, without tasks and dates."""
    words = facts.clean[start:end]
    spans = [(one.start, one.end) for one in facts.tasks]
    spans += [(one.start, one.end) for one in facts.dates]
    for first, last in spans:
        low, high = max(first, start), min(last, end)
        if low < high:
            words = words[: low - start] + BLANK * (high - low) + words[high - start :]
    return words


def _heaviest(statuses: Sequence[ReportStatus]) -> ReportStatus | None:
    return next((status for status in _WEIGHT if status in statuses), None)


def _differ(statuses: Sequence[tuple[int, StatusFound]]) -> bool:
    """已办结 and 还没弄完 in one breath, or a status said with a doubt."""
    kinds = {found.status for _, found in statuses}
    mixed = ReportStatus.DONE in kinds and len(kinds) > 1
    return mixed or not all(found.sure for _, found in statuses)


def _reason(facts: Facts, part: Segment, statuses: Sequence[tuple[int, StatusFound]]) -> str | None:
    given = [words for words, start in facts.reasons if part.start <= start < part.end]
    if given:
        return given[0]
    for begin, found in statuses:
        if found.status is ReportStatus.BLOCKED:
            return _obstacle(facts, part, begin, found)
        if found.status is ReportStatus.NOT_APPLICABLE:
            return _why_not(facts, part, begin, found)
    return None


def _obstacle(facts: Facts, part: Segment, begin: int, found: StatusFound) -> str | None:
    """需协调:场地限制, 卡在审批环节: what follows; else the clause itself if it says more."""
    after = facts.words[begin + found.end : part.end].split(BLANK)[0]
    after = after.lstrip(_OPENING).rstrip(_CLOSING)
    if len(after) > 1:
        return after
    clause = _as_typed(facts, begin, begin + found.end)
    if _SAYS_WHY.search(clause):
        return clause
    return clause if len(clause) > found.end - found.start else None


def _why_not(facts: Facts, part: Segment, begin: int, found: StatusFound) -> str | None:
    after = facts.words[begin + found.end : part.end].split(BLANK)[0]
    after = after.lstrip(_OPENING).rstrip(_CLOSING)
    words = _as_typed(facts, begin + found.start, begin + found.end)
    return (after or None) if _JUST_SAID.fullmatch(words) else words


def _as_typed(facts: Facts, start: int, end: int) -> str:
    """A stretch of the text without tasks, dates and figures at its edges."""
    words = facts.words[start:end]
    start += len(words) - len(words.lstrip(_CLOSING))
    return facts.text[start : start + len(words.strip(_CLOSING))]


def figure_of(figures: Sequence[Figure], match: Match) -> tuple[Decimal | None, str | None, bool]:
    """Value and unit of the figure meant, and whether it is plain which one it is."""
    targets = [one for one in match.owed if one.target_unit]
    if targets:
        fit = [one for one in figures if any(fits(owed, one) for owed in targets)]
    else:
        fit = [one for one in figures if one.unit == "%"]
    values = {one.value for one in fit}
    if len(values) != 1:
        unused = bool(figures) if targets else any(one.unit is None for one in figures)
        return None, None, not (values or unused)
    units = {owed.target_unit for owed in targets if fits(owed, fit[0])}
    unit = units.pop() if len(units) == 1 else fit[0].unit
    return fit[0].value, unit, not is_odd(fit[0], unit)


def forecast_of(dates: Sequence[DateFound]) -> tuple[date | None, bool]:
    """The day meant and whether it is plain; several days are none."""
    days = {one.on for one in dates if not one.recurring}
    if len(days) != 1:
        return None, not days
    return days.pop(), all(one.sure for one in dates)
