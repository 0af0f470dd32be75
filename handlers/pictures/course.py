"""A target's course: what was reported day by day, against the straight way to the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.pictures.glyphs import width
from handlers.pictures.heads import MARGIN, Head, Sample, head
from handlers.pictures.names import put_name
from handlers.pictures.paint import kept
from handlers.pictures.palette import FAINT, GRID, HAIR, INK, PAPER, QUIET, SERIES
from handlers.pictures.scales import Plot, Scale, apart, day_ticks, number, round_ticks
from handlers.pictures.sheet import Sheet, Spot

WIDTH, HEIGHT = 1080, 1000  # px
TEXT, TICK = 22, 19  # px
LABEL = 44  # px from one label to the next
LABEL_ROOM = 320  # px that labels take at most
LEADER = 34  # px from the plot to its labels
AXIS = 48  # px for the days below the plot
ABOVE = 34  # px for 今天 above it
DAY_GAP = 86  # px from one day to the next
MOST = len(SERIES)
NOTHING = "–"  # the figure of who reported none


@dataclass(frozen=True)
class Words:
    """What the parts of the picture are called; `others`: the units without a name beside them."""

    target: str
    expected: str
    today: str
    others: str


@dataclass(frozen=True)
class Line:
    """A unit's reported figures, each from its day on."""

    name: str
    points: tuple[tuple[date, float], ...]

    @property
    def last(self) -> float | None:
        """The figure that counts now."""
        return max(self.points, key=lambda point: point[0])[1] if self.points else None


@dataclass(frozen=True)
class Course:
    """What is to be drawn. `unit` is that of all figures (%, 次); `expected` is the figure that
    the straight way has today, None where there is none to speak of."""

    title: str
    unit: str
    target: float
    starts_on: date
    due_on: date
    today: date
    expected: float | None
    lines: tuple[Line, ...]
    words: Words

    def figure(self, value: float | None) -> str:
        """85%, 3次."""
        return NOTHING if value is None else number(value) + self.unit


def sheets(course: Course) -> tuple[Sheet, ...]:
    """One page."""
    named, others = chosen(course.lines)
    above = head(course.title, _key(course, len(others)), WIDTH)
    plot = plotted(course, above, named)
    sheet = Sheet(WIDTH, HEIGHT)
    above.put(sheet, 1, 1)
    _put_figures(sheet, course, plot)
    _put_days(sheet, course, plot)
    _put_goal(sheet, course, plot)
    sheet.lines([_path(plot, line) for line in others], FAINT, 1.5)
    for line, look in zip(named, SERIES, strict=False):
        _put_line(sheet, course, plot, line, look)
    _put_labels(sheet, course, plot, named)
    return (sheet,)


draw = kept(sheets)
"""The course as PNG, one page."""


