"""A numbered list, 1、已完成 2、推进中 3、需协调: its numbers follow the list that was shown."""

import re
from itertools import pairwise

_NUMBER = re.compile(
    r"(?:^|(?<=[\s;,，。]))\s*(?P<n>\d{1,2})\s?(?:[、)]|[.:](?!\d))\s?", re.MULTILINE
)
_SHORTEST = 2


def find_list(text: str) -> list[tuple[int, int]]:
    """Spans of the entries, without their numbers, of a (normalized) text that is such a list.

    None unless it is numbered from 1 on without a gap, and opens with 1.
    """
    marks = list(_NUMBER.finditer(text))
    numbers = [int(mark["n"]) for mark in marks]
    if len(marks) < _SHORTEST or numbers != list(range(1, len(marks) + 1)):
        return []
    if text[: marks[0].start()].strip():
        return []
    ends = [second.start() for _, second in pairwise(marks)] + [len(text)]
    return [(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
