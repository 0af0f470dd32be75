"""How high a row must be for its wrapped text: not every application works it out when it opens."""

from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

from handlers.exports.columns import Column, Sheet, Style, Value

LINE = 17.0
"""Points of a line: Chinese stands higher than the standard type."""
HIGHEST = 409.0
"""A row cannot be higher. Source: Excel's specifications."""
MARGIN = 1
"""Characters of a column's width that stay blank."""


def height(sheet: Sheet, values: Sequence[Value]) -> float:
    """The row's height in points."""
    pairs = zip(sheet.columns, values, strict=True)
    return min(HIGHEST, LINE * max((_lines(*pair) for pair in pairs), default=1))


def _lines(column: Column, value: Value) -> int:
    if column.style is not Style.LONG or not isinstance(value, str):
        return 1
    room = column.width - MARGIN
    return sum(max(1, ceil(_width(line) / room)) for line in value.split("\n"))


def _width(text: str) -> int:
    """In characters of the standard type: a Chinese one, an emoji or a Chinese quote takes two."""
    if text.isascii():
        return len(text)
    return len(text) + sum(east_asian_width(one) in "WFA" for one in text)
