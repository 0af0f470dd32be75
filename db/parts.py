"""Long lists of ids, in as many statements as an engine needs."""

from collections.abc import Collection, Iterator, Sequence

AT_ONCE = 5_000
"""Ids in one statement: SQLite takes no more than 32,766 values."""


def in_parts(ids: Collection[int]) -> Iterator[Sequence[int]]:
    """The same ids in their order, no more than `AT_ONCE` together."""
    every = list(ids)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]
