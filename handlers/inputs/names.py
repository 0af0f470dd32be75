"""Duties named in full by their own words: 母婴室和儿童乐园都建好了 is about 13a and 13c."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.inputs.duties import VERBS, Owed
from handlers.inputs.tasks import TaskRef
from handlers.inputs.traps import BLANK

_SHORTEST = 3
"""Shorter ones (对接) may be a mere verb in a sentence about another duty."""
_REACH = 40
_CLAUSE_END = re.compile(r"[,，。;!?\n]")
_AND = re.compile(r"\)?[\s、和及与跟]*(?:以及|还有)?\s*$")
_TOUCH = re.compile(r"[\s,，:、]*")
_STRETCH = re.compile(r"时(?:之?内|以内|后|前)")
_SAID = re.compile(r"[了中结完成动毕好呢%]|\d")
# 能按时办结 is no word about the duty 按时办结率.
_ADVERB = re.compile(r"(?:按时|提前|限时|即时|当场)办结(?![率制]|\s*[\d百七八九])")
_ADVERB_LENGTH = 4


@dataclass(frozen=True)
class _Name:
    start: int
    end: int
    owed: Owed


def with_names(
    text: str, refs: Sequence[TaskRef], owed: Sequence[Owed]
) -> tuple[tuple[TaskRef, ...], list[tuple[int, int]], list[tuple[int, int]]]:
    """The tasks named by number or code, joined by the duties named by their own words; the spans
    of these words, and of the numbers that they make superfluous.

    第13项母婴室 is 13a alone; in 2a母婴室 the code counts, and the words are left for doubt.
    """
    found = list(refs)
    spelt: list[tuple[int, int]] = []
    dropped: list[tuple[int, int]] = []
    for name, near in _names(text, owed, refs):
        if near and near.number != name.owed.task and not _apart(text, near, name):
            continue
        if name.end - name.start >= _SHORTEST:
            spelt.append((name.start, name.end))
        if near and near.number == name.owed.task:
            if near.duty:
                continue
            found = [ref for ref in found if ref is not near]
            dropped.append((near.start, near.end))
        if not _repeats(text, name, found):
            found.append(TaskRef(name.owed.task, name.owed.duty.lower(), name.start, name.end))
    return tuple(sorted(found, key=lambda ref: ref.start)), spelt, _gone(dropped, found)


def _gone(spans: Sequence[tuple[int, int]], kept: Sequence[TaskRef]) -> list[tuple[int, int]]:
    """Of a list (3、5、8项) that shares its span some may have been kept."""
    standing = {(ref.start, ref.end) for ref in kept}
    return [span for span in spans if span not in standing]


def _names(
    text: str, owed: Sequence[Owed], refs: Sequence[TaskRef]
) -> Iterator[tuple[_Name, TaskRef | None]]:
    """The longest names in their order, each of one duty only, with the task named beside it.

    Beside the number of their task short words name a duty as well: 第3项对接.
    """
    lower = text.lower()
    words = _ADVERB.sub(lambda found: BLANK * len(found[0]), lower)
    numbers = {ref.number for ref in refs}
    open_ = [ref for ref in refs if not ref.duty]
    hits = [
        _Name(start, start + len(key), one)
        for one in owed
        for key in one.spoken
        if len(key) >= _SHORTEST or one.task in numbers
        for start in _places(words if len(key) <= _ADVERB_LENGTH else lower, key)
    ]
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if any(ref.start < hit.end and hit.start < ref.end for ref in refs):
            continue
        if _STRETCH.match(text, hit.end - 1):
            continue
        near = _nearest(text, hit, refs)
        over = [one for one in hits if one.start < hit.end and hit.start < one.end]
        task = near.number if near else _spoken_of(hit, open_)
        inside = [one for one in over if one.owed.task == task] or over
        longest = max(one.end - one.start for one in inside)
        best = [one for one in inside if one.end - one.start == longest]
        verb = text[hit.start : hit.end] in VERBS and not near
        short = longest < _SHORTEST and (task != hit.owed.task or verb)
        if hit in best and not short and len({one.owed.duty for one in best}) == 1:
            yield hit, near


def _spoken_of(hit: _Name, refs: Sequence[TaskRef]) -> str | None:
    """The task whose number was said last before, in another clause: 3号市级对接好了,分中心没接."""
    return next((ref.number for ref in reversed(refs) if ref.end <= hit.start), None)


def _places(words: str, key: str) -> Iterator[int]:
    at = words.find(key)
    while at >= 0:
        yield at
        at = words.find(key, at + 1)


def _nearest(text: str, name: _Name, refs: Sequence[TaskRef]) -> TaskRef | None:
    """The task named last before a name in its clause; else the one named first behind it."""
    before = [
        r
        for r in refs
        if r.end <= name.start
        and (
            _together(text, r.end, name.start)
            or (r.number == name.owed.task and _TOUCH.fullmatch(text, r.end, name.start))
        )
    ]
    behind = [r for r in refs if r.start >= name.end and _together(text, name.end, r.start)]
    return before[-1] if before else (behind[0] if behind else None)


def _together(text: str, start: int, end: int) -> bool:
    return end - start <= _REACH and not _CLAUSE_END.search(text, start, end)


def _apart(text: str, ref: TaskRef, name: _Name) -> bool:
    """3号和母婴室, 3号办完了母婴室没动: two things are spoken of."""
    between = text[min(ref.end, name.end) : max(ref.start, name.start)]
    return bool(_AND.fullmatch(between) and between.strip()) or bool(_SAID.search(between))


def _repeats(text: str, name: _Name, found: Sequence[TaskRef]) -> bool:
    return any(
        ref.duty == name.owed.duty.lower()
        and _together(text, min(ref.end, name.end), max(ref.start, name.start))
        for ref in found
    )
