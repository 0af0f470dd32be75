"""Whatever people send, reading it never fails, and what is open is never recorded as plain."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules.workdays import Calendar
from tests.inputs.deciding import decided
from tests.inputs.notice import OWED, on_sunday
from tests.inputs.sentences import rows, text_of

CALENDAR = Calendar()
_SENTENCES = [text_of(row) for row in rows()]
_CLAUSES = sorted(
    {
        clause
        for text in _SENTENCES
        for clause in text.replace("，", ",").replace("。", ",").replace("\n", ",").split(",")
        if clause
    }
)
_CHARACTERS = sorted(set("".join(_SENTENCES)))
_LONGEST = 4096


def _is_open(sentence: str) -> str | None:
    """What is recorded as plain although something about it is open; None when nothing is."""
    reading = on_sunday(sentence, CALENDAR)
    decision = decided(reading)
    # The new date of a request that is none, or doubtful, is asked for by itself.
    open_dates = {one.intent for one in reading.items if "date" in one.unsure}
    unsure = set(reading.unsure) - ({"date"} if open_dates == {"extension"} else set())
    if unsure and decision.recordable:
        return f"{unsure} is open, and yet something is recorded"
    if len(decision.plain) > len({(one.key, one.extend is None) for one in decision.plain}):
        return "one duty is recorded twice"
    for item in reading.items:
        if item.intent in ("report", "extension") and not item.unsure:
            if len(item.candidates) != 1:
                return f"{item} has not one duty, and is sure"
            if item.intent == "report" and not item.status:
                return f"{item} has no status, and is sure"
    return None


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(_CLAUSES), min_size=1, max_size=6), st.sampled_from(",，。 \n、;"))
def test_nothing_open_is_recorded_however_clauses_are_mixed(clauses: list[str], by: str) -> None:
    assert _is_open(by.join(clauses)) is None


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(_CHARACTERS), max_size=60))
def test_nothing_open_is_recorded_however_characters_are_mixed(text: str) -> None:
    assert _is_open(text) is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    reading = on_sunday(text, CALENDAR)
    assert all(0 <= item.start <= item.end <= len(text) for item in reading.items)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "9" * _LONGEST,
        "一" * _LONGEST,
        "2a" * (_LONGEST // 2),
        "第" * _LONGEST,
        "已办结" * (_LONGEST // 3),
        "不是没有" * (_LONGEST // 4),
        "需要" * (_LONGEST // 2),
        "没" * _LONGEST,
        "5a65%," * (_LONGEST // 6),
        "了" * _LONGEST,
        "收到" * (_LONGEST // 2),
        "因为" * (_LONGEST // 2),
        "是" * _LONGEST,
        "👍" * _LONGEST,
        "\u202e2a已办结\u202c",
        "\u0645\u0631\u062d\u0628\u0627 2a \u062a\u0645",
        "1、" * (_LONGEST // 2),
        "((((" * (_LONGEST // 4),
        "有什么" * (_LONGEST // 3),
        "视频监察" * (_LONGEST // 4),
        "3月3日" * (_LONGEST // 4),
        "\ud83d",
        "\x00\x01",
    ],
    ids=lambda text: ascii(text[:8]),
)
def test_long_and_odd_texts_are_read(text: str) -> None:
    assert on_sunday(text, CALENDAR).intent


def test_a_report_among_many_sentences_of_all_kinds_is_never_plain_against_a_doubt() -> None:
    shuffled = random.Random(20230423).sample(_SENTENCES, len(_SENTENCES))
    for first, second in pairwise(shuffled):
        assert _is_open(f"{first}。{second}") is None


def test_the_table_names_every_task_of_the_notice() -> None:
    named = {task for text in _SENTENCES for task in on_sunday(text, CALENDAR).tasks}
    assert named >= {one.task for one in OWED if not one.task.startswith("保障")}
