"""The items of a monthly return: its figures, or that there is nothing to report."""

from collections.abc import Iterable
from decimal import Decimal

from handlers.inputs import intents
from handlers.inputs.clauses import Segment
from handlers.inputs.duties import Match, Owed
from handlers.inputs.facts import Facts
from handlers.inputs.results import Intent, Item
from handlers.inputs.return_months import MonthSaid, find_month
from handlers.inputs.returns import Named
from handlers.inputs.tasks import TaskRef


def of_return(facts: Facts) -> list[Item]:
    """The item of the return's figures, if the text holds any."""
    found = facts.returned
    if found is None:
        return []
    match, span = Match(found.owed), (found.start, found.end)
    return [_item(match, found.figures, found.month, span, sure=found.sure)]


def is_nil(facts: Facts, part: Segment) -> bool:
    """Whether a group is a nil return (本月无), or says that nothing changed (跟上月一样)."""
    named = _numbered(facts, part)
    if named and not any(one.figures for one in _of_tasks(facts, named)):
        return False
    words = _besides(facts, part, named)
    return intents.is_nil(words) or intents.is_same(words)


def nil(facts: Facts, part: Segment) -> Item:
    """The item of one: every figure of the return is 0; after 跟上月一样 they are asked for."""
    named = _numbered(facts, part)
    scope = _of_tasks(facts, named) or facts.owed
    shown = [one for one in scope if one.key in facts.replied_to]
    asked = [one for one in shown or scope if one.figures or one.kind == "recurring"]
    asked = [one for one in asked if one.figures] or asked
    names = asked[0].figures if asked else ()
    text = facts.text[part.start : part.end]
    same = intents.is_same(_besides(facts, part, named))
    return _item(
        Match(tuple(asked)),
        () if same else tuple((name, Decimal(0)) for name in names),
        None if same else find_month(text, facts.today),
        (part.start, part.end),
        sure=not same and bool(part.refs or shown or not intents.is_bare_nil(text)),
    )


def _numbered(facts: Facts, part: Segment) -> list[TaskRef]:
    """The tasks plainly named by number or code, not by words (本月没有办件)."""
    return [ref for ref in part.refs if ref.sure and (ref.start, ref.end) not in facts.names]


def _of_tasks(facts: Facts, refs: Iterable[TaskRef]) -> list[Owed]:
    numbers = {ref.number for ref in refs}
    return [one for one in facts.owed if one.task in numbers]


def _besides(facts: Facts, part: Segment, refs: Iterable[TaskRef]) -> str:
    """The words of a group without the tasks that it plainly names (三项均为0 names none)."""
    words = facts.clean[part.start : part.end]
    for ref in refs:
        words = words.replace(facts.clean[ref.start : ref.end], " ", 1)
    return words


def _item(
    match: Match,
    figures: tuple[Named, ...],
    month: MonthSaid | None,
    span: tuple[int, int],
    *,
    sure: bool,
) -> Item:
    tasks = {one.task for one in match.owed}
    other = month is not None and not month.sure
    doubts = ["duty"] * (len(match.owed) != 1) + ["figure"] * (not sure) + ["month"] * other
    return Item(
        Intent.RETURN,
        tasks.pop() if len(tasks) == 1 else None,
        match.duty,
        tuple(one.key for one in match.owed),
        start=span[0],
        end=span[1],
        figures=figures,
        month=month.number if month else None,
        year=month.year if month else None,
        unsure=tuple(doubts),
    )
