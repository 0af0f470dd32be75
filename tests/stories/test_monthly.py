"""/monthly: who handed in, the sums, who is missing, and the closing of the month."""

import pytest
from sqlmodel import col, select

from db.models import Assignment, Person, Post, PostRoleRow, Report, Review, Unit
from tests.moments import at
from tests.stories.office import Office
from tests.stories.people import LEADER, LI, LIAISON, SUN
from tests.stories.reports import figures, morning, reports
from tests.stories.test_texts import hand_in

APRIL = "4月办件量 新版系统1203 分类窗口862 分中心415"
HEAD = """\
9a 每月报送事项数据（3月25日至4月24日）
4月25日周二到期，已逾期2天
应报17个单位，已报送1个。
合计：新版全流程审批系统 1203件、分类综合窗口 862件、分中心 415件
尚未报送："""
LOOKS = ["刷新", "看图"]
CLOSED = "🔒 已关账：9a 每月报送事项数据（3月25日至4月24日），销号1份。\n尚未报送："
SURE = (
    "是否关闭9a 每月报送事项数据（3月25日至4月24日）？已报送的1份将销号，"
    "此后单位不能自行更正；未报送的仍可补报。"
)
SHUT = "9a 每月报送事项数据（3月25日至4月24日）：本月已关账，未作更改。如需更正，请联系督办科。"
OWN = """\
本单位月报
🟢 9a 每月报送事项数据（4月25日至5月24日）
   待签收 · 5月25日周四到期，还剩28天
🟢 9a 每月报送事项数据（3月25日至4月24日）
   1203 / 862 / 415 · 已办结，待销号"""


async def handed_in(office: Office) -> None:
    """27 April: 市公安局 has handed in April's return, nobody else has."""
    await morning(office)
    await office.says(LIAISON, APRIL)
    await office.at("2023-04-27 09:00")


@pytest.mark.parametrize("who", [SUN, LI, LEADER])
async def test_who_receives_or_supervises_sees_the_sums_and_who_is_missing(
    office: Office, who: str
) -> None:
    await handed_in(office)
    board = await office.says(who, "/monthly")
    assert board.startswith(HEAD)
    assert "怀德镇" in board.splitlines()[4]
    assert board.endswith("\n\n· 市公安局 1203 / 862 / 415")
    may_close = who == SUN
    assert office.labels(who) == [LOOKS, *([["关闭本月"]] if may_close else [])]


async def test_a_unit_sees_its_own_months(office: Office) -> None:
    await handed_in(office)
    assert await office.says(LIAISON, "/monthly") == OWN


@pytest.mark.parametrize("words", ["/monthly 4月", "/monthly 2023年4月", "/monthly 四月份"])
async def test_a_month_may_be_named(office: Office, words: str) -> None:
    await handed_in(office)
    await office.at("2023-06-01 09:00")
    assert "（3月25日至4月24日）" in (await office.says(SUN, "/monthly")).replace(
        "4月25日至5月24日", "3月25日至4月24日"
    )
    assert (await office.says(SUN, words)).startswith("9a 每月报送事项数据（3月25日至4月24日）")


@pytest.mark.parametrize("words", ["/monthly 3月", "/monthly 12月", "/monthly 上周"])
async def test_a_month_without_a_return_is_said_to_have_none(office: Office, words: str) -> None:
    await handed_in(office)
    assert await office.says(SUN, words) == "没有该月的月报。"


async def test_what_is_not_theirs_is_neither_missing_nor_zero(office: Office) -> None:
    await morning(office)
    await office.says(LIAISON, "9a 不涉及我单位")
    await office.at("2023-04-27 09:00")
    board = await office.says(SUN, "/monthly")
    assert "应报16个单位，已报送0个。" in board
    assert "不涉及：市公安局" in board
    assert "市公安局" not in next(line for line in board.splitlines() if "尚未报送" in line)


async def test_a_month_is_closed_after_asking_once_more(any_office: Office) -> None:
    office = any_office
    await handed_in(office)
    await office.says(SUN, "/monthly")
    assert await office.presses(SUN, "shut") == SURE
    assert office.state("9a", "市公安局", "2023-04") == "done"
    await office.sleeps()
    office.wakes()
    answer = await office.presses(SUN, "closeyes")
    assert answer.startswith(CLOSED)
    assert office.state("9a", "市公安局", "2023-04") == "closed"
    assert office.state("9a", "怀德镇", "2023-04") == "open", "what is missing stays missing"
    assert [(one.verdict, one.exception) for one in office.rows(Review)] == [("closed", False)]
    board = await office.says(SUN, "/monthly")
    assert board.endswith("· 市公安局 1203 / 862 / 415 · 已关账")
    assert office.labels(SUN) == [LOOKS]


async def test_going_back_closes_nothing(office: Office) -> None:
    await handed_in(office)
    await office.says(SUN, "/monthly")
    await office.presses(SUN, "shut")
    assert (await office.presses(SUN, "month")).startswith(HEAD)
    assert office.rows(Review) == []


