"""All boards of a person in one sweep are one message, as far as they fit."""

from dataclasses import replace

from db.holders import Holder
from handlers.keyboards.base import button, inline
from handlers.texts.fit import LIMIT, length
from jobs.round import Group, Note, joined
from tests.moments import at

NOW = at("2023-04-26 09:00")
SUN = Holder(1, 1, "孙雯雯", 1, "市政数局", "政务监管科科长", 1001, None)
LI = Holder(2, 2, "李艳杰", 2, "市政务服务中心", "政务服务科科长", 1002, None)
BOARD = inline([button("总体情况", "board")])


def board(to: Holder, body: str, **more: object) -> Note:
    greeting = f"{to.salutation}，您好。\n{body}"
    return replace(
        Note("digest", to, NOW, greeting, items=(), key=body, board=True, below=body), **more
    )


def test_boards_of_one_person_stand_below_each_other_with_one_greeting() -> None:
    notes = [board(SUN, "今日督办"), board(LI, "尚未报送"), board(SUN, "尚未报送")]
    assert [(note.to.display, note.text, note.key) for note in joined(notes)] == [
        ("孙雯雯", "孙科长，您好。\n今日督办\n\n尚未报送", "今日督办+尚未报送"),
        ("李艳杰", "李科长，您好。\n尚未报送", "尚未报送"),
    ]


def test_a_reminder_is_a_message_of_its_own_and_keeps_its_place() -> None:
    reminder = Note("ping", SUN, NOW, "孙科长，您好。以下1项请及时办理：", items=())
    group = Note("group", Group("工作群", -5001), NOW, "到期提醒", items=())
    notes = [reminder, board(SUN, "今日督办"), group, board(SUN, "尚未报送")]
    assert [note.text.splitlines()[0] for note in joined(notes)] == [
        "孙科长，您好。以下1项请及时办理：",
        "孙科长，您好。",
        "到期提醒",
    ]


def test_a_button_of_two_boards_is_there_once() -> None:
    review = inline([button("去审核", "queue")], *BOARD["inline_keyboard"])
    (one,) = joined([board(SUN, "今日督办", keyboard=review), board(SUN, "进展", keyboard=BOARD)])
    assert one.keyboard == review


def test_what_does_not_fit_any_more_is_a_message_of_its_own() -> None:
    long, short = "督" * (LIMIT - 100), "办" * 200
    notes = joined([board(SUN, long), board(SUN, short), board(SUN, "尚未报送")])
    assert [length(note.text) <= LIMIT for note in notes] == [True, True]
    assert [note.text.endswith(("尚未报送", short)) for note in notes] == [True, True]
    assert notes[1].text.startswith("孙科长，您好。")


def test_words_without_a_shorter_form_are_joined_as_they_are() -> None:
    other = Note("unreachable", SUN, NOW, "孙科长，您好。1个岗位联系不上", items=(), board=True)
    (one,) = joined([board(SUN, "今日督办"), other])
    assert one.text == "孙科长，您好。\n今日督办\n\n孙科长，您好。1个岗位联系不上"
