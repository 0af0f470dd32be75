"""Several duties and several figures in one breath: 5a、5b分别是65%和91%, 两个指标都是90%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.inputs.clauses import Segment
from handlers.inputs.duties import Owed, named_by
from handlers.inputs.facts import Facts
from handlers.inputs.numbers import Figure
from handlers.inputs.sayings import Said
from handlers.inputs.tasks import TaskRef

_IN_TURN = re.compile(r"分别|各自|依次|前者|后者|respectively", re.IGNORECASE)
_EACH = re.compile(
    r"(?:两|俩|2|几|各)(?:个|项|类)?(?:指标|比例|数|要求|任务|事项)?[^,，。;\d]{0,4}(?:都|均|全)"
    r"|[都均]是?\s?(?=[\d百九八七六五四三二一])"
    r"|\bboth\b|\beach\b",
    re.IGNORECASE,
)


def spread(facts: Facts, part: Segment, told: Said) -> Iterator[tuple[TaskRef | None, Said]]:
    """Each task or duty that a group names, with what is said of it; its figure in its turn."""
    refs = part.refs or _in_words(facts, part)
    measured = _measured(facts, part)
    each = bool(measured) and bool(_EACH.search(facts.clean, part.start, part.end))
    # 两项都没达标: the 2 counts the duties themselves.
    figures = tuple(one for one in told.figures if not measured or one.unit in ("%", None))
    if len(figures) > 1 and len(figures) == len(refs):
        yield from (
            (ref, replace(told, figures=(one,))) for ref, one in zip(refs, figures, strict=True)
        )
    elif measured and len(figures) == len(measured):
        doubtful = replace(told, doubts=(*told.doubts, "figure"))
        for ref, one in zip(measured, figures, strict=True):
            yield ref, replace(doubtful, figures=(one,))
    elif each and len(figures) <= 1:
        yield from ((ref, replace(told, figures=figures)) for ref in measured)
    else:
        yield from ((ref, told) for ref in part.refs or (None,))


def _in_words(facts: Facts, part: Segment) -> tuple[TaskRef, ...]:
    """无差别和办件量分别65%、91%: the duties in the order in which their keywords stand."""
    words = facts.clean[part.start : part.end].lower()
    if not _IN_TURN.search(words):
        return ()
    named = named_by(words, facts.owed).owed
    places = [
        (min(words.find(key) for key in _said(words, one)), one)
        for one in named
        if _said(words, one)
    ]
    ordered = (one for _, one in sorted(places, key=lambda place: place[0]))
    return tuple(_ref(one, part.start) for one in ordered)


def _said(words: str, one: Owed) -> list[str]:
    return [key.lower() for key in one.keywords if key and key.lower() in words]


def _measured(facts: Facts, part: Segment) -> tuple[TaskRef, ...]:
    """The measured duties of the one task named, if no words say which of them is meant."""
    if len(part.refs) != 1 or part.refs[0].duty:
        return ()
    (ref,) = part.refs
    inside = [one for one in facts.owed if one.task == ref.number]
    if named_by(facts.clean[part.start : part.end], inside).owed:
        return ()
    duties = [one for one in inside if one.target_unit == "%"]
    return tuple(replace(ref, duty=one.duty) for one in duties) if len(duties) > 1 else ()


def _ref(one: Owed, place: int) -> TaskRef:
    return TaskRef(one.task, one.duty, place, place)


def turns(clean: str, figures: Sequence[Figure], owed: Sequence[Owed]) -> list[int]:
    """Where a figure ends and words follow that name another duty: 无差别70%实际办件92%."""
    return [
        one.end
        for one, after in pairwise(figures)
        if named_by(clean[one.end : after.start], owed).owed
    ]
