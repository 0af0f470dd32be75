"""Questions of the bot: answered, passed over, forgotten, repeated."""

from datetime import date

import pytest

from db.models import Observation, Report
from tests.stories.office import Office
from tests.stories.people import LI, LIAISON, SUN


@pytest.mark.parametrize("words", ["收到", "5号怎么样了", "我还有哪些没完成?", "我的任务"])
async def test_what_is_no_answer_is_not_taken_for_the_reason(office: Office, words: str) -> None:
    await office.says(LI, "2a 需协调")
    await office.says(LI, words)
    assert office.rows(Report) == []
    await office.says(LI, "设备没到货")
    assert [one.reason for one in office.rows(Report)] == ["设备没到货"]


async def test_another_duty_s_figure_is_not_the_reason(office: Office) -> None:
    await office.says(LI, "2a 需协调")
    answer = await office.says(LI, "达标率已经到了85%")
    assert "1a" in answer
    assert [(one.status, one.reason) for one in office.rows(Report)] == [("in_progress", None)]


async def test_a_reason_may_speak_of_what_is_not_done_yet(office: Office) -> None:
    await office.says(LI, "2a 需协调")
    await office.says(LI, "视频系统还没对接好")
    assert [one.reason for one in office.rows(Report)] == ["视频系统还没对接好"]
    assert office.state("2a", "市政务服务中心") == "blocked"


async def test_yesterday_s_question_is_forgotten(office: Office) -> None:
    await office.says(LI, "2a 需协调")
    await office.at("2023-04-17 09:00")
    await office.says(LI, "设备没到货")
    assert office.rows(Report) == []


async def test_a_question_can_be_cancelled(office: Office) -> None:
    await office.says(LI, "1a 已办结")
    answer = await office.presses(LI, "drop")
    assert answer == "好的，未作记录。"
    assert "请只回复数字" not in await office.says(LI, "谢谢")
    assert office.rows(Report) == []


async def test_a_new_question_says_what_the_old_one_leaves_unrecorded(office: Office) -> None:
    await office.says(LI, "1a已办结,4a需协调")
    await office.presses(LI, "yes")
    answer = await office.says(LI, "2a 需协调")
    assert "尚未记录：1a、4a" in answer or "尚未记录：4a、1a" in answer
    assert office.rows(Report) == []


async def test_a_complete_report_leaves_the_question_for_another_open(office: Office) -> None:
    await office.says(LI, "1a 已办结")
    await office.says(LI, "2a 已办结")
    await office.says(LI, "95%")
    assert office.state("2a", "市政务服务中心") == "done"
    assert office.state("1a", "市政务服务中心") == "done"


async def test_a_reason_of_four_thousand_characters_is_echoed_with_its_undo(office: Office) -> None:
    await office.says(LI, "2a 需协调")
    answer = await office.says(LI, "设备没到货。" * 680)
    assert "已记录：2a" in answer
    assert len(office.rows(Report)[0].reason) > 4000
    await office.presses(LI, "undo")
    assert office.state("2a", "市政务服务中心") == "open"


@pytest.mark.parametrize("action", ["in_progress", "blocked"])
async def test_the_same_button_twice_says_it_once(office: Office, action: str) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-23 09:00")
    message = office.person(LI).last
    first = await office.presses(LI, action, "2a", on=message["message_id"])
    second = await office.presses(LI, action, "2a", on=message["message_id"])
    assert first != second
    assert "2a" in second
    assert len(second) < 20, "a toast, not another echo or question"
    assert len(office.rows(Report)) <= 1


async def test_last_january_s_figures_are_not_recorded_without_asking(office: Office) -> None:
    """The January return of 2023 was due before the notice took effect."""
    await office.at("2023-12-26 09:00")
    answer = await office.says(LIAISON, "1月办件量 新版系统1203 分类窗口862 分中心415")
    assert "是否记录" in answer
    assert office.rows(Observation) == []


async def test_tomorrow_in_a_forwarded_text_is_counted_from_the_forwarding(office: Office) -> None:
    await office.does(SUN, lambda person: person.forwards("2a 明天完成", of="同事"))
    await office.at("2023-04-14 20:00")
    await office.presses(SUN, "yes")
    assert [one.forecast_on for one in office.rows(Report)] == [date(2023, 4, 15)]


async def test_cancelling_in_words_records_nothing(office: Office) -> None:
    await office.says(LI, "2a 需协调")
    assert await office.says(LI, "算了，不用了") == "好的，未作记录。"
    assert office.rows(Report) == []


async def test_a_reply_to_another_message_answers_no_open_question(office: Office) -> None:
    await office.says(LI, "5b 完成80%")
    echo = office.person(LI).last
    await office.says(LI, "5a 推进中")
    await office.says(LI, "92%", reply_to=echo["message_id"])
    assert office.state("5a", "市政务服务中心") == "open"
    figures = sorted(float(one.value) for one in office.rows(Observation))
    assert figures == [80, 92]


async def test_a_sentence_that_names_another_unit_is_shown_first(office: Office) -> None:
    answer = await office.says(SUN, "市公安局2a已办结")
    assert "【市政数局】2a" in answer
    assert office.rows(Report) == []


async def test_a_met_target_says_how_to_finish(office: Office) -> None:
    answer = await office.says(LI, "1a 完成92%")
    assert "已达到目标。如已办结，请回复“1a 已办结”。" in answer


async def test_signing_twice_says_that_it_was_signed(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    first = await office.says(LI, "收到")
    assert first.startswith("已签收")
    assert await office.says(LI, "收到") == "此前均已签收。"


async def test_a_duty_s_code_shows_its_task(office: Office) -> None:
    assert (await office.says(LI, "/task 2a")).startswith("2. 规范政务大厅服务功能")


async def test_what_is_no_task_is_called_none(office: Office) -> None:
    assert "没有编号为“30”的任务" in await office.says(LI, "30a 已办结")


@pytest.mark.parametrize("words", ["撤回", "刚才发错了", "2a撤回"])
async def test_taking_back_in_words_shows_what_is_meant(office: Office, words: str) -> None:
    await office.says(LI, "2a 已办结")
    answer = await office.says(LI, words)
    assert answer.startswith("要撤回的是这一条吗？请点击下方按钮。\n2a 政策兑现窗口")
    assert office.state("2a", "市政务服务中心") == "done"
    await office.presses(LI, "undo")
    assert office.state("2a", "市政务服务中心") == "open"
    assert await office.says(LI, words) == "没有可以撤回的反馈。"


@pytest.mark.parametrize("words", ["你好", "谢谢", "👍"])
async def test_a_courtesy_is_answered_with_one(office: Office, words: str) -> None:
    assert await office.says(LI, words) == "李科长，您好。您的任务：/mine"
