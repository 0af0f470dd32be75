"""The form of the monthly return, its corrections, and what is not ours."""

import pytest

from db.models import Observation, Report
from tests.stories.office import Office
from tests.stories.people import LIAISON
from tests.stories.reports import figures, morning, reports

RETURN = "9a@2023-04"
FIRST = """\
9a 每月报送事项数据（3月25日至4月24日）
新版全流程审批系统是多少？（第1项，共3项）
也可以一次回复全部数据，例如：新版全流程审批系统1203 分类综合窗口862 分中心415"""
SECOND = """\
9a 每月报送事项数据（3月25日至4月24日）
已填：新版全流程审批系统 1203件
分类综合窗口是多少？（第2项，共3项）"""
THIRD = """\
9a 每月报送事项数据（3月25日至4月24日）
已填：新版全流程审批系统 1203件、分类综合窗口 0件
分中心是多少？（第3项，共3项）"""
HANDED_IN = """\
✅ 已报送：9a 每月报送事项数据（3月25日至4月24日）
· 新版全流程审批系统 1203件
· 分类综合窗口 0件
· 分中心 415件
合计：1618件
统计期到4月24日周一才结束，如有变化，重新发送即可更正。"""
CORRECTED = """\
✏️ 已更正：9a 每月报送事项数据（3月25日至4月24日）
· 新版全流程审批系统 1203件
· 分类综合窗口 862件
· 分中心 451件（原415件）
合计：2516件"""
NOT_OURS = """\
✅ 已记录：9a 每月报送事项数据（3月25日至4月24日）
不适用 · 不涉及本单位
本月及本年度以后各月均按此办理，不再提醒，也不计为0。"""
MONTHS = [f"2023-{month:02}" for month in range(4, 13)]


def counted(office: Office) -> list[int]:
    return [int(value) for _, value, _ in figures(office)]


async def sleeps_and_wakes(office: Office) -> None:
    await office.sleeps()
    office.wakes()


async def test_the_form_asks_for_one_figure_after_the_other(any_office: Office) -> None:
    office = any_office
    await morning(office)
    assert await office.presses(LIAISON, "fill", RETURN) == FIRST
    assert office.labels(LIAISON) == [["0", "本月无"], ["取消"]]
    await sleeps_and_wakes(office)
    assert await office.says(LIAISON, "1,203件") == SECOND
    assert office.labels(LIAISON) == [["0"], ["上一步", "取消"]]
    await sleeps_and_wakes(office)
    assert await office.presses(LIAISON, "fig") == THIRD
    await sleeps_and_wakes(office)
    assert reports(office) == [], "nothing is recorded before the last figure"
    assert await office.says(LIAISON, "415") == HANDED_IN
    assert counted(office) == [1203, 0, 415]
    assert office.state("9a", "市公安局", "2023-04") == "done"


async def test_a_step_back_asks_again(office: Office) -> None:
    await morning(office)
    await office.presses(LIAISON, "fill", RETURN)
    await office.says(LIAISON, "1230")
    await press(office, "back")
    assert await office.says(LIAISON, "1203") == SECOND


async def test_the_form_may_be_cancelled_at_any_step(office: Office) -> None:
    await morning(office)
    await office.presses(LIAISON, "fill", RETURN)
    await office.says(LIAISON, "1203")
    assert await office.presses(LIAISON, "drop") == "好的，未作记录。"
    assert "已报送" not in await office.says(LIAISON, "862")
    assert reports(office) == []


@pytest.mark.parametrize(
    "words",
    [
        "1203 862 415",
        "分中心415,新版系统1203,分类窗口862",
        "新版1203件，分类862件，分中心415件",
        "1203、862、415",
    ],
)
async def test_all_figures_may_come_at_once_in_any_order(office: Office, words: str) -> None:
    await morning(office)
    await office.presses(LIAISON, "fill", RETURN)
    answer = await office.says(LIAISON, words)
    assert answer.startswith("✅ 已报送：9a")
    assert counted(office) == [1203, 862, 415]


async def test_some_figures_by_name_leave_the_others_to_be_asked_for(office: Office) -> None:
    await morning(office)
    await office.presses(LIAISON, "fill", RETURN)
    answer = await office.says(LIAISON, "分中心415")
    assert "已填：分中心 415件\n新版全流程审批系统是多少？（第2项，共3项）" in answer
    await office.says(LIAISON, "1203")
    await office.says(LIAISON, "无")
    assert counted(office) == [1203, 0, 415]


async def test_nothing_this_month_is_three_zeros_by_word_or_by_button(office: Office) -> None:
    await morning(office)
    answer = await office.presses(LIAISON, "nil", RETURN)
    assert "合计：0件" in answer
    assert counted(office) == [0, 0, 0]
    await office.presses(LIAISON, "undo")
    await office.presses(LIAISON, "fill", RETURN)
    await office.says(LIAISON, "本月无")
    assert counted(office) == [0, 0, 0] * 2


@pytest.mark.parametrize("words", ["12.5", "-3", "不知道", "12 34"])
async def test_what_is_no_count_is_asked_for_again(office: Office, words: str) -> None:
    await morning(office)
    await office.presses(LIAISON, "fill", RETURN)
    assert await office.says(LIAISON, words) == "没有看到所需的数字，请只回复整数。"
    await office.says(LIAISON, "1203 862 415")
    assert counted(office) == [1203, 862, 415]


