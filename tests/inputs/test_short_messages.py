"""Numbered lists, words that take something back, greetings: said on Sunday 2023-04-23."""

import pytest

from db.rules.workdays import Calendar
from handlers.inputs.traps import BLANK
from tests.inputs.notice import on_sunday
from tests.inputs.telling import said

SHOWN = ("2a", "3a", "5a")


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        (
            "1、已完成 2、推进中 3、需协调",
            ["2a done - -", "3a in_progress - -", "5a blocked - -"],
        ),
        (
            "1、已完成\n2、推进中\n3、65%",
            ["2a done - -", "3a in_progress - -", "5a in_progress 65 -"],
        ),
        ("1.已完成 2.未启动", ["2a done - -", "3a not_started - -"]),
        (
            "1）已完成；2）下周五办完",
            ["2a done - -", "3a in_progress - 2023-04-28"],
        ),
    ],
)
def test_a_numbered_answer_follows_the_list_that_was_shown(
    sentence: str, items: list[str], calendar: Calendar
) -> None:
    assert [said(item) for item in on_sunday(sentence, calendar, *SHOWN).items] == items


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("1、已完成 2、推进中 3、需协调", ()),
        ("1、已完成\n2、推进中\n3、需协调", ()),
        ("1、已完成 2、推进中 3、需协调", ("2a", "3a")),
    ],
)
def test_a_numbered_list_of_what_was_not_shown_is_not_sure(
    sentence: str, shown: tuple[str, ...], calendar: Calendar
) -> None:
    reading = on_sunday(sentence, calendar, *shown)
    assert (reading.intent, reading.items, reading.unsure) == ("none", (), ("duty",))


def test_a_numbered_list_may_name_its_duties_itself(calendar: Calendar) -> None:
    text = "1、2a已办结\n2、标准化建设达标率85%"
    reading = on_sunday(text, calendar)
    assert [said(item) for item in reading.items] == ["2a done - -", "1a in_progress 85 -"]
    assert [text[item.start : item.end].strip() for item in reading.items] == [
        "2a已办结",
        "标准化建设达标率85%",
    ]


@pytest.mark.parametrize(
    "sentence",
    ["3a、5a卡住了,2a完成65%需协调", "3a 65% 对接需要5a先办,卡住了", "2a和3a 12%无法对接"],
)
def test_no_filler_is_left_in_a_reason(sentence: str, calendar: Calendar) -> None:
    reasons = [item.reason or "" for item in on_sunday(sentence, calendar).items]
    assert reasons
    assert not any(BLANK in reason for reason in reasons)


@pytest.mark.parametrize(
    ("sentence", "duties"),
    [
        ("撤回", []),
        ("撤销", []),
        ("刚才发错了", []),
        ("发错了", []),
        ("不好意思，刚才那条报错了", []),
        ("2a撤回", ["2a"]),
        ("撤回2a", ["2a"]),
        ("2a发错了", ["2a"]),
    ],
)
def test_what_was_sent_is_taken_back(sentence: str, duties: list[str], calendar: Calendar) -> None:
    reading = on_sunday(sentence, calendar)
    assert reading.intent == "retract"
    assert [item.duty for item in reading.items] == duties


@pytest.mark.parametrize("sentence", ["2a报错了，是已办结", "报错了,应该是58%", "2a撤回窗口"])
def test_a_correction_that_says_what_is_right_is_no_mere_retraction(
    sentence: str, calendar: Calendar
) -> None:
    assert on_sunday(sentence, calendar, "5a").intent == "report"


@pytest.mark.parametrize(
    "sentence", ["你好", "您好", "谢谢", "谢谢领导", "👍", "🙏🙏", "辛苦了", "早上好", "thanks"]
)
def test_a_greeting_or_thanks_are_a_courtesy(sentence: str, calendar: Calendar) -> None:
    reading = on_sunday(sentence, calendar)
    assert (reading.intent, reading.items) == ("courtesy", ())


@pytest.mark.parametrize("sentence", ["好的谢谢", "收到。领导放心", "收到🙏", "收到，辛苦了"])
def test_an_acknowledgement_may_be_polite(sentence: str, calendar: Calendar) -> None:
    assert on_sunday(sentence, calendar).intent == "ack"
