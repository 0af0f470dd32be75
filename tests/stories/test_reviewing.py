"""审核: within the unit, by the office, one after another; what changed is shown, not decided."""

import pytest

from db.models import Account, Report, Retraction
from tests.stories.office import Office
from tests.stories.people import DEPUTY, LEADER, LI, LIAISON, OVERSEER, REVIEWER, SUN, VISITORS
from tests.stories.staff import join, reviews

WAITS = "有1件待审核：/review"


async def test_the_line_comes_when_the_queue_was_empty_and_not_each_time(
    supervised: Office,
) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    await office.says(LIAISON, "3a 已办结")
    assert office.sees(OVERSEER).count(WAITS) == 1
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "close")
    await office.presses(OVERSEER, "close")
    assert office.sees(OVERSEER)[-1] == "✅ 已销号：【市公安局】3a\n\n都审完了。"
    await office.says(LI, "2a 已办结")
    assert office.sees(OVERSEER).count(WAITS) == 2


async def test_nothing_waits_is_said(supervised: Office) -> None:
    assert await supervised.says(OVERSEER, "/review") == "目前没有待审核事项。"


@pytest.mark.parametrize("who", [LIAISON, LEADER])
async def test_who_reviews_nothing_is_told_so(office: Office, who: str) -> None:
    answer = await office.says(who, "/review")
    assert answer == "您没有待审核的事项：审核由督办人员和本单位审核人办理。"


async def test_nobody_reviews_their_own_unit(supervised: Office) -> None:
    office = supervised
    await office.says(SUN, "2a 已办结")
    assert WAITS not in office.sees(SUN)
    assert await office.says(SUN, "/review") == "目前没有待审核事项。"
    report = office.rows(Report)[0]
    for action in ("close", "back", "except", "approve", "uback"):
        office.forge(SUN, f"{action}:{report.id}:")
        await office.sandbox.settled()
        assert office.person(SUN).popups[-1]["text"] == "您没有办理该单位事项的权限。"
    assert reviews(office) == []
    assert office.state("2a", "市政数局") == "done"


async def test_the_units_own_reviewer_comes_first(supervised: Office) -> None:
    office = supervised
    join(office, REVIEWER)
    await office.says(LIAISON, "2a 已办结")
    assert WAITS not in office.sees(OVERSEER)
    assert await office.says(OVERSEER, "/review") == "目前没有待审核事项。"
    report = office.rows(Report)[0]
    office.forge(OVERSEER, f"close:{report.id}:")
    await office.sandbox.settled()
    assert reviews(office) == []
    await office.presses(REVIEWER, "approve")
    assert office.sees(OVERSEER)[-1] == WAITS
    assert office.state("2a", "市公安局") == "done"
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "close")
    assert reviews(office) == [
        ("unit", "approved", None, False),
        ("office", "closed", None, False),
    ]


async def test_a_reviewer_who_is_not_bound_holds_nothing_up(supervised: Office) -> None:
    office = supervised
    join(office, REVIEWER, bound=False)
    await office.says(LIAISON, "2a 已办结")
    assert office.sees(OVERSEER)[-1] == WAITS


async def test_approving_twice_says_how_it_stands(supervised: Office) -> None:
    office = supervised
    join(office, REVIEWER)
    await office.says(LIAISON, "2a 已办结")
    card = office.last(REVIEWER)["message_id"]
    data = office.data(REVIEWER)[0]
    await office.presses(REVIEWER, "approve")
    office.forge(REVIEWER, data, under=card)
    await office.sandbox.settled()
    assert office.sees(REVIEWER)[-1] == (
        "市公安局 审核人已审核：【市公安局】2a，目前状态：已办结，待销号\n\n都审完了。"
    )
    assert len(reviews(office)) == 1


async def test_a_report_corrected_under_the_card_is_not_closed(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "5a 已办结，完成75%")
    await office.says(OVERSEER, "/review")
    card = office.last(OVERSEER)["message_id"]
    await office.says(LIAISON, "5a 已办结，完成80%")
    shown = await office.presses(OVERSEER, "close", on=card)
    assert shown.startswith(
        "情况已有变化：【市公安局】5a，目前状态：已办结，待销号\n\n待审核，还剩1件"
    )
    assert "数据：80%（目标≥70%）" in shown
    assert reviews(office) == []
    await office.presses(OVERSEER, "close", on=card)
    assert office.state("5a", "市公安局") == "closed"


