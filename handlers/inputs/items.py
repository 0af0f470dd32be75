"""From what a group of clauses says to the items of a reading: which duty, which figure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from db.rules.terms import ReportStatus
from handlers.inputs import return_items
from handlers.inputs.clauses import OTHERS, Segment
from handlers.inputs.context import just_before
from handlers.inputs.duties import Match, find_duty, fits
from handlers.inputs.facts import Facts
from handlers.inputs.measures import is_rough
from handlers.inputs.numbers import Figure
from handlers.inputs.objects import is_built
from handlers.inputs.promises import is_plain_day
from handlers.inputs.questions import is_inquiry, is_question, may_ask
from handlers.inputs.results import Intent, Item
from handlers.inputs.sayings import (
    Said,
    figure_of,
    forecast_of,
    leftover,
    plainly_about,
    said,
    topic,
)
from handlers.inputs.spreading import spread
from handlers.inputs.tasks import TaskRef
from handlers.inputs.verdicts import is_said_whole

# Words that make a promise of a day alone: 预计6月底.
_PLANNED = re.compile(
    r"预计|计划|争取|力争|打算|估计|大概|最[迟晚早]|不晚于|准备|时限|时间|定[在于]|[到至在是为拟约前]"
    r"|by|until|before|on|expect(?:ed)?|eta|aim(?:ing)?|for|due",
    re.IGNORECASE,
)
# Words of the same clause right before.
_INSIDE = re.compile(r"[\u4e00-\u9fff]{2}$")


def of(facts: Facts, part: Segment) -> Iterator[Item]:
    """The items of a group that tells something; none for small talk."""
    told = said(facts, part)
    if return_items.is_nil(facts, part) or _is_zero(facts, part, told):
        yield return_items.nil(facts, part)
    elif part.refs:
        refs = tuple(r for r in part.refs if told.anything or not _in_passing(facts, r))
        pairs = spread(facts, replace(part, refs=refs), told) if refs else ()
        yield from (_item(facts, part, ref, one) for ref, one in pairs)
    elif _worth_an_item(facts, part, told) or (plainly_about(facts, part) and not told.moot):
        yield from (_item(facts, part, ref, one) for ref, one in spread(facts, part, told))


def _is_zero(facts: Facts, part: Segment, told: Said) -> bool:
    """A plain 0, about a duty whose figures are asked for (第9项 0)."""
    zero = bool(told.figures) and not any(one.value or one.unit == "%" for one in told.figures)
    if not zero or leftover(facts, part):
        return False
    ref = part.refs[0] if part.refs else None
    owed = _match(facts, part, ref, told.figures).owed
    return bool(owed) and all(one.figures for one in owed)


def _in_passing(facts: Facts, ref: TaskRef) -> bool:
    """感谢您对便民服务站的支持: named by its words in the midst of a clause that says nothing."""
    named = (ref.start, ref.end) in facts.names
    return named and just_before(_INSIDE, facts.clean, ref.start)


def asked(facts: Facts, part: Segment) -> Iterator[Item]:
    """What a question is about, as far as it names it."""
    if part.refs:
        yield from (about(facts, part, ref) for ref in part.refs)
    elif _match(facts, part, None, ()).sure and topic(facts, part):
        yield about(facts, part, None)


def about(facts: Facts, part: Segment, ref: TaskRef | None) -> Item:
    """The duty that words are about, with nothing said of it."""
    return _plain(part, ref, _match(facts, part, ref, ()))


def _worth_an_item(facts: Facts, part: Segment, told: Said) -> bool:
    """A day or a plain number alone reports nothing unless it is plain of what."""
    context = bool(topic(facts, part)) or bool(facts.replied_to)
    if told.moot or (told.weak and not context):
        return False
    if told.status or told.extension or any(one.unit for one in told.figures):
        return True
    return (context and bool(told.figures)) or (bool(told.dates) and (told.promise or context))


def _match(facts: Facts, part: Segment, ref: TaskRef | None, figures: tuple[Figure, ...]) -> Match:
    percents = [one for one in figures if one.unit == "%"]
    return find_duty(
        facts.clean[part.start : part.end],
        task=ref.number if ref else None,
        code=ref.duty if ref else None,
        figure=next(iter([*percents, *figures]), None),
        owed=facts.owed,
        replied_to=facts.replied_to,
    )


def _plain(part: Segment, ref: TaskRef | None, match: Match) -> Item:
    tasks = {one.task for one in match.owed}
    task = ref.number if ref else (tasks.pop() if len(tasks) == 1 else None)
    keys = tuple(one.key for one in match.owed)
    return Item(Intent.QUERY, task, match.duty, keys, start=part.start, end=part.end)


def _item(facts: Facts, part: Segment, ref: TaskRef | None, told: Said) -> Item:
    match = _match(facts, part, ref, told.figures)
    plain = _plain(part, ref, match)
    if told.anything:
        return _filled(plain, facts, part, ref, told, match)
    if is_inquiry(facts.words[part.start : part.end]):
        return plain
    if leftover(facts, part):  # something is said of it, but not understood
        return replace(plain, intent=Intent.REPORT, unsure=("status",))
    return plain


def _filled(
    item: Item, facts: Facts, part: Segment, ref: TaskRef | None, told: Said, match: Match
) -> Item:
    value, unit, figure_plain = figure_of(told.figures, match)
    day, day_plain = forecast_of(told.dates)
    underway = ReportStatus.IN_PROGRESS if value is not None or day or told.short else None
    words = facts.clean[part.start : part.end]
    rough = value is not None and any(is_rough(facts.clean, one) for one in told.figures)
    status = told.status or (None if told.extension or told.moot else underway)
    plain = {
        "duty": len(match.owed) == 1
        and match.sure
        and OTHERS not in topic(facts, part)
        and not (ref and _is_misnamed(facts, ref, told, match)),
        "task": ref is None or ref.sure,
        "figure": figure_plain
        and not rough
        and not (told.short and value is None)
        and "figure" not in told.doubts,
        "date": day_plain
        and is_plain_day(facts, part, told.status)
        and not (told.extension and day is None),
        "status": "status" not in told.doubts
        and not (status is ReportStatus.NOT_STARTED and value)
        and bool(status or told.extension or not figure_plain)
        and not _is_only_a_day(facts, part, told, value)
        and (status is not ReportStatus.DONE or is_said_whole(facts, part, match)),
        "question": not (is_question(words) or may_ask(words)),
    }
    return replace(
        item,
        intent=Intent.EXTENSION if told.extension else Intent.REPORT,
        status=status or (ReportStatus.DONE if _is_built(facts, told, match) else None),
        value=value,
        unit=unit,
        date=day,
        reason=told.reason,
        implied=value is not None and status is not None and told.status is None and day is None,
        unsure=tuple(name for name, clear in plain.items() if not clear),
    )


def _is_misnamed(facts: Facts, ref: TaskRef, told: Said, match: Match) -> bool:
    """综合窗口受理比例65%: the words name a duty that has no such measure."""
    named = (ref.start, ref.end) in facts.names
    shares = [one for one in told.figures if one.unit == "%"]
    return named and any(not any(fits(owed, one) for owed in match.owed) for one in shares)


def _is_only_a_day(facts: Facts, part: Segment, told: Said, value: Decimal | None) -> bool:
    """今天5a会议: a day and words, but none of a report or a promise."""
    silent = not (told.status or told.extension or told.promise or told.reason or told.short)
    words = _PLANNED.sub("", leftover(facts, part))
    return silent and value is None and bool(told.dates) and bool(words)


def _is_built(facts: Facts, told: Said, match: Match) -> bool:
    """设了两个, of a duty that counts nothing."""
    counted = any(one.target_unit for one in match.owed)
    return not counted and any(is_built(facts.clean, one.start) for one in told.figures)
