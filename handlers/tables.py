"""Tables that conversations add to, each its own rows."""

from collections.abc import Mapping
from typing import TypeVar

Row = TypeVar("Row")


def joined(*parts: Mapping[str, Row]) -> dict[str, Row]:
    """All rows in one table. Raises ValueError where two have one name: one would be hidden."""
    whole: dict[str, Row] = {}
    for part in parts:
        twice = whole.keys() & part.keys()
        if twice:
            raise ValueError(f"named twice: {', '.join(sorted(twice))}")
        whole |= part
    return whole