async def test_the_second_supervisor_sees_what_the_first_decided(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    await office.says(OVERSEER, "/review")
    await office.says(DEPUTY, "/review")
    await office.presses(OVERSEER, "close")
    shown = await office.presses(DEPUTY, "back")
    assert shown == ("市政府督查室 督办员已审核：【市公安局】2a，目前状态：已销号\n\n都审完了。")
    assert len(reviews(office)) == 1


async def test_what_is_closed_is_neither_reported_on_nor_taken_back(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "close")
    closed = "2a 政策兑现窗口已销号，未作记录。如需更正，请联系督办科。"
    assert await office.says(LIAISON, "2a 需协调") == closed
    assert await office.says(LIAISON, "2a 推进中") == closed
    assert "已经审核" in await office.presses(LIAISON, "undo")
    assert office.state("2a", "市公安局") == "closed"
    assert len(office.rows(Report)) == 1
    assert office.rows(Retraction) == []


async def test_who_recorded_it_for_the_unit_does_not_close_it(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    with office.register.write() as session:
        given = session.get_one(Report, office.rows(Report)[0].id)
        overseer = office_person(office, OVERSEER)
        session.add(
            Report(
                assignment_id=given.assignment_id,
                person_id=overseer,
                status="done",
                words="电话报已办结",
                said_at=given.said_at,
                recorded_at=given.recorded_at,
                on_behalf=True,
            )
        )
    card = await office.says(OVERSEER, "/review")
    assert "市政府督查室 督办员：已办结（代录）" in card
    assert await office.presses(OVERSEER, "close") == "该反馈由您代录，须由其他督办人员销号。"
    await office.says(DEPUTY, "/review")
    await office.presses(DEPUTY, "close")
    assert office.state("2a", "市公安局") == "closed"


async def test_the_card_counts_the_evidence_and_says_how_late_it_is(supervised: Office) -> None:
    office = supervised
    await office.at("2023-05-04 10:00")
    await office.says(LIAISON, "2a 已办结")
    card = await office.says(OVERSEER, "/review")
    assert card == (
        "待审核，还剩1件\n"
        "【市公安局】2a 政策兑现窗口\n"
        "政务服务中心要提供线下政策解读和受理服务,在4月底前完成“政策兑现”窗口设立工作。\n"
        "5月4日周四 10:00 市公安局 联络员：已办结\n"
        "反馈：2a 已办结\n"
        "佐证材料：0份\n"
        "时限4月30日周日，逾期4天"
    )
    assert office.labels(OVERSEER) == [["销号", "退回", "跳过"]]


async def test_two_supervisors_press_at_once_and_one_decides(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    await office.says(OVERSEER, "/review")
    await office.says(DEPUTY, "/review")
    office.forge(OVERSEER, office.data(OVERSEER)[0])
    office.forge(DEPUTY, office.data(DEPUTY)[0])
    await office.sandbox.settled()
    assert len(reviews(office)) == 1
    ends = {office.sees(OVERSEER)[-1].split("】")[0], office.sees(DEPUTY)[-1].split("】")[0]}
    assert any(end.startswith("✅ 已销号") for end in ends)
    assert any("已审核：【市公安局" in end for end in ends)


async def test_a_report_and_its_closing_at_once_leave_no_words_without_an_answer(
    supervised: Office,
) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    await office.says(OVERSEER, "/review")
    office.forge(OVERSEER, office.data(OVERSEER)[0])
    answer = await office.says(LIAISON, "2a 推进中，还差一个窗口")
    closed = office.state("2a", "市公安局") == "closed"
    assert closed == ("已销号，未作记录" in answer)
    assert closed or len(office.rows(Report)) == 2


def office_person(office: Office, who: str) -> int:
    """The person behind an account of the stories."""
    return int(office.rows(Account, Account.user_id == VISITORS[who].id)[0].person_id)


async def test_a_return_waits_for_its_month_s_closing_and_not_in_the_queue(
    supervised: Office,
) -> None:
    office = supervised
    seen = office.sees(OVERSEER)
    await office.says(LIAISON, "4月办件量 新版系统1203 分类窗口862 分中心415")
    assert office.sees(OVERSEER) == seen
    assert await office.says(OVERSEER, "/review") == "目前没有待审核事项。"
    assert "9a" in await office.says(OVERSEER, "/review 9")
