"""What the font can write, and how words are measured, cut and broken."""

import logging
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.pictures.board import Board, Row, draw
from handlers.pictures.glyphs import clipped, drawable, outline, width, wrapped
from tests.handlers.pictures import UNITS

ANY_TEXT = st.text(max_size=40)


def gb2312() -> list[str]:
    """All 7,445 characters of the set in which names are registered."""
    rows = range(0xA1, 0xF8)
    pairs = [bytes([row, cell]) for row in rows for cell in range(0xA1, 0xFF)]
    return [char for pair in pairs if (char := pair.decode("gb2312", "ignore"))]


def test_the_font_has_every_character_of_gb2312() -> None:
    chars = gb2312()
    assert len(chars) == 7445
    visible = [char for char in chars if char.strip()]
    assert [char for char in visible if drawable(char) != char] == []
    assert [char for char in visible if len(outline(char)[0]) == 0] == []


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("怀德镇🟢", "怀德镇□"),
        ("怀德镇✗", "怀德镇□"),
        ("❤️\u200d🔥", "□□"),
        ("怀德镇\ufe0f", "怀德镇"),
        ("怀德镇\n\t政务服务中心", "怀德镇 政务服务中心"),
        ("\ud800", "□"),
        ("\x00\x1b[31m", "[31m"),
        ("مرحبا", "□□□□□"),
        ("$x^2$ \\frac", "$x^2$ \\frac"),
        ("✓√×●□", "✓√×●□"),
    ],
)
def test_what_the_font_lacks_becomes_a_box_and_what_is_not_seen_nothing(
    typed: str, drawn: str
) -> None:
    assert drawable(typed) == drawn


def test_emoji_and_formulas_in_a_name_are_drawn_without_a_warning(
    caplog: pytest.LogCaptureFixture,
) -> None:
    odd = "🟢$\\frac{$✗\ud800\n"
    with caplog.at_level(logging.WARNING), warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw(Board(odd, (odd,), (Row(odd, (None,), odd),), odd, ()))
    assert caplog.records == []


@given(ANY_TEXT, st.floats(40, 400))
def test_clipped_words_fit(words: str, room: float) -> None:
    assert width(clipped(words, 20, room), 20) <= room


@given(ANY_TEXT, st.floats(40, 400), st.integers(1, 4))
def test_wrapped_words_fit_in_the_lines_that_there_are(words: str, room: float, most: int) -> None:
    lines = wrapped(words, 20, room, most)
    assert len(lines) <= most
    assert all(width(line, 20) <= room for line in lines)


@given(ANY_TEXT)
def test_wrapping_loses_nothing_where_there_is_room(words: str) -> None:
    lines = wrapped(words, 20, 700, 2)
    assert "".join(lines).replace(" ", "") == drawable(words).replace(" ", "")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("市公安局", ("市公安局",)),
        ("住房公积金管理中心公主岭分中心", ("住房公积金管理中心", "公主岭分中心")),
        ("公主岭市政务服务和数字化建设管理局", ("公主岭市政务服务和", "数字化建设管理局")),
        ("一二三四五六七(一二三四五六)", ("一二三四五六七", "(一二三四五六)")),
        ("综合二楼窗口2023年第12号", ("综合二楼窗口", "2023年第12号")),
        ("Bureau of Public Security", ("Bureau of Public", "Security")),
    ],
)
def test_a_name_breaks_where_a_reader_would_break_it(name: str, lines: tuple[str, ...]) -> None:
    assert wrapped(name, 20, 225, 2) == lines


def test_the_longest_of_names_ends_with_an_ellipsis_on_the_second_line() -> None:
    first, second = wrapped(UNITS[-1] * 2, 20, 225, 2)
    assert not first.endswith("…")
    assert second.endswith("…")
