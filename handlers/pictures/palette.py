"""Colours and shapes, such that no meaning hangs on telling red from green."""

from dataclasses import dataclass

from db.rules.terms import Light

PAPER = "#ffffff"
INK = "#1b1f24"
QUIET = "#5b636d"  # headings, ticks: 6:1 on paper
HAIR = "#d9dde2"
GRID = "#e6e9ed"
FAINT = "#b9bfc7"  # lines of units that are not named
SHADE = "#f3f5f7"  # every other row
ALARM = "#a3131b"


@dataclass(frozen=True)
class Mark:
    """How a light is drawn; sizes are shares of the room that a cell has."""

    shape: str  # a marker of matplotlib
    size: float
    fill: str
    edge: str
    ink: str  # of the figure in it
    holds: float = 0.58  # the width of a figure that it has room for
    drop: float = 0.0  # how far below the middle it has most room


MARKS = {
    Light.GREEN: Mark("o", 0.98, "#63bd9c", "#1d7a5a", INK),
    Light.YELLOW: Mark("^", 1.06, "#ffd34d", "#94700a", INK, holds=0.53, drop=0.17),
    Light.RED: Mark("s", 0.88, ALARM, ALARM, PAPER),
    Light.NONE: Mark("D", 0.30, "#b4bac2", "#b4bac2", INK),
}
"""Round, pointed, square, tiny; light, lighter, dark, grey: apart in a grey copy as well."""

SERIES = (
    ("#0072b2", "o", 13),
    ("#d55e00", "s", 12),
    ("#00805d", "^", 15),
    ("#b0508a", "D", 12),
    ("#1b1f24", "v", 15),
    ("#b87d00", "P", 16),
    ("#2f8fcc", "X", 16),
    ("#6a3d9a", "*", 21),
)
"""Colour, marker and its px for each line of a course (after Okabe and Ito, darkened for paper)."""

FILLS = ("#2b6ea6", "#e0952c", "#6fb7a2", "#8c6bb1", "#9aa3ad", "#c76a4a")
"""Colours of the columns of a return."""
