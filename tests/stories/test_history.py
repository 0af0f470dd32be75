"""/history: everything that was said and decided, by whom, when, and what it replaced."""

import re
from datetime import date, timedelta

from db.models import Due, Extension, Report, Review
from tests.moments import at
from tests.stories.office import Office
from tests.stories.people import CENTRE, LEADER, LI, LIAISON, LIU, SUN
from tests.stories.test_corrections import edits


async def busy(office: Office) -> None:
    """A morning of 市公安局 with 2a."""
    await office.says(LIAISON, "2a 推进中")
    await office.at("2023-04-14 09:30")
    await office.says(SUN, "催办公安局 2a")
    await office.at("2023-04-14 09:31")
    await office.says(LIAISON, "收到")
    await office.at("2023-04-14 09:32")
    await office.says(LIAISON, "2a 已办结")
    await edits(office, LIAISON, "2a 需协调:没有场地")
    await office.presses(LIAISON, "amend")
    await office.at("2023-04-14 09:33")
    await office.presses(LIAISON, "undo")
    await office.at("2023-04-14 09:34")
    await office.says(SUN, "代公安局 2a推进中")
    await office.presses(SUN, "foryes")


async def test_everything_is_told_in_its_order(any_office: Office) -> None:
    await busy(any_office)
    assert (await any_office.says(SUN, "/history 2a 公安局")).splitlines() == [
        "2. 规范政务大厅服务功能：全部记录",
        "4月14日周五 08:55 【市公安局】2a 市公安局联络员：推进中 “2a 推进中”",
        "4月14日周五 09:30 【市公安局】2a 孙雯雯：催办",
        "4月14日周五 09:31 【市公安局】2a 市公安局联络员：已签收",
        "4月14日周五 09:32 【市公安局】2a 市公安局联络员：已办结 “2a 已办结”",
        "4月14日周五 09:32 【市公安局】2a 市公安局联络员：需协调 · 没有场地 “2a 需协调:没有场地” "
        "（更正，原为：已办结） （已撤回）",
        "4月14日周五 09:33 【市公安局】2a 市公安局联络员：撤回反馈：需协调 · 没有场地",
        "4月14日周五 09:34 【市公安局】2a 孙雯雯：推进中 “代公安局 2a推进中” （代录）",
    ]


async def test_the_same_in_english(office: Office) -> None:
    await busy(office)
    office.forge(SUN, "lang:en")
    await office.sandbox.settled()
    told = (await office.says(SUN, "/history 2a")).splitlines()
    assert told[0] == "Task 2. 规范政务大厅服务功能: history"
    assert told[-1] == (
        "Fri, Apr 14 09:34 [市公安局] 2a 孙雯雯: In progress “代公安局 2a推进中” "
        "(written down for the unit)"
    )


async def test_decisions_and_dates_are_told_with_their_reasons(office: Office) -> None:
    await office.says(LI, "2a 已办结")
    (report,) = office.rows(Report)
    key, moment = report.assignment_id, at("2023-04-14 10:00")
    with office.register.write() as session:
        due = Due(
            assignment_id=key,
            sequence=2,
            due_on=date(2023, 5, 10),
            origin="returned",
            person_id=1,
            made_at=moment,
        )
        session.add(due)
        session.add(
            Review(
                report_id=report.id, person_id=1, verdict="returned", reason="缺少照片", at=moment
            )
        )
        session.add(
            Extension(
                assignment_id=key,
                person_id=2,
                asked_on=date(2023, 5, 31),
                reason="设备没到货",
                asked_at=moment + timedelta(hours=1),
                decision="refused",
                decided_by=1,
                decided_at=moment + timedelta(hours=2),
                answer="时间足够",
            )
        )
    assert (await office.says(LI, "/history 2a")).splitlines()[2:] == [
        "4月14日周五 10:00 【市政务服务中心】2a 孙雯雯：已退回：已办结；理由：缺少照片",
        "4月14日周五 10:00 【市政务服务中心】2a 孙雯雯：时限由4月30日周日调整为5月10日周三",
        "4月14日周五 11:00 【市政务服务中心】2a 李艳杰：申请延期至5月31日周三；理由：设备没到货",
        "4月14日周五 12:00 【市政务服务中心】2a 孙雯雯：不同意延期；理由：时间足够",
    ]


async def test_one_sees_one_s_own_unit_only(office: Office) -> None:
    await office.says(LI, "2a 已办结")
    await office.says(LIAISON, "2a 推进中")
    assert CENTRE not in await office.says(LIAISON, "/history 2")
    assert "市公安局" not in await office.says(LIU, "/history 2")
    both = await office.says(LEADER, "/history 2")
    assert CENTRE in both
    assert "市公安局" in both
    office.forge(LIAISON, f"hist:2:2a:{1}:1")
    await office.sandbox.settled()
    assert CENTRE not in office.sees(LIAISON)[-1].partition("全部记录")[2]


async def test_a_busy_task_is_read_page_by_page(office: Office) -> None:
    for number in range(60, 64):
        await office.says(LI, f"1a 完成{number}%，" + "各窗口进展顺利" * 18)
    report = office.rows(Report)[0]
    with office.register.write() as session:
        for minute in range(120):
            moment = at("2023-04-14 10:00") + timedelta(minutes=minute)
            session.add(
                Report(
                    assignment_id=report.assignment_id,
                    person_id=report.person_id,
                    status="in_progress",
                    words=f"第{minute}次反馈" + "一切正常" * 10,
                    said_at=moment,
                    recorded_at=moment,
                )
            )
    last = await office.says(LI, "/history 1a")
    assert "第119次反馈" in last
    assert re.search(r"全部记录 （第(\d)页，共\1页）$", last.splitlines()[0])
    assert office.labels(LI) == [["◀ 更早"]]
    seen = [last]
    while "更早" in str(office.labels(LI)):
        await office.sleeps()
        office.wakes()
        seen.append(await office.presses(LI, "hist"))
    assert len(seen[-1]) <= 4096
    lines = [line for page in reversed(seen) for line in page.splitlines()[1:]]
    assert len(lines) == 124
    assert lines == sorted(lines, key=lambda line: line[:16])
    assert office.labels(LI) == [["更晚 ▶"]]


async def test_a_task_without_words_says_so(office: Office) -> None:
    assert await office.says(LI, "/history 4") == "第4项目前没有您可查看的记录。"
    assert "没有编号为“30”的任务" in await office.says(LI, "/history 30")
    assert (await office.says(LI, "/history")).startswith("请写明任务编号")


async def test_the_button_under_a_task_leads_to_it(office: Office) -> None:
    await office.says(LI, "2a 已办结")
    await office.says(LI, "/task 2")
    assert "2a 李艳杰：已办结" in await office.presses(LI, "hist")


async def test_forged_pages_change_nothing(office: Office) -> None:
    await office.says(LI, "2a 已办结")
    for data in ("hist:", "hist:99", "hist:2:9z:9:9", "hist:2:2a:x:x", "hist::::"):
        office.forge(LI, data)
        await office.sandbox.settled()
    assert len(office.rows(Report)) == 1
