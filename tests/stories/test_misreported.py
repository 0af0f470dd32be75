"""更正 in words: 上面那个报错了,应该是58%, against what was recorded last."""

import pytest

from db.models import Observation
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI, LIAISON
from tests.stories.reports import CARD, ECHO, LATE, chain

POLICE = "市公安局"


@pytest.mark.parametrize(
    "words",
    [
        "上面那个报错了,应该是58%",
        "5号刚才报错了，是58%",
        "不是65是58",
        "5a应为58%",
        "刚才报错了，是58%",
        "that was wrong, should be 58%",
    ],
)
async def test_words_of_correction_replace_the_last_report(office: Office, words: str) -> None:
    await office.says(LIAISON, "5a 完成65%")
    assert await office.says(LIAISON, words) == ECHO
    assert chain(office) == [("5a 完成65%", None), (words, 0)]


async def test_of_several_reports_of_the_day_a_card_shows_the_one_meant(office: Office) -> None:
    await office.says(LIAISON, "1a 完成80%")
    await office.says(LIAISON, "5a 完成65%")
    assert await office.says(LIAISON, "上面那个报错了,应该是58%") == CARD
    await office.presses(LIAISON, "amend")
    assert [one.value for one in office.rows(Observation)] == [80, 65, 58]


async def test_the_message_replied_to_says_which_is_meant(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    echo = office.last(LIAISON)["message_id"]
    await office.says(LIAISON, "1a 完成80%")
    answer = await office.says(LIAISON, "报错了,应该是58%", reply_to=echo)
    assert answer == ECHO


async def test_only_the_duty_was_wrong(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    card = """\
是否按修改后的内容更正记录？
· 5a 无差别综合受理比例 ≥70%
   推进中 · 65% → 撤回
· 5b 有实际办件量事项比例 ≥90%
   新增：推进中 · 65%"""
    assert await office.says(LIAISON, "报错了,应该是5b") == card
    await office.presses(LIAISON, "amend")
    assert office.state("5a", POLICE) == "open"
    assert office.state("5b", POLICE) == "in_progress"


async def test_a_correction_of_what_is_recorded_already_says_so(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    assert await office.says(LIAISON, "报错了,应该是65%") == "5a已是如此记录，无需更正。"


async def test_wrong_without_what_is_right_offers_to_take_back(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    answer = await office.says(LIAISON, "刚才5a那个65%报错了")
    assert answer.startswith("要撤回的是这一条吗？请点击下方按钮。\n5a 无差别综合受理比例 ≥70%")


async def test_a_correction_a_day_later_says_what_to_do(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    await office.at("2023-04-16 10:00")
    assert await office.says(LIAISON, "5a报错了,应该是58%") == LATE


async def test_what_only_sounds_like_a_correction_is_recorded_when_it_is_late(
    office: Office,
) -> None:
    await office.says(LI, "2a 推进中")
    await office.at("2023-04-16 10:00")
    assert "已记录：2a" in await office.says(LI, "2a 窗口改成设在一楼，已办结")
    assert office.state("2a", CENTRE) == "done"