async def test_pressing_fill_twice_asks_once_and_an_old_step_is_stale(office: Office) -> None:
    await morning(office)
    ping = office.last(LIAISON)["message_id"]
    await office.presses(LIAISON, "fill", RETURN, on=ping)
    assert len(await office.presses(LIAISON, "fill", RETURN, on=ping)) < 20
    first = office.data(LIAISON)[0]
    await office.says(LIAISON, "1203")
    office.forge(LIAISON, first)
    await office.sandbox.settled()
    assert "已失效" in office.person(LIAISON).popups[-1]["text"]


async def test_one_figure_is_corrected_and_the_others_stay(any_office: Office) -> None:
    await morning(any_office)
    await any_office.says(LIAISON, "4月办件量 新版系统1203 分类窗口862 分中心415")
    await any_office.at("2023-04-27 09:00")
    assert await any_office.says(LIAISON, "4月分中心应为451") == CORRECTED
    first, second = reports(any_office)
    assert second.supersedes_id == first.id
    assert counted(any_office) == [1203, 862, 415, 1203, 862, 451], "the history keeps both"
    await any_office.presses(LIAISON, "undo")
    assert any_office.state("9a", "市公安局", "2023-04") == "done", "415 counts again"
    assert await any_office.says(LIAISON, "更正:分中心应为451") == CORRECTED


async def test_one_figure_without_a_word_of_correction_is_shown_first(office: Office) -> None:
    await morning(office)
    await office.says(LIAISON, "4月办件量 新版系统1203 分类窗口862 分中心415")
    card = await office.says(LIAISON, "4月分中心451")
    assert "新版全流程审批系统 1203 · 分类综合窗口 862 · 分中心 451" in card
    assert len(reports(office)) == 1
    await office.presses(LIAISON, "yes")
    assert counted(office)[3:] == [1203, 862, 451]


async def test_a_figure_that_doubled_since_last_month_is_pointed_out(office: Office) -> None:
    await morning(office)
    await office.says(LIAISON, "4月办件量 新版系统1203 分类窗口862 分中心415")
    await office.at("2023-05-25 09:00")
    answer = await office.says(LIAISON, "5月办件量 新版系统2600 分类窗口900 分中心400")
    assert "新版全流程审批系统：上月1203件，本月2600件，变化较大，请核对。" in answer
    assert "分类综合窗口：上月" not in answer


async def test_a_month_that_has_hardly_begun_is_shown_before_it_is_recorded(
    office: Office,
) -> None:
    await morning(office)
    await office.says(LIAISON, "4月办件量 新版系统1203 分类窗口862 分中心415")
    await office.at("2023-04-26 09:00")
    card = await office.says(LIAISON, "新版系统1203 分类窗口862 分中心451")
    assert "4月25日至5月24日" in card
    assert "是否记录" in card
    assert len(reports(office)) == 1


@pytest.mark.parametrize("by", ["button", "words"])
async def test_not_ours_is_said_once_for_the_rest_of_the_year(office: Office, by: str) -> None:
    await morning(office)
    if by == "button":
        await office.presses(LIAISON, "more", RETURN)
        assert await office.presses(LIAISON, "not_applicable", RETURN) == NOT_OURS
    else:
        answer = await office.says(LIAISON, "9a 不涉及我单位")
        assert "本月及本年度以后各月均按此办理" in answer
    assert {office.state("9a", "市公安局", one) for one in MONTHS} == {"not_applicable"}
    assert office.rows(Observation) == [], "it is not 0"
    seen = len(office.sees(LIAISON))
    for day in ("2023-04-25", "2023-04-26", "2023-05-24", "2023-05-25"):
        await office.at(f"{day} 09:00")
    assert not [text for text in office.sees(LIAISON)[seen:] if "9a" in text]
    answer = await office.presses(LIAISON, "undoall")
    assert answer == "↩️ 已撤回9项：9a"
    assert {office.state("9a", "市公安局", one) for one in MONTHS} == {"open"}
    assert len(office.rows(Report)) == 9


async def test_taking_back_not_ours_in_words_takes_all_of_it_back(office: Office) -> None:
    await morning(office)
    await office.says(LIAISON, "9a 不涉及我单位")
    await office.says(LIAISON, "撤回")
    await office.presses(LIAISON, "undoall")
    assert {office.state("9a", "市公安局", one) for one in MONTHS} == {"open"}


async def press(office: Office, what: str) -> str:
    """A button of the form by what it says last."""
    data = next(one for one in office.data(LIAISON) if one.endswith(what))
    message = office.last(LIAISON)["message_id"]
    return await office.does(LIAISON, lambda person: person.presses(message, data))


async def test_not_ours_among_other_reports_loses_none_of_them(office: Office) -> None:
    await morning(office)
    await office.says(LIAISON, "9a 不适用,2a 需协调")
    await office.presses(LIAISON, "yes")
    assert office.state("9a", "市公安局", "2023-04") == "not_applicable"
    await office.says(LIAISON, "设备没到货")
    assert office.state("2a", "市公安局") == "blocked"


@pytest.mark.parametrize("action", ["nil", "fill", "not_applicable"])
async def test_a_return_whose_period_has_not_begun_takes_nothing(
    office: Office, action: str
) -> None:
    await morning(office)
    key = office.assignment("9a", "市公安局", "2023-06")
    office.forge(LIAISON, f"{action}:{key}")
    await office.sandbox.settled()
    assert office.sees(LIAISON)[-1] == (
        "9a 每月报送事项数据（5月25日至6月24日）：统计期尚未开始，未作记录。"
    )
    assert reports(office) == []