def chosen(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Who is named, the lowest figure first, and whose figures are only shown.

    Up to eight units are all named, also those that reported nothing yet; of more, the eight lowest
    with a figure.
    """
    reported = sorted((line for line in lines if line.points), key=lambda line: line.last or 0.0)
    silent = [line for line in lines if not line.points]
    if len(lines) <= MOST:
        return [*silent, *reported], []
    return reported[:MOST], reported[MOST:]


def plotted(course: Course, above: Head, named: Sequence[Line]) -> Plot:
    """The plot takes what title, ticks and labels leave."""
    most = max([course.target, course.expected or 0.0, *_reported(course)])
    labels = LEADER + min(LABEL_ROOM, _label_room(course, named)) if named else 20
    left = MARGIN + width(course.figure(max(round_ticks(most * 1.04))), TICK) + 12
    first, last = _stretch(course)
    return Plot(
        Scale(first.toordinal(), last.toordinal(), left, WIDTH - MARGIN - labels),
        Scale(0, most * 1.04 or 1, HEIGHT - MARGIN - AXIS, above.height + ABOVE),
    )


def _reported(course: Course) -> list[float]:
    return [figure for line in course.lines for _, figure in line.points]


def _stretch(course: Course) -> tuple[date, date]:
    """From the start to the due date; longer where reports or today lie just beyond."""
    days = [day for line in course.lines for day, _ in line.points]
    first, last = min([course.starts_on, *days]), max([course.due_on, *days])
    slack = (last - first) / 4  # a course that is long over is not squeezed to show today
    if first - slack <= course.today <= last + slack:
        return min(first, course.today), max(last, course.today)
    return first, last


def _shows_today(course: Course) -> bool:
    first, last = _stretch(course)
    return first <= course.today <= last


def _key(course: Course, others: int) -> list[Sample]:
    words = course.words
    target = f"{words.target} {course.figure(course.target)}"
    expected = words.expected
    if course.expected is not None:
        expected += f" {course.figure(course.expected)}"
    key = [_sample(INK, 2.5, "-", target), _sample(QUIET, 2, "--", expected)]
    return [*key, _sample(FAINT, 2, "-", f"{words.others} {others}")] if others else key


def _sample(colour: str, thick: float, style: str, words: str) -> Sample:
    def put(sheet: Sheet, x: float, y: float) -> None:
        sheet.lines([[(x - 14, y), (x + 14, y)]], colour, thick, style)

    return Sample(put, words)


def _put_figures(sheet: Sheet, course: Course, plot: Plot) -> None:
    """The ticks at the left, with hair lines across."""
    ticks = round_ticks(plot.figures.last)
    sheet.lines([_across(plot, tick) for tick in ticks], GRID)
    for tick in ticks:
        y = plot.figures.px(tick)
        sheet.text(plot.left - 10, y, course.figure(tick), TICK, QUIET, "right")


def _across(plot: Plot, figure: float) -> list[Spot]:
    return [(plot.left, plot.figures.px(figure)), (plot.right, plot.figures.px(figure))]


def _put_days(sheet: Sheet, course: Course, plot: Plot) -> None:
    """The ticks below, as 04-30: no language has it otherwise."""
    sheet.lines([_across(plot, 0)], QUIET, 1.5)
    for day in day_ticks(plot.days, course.starts_on, course.due_on, DAY_GAP):
        x, y = plot.spot(day, 0)
        sheet.lines([[(x, y), (x, y + 8)]], QUIET, 1.5)
        colour = INK if day == course.due_on else QUIET
        sheet.text(x, y + 26, f"{day:%m-%d}", TICK, colour, "center")


def _put_goal(sheet: Sheet, course: Course, plot: Plot) -> None:
    """Today, the target, and the way to it."""
    if _shows_today(course):
        x, _ = plot.spot(course.today, 0)
        sheet.lines([[(x, plot.top), (x, plot.bottom)]], HAIR, 3)
        words = f"{course.words.today} {course.today:%m-%d}"
        half = width(words, TICK) / 2
        middle = min(max(x, MARGIN + half), WIDTH - MARGIN - half)
        sheet.text(middle, plot.top - 16, words, TICK, QUIET, "center")
    sheet.lines([_across(plot, course.target)], INK, 2.5)
    way = [plot.spot(course.starts_on, 0), plot.spot(course.due_on, course.target)]
    sheet.lines([way], QUIET, 2, "--")
    if course.expected is not None and _shows_today(course):
        sheet.marks([plot.spot(course.today, course.expected)], "o", 12, PAPER, QUIET)


def _path(plot: Plot, line: Line) -> list[Spot]:
    return [plot.spot(day, figure) for day, figure in sorted(line.points)]


def _put_line(
    sheet: Sheet, course: Course, plot: Plot, line: Line, look: tuple[str, str, float]
) -> None:
    """A unit's reports, joined; thin, as the last one holds until today; dotted, to its label."""
    colour, shape, size = look
    path = _path(plot, line)
    if path:
        x, y = path[-1]
        now = min(max(x, plot.days.px(course.today.toordinal())), plot.right)
        sheet.lines([[(x, y), (now, y)]], colour, 1.2)
        sheet.lines([[(now, y), (plot.right, y)]], colour, 1.2, ":")
        sheet.lines([path], colour, 2.5)
        sheet.marks(path, shape, size, colour)


def _put_labels(sheet: Sheet, course: Course, plot: Plot, named: Sequence[Line]) -> None:
    """At the right end, the highest above; a leader goes from where the line ends."""
    ends = [plot.figures.px(line.last or 0.0) for line in reversed(named)]
    places = apart(ends, LABEL, plot.top, plot.bottom)
    x = plot.right + LEADER
    figures = x + _figure_room(course, named)
    for n, line in enumerate(reversed(named)):
        y, (colour, shape, size) = places[n], SERIES[len(named) - 1 - n]
        if line.points:
            sheet.lines([[(plot.right, ends[n]), (x - 18, y)]], colour, 1.2, ":")
            sheet.marks([(x - 9, y)], shape, size, colour)
        ink, words = (colour, INK) if line.points else (QUIET, QUIET)
        sheet.text(figures, y, course.figure(line.last), TEXT, ink, "right", bold=True)
        put_name(sheet, figures + 10, y, line.name, TEXT, WIDTH - figures - 10, words)


def _figure_room(course: Course, named: Sequence[Line]) -> float:
    return 6 + max((width(course.figure(line.last), TEXT) for line in named), default=0.0)


def _label_room(course: Course, named: Sequence[Line]) -> float:
    return _figure_room(course, named) + 10 + max(width(line.name, TEXT) for line in named)
