"""Sheets as bytes: the same each time, from any thread; words where the sheet says; colours."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from db.rules.terms import Light
from handlers.pictures import bars as bars_module
from handlers.pictures import board as board_module
from handlers.pictures import course as course_module
from handlers.pictures.glyphs import outline
from handlers.pictures.paint import canvas, png
from handlers.pictures.palette import ALARM, INK, MARKS, PAPER, QUIET, SERIES, SHADE
from handlers.pictures.sheet import Sheet
from tests.handlers.pictures import bars, board, course, written

# Machado and others, 2009: how linear RGB is seen without one kind of cone.
SEEN: dict[str, Any] = {
    "all cones": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
}  # fmt: skip
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
PAIRS = list(combinations((Light.GREEN, Light.YELLOW, Light.RED), 2))


def linear(colour: str) -> Any:
    """Linear RGB, 0 to 1, of #rrggbb."""
    values = np.array([int(colour[n : n + 2], 16) for n in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(rgb: Any) -> Any:
    """CIE L*a*b* of linear RGB: a difference of 2 is just seen."""
    x, y, z = np.cbrt(TO_XYZ @ np.clip(rgb, 0, 1) / TO_XYZ.sum(axis=1))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one: str, other: str) -> float:
    """As WCAG counts it: 4.5 is enough for text, 3 for signs."""
    high, low = sorted((float(TO_XYZ[1] @ linear(c)) + 0.05 for c in (one, other)), reverse=True)
    return high / low


@pytest.mark.parametrize("eyes", SEEN.values(), ids=SEEN.keys())
@pytest.mark.parametrize(("one", "other"), PAIRS, ids=str)
def test_the_colours_of_the_lights_differ_for_everybody(
    one: Light, other: Light, eyes: Any
) -> None:
    seen = [lab(eyes @ linear(MARKS[light].fill)) for light in (one, other)]
    assert np.linalg.norm(seen[0] - seen[1]) > 25


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=str)
def test_the_lights_differ_in_a_grey_copy(one: Light, other: Light) -> None:
    assert abs(lab(linear(MARKS[one].fill))[0] - lab(linear(MARKS[other].fill))[0]) > 12


@pytest.mark.parametrize("light", Light)
def test_the_figure_in_a_mark_can_be_read(light: Light) -> None:
    assert contrast(MARKS[light].ink, MARKS[light].fill) > 4.5


def test_words_can_be_read_on_paper_and_on_shaded_rows() -> None:
    assert min(contrast(ink, SHADE) for ink in (INK, QUIET, ALARM)) > 4.5
    assert min(contrast(colour, PAPER) for colour, _, _ in SERIES) > 3


DRAWINGS: dict[str, tuple[Any, Callable[[Any], tuple[Sheet, ...]], Any]] = {
    "board": (board_module.draw, board_module.sheets, board(17)),
    "course": (course_module.draw, course_module.sheets, course(12)),
    "bars": (bars_module.draw, bars_module.sheets, bars(17)),
}
EACH = pytest.mark.parametrize(("draw", "sheets", "facts"), DRAWINGS.values(), ids=DRAWINGS.keys())


@EACH
def test_the_same_facts_give_the_same_bytes(
    draw: Any, sheets: Callable[[Any], tuple[Sheet, ...]], facts: Any
) -> None:
    assert draw(facts) == tuple(png(sheet) for sheet in sheets(facts))


@EACH
def test_the_same_facts_are_drawn_once(draw: Any, sheets: Any, facts: Any) -> None:
    assert draw(facts) is draw(facts)


def test_a_png_tells_neither_its_day_nor_its_software() -> None:
    (page,) = board_module.draw(board(1))
    assert b"Software" not in page
    assert b"tIME" not in page


def test_pictures_drawn_in_threads_are_those_drawn_alone() -> None:
    facts = [board(n, 20, "进展一览表 线程") for n in range(1, 9)]
    outline.cache_clear()  # the first drawing reads the font, glyph by glyph
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(board_module.draw, facts))
    alone = [tuple(png(sheet) for sheet in board_module.sheets(fact)) for fact in facts]
    assert together == alone


@pytest.mark.parametrize("words", ["市公安局", "3/34", "(12%)、gjpqy", "□…"])
@pytest.mark.parametrize("bold", [False, True], ids=["plain", "bold"])
def test_words_are_drawn_in_the_box_that_the_sheet_says(words: str, bold: bool) -> None:
    sheet = Sheet(400, 100)
    sheet.text(200, 50, words, 40, side="center", bold=bold)
    left, top, right, bottom = written(sheet)[0].box
    paper = canvas(sheet)
    paper.draw()
    rows, columns = np.nonzero(np.asarray(paper.buffer_rgba())[:, :, 0] < 128)
    assert left - 1 <= columns.min()
    assert columns.max() <= right + 1
    assert top - 2 <= rows.min()
    assert rows.max() <= bottom + 6  # g and y hang lower than any Chinese character
    assert abs((rows.min() + rows.max()) / 2 - 50) < 6


def test_what_is_put_down_later_lies_above() -> None:
    sheet = Sheet(20, 20)
    for colour in ("#ff0000", "#00ff00"):
        sheet.boxes([(0, 0, 20, 20)], colour)
    paper = canvas(sheet)
    paper.draw()
    assert np.asarray(paper.buffer_rgba())[10, 10].tolist() == [0, 255, 0, 255]


def test_matplotlib_is_not_imported_before_something_is_drawn() -> None:
    modules = ", ".join(f"handlers.pictures.{name}" for name in DRAWINGS)
    code = f"import sys, {modules}; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
