"""A list as a button carries it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.inputs.which import Which
from handlers.inputs.windows import Window
from handlers.keyboards.boards import LIST
from handlers.views import View, view_of

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
WINDOWS = st.builds(Window, st.none() | DAYS, DAYS)
VIEWS = st.builds(
    View,
    which=st.sampled_from(Which),
    unit_ids=st.lists(st.integers(1, 9_999), max_size=3).map(tuple),
    window=st.none() | WINDOWS,
    task=st.sampled_from(["", "5", "20", "保障6"]),
    duty=st.sampled_from(["", "5a", "20d", "保障6c"]),
    cycle_id=st.integers(0, 999),
    by_units=st.booleans(),
)
MOST = 64
"""Bytes of callback_data (Bot API: InlineKeyboardButton)."""


@given(VIEWS)
def test_a_list_can_be_read_back_from_its_button(view: View) -> None:
    assert view_of(str(view)) == view


@given(VIEWS)
def test_every_list_fits_a_button(view: View) -> None:
    assert len(f"{LIST}:{view}:99".encode()) <= MOST


@pytest.mark.parametrize(
    "code", ["", "all", "......", "all.......x.", "all.a......", "due..1.2...."]
)
def test_what_no_button_says_is_none(code: str) -> None:
    assert view_of(code) is None


@given(st.text(max_size=64))
def test_no_words_break_the_reading(code: str) -> None:
    view = view_of(code)
    assert view is None or view_of(str(view)) == view
