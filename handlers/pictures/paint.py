"""Sheets become PNG bytes, with matplotlib.

It is imported here and late: 54 MiB that a bot which draws nothing does not need. It promises
nothing for threads (its caches are one for all), so one draws at a time. Words are put down as the
outlines of their glyphs: that is five times as fast as its `Text`, and no font of the machine, no
`$` in a name and no setting of matplotlib has a part in it.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from handlers.pictures.glyphs import outline
from handlers.pictures.palette import PAPER
from handlers.pictures.sheet import Boxes, Lines, Marks, Sheet, Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.path import Path

DPI = 72  # a point is a px then
BOLD = 0.045
"""How thick an outline makes words bold, in em: the font comes in one weight."""

_drawing = Lock()
F = TypeVar("F")


def kept(draw: Callable[[F], tuple[Sheet, ...]]) -> Callable[[F], tuple[bytes, ...]]:
    """Makes bytes of the sheets; the facts that were drawn last are not drawn again."""

    @lru_cache(maxsize=16)
    def drawn(facts: F) -> tuple[bytes, ...]:
        with _drawing:
            return tuple(png(sheet) for sheet in draw(facts))

    return drawn


def png(sheet: Sheet) -> bytes:
    """The picture; the same sheet gives the same bytes, on any day."""
    file = BytesIO()
    canvas(sheet).print_figure(file, format="png", dpi=DPI, metadata={"Software": None})
    return file.getvalue()


def canvas(sheet: Sheet) -> "FigureCanvasAgg":
    """The sheet as matplotlib has it: axes all over the figure, a unit a px, y downwards."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(sheet.width / DPI, sheet.height / DPI), dpi=DPI, facecolor=PAPER)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, sheet.width), ylim=(sheet.height, 0))
    axes.set_axis_off()
    for height, things in enumerate(_alike(sheet)):
        _put(axes, things, height)
    return FigureCanvasAgg(figure)


def _alike(sheet: Sheet) -> Iterable[list[Words | Marks | Lines | Boxes]]:
    """What can be put down at once: words of one look that follow each other, all else alone."""

    def look(thing: tuple[int, Words | Marks | Lines | Boxes]) -> object:
        n, drawn = thing
        return (drawn.colour, drawn.bold, drawn.size) if isinstance(drawn, Words) else n

    for _, things in groupby(enumerate(sheet.drawn), look):
        yield [drawn for _, drawn in things]


def _put(axes: "Axes", things: list[Words | Marks | Lines | Boxes], height: int) -> None:
    """`height`: what has the greater one lies above."""
    import numpy as np
    from matplotlib.collections import LineCollection, PathCollection, PolyCollection
    from matplotlib.path import Path

    match things[0]:
        case Words(size=size, colour=colour, bold=bold):
            paths = [_written(words) for words in things if isinstance(words, Words)]
            paths.append(Path(np.empty((0, 2))))  # of one path alone it would measure every curve
            thick = BOLD * size if bold else 0
            glyphs = PathCollection(paths, facecolors=colour, edgecolors=colour, linewidths=thick)
            glyphs.set_transform(axes.transData)
            axes.add_collection(glyphs, autolim=False).set_zorder(height)
        case Marks(spots, shape, size, fill, edge):
            xs, ys = [x for x, _ in spots], [y for _, y in spots]
            marks = axes.scatter(
                xs, ys, size**2, fill, marker=shape, edgecolors=edge, linewidths=1.5
            )
            marks.set_zorder(height)
        case Lines(paths, colour, width, style):
            drawn = LineCollection(paths, colors=colour, linewidths=width, linestyles=style)
            axes.add_collection(drawn, autolim=False).set_zorder(height)
        case Boxes(boxes, colour):
            corners = [((x, y), (r, y), (r, b), (x, b)) for x, y, r, b in boxes]
            filled = PolyCollection(corners, facecolors=colour, edgecolors="none")
            axes.add_collection(filled, autolim=False).set_zorder(height)


def _written(line: Words) -> "Path":
    """The outlines of its glyphs, each at its place."""
    import numpy as np
    from matplotlib.path import Path

    corners, codes = [np.empty((0, 2))], [np.empty(0, Path.code_type)]
    x = line.x
    for char in line.words:
        shape, code, advance = outline(char)
        corners.append(shape * line.size + (x, line.y))
        codes.append(code)
        x += advance * line.size
    return Path(np.concatenate(corners), np.concatenate(codes))
