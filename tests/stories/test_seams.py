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


async def test_what_stands_again_is_not_told_as_corrected(office: Office) -> None:
    await morning(office)
    await office.says(LIAISON, "1a 完成58%")
    await office.says(LIAISON, "上面那个报错了，应该是68%")
    assert "（已更正）" in await office.says(LIAISON, "/history 1a")
    await office.presses(LIAISON, "undo")
    history = await office.says(LIAISON, "/history 1a")
    assert "（已更正）" not in history
    assert "（已撤回）" in history


@pytest.mark.parametrize(
    ("asked", "code"), [("2a 需协调", "2a"), ("3a申请延期到5月20日", "3a"), ("2a不适用", "2a")]
)
@pytest.mark.parametrize("label", ["现场照片", "见附件。", "补充材料"])
async def test_what_a_photo_is_called_is_no_reason(
    supervised: Office, asked: str, code: str, label: str
) -> None:
    office = supervised
    await office.says(LIAISON, "1a 完成60%")
    await office.says(LIAISON, asked)
    assert "说明" not in await photo(office, LIAISON, label)
    answer = await office.says(LIAISON, "设备没到货")
    assert code in answer
    assert "设备没到货" in answer


async def test_a_photo_belongs_to_what_was_said_last_not_to_an_older_card(office: Office) -> None:
    await morning(office)
    await office.says(LIAISON, "完成65%")
    await office.says(LIAISON, "2a已办结")
    assert await photo(office, LIAISON) == (
        "📎 已附在 2a 政策兑现窗口（已办结）下，共1个。\n\n"
        "提醒：图片内容机器人无法识别，请勿上传涉密材料。"
    )


async def test_a_return_left_half_way_is_named(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a已办结")
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "back")
    answer = await office.says(OVERSEER, "代市公安局报：5a完成72%")
    assert answer.startswith("仍待您处理：2a。\n\n")


async def test_a_task_shows_a_unit_its_own_date(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "5a申请延期到10月20日,因为设备没到货")
    await office.presses(OVERSEER, "grant")
    assert "5a 无差别综合受理比例 ≥70% · 10月20日周五到期" in await office.says(LIAISON, "/task 5")
    assert "5a 无差别综合受理比例 ≥70% · 9月30日周六到期" in await office.says(LI, "/task 5")


async def test_putting_off_offers_each_day_once(supervised: Office) -> None:
    office = supervised
    await office.presses(LIAISON, "more")
    await office.presses(LIAISON, "later", "9a@2023-04")
    assert office.labels(LIAISON) == [["明天 · 4月24日周一"], ["返回"]]
