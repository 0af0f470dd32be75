"""One conversation in the middle of another: nothing is lost without a word."""

import pytest

from tests.stories.evidence import photo
from tests.stories.office import Office
from tests.stories.people import LI, LIAISON, OVERSEER
from tests.stories.reports import morning, reports

WHY = "2a 政策兑现窗口：为什么不适用？请用一句话说明。"


async def test_a_card_that_another_question_replaces_says_what_was_not_recorded(
    office: Office,
) -> None:
    await morning(office)
    await office.says(LI, "2a 3a都办完了")
    assert await office.says(LI, "2a不适用") == f"尚未记录：3a。如需记录，请再发一次。\n\n{WHY}"
    assert reports(office) == []


async def test_words_of_an_unknown_duty_that_a_question_replaces_are_quoted(
    office: Office,
) -> None:
    await morning(office)
    await office.says(LIAISON, "完成65%")
    answer = await office.says(LIAISON, "2a不适用")
    assert answer == f"尚未记录：“完成65%”。如需记录，请再发一次。\n\n{WHY}"


async def test_the_same_words_once_more_ask_once_more(office: Office) -> None:
    await morning(office)
    first = await office.says(LIAISON, "完成65%")
    assert await office.says(LIAISON, "完成65%") == first


async def test_a_card_for_another_unit_is_not_pushed_aside_in_silence(supervised: Office) -> None:
    await supervised.says(OVERSEER, "代市公安局报：5a完成72%")
    answer = await supervised.says(OVERSEER, "代市公积金报：5a完成75%")
    assert answer.startswith("尚未记录：5a。如需记录，请再发一次。\n\n")
