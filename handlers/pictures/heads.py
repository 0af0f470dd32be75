"""The upper end of every picture: title, page number, and a key to what is drawn below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handlers.pictures.glyphs import width, wrapped
from handlers.pictures.palette import QUIET
from handlers.pictures.sheet import Sheet

MARGIN = 28
TITLE = 32  # px of a line of the title
KEY = 22  # px of a line of the key
KEY_ROW = 36
SAMPLE = 36  # px for a sample before its words
GAP = 30  # px behind them
PAGE_ROOM = 80  # px for the page number


@dataclass(frozen=True)
class Sample:
    """A piece of what is drawn, and its meaning. `draw` takes the sheet, and the sample's middle
    in px from the left and the top."""

    draw: Callable[[Sheet, float, float], None]
    words: str


@dataclass(frozen=True)
class Head:
    """Title and key, laid out for a width: how high they are is known before drawing."""

    title: tuple[str, ...]
    key: tuple[tuple[Sample, ...], ...]

    @property
    def height(self) -> float:
        """px, with the margin above."""
        return MARGIN + len(self.title) * (TITLE + 10) + len(self.key) * KEY_ROW + 8

    def put(self, sheet: Sheet, page: int, pages: int) -> None:
        """Draws it; the page number only where there are several."""
        y = MARGIN + TITLE / 2
        if pages > 1:
            sheet.text(sheet.width - MARGIN, y, f"{page}/{pages}", KEY, QUIET, "right")
        for line in self.title:
            sheet.text(MARGIN, y, line, TITLE, bold=True)
            y += TITLE + 10
        self._put_key(sheet, y + 4)

    def _put_key(self, sheet: Sheet, y: float) -> None:
        for n, row in enumerate(self.key):
            x: float = MARGIN
            for sample in row:
                sample.draw(sheet, x + SAMPLE / 2 - 4, y + n * KEY_ROW)
                sheet.text(x + SAMPLE, y + n * KEY_ROW, sample.words, KEY, QUIET)
                x += _room(sample)


def head(title: str, samples: Sequence[Sample], sheet_width: float) -> Head:
    """The title in one line or two, the key in as many as it needs."""
    lines = wrapped(title, TITLE, sheet_width - 2 * MARGIN - PAGE_ROOM, 2)
    return Head(lines, _rows(samples, sheet_width - 2 * MARGIN))


def _rows(samples: Sequence[Sample], room: float) -> tuple[tuple[Sample, ...], ...]:
    rows: list[list[Sample]] = []
    left = 0.0
    for sample in samples:
        if not rows or _room(sample) - GAP > left:
            rows.append([])
            left = room
        rows[-1].append(sample)
        left -= _room(sample)
    return tuple(tuple(row) for row in rows)


def _room(sample: Sample) -> float:
    return SAMPLE + width(sample.words, KEY) + GAP
