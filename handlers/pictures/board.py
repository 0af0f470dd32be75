"""The board: a row a unit, a column a task, in each cell a light and a figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.rules.terms import Light
from handlers.pictures.glyphs import width, wrapped
from handlers.pictures.heads import MARGIN, Head, Sample, head
from handlers.pictures.names import name_room, put_name
from handlers.pictures.paging import room, spread
from handlers.pictures.paint import kept
from handlers.pictures.palette import HAIR, MARKS, QUIET, SHADE
from handlers.pictures.sheet import Sheet, Spot

NARROW, WIDE = 900, 1080  # px of a page with few columns, with many
ROW = 44  # px
HEADING = 36  # px of the row of headings, if they are in one line
HEADING_LINE = 20  # px of each line
MOST_LINES = 4
TEXT = 21  # px
LARGEST = 34  # px of a mark
LINE = 0.58  # height of a figure, as a share of the room for its mark
COLUMN = 27, 44, 72  # px of a column: at least, if names are long, at most
NAMES = 266  # px that names may always have: 12 characters
TOTAL_ROOM = 92  # px of the last column


@dataclass(frozen=True)
class Cell:
    """A unit's part in a task: the worst of its lights, and how many duties are open, or ""."""

    light: Light
    figure: str


@dataclass(frozen=True)
class Row:
    """A unit. A cell for each column, None where it has no part; `total` as in 12/34."""

    name: str
    cells: tuple[Cell | None, ...]
    total: str


@dataclass(frozen=True)
class Board:
    """What is to be drawn; `total` heads the last column, `legend` says what the lights mean."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: str
    legend: tuple[tuple[Light, str], ...]


@dataclass(frozen=True)
class Layout:
    """Where things stand on every page of a board; px."""

    width: int
    names: float  # room for the names
    column: float  # width of a column
    headings: float  # height of the headings

    def middle(self, n: int) -> float:
        """Of column `n`, from the left."""
        return MARGIN + self.names + self.column * (n + 0.5)

    @property
    def mark(self) -> float:
        """The room for a mark."""
        return min(self.column - 3, LARGEST)


def layout(board: Board) -> Layout:
    """As wide as the columns need; the names get what is left."""
    columns = max(1, len(board.columns))
    least = NARROW if columns <= 14 else WIDE
    left = least - 2 * MARGIN - TOTAL_ROOM
    most = min(max(NAMES, left - columns * COLUMN[1]), left - columns * COLUMN[0])
    names = name_room([row.name for row in board.rows], TEXT, most)
    column = min(COLUMN[2], (left - names) / columns)
    lines = max((len(_heading(words, column)) for words in board.columns), default=1)
    headings = HEADING + (lines - 1) * HEADING_LINE
    return Layout(least, left - column * columns, column, headings)


def sheets(board: Board) -> tuple[Sheet, ...]:
    """The pages, each with the title, the key and the headings."""
    plan = layout(board)
    above = head(board.title, [_sample(*line) for line in board.legend], plan.width)
    pages = spread(board.rows, room(above.height + plan.headings + MARGIN, ROW))
    return tuple(
        _sheet(board, plan, above, rows, n, len(pages)) for n, rows in enumerate(pages, start=1)
    )


draw = kept(sheets)
"""The board as PNG, a page each; at most 1280 px high."""


def _sheet(
    board: Board, plan: Layout, above: Head, rows: Sequence[Row], page: int, pages: int
) -> Sheet:
    top = above.height + plan.headings
    sheet = Sheet(plan.width, int(top + len(rows) * ROW + MARGIN))
    _put_grid(sheet, top, len(rows))
    above.put(sheet, page, pages)
    _put_headings(sheet, board, plan, top)
    for n, row in enumerate(rows):
        y = top + (n + 0.5) * ROW
        put_name(sheet, MARGIN, y, row.name, TEXT, plan.names)
        sheet.text(sheet.width - MARGIN, y, row.total, TEXT, side="right")
    _put_cells(sheet, plan, rows, top)
    return sheet


def _put_grid(sheet: Sheet, top: float, rows: int) -> None:
    """Every other row is shaded, so that the eye keeps to it from the name to the total."""
    left, right = MARGIN / 2, sheet.width - MARGIN / 2
    shaded = [(left, top + n * ROW, right, top + (n + 1) * ROW) for n in range(0, rows, 2)]
    sheet.boxes(shaded, SHADE)
    sheet.lines([[(left, top), (right, top)]], HAIR, 2)


def _put_headings(sheet: Sheet, board: Board, plan: Layout, top: float) -> None:
    for n, column in enumerate(board.columns):
        for up, line in enumerate(reversed(_heading(column, plan.column))):
            middle = top - HEADING / 2 - up * HEADING_LINE
            sheet.text(plan.middle(n), middle, line, HEADING_LINE, QUIET, "center")
    middle = top - HEADING / 2
    sheet.text(sheet.width - MARGIN, middle, board.total, HEADING_LINE, QUIET, "right")


def _heading(words: str, column: float) -> tuple[str, ...]:
    """One line, or several, as 保 above 障 above 1: a number is never cut."""
    if width(words, HEADING_LINE) <= column - 2:
        return (words,)
    before = words.rstrip("0123456789")
    number = words[len(before) :]
    lines = wrapped(before, HEADING_LINE, column - 2, MOST_LINES)
    return (*lines, number) if number else lines


def _put_cells(sheet: Sheet, plan: Layout, rows: Sequence[Row], top: float) -> None:
    """All marks of a light at once, then their figures."""
    cells = list(_cells(plan, rows, top))
    for light in MARKS:
        bare = [spot for spot, cell in cells if cell.light == light and not cell.figure]
        full = [spot for spot, cell in cells if cell.light == light and cell.figure]
        _put_marks(sheet, light, [*bare, *full], plan.mark)
        for spot, cell in cells:
            if cell.light == light and cell.figure:
                _put_figure(sheet, spot, cell, plan.mark)


def _cells(plan: Layout, rows: Sequence[Row], top: float) -> Iterator[tuple[Spot, Cell]]:
    for n, row in enumerate(rows):
        for k, cell in enumerate(row.cells):
            if cell:
                yield (plan.middle(k), top + (n + 0.5) * ROW), cell


def _put_marks(sheet: Sheet, light: Light, spots: Sequence[Spot], room: float) -> None:
    mark = MARKS[light]
    sheet.marks(spots, mark.shape, mark.size * room, mark.fill, mark.edge)


def _put_figure(sheet: Sheet, spot: Spot, cell: Cell, room: float) -> None:
    """In the mark, as large as it holds."""
    mark = MARKS[cell.light]
    size = room * min(LINE, mark.holds / max(0.01, width(cell.figure, 1)))
    sheet.text(
        spot[0], spot[1] + mark.drop * room, cell.figure, size, mark.ink, "center", bold=True
    )


def _sample(light: Light, words: str) -> Sample:
    return Sample(lambda sheet, x, y: _put_marks(sheet, light, [(x, y)], 26), words)
