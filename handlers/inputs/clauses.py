"""A text cut into what it says of each task: 3号5号已办结,7号延期到年底 is two groups."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from handlers.inputs.context import just_before
from handlers.inputs.tasks import TaskRef

_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]*")
_BREAK = re.compile(
    r"[,，]|(?<=[\d%了中结完件]) +(?=[\u4e00-\u9fff])"
    r"|(?<=[a-z%\d]), (?=[a-z])|(?<=[a-z%\d])(?<!\bno)\. ",
    re.I,
)
OTHERS = "*"
"""The topic of 其余、其他: none of the duties named so far."""
_BETWEEN = re.compile(r"[\s、,，和及与跟都均&+/]*(?:and|以及|还有)?\s*$")
_EXCEPT = re.compile(r"(?:除了?|排除|不含|不包括|except(?: for)?)\s?$", re.IGNORECASE)


@dataclass(frozen=True)
class Segment:
    """A stretch of one sentence, and the tasks that it names; `heads`: it is the heading of the
    lines below it (已完成:)."""

    start: int
    end: int
    refs: tuple[TaskRef, ...] = ()
    heads: bool = False


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences, their closing mark included."""
    return [match.span() for match in _SENTENCE.finditer(text) if match[0].strip()]


def segments(
    text: str,
    span: tuple[int, int],
    refs: Sequence[TaskRef],
    *,
    kept: Sequence[tuple[int, int]],
    figures: Sequence[tuple[int, int]],
    turned: Sequence[int] = (),
) -> list[Segment]:
    """The clauses of a sentence, cut again where another task is named or one after a figure.

    `kept`: spans that are not cut. 已办结第三项 stays whole, 达标率92%第五项65% does not.
    `turned`: where words after a figure name another duty, cut as well.
    """
    cuts = {span[0], span[1], *(place for place in turned if span[0] < place < span[1])}
    for match in _BREAK.finditer(text, *span):
        if not any(start < match.end() and match.start() < end for start, end in kept):
            cuts.add(match.end())
    runs = _runs(text, [ref for ref in refs if span[0] <= ref.start < span[1]])
    for run in runs:
        cuts = {cut for cut in cuts if not run[0].start < cut < run[-1].end}
        begin = max(cut for cut in cuts if cut <= run[0].start)
        before = [*figures, *((other[0].start, other[0].end) for other in runs)]
        if any(begin <= start < run[0].start for start, _ in before):
            cuts.add(run[0].start)
    return [_segment(text, *edges, runs) for edges in pairwise(sorted(cuts))]


def _segment(text: str, start: int, end: int, runs: Sequence[tuple[TaskRef, ...]]) -> Segment:
    inside = [ref for run in runs for ref in run if start <= ref.start < end]
    unique = {(ref.number, ref.duty): ref for ref in reversed(inside)}
    heads = not inside and text[start:end].rstrip().endswith(":")
    return Segment(start, end, tuple(reversed(unique.values())), heads)


def _runs(text: str, refs: Sequence[TaskRef]) -> list[tuple[TaskRef, ...]]:
    """Tasks named one after another (第三项、第五项) as one run."""
    runs: list[tuple[TaskRef, ...]] = []
    for ref in (ref for ref in refs if not just_before(_EXCEPT, text, ref.start)):
        last = runs[-1][-1] if runs else None
        if last and (ref.start == last.start or _BETWEEN.match(text[last.end : ref.start])):
            runs[-1] = (*runs[-1], ref)
        else:
            runs.append((ref,))
    return runs


def grouped(
    parts: Sequence[Segment],
    *,
    says: Callable[[Segment], bool],
    topic: Callable[[Segment], frozenset[str]],
    opens: Callable[[Segment], bool],
) -> list[Segment]:
    """Segments joined into groups, each about the same tasks.

    `says`: whether a segment holds anything to record; `topic`: the duties its words name, `opens`:
    whether it opens with such a name.
    A segment that names other duties than the group and says something of them begins its own.
    """
    groups: list[Segment] = []
    for part in parts:
        last = groups[-1] if groups else None
        if last and last.heads and part.refs and not says(part):
            groups[-1] = replace(last, end=part.end, refs=last.refs + part.refs)
        elif last is None or _begins(last, part, says=says, topic=topic, opens=opens):
            groups.append(part)
        else:
            refs = last.refs or part.refs
            groups[-1] = replace(last, end=part.end, refs=refs)
    return groups


def _begins(
    last: Segment,
    part: Segment,
    *,
    says: Callable[[Segment], bool],
    topic: Callable[[Segment], frozenset[str]],
    opens: Callable[[Segment], bool],
) -> bool:
    about = topic(part)
    if OTHERS in about or part.heads:
        return True
    if part.refs:
        # 已办结第三项: what came before without a task of its own belongs to this one.
        return bool(last.refs) or (says(last) and says(part))
    if not about or (last.refs and not opens(part)):  # 母婴室还在装修,五月投入使用
        return False
    before = topic(last)
    return bool(before and not about & before and says(part) and says(last))
