"""退回 with a reason and a date; 备案 below the target."""

from datetime import date

from db.models import Due, Report, Review
from tests.stories.office import Office
from tests.stories.people import LIAISON, OVERSEER
from tests.stories.staff import reviews


async def test_a_return_gives_a_new_due_and_a_reply_to_it_is_about_that(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "back")
    await office.says(OVERSEER, "缺现场照片")
    await office.says(OVERSEER, "5月8日")
    assert office.state("2a", "市公安局") == "returned"
    told = office.last(LIAISON)
    assert told["text"] == (
        "↩️ 已退回：2a 政策兑现窗口\n"
        "原因：缺现场照片\n"
        "请重新反馈，5月8日周一到期，还剩15天\n"
        "审核人：市政府督查室 督办员\n"
        "直接回复本条消息即可反馈。"
    )
    last = office.rows(Due, Due.assignment_id == office.assignment("2a", "市公安局"))[-1]
    assert (last.due_on, last.origin, last.reason) == (date(2023, 5, 8), "returned", "缺现场照片")
    assert office.rows(Review)[0].due_id == last.id
    await office.says(LIAISON, "已办结", reply_to=told["message_id"])
    assert office.state("2a", "市公安局") == "done"


async def test_the_old_date_may_be_kept(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "back")
    await office.presses(OVERSEER, "why")
    keep = next(data for data in office.data(OVERSEER) if data.startswith("by:keep"))
    office.forge(OVERSEER, keep)
    await office.sandbox.settled()
    assert len(office.rows(Due, Due.assignment_id == office.assignment("2a", "市公安局"))) == 1
    assert reviews(office) == [("office", "returned", "数据不全", False)]
    assert "时限不变：4月30日周日到期，还剩7天" in office.sees(LIAISON)[-1]


async def test_another_reason_has_to_be_written(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "back")
    other = next(data for data in office.data(OVERSEER) if data.startswith("why:other"))
    office.forge(OVERSEER, other)
    await office.sandbox.settled()
    assert office.person(OVERSEER).popups[-1]["text"] == "请直接回复退回原因。"
    await office.says(OVERSEER, "缺现场照片")
    assert "2a（缺现场照片）" in office.sees(OVERSEER)[-1]


async def test_a_target_below_its_figure_is_closed_with_a_reason_only(supervised: Office) -> None:
    office = supervised
    await office.at("2023-10-09 10:00")
    await office.says(LIAISON, "5a 完成65%")
    assert "目前没有" in await office.says(OVERSEER, "/review")
    card = await office.says(OVERSEER, "/review 5")
    assert "数据：65%（目标≥70%）\n未达到目标，只能按例外备案销号。" in card
    report = office.rows(Report)[0]
    office.forge(OVERSEER, f"close:{report.id}:5")
    await office.sandbox.settled()
    assert office.person(OVERSEER).popups[-1]["text"] == (
        "目标为≥70%，未达到目标的须说明理由，按例外备案销号。"
    )
    assert reviews(office) == []
    await office.presses(OVERSEER, "except")
    await office.says(OVERSEER, "窗口改造推迟，已报市政府同意")
    assert reviews(office) == [("office", "closed", "窗口改造推迟，已报市政府同意", True)]
    assert office.state("5a", "市公安局") == "closed"


async def test_what_meets_its_target_is_no_exception(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "5a 已办结，完成75%")
    await office.says(OVERSEER, "/review")
    report = office.rows(Report)[0]
    office.forge(OVERSEER, f"except:{report.id}:")
    await office.sandbox.settled()
    assert "该按钮已失效" in office.person(OVERSEER).popups[-1]["text"]


async def test_what_changed_while_the_reason_was_written_is_not_returned(
    supervised: Office,
) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "back")
    await office.presses(LIAISON, "undo")
    answer = await office.says(OVERSEER, "缺现场照片")
    assert answer == "情况已有变化：【市公安局】2a，目前状态：待签收\n\n都审完了。"
    assert reviews(office) == []


async def test_a_returned_report_is_not_taken_back(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "back")
    await office.presses(OVERSEER, "why")
    await office.presses(OVERSEER, "by")
    await office.presses(LIAISON, "undo")
    assert office.state("2a", "市公安局") == "returned"
