"""外出: /away and /back, in words, by button; what is clear is recorded, what is not is asked."""

from datetime import date

import pytest

from db.models import Absence, Audit
from tests.stories.deputies import name_deputies
from tests.stories.office import Office
from tests.stories.people import LEADER, LI, LIU

FRIDAY = "2023-10-06 10:00"
RECORDED = """\
🧳 已登记外出：10月9日周一至10月13日周五（5天）。
期间提醒发给B角刘科长。
提前回来请发 /back。"""
NOBODY = """\
🧳 已登记外出：10月7日周六。
您的岗位没有设B角，提醒仍发给您。
提前回来请发 /back。"""
NONE = """\
您目前没有登记外出。
要登记外出，请点按钮，或发送，例如：/away 10月9日到10月13日"""
STATE = """\
您已登记外出：
· 10月9日周一至10月13日周五（5天）
· 11月1日周三
期间提醒发给B角刘科长。
要登记外出，请点按钮，或发送，例如：/away 10月9日到10月13日"""
OVER = "已取消外出登记：10月9日周一至10月13日周五（5天）。提醒照常发给您。"
ASKED = """\
10月7日周六外出，要登记吗？
期间提醒发给B角刘科长。"""


@pytest.fixture
async def deputised(any_office: Office) -> Office:
    """Friday 6 October 2023, a holiday; 刘科长 is 李科长's B角."""
    name_deputies(any_office.register, {"李艳杰": "刘书涛"})
    await any_office.at(FRIDAY)
    return any_office


def open_rows(office: Office) -> list[tuple[date, date]]:
    """What is recorded and counts."""
    return [(row.from_on, row.to_on) for row in office.rows(Absence) if row.ended_at is None]


async def test_the_echo_has_the_days_and_who_is_reminded_meanwhile(deputised: Office) -> None:
    assert await deputised.says(LI, "/away 10月9日到10月13日") == RECORDED
    assert deputised.labels(LI) == [["撤回"]]
    assert open_rows(deputised) == [(date(2023, 10, 9), date(2023, 10, 13))]


async def test_who_has_no_deputy_is_told_so(deputised: Office) -> None:
    assert await deputised.says(LIU, "/away 明天") == NOBODY


async def test_it_is_taken_back_with_a_button_once(deputised: Office) -> None:
    await deputised.says(LI, "/away 10月9日到10月13日")
    message, data = deputised.last(LI)["message_id"], deputised.data(LI)[0]
    assert await deputised.presses(LI, "awayend") == OVER
    assert open_rows(deputised) == []
    deputised.forge(LI, data, under=message)
    await deputised.sandbox.settled()
    assert deputised.person(LI).popups[-1]["text"].startswith("该按钮已失效")
    assert len(deputised.rows(Audit, Audit.action == "absence.end")) == 1


async def test_the_days_count_from_the_day_of_the_message(deputised: Office) -> None:
    await deputised.says(LI, "/away 下周三到周五")
    assert open_rows(deputised) == [(date(2023, 10, 11), date(2023, 10, 13))]


async def test_alone_it_shows_how_things_stand(deputised: Office) -> None:
    assert await deputised.says(LI, "/away") == NONE
    assert deputised.labels(LI) == [["今天", "明天", "本周"]]
    await deputised.says(LI, "/away 10月9日到10月13日")
    await deputised.says(LI, "/away 11月1日")
    assert await deputised.says(LI, "/away") == STATE
    assert deputised.labels(LI)[:2] == [
        ["取消外出：10月9日周一至10月13日周五（5天）"],
        ["取消外出：11月1日周三"],
    ]


async def test_a_day_by_its_button_twice_is_recorded_once(deputised: Office) -> None:
    await deputised.says(LI, "/away")
    message, data = deputised.last(LI)["message_id"], deputised.data(LI)
    await deputised.presses(LI, data[2].partition(":")[0], on=message)
    await deputised.says(LI, "/away")
    deputised.forge(LI, data[0])
    await deputised.sandbox.settled()
    assert deputised.person(LI).popups[-1]["text"] == "已经登记过了。"
    assert open_rows(deputised) == [(date(2023, 10, 6), date(2023, 10, 6))]


