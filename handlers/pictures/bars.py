"""A month's returns: a row a unit, a column of bars a figure, each with its number beside it.

A column a figure, not one stack or group: 3 beside 1203 can be read, and no pattern to be learnt.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.pictures.glyphs import clipped, width, wrapped
from handlers.pictures.heads import MARGIN, Head, head
from handlers.pictures.names import name_room, put_name
from handlers.pictures.paging import room, spread
from handlers.pictures.paint import kept
from handlers.pictures.palette import ALARM, FILLS, HAIR, QUIET, SHADE
from handlers.pictures.scales import number
from handlers.pictures.sheet import Sheet

NARROW, WIDE = 900, 1080  # px of a page with up to two figures, with more
ROW, BAR = 42, 20  # px of a row, and of the bar in it
LEAST = 3  # px of the shortest bar
TEXT = 21  # px
HEADING, SUM = 20, 26  # px
COLUMN = 150  # px of a column, at least
GAP = 18  # px between columns
NAMES = 266  # px that names may always have: 12 characters
NOTHING = "–"  # one figure of a return that was not given


@dataclass(frozen=True)
class Entry:
    """A unit's return, a figure for each column; all None: it sent nothing."""

    name: str
    figures: tuple[float | None, ...]

    @property
    def missing(self) -> bool:
        return all(figure is None for figure in self.figures)


@dataclass(frozen=True)
class Bars:
    """What is to be drawn: figures' names and sums, the units, the word for who sent nothing."""

    title: str
    names: tuple[str, ...]
    sums: tuple[str, ...]
    entries: tuple[Entry, ...]
    missing: str


@dataclass(frozen=True)
class Layout:
    """Where things stand on every page; px."""

    width: int
    names: float  # room for the names
    column: float  # width of a column, with the gap behind it
    unit: float  # px a one; the same in all columns, so that they can be compared
    heading: int  # lines of the longest heading

    def left(self, n: int) -> float:
        """Of column `n`."""
        return MARGIN + self.names + self.column * n

    @property
    def headings(self) -> float:
        """Their height: the name, the sum, the coloured line below."""
        return self.heading * (HEADING + 6) + SUM + 28


def layout(bars: Bars) -> Layout:
    """The names get what they need, the columns the rest, in equal parts."""
    columns = max(1, len(bars.names))
    page = NARROW if columns <= 2 else WIDE
    left = page - 2 * MARGIN + GAP
    most = max(NAMES, left - columns * 2 * COLUMN)
    names = name_room([entry.name for entry in bars.entries], TEXT, most)
    column = (left - names) / columns
    figures = [figure for entry in bars.entries for figure in entry.figures if figure is not None]
    numbers = max((width(number(figure), TEXT) for figure in figures), default=0.0)
    unit = max(0.0, column - GAP - numbers - 8) / max([1.0, *figures])
    lines = max((len(_heading(name, column)) for name in bars.names), default=1)
    return Layout(page, names, column, unit, lines)


def sheets(bars: Bars) -> tuple[Sheet, ...]:
    """The pages, each with the title, the figures' names and the sums of all pages."""
    plan = layout(bars)
    above = head(bars.title, [], plan.width)
    pages = spread(bars.entries, room(above.height + plan.headings + MARGIN, ROW))
    return tuple(_sheet(bars, plan, above, page, n, len(pages)) for n, page in enumerate(pages, 1))


draw = kept(sheets)
"""The returns as PNG, a page each; at most 1280 px high."""


def _sheet(
    bars: Bars, plan: Layout, above: Head, entries: Sequence[Entry], page: int, pages: int
) -> Sheet:
    top = above.height + plan.headings
    sheet = Sheet(plan.width, int(top + len(entries) * ROW + MARGIN))
    _put_shades(sheet, top, len(entries))
    above.put(sheet, page, pages)
    for k in range(len(bars.names)):
        _put_heading(sheet, bars, plan, k, top)
        _put_bars(sheet, plan, entries, k, top)
    for n, entry in enumerate(entries):
        y = top + (n + 0.5) * ROW
        put_name(sheet, MARGIN, y, entry.name, TEXT, plan.names)
        if entry.missing:
            sheet.text(plan.left(0), y, bars.missing, TEXT, ALARM, bold=True)
    return sheet


def _put_shades(sheet: Sheet, top: float, rows: int) -> None:
    left, right = MARGIN / 2, sheet.width - MARGIN / 2
    shaded = [(left, top + n * ROW, right, top + (n + 1) * ROW) for n in range(0, rows, 2)]
    sheet.boxes(shaded, SHADE)
    sheet.lines([[(left, top), (right, top)]], HAIR, 2)


def _put_heading(sheet: Sheet, bars: Bars, plan: Layout, k: int, top: float) -> None:
    """Name, sum, and a line in the colour of the bars below."""
    x, y = plan.left(k), top - 14 - SUM / 2
    sheet.text(x, y, clipped(bars.sums[k], SUM, plan.column - GAP), SUM, bold=True)
    for up, line in enumerate(reversed(_heading(bars.names[k], plan.column))):
        sheet.text(x, y - SUM / 2 - HEADING / 2 - 6 - up * (HEADING + 5), line, HEADING, QUIET)
    sheet.boxes([(x, top - 5, x + plan.column - GAP, top)], FILLS[k % len(FILLS)])


def _heading(name: str, column: float) -> tuple[str, ...]:
    return wrapped(name, HEADING, column - GAP, 2)


def _put_bars(sheet: Sheet, plan: Layout, entries: Sequence[Entry], k: int, top: float) -> None:
    """The bars of a column, then their numbers, each right behind its bar."""
    x = plan.left(k)
    rows = [(n, entry.figures[k]) for n, entry in enumerate(entries) if not entry.missing]
    ends = [(top + (n + 0.5) * ROW, x + _length(figure, plan.unit)) for n, figure in rows]
    sheet.boxes([(x, y - BAR / 2, end, y + BAR / 2) for y, end in ends], FILLS[k % len(FILLS)])
    for (y, end), (_, figure) in zip(ends, rows, strict=True):
        if figure is None:
            sheet.text(x, y, NOTHING, TEXT, QUIET)
        else:
            sheet.text(end + 7 if end > x else x, y, number(figure), TEXT)


def _length(figure: float | None, unit: float) -> float:
    """px; what is more than nothing can be seen, also 3 beside 1203."""
    return max(LEAST, figure * unit) if figure and figure > 0 else 0.0
