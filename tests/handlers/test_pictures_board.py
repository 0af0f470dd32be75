"""The board as pictures: sizes that Telegram leaves alone, names that can be read."""

from itertools import pairwise

import pytest

from db.rules.terms import Light
from handlers.pictures.board import Board, Cell, Row, draw, sheets
from handlers.pictures.palette import MARKS
from handlers.pictures.sheet import Marks
from tests.handlers.pictures import LEGEND, TASKS, board, outside, overlaps, said, size, written

COUNTS = pytest.mark.parametrize("units", [0, 1, 17, 40, 60], ids="{} units".format)
WIDTHS = pytest.mark.parametrize("tasks", [1, 9, 14, 15, 20, 26], ids="{} tasks".format)


@COUNTS
@pytest.mark.parametrize("tasks", [9, 26], ids="{} tasks".format)
def test_every_page_is_shown_by_telegram_as_it_was_drawn(units: int, tasks: int) -> None:
    for page in draw(board(units, tasks)):
        width, height = size(page)
        assert 900 <= width <= 1080
        assert height <= 1280
        assert width <= 20 * height


@COUNTS
@WIDTHS
def test_no_words_lie_on_others_or_are_cut_off(units: int, tasks: int) -> None:
    for sheet in sheets(board(units, tasks)):
        assert overlaps(sheet) == []
        assert outside(sheet) == []


@WIDTHS
def test_no_mark_touches_the_next(tasks: int) -> None:
    for sheet in sheets(board(40, tasks)):
        spots = sorted(
            (y, x, thing.size)
            for thing in sheet.drawn
            if isinstance(thing, Marks)
            for x, y in thing.spots
        )
        for (y, x, mark), (below, right, other) in pairwise(spots):
            assert y != below or right - x >= (mark + other) / 2


@COUNTS
def test_every_unit_and_its_total_are_on_one_page_in_their_order(units: int) -> None:
    facts = board(units)
    found = [words for sheet in sheets(facts) for words in said(sheet) if words.endswith("/34")]
    assert found == [row.total for row in facts.rows]


@pytest.mark.parametrize(("units", "pages"), [(0, 1), (1, 1), (24, 1), (40, 2), (60, 3)])
def test_rows_are_spread_evenly_over_as_few_pages_as_can_be(units: int, pages: int) -> None:
    counts = [sum(w.endswith("/34") for w in said(sheet)) for sheet in sheets(board(units))]
    assert len(counts) == pages
    assert max(counts) - min(counts) <= 1


def test_each_page_has_title_key_and_headings_and_says_which_it_is() -> None:
    for n, sheet in enumerate(sheets(board(60)), start=1):
        words = said(sheet)
        assert {"进展一览表", "已办结", "20", f"{n}/3"} <= set(words)
        assert [word for _, word in LEGEND if word not in words] == []


def test_a_single_page_has_no_number() -> None:
    assert "1/1" not in said(sheets(board(3))[0])


def test_one_more_unit_leaves_all_above_it_where_it_was() -> None:
    fewer, more = sheets(board(17))[0], sheets(board(18))[0]
    assert set(written(fewer)) < set(written(more))


def test_the_headings_of_many_columns_are_whole_and_their_numbers_in_one_piece() -> None:
    words = said(sheets(board(1, 26))[0])
    assert words.count("保") == words.count("障") == 6
    assert [task for task in TASKS[:20] if task not in words] == []


def test_a_long_name_goes_on_two_lines_and_breaks_where_a_word_ends() -> None:
    words = said(sheets(board(14, 26))[0])
    assert "住房公积金管理中心" in words
    assert "公主岭分中心" in words


def test_the_lights_differ_in_shape_and_in_the_words_of_the_key() -> None:
    assert len({mark.shape for mark in MARKS.values()}) == len(Light)
    facts = board(20)
    (sheet,) = sheets(facts)
    for light, mark in MARKS.items():
        cells = [cell for row in facts.rows for cell in row.cells if cell and cell.light == light]
        drawn = [m for m in sheet.drawn if isinstance(m, Marks) and m.shape == mark.shape]
        assert sum(len(marks.spots) for marks in drawn) == len(cells) + 1  # one in the key


def test_a_figure_of_any_length_stays_within_its_mark() -> None:
    cells = tuple(Cell(light, figure) for light in Light for figure in ("7", "12", "123", "98.5%"))
    facts = Board("", TASKS[: len(cells)], (Row("怀德镇", cells, ""),), "", ())
    (sheet,) = sheets(facts)
    for words in written(sheet):
        if words.bold and words.words:
            left, _, right, _ = words.box
            assert right - left <= 0.6 * 34
    assert overlaps(sheet) == []


def test_a_unit_without_any_part_and_a_board_without_tasks_are_drawn() -> None:
    assert draw(Board("进展", (), (Row("怀德镇", (), "0/0"),), "已办结", LEGEND))
    assert draw(Board("进展", ("1",), (Row("怀德镇", (None,), "0/0"),), "已办结", ()))
