"""A white sheet measured in px from its upper left corner, and what is to be drawn on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from handlers.pictures.glyphs import drawable, width
from handlers.pictures.palette import INK, PAPER

Spot = tuple[float, float]  # x, y
Box = tuple[float, float, float, float]  # left, top, right, bottom
Side = Literal["left", "center", "right"]

BASELINE = 0.37
"""From the middle of a Chinese character, or of a digit, down to its baseline; in em."""


@dataclass(frozen=True)
class Words:
    """Words in one line of `size` px; `x` is where they start, `y` their baseline."""

    words: str
    x: float
    y: float
    size: float
    colour: str
    bold: bool

    @property
    def box(self) -> Box:
        """The line that they take: no Chinese character reaches out of its square."""
        top = self.y - 0.88 * self.size
        return self.x, top, self.x + width(self.words, self.size), top + self.size


@dataclass(frozen=True)
class Marks:
    """The same shape (a marker of matplotlib), `size` px wide, round every spot."""

    spots: tuple[Spot, ...]
    shape: str
    size: float
    fill: str
    edge: str


@dataclass(frozen=True)
class Lines:
    """Each path through its spots, `width` px thick, in a style of matplotlib."""

    paths: tuple[tuple[Spot, ...], ...]
    colour: str
    width: float
    style: str


@dataclass(frozen=True)
class Boxes:
    """Filled rectangles."""

    boxes: tuple[Box, ...]
    colour: str


@dataclass
class Sheet:
    """One picture, sides in px. What is put on it later lies above what was put on it before."""

    width: int
    height: int
    drawn: list[Words | Marks | Lines | Boxes] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        colour: str = INK,
        side: Side = "left",
        bold: bool = False,
    ) -> None:
        """Words whose middle is at `y`; `side` is what of them stands at `x`."""
        words = drawable(words)
        left = x - width(words, size) * {"left": 0, "center": 0.5, "right": 1}[side]
        self.drawn.append(Words(words, left, y + BASELINE * size, size, colour, bold))

    def marks(
        self, spots: Sequence[Spot], shape: str, size: float, fill: str, edge: str = PAPER
    ) -> None:
        self.drawn.append(Marks(tuple(spots), shape, size, fill, edge))

    def lines(
        self, paths: Sequence[Sequence[Spot]], colour: str, width: float = 1, style: str = "-"
    ) -> None:
        self.drawn.append(Lines(tuple(tuple(path) for path in paths), colour, width, style))

    def boxes(self, boxes: Sequence[Box], colour: str) -> None:
        self.drawn.append(Boxes(tuple(boxes), colour))
