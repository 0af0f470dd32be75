"""Whole sentences as busy section chiefs type and dictate them, read as they were meant."""

import pytest

from db.rules.workdays import Calendar
from tests.inputs.notice import on_sunday
from tests.inputs.sentences import row_of, rows, text_of

_ROWS = rows()


def test_no_sentence_stands_twice_in_the_table() -> None:
    texts = [row["text"] for row in _ROWS]
    assert sorted(set(texts)) == sorted(texts)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["text"])
def test_a_sentence_is_read_as_it_was_meant(row: dict[str, str], calendar: Calendar) -> None:
    text = text_of(row)
    assert row_of(text, on_sunday(text, calendar)) == row
