"""Names of units at the left of rows: on one line, or smaller on two."""

from collections.abc import Sequence

from handlers.pictures.glyphs import width, wrapped
from handlers.pictures.palette import INK
from handlers.pictures.sheet import Sheet

SMALLER = 0.86
BEHIND = 14  # px between a name and what stands beside it


def name_room(names: Sequence[str], size: float, most: float) -> float:
    """The px that the longest of the names takes, with a gap behind it; at most `most`."""
    longest = max((width(name, size) for name in names), default=0.0)
    return min(longest + 1 + BEHIND, most)


def put_name(
    sheet: Sheet, x: float, y: float, name: str, size: float, room: float, colour: str = INK
) -> None:
    """The name in the `room` that it has with the gap behind it, around the height `y`; px."""
    room -= BEHIND
    if width(name, size) <= room:
        sheet.text(x, y, name, size, colour)
        return
    small = size * SMALLER
    lines = wrapped(name, small, room, 2)
    for n, line in enumerate(lines):
        sheet.text(x, y + (n - (len(lines) - 1) / 2) * small * 1.12, line, small, colour)
