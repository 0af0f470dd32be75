"""Any number reads back to itself however it is written, and never to another one unasked."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules.workdays import Calendar
from handlers.inputs.numbers import find_figures
from handlers.inputs.numerals import number
from tests.inputs.notice import on_sunday
from tests.inputs.spelling import COUNTS, SHARES, chinese, english, tenths

CALENDAR = Calendar()
COUNTED = st.integers(0, 999_999)
MEASURED = st.decimals(0, 100, places=2)


@given(COUNTED)
@settings(max_examples=300, deadline=None)
def test_a_numeral_in_words_has_the_value_of_its_digits(value: int) -> None:
    assert number(chinese(value)) == number(english(value)) == value


@pytest.mark.parametrize("way", range(len(COUNTS)))
@given(COUNTED)
@settings(max_examples=100, deadline=None)
def test_a_count_reads_back_to_itself(way: int, value: int) -> None:
    assert [int(one.value) for one in find_figures(COUNTS[way](value))] == [value]


@pytest.mark.parametrize("way", range(len(SHARES)))
@given(MEASURED)
@settings(max_examples=100, deadline=None)
def test_a_share_reads_back_to_itself(way: int, share: Decimal) -> None:
    found = find_figures(f"达到{SHARES[way](share)}")
    assert [(one.value, one.unit) for one in found] == [(share, "%")]


@given(st.integers(10, 99))
@settings(deadline=None)
def test_tenths_read_back_to_their_percent(share: int) -> None:
    assert [[int(one.value) for one in find_figures(words)] for words in tenths(share)] == [
        [share],
        [share],
    ]


@given(st.sampled_from(SHARES), MEASURED, st.sampled_from(("5a {}", "5a完成{}", "无差别已到{}了")))
@settings(max_examples=300, deadline=None)
def test_a_share_is_recorded_as_it_was_said(
    way: Callable[[Decimal], str], share: Decimal, sentence: str
) -> None:
    (item,) = on_sunday(sentence.format(way(share)), CALENDAR).items
    assert (item.duty, item.value, item.unsure) == ("5a", share, ())


@given(st.sampled_from(COUNTS), COUNTED, COUNTED)
@settings(max_examples=300, deadline=None)
def test_a_return_is_recorded_as_it_was_said_or_asked_about(
    way: Callable[[int], str], value: int, other: int
) -> None:
    sentence = f"4月新版系统{way(value)}，分类窗口{other}，分中心{way(other)}"
    reading = on_sunday(sentence, CALENDAR)
    # 三四件 may be 34 or 3 to 4, and is asked about.
    assert reading.unsure or [int(one) for one in reading.values] == [value, other, other]
