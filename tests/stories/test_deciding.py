"""延期: decided once, and the reminders follow the new date."""

from datetime import date

from sqlmodel import select

from db.models import Due, Extension, Ping, PostRoleRow, Report
from tests.stories.extensions import ASKED, dues, requests
from tests.stories.office import Office
from tests.stories.people import DEPUTY, LI, LIAISON, OVERSEER, SUN


async def test_a_granted_request_adds_a_due_and_the_old_one_stays(supervised: Office) -> None:
    office = supervised
    answer = await office.says(LIAISON, "视频监察还没对接,申请延期到10月15日,原因是设备没到货")
    if "是否记录" in answer:
        answer = await office.presses(LIAISON, "yes")
    assert "申请延至：10月15日周日（非工作日）" in answer
    assert office.labels(LIAISON) == [["撤回申请"]]
    said = office.rows(Report)
    assert [(one.status, one.reason) for one in said] == [("in_progress", "设备没到货")]
    await office.presses(OVERSEER, "grant")
    assert requests(office) == [(date(2023, 10, 15), "设备没到货", "granted")]
    assert dues(office) == [
        (1, date(2023, 4, 30), "original"),
        (2, date(2023, 10, 15), "extended"),
    ]
    (_, new) = office.rows(Due, Due.assignment_id == office.assignment("3a", "市公安局"))
    assert new.reason == "设备没到货"
    assert new.person_id == office.rows(Extension)[0].decided_by
    assert office.sees(LIAISON)[-1].startswith("✅ 延期申请已获同意：3a")


async def test_the_reminders_follow_the_new_date_and_none_the_old(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.presses(OVERSEER, "grant")
    assignment = office.assignment("3a", "市公安局")
    before = len(office.rows(Ping, Ping.assignment_id == assignment))
    for day in ("04-27", "04-28", "05-04", "05-06", "05-09", "05-17", "05-24", "05-30", "05-31"):
        await office.at(f"2023-{day} 09:30")
    new = office.rows(Due, Due.assignment_id == assignment)[-1]
    later = office.rows(Ping, Ping.assignment_id == assignment)[before:]
    assert {one.due_id for one in later} == {new.id}
    assert [one.rung for one in later] == [
        "before-30d",
        "before-14d",
        "before-7d",
        "before-1d",
        "day",
    ]


async def test_the_first_decision_counts_and_the_other_card_shows_it(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.presses(OVERSEER, "grant")
    shown = await office.presses(DEPUTY, "refuse")
    assert shown == (
        "【市公安局】3a 与市级视频电子监察系统对接\n"
        "市政府督查室 督办员已同意延期，时限为5月31日周三"
    )
    assert len(dues(office)) == 2
    assert requests(office)[0][2] == "granted"


async def test_a_refusal_leaves_the_due_and_gives_the_reason(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.presses(OVERSEER, "refuse")
    await office.says(OVERSEER, "请先报到货证明")
    assert len(dues(office)) == 1
    assert [one.answer for one in office.rows(Extension)] == ["请先报到货证明"]
    assert office.sees(LIAISON)[-1] == (
        "❌ 延期申请未获同意：3a 与市级视频电子监察系统对接\n"
        "时限不变：4月30日周日到期，还剩7天\n"
        "原因：请先报到货证明\n"
        "审批人：市政府督查室 督办员"
    )


async def test_a_refusal_may_go_without_a_reason(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.presses(OVERSEER, "refuse")
    data = office.data(OVERSEER)
    plain = next(one for one in data if one.startswith("refused::"))
    office.forge(OVERSEER, plain)
    await office.sandbox.settled()
    assert [(one.decision, one.answer) for one in office.rows(Extension)] == [("refused", None)]


async def test_nobody_decides_about_their_own_unit(supervised: Office) -> None:
    office = supervised
    await office.says(SUN, ASKED)
    assert not any("延期申请" in text and "申请人" in text for text in office.sees(SUN))
    made = office.rows(Extension)[0]
    office.forge(SUN, f"grant:{made.id}")
    await office.sandbox.settled()
    assert office.person(SUN).popups[-1]["text"] == "您没有办理该单位事项的权限。"
    office.forge(LI, f"grant:{made.id}")
    await office.sandbox.settled()
    assert requests(office)[0][2] is None


async def test_what_was_done_meanwhile_is_not_extended(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.says(LIAISON, "3a 已办结")
    assert await office.presses(OVERSEER, "grant") == "3a：已办结，待销号"
    assert len(dues(office)) == 1


async def test_a_date_that_passed_while_it_waited_is_not_granted(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "3a申请延期到5月4日,因为设备没到货")
    await office.at("2023-05-05 10:00")
    assert await office.presses(OVERSEER, "grant") == "所申请的日期已不适用，请改期或不同意。"
    assert len(dues(office)) == 1


async def test_two_supervisors_press_at_once_and_one_decides(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    made = office.rows(Extension)[0]
    office.forge(OVERSEER, f"grant:{made.id}")
    office.forge(DEPUTY, f"grant:{made.id}")
    await office.sandbox.settled()
    assert len(dues(office)) == 2
    assert sum("延期申请已获同意" in text for text in office.sees(LIAISON)) == 1
    shown = {office.sees(OVERSEER)[-1], office.sees(DEPUTY)[-1]}
    assert len(shown) == 1, "both see who decided"
    assert shown.pop().endswith("已同意延期，时限为5月31日周三")


async def test_the_same_press_handed_out_again_decides_once(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    made = office.rows(Extension)[0]
    for _ in range(3):
        office.forge(OVERSEER, f"grant:{made.id}")
    await office.sandbox.settled()
    assert len(dues(office)) == 2
    assert sum("延期申请已获同意" in text for text in office.sees(LIAISON)) == 1


async def test_who_supervises_no_longer_decides_nothing(supervised: Office) -> None:
    """The card was drawn for a supervisor; the press is asked for again."""
    office = supervised
    await office.says(LIAISON, ASKED)
    with office.register.write() as session:
        for row in session.exec(select(PostRoleRow).where(PostRoleRow.role == "supervisor")):
            session.delete(row)
    assert await office.presses(OVERSEER, "grant") == "您没有办理该单位事项的权限。"
    assert len(dues(office)) == 1


async def test_a_refusal_is_not_given_about_what_was_decided_meanwhile(supervised: Office) -> None:
    """One supervisor is asked for the reason while the other agrees."""
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.presses(OVERSEER, "refuse")
    await office.presses(DEPUTY, "grant")
    answer = await office.says(OVERSEER, "请先报到货证明")
    assert answer.endswith("市政府督查室 副督办员已同意延期，时限为5月31日周三")
    assert [one.answer for one in office.rows(Extension)] == [None]


async def test_another_date_is_granted_by_a_tap(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    await office.presses(OVERSEER, "redate")
    await office.presses(OVERSEER, "redated")
    assert dues(office)[-1] == (2, date(2023, 5, 7), "extended")
    assert "您申请的是5月31日周三。" in office.sees(LIAISON)[-1]