@pytest.mark.parametrize(
    "words", ["4月分中心应为451", "4月办件量 新版系统1 分类窗口2 分中心3", "4月分中心451"]
)
async def test_a_correction_after_the_closing_is_refused(office: Office, words: str) -> None:
    await handed_in(office)
    await office.says(SUN, "/monthly")
    await office.presses(SUN, "shut")
    await office.presses(SUN, "closeyes")
    answer = await office.says(LIAISON, words)
    if "是否记录" in answer:
        answer = (await office.presses(LIAISON, "yes")).replace("已确认。\n\n", "")
    assert answer == SHUT
    assert len(reports(office)) == 1
    assert office.state("9a", "市公安局", "2023-04") == "closed"


async def test_closing_twice_and_by_somebody_who_may_not_changes_nothing(office: Office) -> None:
    await handed_in(office)
    await office.says(SUN, "/monthly")
    await office.presses(SUN, "shut")
    yes = office.data(SUN)[0]
    await office.says(LI, "/monthly")
    office.forge(LI, yes)
    await office.sandbox.settled()
    assert office.person(LI).popups[-1]["text"] == "您没有办理该单位事项的权限。"
    office.forge(LIAISON, yes)
    await office.sandbox.settled()
    assert office.state("9a", "市公安局", "2023-04") == "done"
    message = office.last(SUN)["message_id"]
    await office.presses(SUN, "closeyes")
    office.forge(SUN, yes, under=message)
    await office.sandbox.settled()
    assert office.person(SUN).popups[-1]["text"] == "本月没有可以关账的月报。"
    assert len(office.rows(Review)) == 1


async def test_a_return_handed_in_late_may_be_closed_afterwards(office: Office) -> None:
    await morning(office)
    await office.at("2023-04-27 09:00")
    await office.says(SUN, "/monthly")
    assert office.labels(SUN) == [LOOKS], "nothing to close yet"
    await office.says(LIAISON, APRIL)
    await office.says(SUN, "/monthly")
    await office.presses(SUN, "shut")
    await office.presses(SUN, "closeyes")
    assert office.state("9a", "市公安局", "2023-04") == "closed"
    assert [int(value) for _, value, _ in figures(office)] == [1203, 862, 415]


async def test_what_is_taken_back_before_the_closing_is_missing_again(office: Office) -> None:
    await morning(office)
    await office.says(LIAISON, APRIL)
    await office.presses(LIAISON, "undo")
    await office.at("2023-04-27 09:00")
    board = await office.says(SUN, "/monthly")
    assert "已报送0个" in board
    assert "合计：新版全流程审批系统 0件" in board
    assert len(office.rows(Report, col(Report.status) == "done")) == 1


async def test_many_units_are_turned_page_by_page(office: Office) -> None:
    await morning(office)
    hand_in(office, but=())
    await office.at("2023-04-27 09:00")
    board = await office.says(SUN, "/monthly")
    assert "应报17个单位，已报送17个。" in board
    assert board.count("\n· ") == 15
    assert office.labels(SUN)[0] == ["下一页 ›"]
    count = len(office.sees(SUN))
    turned = await office.presses(SUN, "month")
    assert turned.count("\n· ") == 2
    assert office.labels(SUN)[0] == ["‹ 上一页"]
    assert len(office.sees(SUN)) == count, "the message is turned, not posted again"


async def test_the_supervisor_s_own_unit_stays_open_and_is_named(office: Office) -> None:
    await handed_in(office)
    with office.register.write() as session:
        sun = session.exec(select(Person).where(Person.name == "孙雯雯")).one()
        police = session.exec(select(Unit).where(Unit.name == "市公安局")).one()
        post = Post(unit_id=police.id, person_id=sun.id, title="分管领导")
        session.add(post)
        session.flush()
        session.add(PostRoleRow(post_id=post.id, role="leader"))
        sun_id = sun.id
    await office.says(SUN, "/monthly")
    assert office.labels(SUN) == [LOOKS], "there is nothing else to close"
    others = office.assignment("9a", "怀德镇", "2023-04")
    with office.register.write() as session:
        report = Report(
            assignment_id=others,
            person_id=sun_id,
            status="done",
            words="本月无",
            said_at=at("2023-04-26 09:00"),
            recorded_at=at("2023-04-26 09:00"),
        )
        session.add(report)
        session.get_one(Assignment, others).state = "done"
    await office.says(SUN, "/monthly")
    await office.presses(SUN, "shut")
    answer = await office.presses(SUN, "closeyes")
    assert "未销号：市公安局。本单位的月报不能由本人销号，请由其他督办人员办理。" in answer
    assert office.state("9a", "市公安局", "2023-04") == "done"
    assert office.state("9a", "怀德镇", "2023-04") == "closed"


async def test_a_month_closed_while_its_form_is_filled_in_takes_no_more_figures(
    office: Office,
) -> None:
    """The unit takes its return back and fills it in anew; a colleague's is closed meanwhile."""
    await morning(office)
    await office.presses(LIAISON, "fill", "9a@2023-04")
    await office.says(LIAISON, "1203")
    key = office.assignment("9a", "市公安局", "2023-04")
    with office.register.write() as session:
        session.get_one(Assignment, key).state = "closed"
    assert await office.says(LIAISON, "862") == SHUT
    assert "没有看懂" in await office.says(LIAISON, "862"), "the form is asked about no more"
    assert reports(office) == []