async def test_the_newer_of_two_that_overlap_counts(deputised: Office) -> None:
    await deputised.says(LI, "/away 10月9日到10月13日")
    await deputised.says(LI, "/away 11月1日到11月3日")
    await deputised.says(LI, "/away 10月12日到10月14日")
    assert open_rows(deputised) == [
        (date(2023, 11, 1), date(2023, 11, 3)),
        (date(2023, 10, 12), date(2023, 10, 14)),
    ]


async def test_back_ends_what_is_running_and_leaves_what_lies_ahead(deputised: Office) -> None:
    await deputised.says(LI, "/away 10月9日到10月13日")
    await deputised.says(LI, "/away 11月1日")
    assert (await deputised.says(LI, "/back")).startswith("您已登记外出：")
    await deputised.at("2023-10-11 10:00")
    assert await deputised.says(LI, "/back") == OVER
    assert open_rows(deputised) == [(date(2023, 11, 1), date(2023, 11, 1))]


async def test_in_words_it_is_asked_and_not_recorded(deputised: Office) -> None:
    assert await deputised.says(LI, "我明天出差") == ASKED
    assert deputised.labels(LI) == [["登记", "不用"]]
    assert open_rows(deputised) == []
    await deputised.presses(LI, "awayset")
    assert open_rows(deputised) == [(date(2023, 10, 7), date(2023, 10, 7))]


async def test_no_means_no(deputised: Office) -> None:
    await deputised.says(LI, "我明天出差")
    assert await deputised.presses(LI, "awayno") == "好的，未作记录。"
    assert open_rows(deputised) == []


async def test_a_report_that_speaks_of_a_journey_is_a_report(deputised: Office) -> None:
    answer = await deputised.says(LI, "我明天出差，2a已办结")
    assert "要登记吗" not in answer
    assert open_rows(deputised) == []


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        pytest.param("/away 10月上旬", "请写明从哪天到哪天。", id="a stretch, not days"),
        pytest.param("/away 李科长", "请写明从哪天到哪天。", id="no days"),
        pytest.param("/away 周五", "10月6日", id="today, or the next one"),
        pytest.param("/away 2023年10月2日", "10月2日周一已经过去。", id="over"),
        pytest.param("/away 10月9日到12月9日", "要登记吗？", id="two months"),
        pytest.param("/away 2024年3月1日", "2024年3月1日周五外出，要登记吗？", id="far ahead"),
    ],
)
async def test_what_is_not_clear_is_not_recorded(office: Office, said: str, answer: str) -> None:
    await office.at(FRIDAY)
    assert answer in await office.says(LI, said)
    assert open_rows(office) == []


async def test_who_reports_nothing_needs_none(office: Office) -> None:
    assert await office.says(LEADER, "/away 明天") == "您没有需要填报的事项，不必登记外出。"
    office.forge(LEADER, "awayset:2023-04-20:2023-04-20")
    await office.sandbox.settled()
    assert open_rows(office) == []


async def test_a_forged_button_ends_nobody_else_s(office: Office) -> None:
    await office.says(LI, "/away 明天")
    await office.says(LIU, "/away")
    for data in (office.data(LI)[0], "awayend:x", "awayset:2023-04-20:x", "awayset:9:9"):
        office.forge(LIU, data)
    office.forge(LIU, "awayset:2023-04-20:2033-04-20")
    await office.sandbox.settled()
    assert len(open_rows(office)) == 1
    assert len(office.person(LIU).popups) == 5


async def test_it_outlives_a_restart(deputised: Office) -> None:
    await deputised.says(LI, "我明天出差")
    await deputised.sleeps()
    deputised.wakes()
    await deputised.presses(LI, "awayset")
    assert open_rows(deputised) == [(date(2023, 10, 7), date(2023, 10, 7))]
