"""What does not fit on one picture goes on several, evenly."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

HIGHEST = 1280
"""Telegram shrinks a photo until its longer side has so many px."""

T = TypeVar("T")


def spread(rows: Sequence[T], most: int) -> tuple[tuple[T, ...], ...]:
    """The rows on as few pages of at most `most` as can be; no page has two rows more than another.

    Without any rows there is one page all the same.
    """
    pages = max(1, -(-len(rows) // most))
    least, more = divmod(len(rows), pages)
    ends = [least * n + min(n, more) for n in range(pages + 1)]
    return tuple(tuple(rows[a:b]) for a, b in pairwise(ends))


def room(height: float, row: float) -> int:
    """How many rows of `row` px a page holds beside `height` px for all else; at least one."""
    return max(1, int((HIGHEST - height) // row))
