"""A numbered list, 1、已完成 2、推进中, or ②已完成: its numbers follow the list that was shown."""

import re
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import numeric

_NUMBER = re.compile(
    r"(?:^|(?<=[\s;,，。]))\s*(?P<n>\d{1,2})\s?(?:[、)]|[.:](?!\d))\s?", re.MULTILINE
)
_SHORTEST = 2
_RINGED = re.compile(r"[①-⑳㉑-㉟㊱-㊿]\s?[、.:)]?\s?")
Entry = tuple[int, int, int]
"""A place in the list that was shown, from 0 on, and the span of what is said about it."""


def find_list(text: str) -> list[Entry]:
    """The entries, without their numbers, of a (normalized) text that is such a list.

    None unless it is numbered from 1 on without a gap, and opens with 1.
    """
    marks = list(_NUMBER.finditer(text))
    numbers = [int(mark["n"]) for mark in marks]
    if len(marks) < _SHORTEST or numbers != list(range(1, len(marks) + 1)):
        return []
    return _entries(text, marks, range(len(marks)))


def find_ringed(text: str) -> list[Entry]:
    """The same of ⑩ 已办结: nobody writes such a number but after a list, so one is enough."""
    marks = list(_RINGED.finditer(text))
    return _entries(text, marks, [int(numeric(mark[0][0])) - 1 for mark in marks])


def _entries(text: str, marks: Sequence[re.Match[str]], places: Sequence[int]) -> list[Entry]:
    """None where anything stands before the first."""
    if not marks or text[: marks[0].start()].strip():
        return []
    ends = [second.start() for _, second in pairwise(marks)] + [len(text)]
    return [(place, mark.end(), end) for place, mark, end in zip(places, marks, ends, strict=True)]
