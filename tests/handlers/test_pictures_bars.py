"""A month's returns as bars: every figure written, every unit that sent nothing marked."""

import pytest

from handlers.pictures.bars import Bars, Entry, draw, sheets
from handlers.pictures.scales import number
from handlers.pictures.sheet import Box, Boxes, Sheet
from tests.handlers.pictures import bars, outside, overlaps, said, size, written

COUNTS = pytest.mark.parametrize("units", [0, 1, 17, 40, 60], ids="{} units".format)
FIGURES = pytest.mark.parametrize("figures", [1, 2, 3, 4], ids="{} figures".format)


def filled(sheet: Sheet) -> list[Box]:
    """The bars; a heading's line is 5 px high, a shade as wide as the page."""
    boxes = [box for thing in sheet.drawn if isinstance(thing, Boxes) for box in thing.boxes]
    return [box for box in boxes if box[3] - box[1] == 20 and box[2] > box[0]]


@COUNTS
@FIGURES
def test_no_words_lie_on_others_or_are_cut_off(units: int, figures: int) -> None:
    for sheet in sheets(bars(units, figures)):
        assert overlaps(sheet) == []
        assert outside(sheet) == []


@COUNTS
def test_every_page_is_shown_by_telegram_as_it_was_drawn(units: int) -> None:
    for page in draw(bars(units)):
        width, height = size(page)
        assert 900 <= width <= 1080
        assert height <= 1280


@COUNTS
def test_every_figure_is_written(units: int) -> None:
    facts = bars(units)
    words = [word for sheet in sheets(facts) for word in said(sheet)]
    for text in ("1203", "3", "0", "415", "862.5"):
        entered = [f for entry in facts.entries for f in entry.figures if f is not None]
        assert words.count(text) == sum(number(figure) == text for figure in entered)


def test_who_sent_nothing_is_marked_once_and_has_no_bar() -> None:
    facts = Bars("月报", ("窗口", "中心"), ("0", "0"), (Entry("怀德镇", (None, None)),), "未报")
    (sheet,) = sheets(facts)
    assert said(sheet).count("未报") == 1
    assert filled(sheet) == []


def test_one_figure_that_was_not_given_is_no_zero() -> None:
    facts = Bars("月报", ("窗口", "中心"), ("0", "0"), (Entry("怀德镇", (None, 0.0)),), "未报")
    words = said(sheets(facts)[0])
    assert "–" in words
    assert "未报" not in words


def test_three_beside_twelve_hundred_can_be_seen_and_read() -> None:
    entries = (Entry("市公安局", (1203.0,)), Entry("怀德镇", (3.0,)))
    (sheet,) = sheets(Bars("月报", ("窗口",), ("1206件",), entries, "未报"))
    long, short = (right - left for left, _, right, _ in filled(sheet))
    assert short >= 3
    assert long > 300
    assert {"1203", "3"} <= set(said(sheet))


def test_bars_are_as_long_as_their_figures_in_every_column() -> None:
    entries = (Entry("市公安局", (1000.0, 500.0)), Entry("怀德镇", (250.0, 1000.0)))
    (sheet,) = sheets(Bars("月报", ("窗口", "中心"), ("", ""), entries, "未报"))
    lengths = sorted(right - left for left, _, right, _ in filled(sheet))
    assert lengths == pytest.approx([lengths[3] / 4, lengths[3] / 2, lengths[3], lengths[3]])


def test_each_page_has_the_sums_of_all() -> None:
    for n, sheet in enumerate(sheets(bars(60)), start=1):
        assert said(sheet).count("9588件") == 3
        assert f"{n}/3" in said(sheet)


def test_one_more_unit_leaves_all_above_it_where_it_was() -> None:
    fewer, more = sheets(bars(17))[0], sheets(bars(18))[0]
    assert set(written(fewer)) < set(written(more))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1203.0, "1203"),
        (92.5, "92.5"),
        (0.0, "0"),
        (-0.001, "0"),
        (1234567.0, "1234567"),
        (10, "10"),
    ],
)
def test_numbers_are_written_without_trailing_zeros(value: float, text: str) -> None:
    assert number(value) == text
