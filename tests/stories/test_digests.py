"""Digests: what supervisors and the leader read in the morning, and when they read nothing.

2023: 23 April is a Sunday that is worked, 29 April to 3 May is a holiday.
"""

import asyncio
from contextlib import closing

import pytest
from sqlmodel import col, delete, update

from bot.app import service
from db.engine import Register
from db.models import Agenda, Assignment, Cycle
from tests.stories.extensions import ASKED
from tests.stories.office import Office, office_on, settings_for
from tests.stories.people import CHIEFS, LEADER, LI, LIAISON, OVERSEER, SUN
from tests.stories.staff import join
from tests.stories.walk import walk

HEAD = "督办员，您好。\n今日督办 · "
LOST = """\
联系不上：21个单位（尚未登记，或已停用机器人）
· 市公积金、市人社局、市粮食局、市住建局、市城管局、市司法局、\
市机关事务管理局、市财政局等21个单位"""

MORNING = f"""\
督办员，您好。
今日督办 · 4月24日周一
新到：反馈3条、延期申请1件、签收2项
· 2a 已办结：市公安局、市政务服务中心
· 1a 需协调：市政数局
待审核：2件，最早的是4月23日周日报的
待批延期：1件
· 【市公安局】3a 申请延至5月31日周三：设备没到货
久无回音：4项，涉及3个单位
· 9a 每月报送事项数据（3月25日至4月24日），明天到期（4月25日周二）：市公安局
· 2a 政策兑现窗口，4月30日周日到期，还剩6天：市政数局
· 3a 与市级视频电子监察系统对接，4月30日周日到期，还剩6天：市政数局、市政务服务中心
需协调：1项
· 【市政数局】1a 标准化建设达标率 ≥90%：场地没定
{LOST}"""


async def supervised_from_the_start(office: Office) -> None:
    """市政府督查室督办员 is there when the notice is opened."""
    join(office, OVERSEER)
    await office.at("2023-04-14 09:00")


def digests(office: Office, who: str = OVERSEER) -> list[str]:
    return [text for text in office.sees(who) if "今日督办" in text]


async def test_what_came_in_what_waits_and_what_is_missing(any_office: Office) -> None:
    office = any_office
    await supervised_from_the_start(office)
    await office.at("2023-04-23 10:00")
    await office.says(LIAISON, "2a 已办结")
    await office.says(LIAISON, ASKED)
    await office.says(SUN, "1a 需协调 场地没定")
    await office.presses(LI, "ack")
    await office.says(LI, "2a 已办结")
    await office.at("2023-04-24 09:00")
    assert digests(office)[-1] == MORNING
    assert office.labels(OVERSEER) == [["去审核", "审批延期"], ["总体情况"]]


async def test_the_opening_morning_has_none(office: Office) -> None:
    join(office, OVERSEER)
    await office.at("2023-04-14 08:30")
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-14 17:00")
    assert digests(office) == []
    assert office.sees(LEADER) == []


async def test_nothing_to_say_is_no_message(office: Office) -> None:
    """Who cannot be reached is alone worth a message on Mondays."""
    await supervised_from_the_start(office)
    finish(office)
    await walk(office, "2023-04-15", "2023-04-24")
    assert digests(office) == []
    assert office.sees(OVERSEER)[1:] == [], "the opening has told who cannot be reminded"


async def test_who_cannot_be_reached_is_said_once_a_week_if_that_is_all(office: Office) -> None:
    await supervised_from_the_start(office)
    finish(office, "2023-04")
    await walk(office, "2023-04-15", "2023-04-21")
    assert digests(office) == [f"{HEAD}4月17日周一\n{LOST}"]


async def test_on_the_morning_after_a_holiday_the_chief_hears_alone(office: Office) -> None:
    await supervised_from_the_start(office)
    await walk(office, "2023-04-26", "2023-04-28")
    await office.at("2023-05-04 09:00")
    assert "2a" in office.sees(LI)[-1]
    assert "2a" not in digests(office)[-1], digests(office)[-1]
    await office.at("2023-05-05 09:00")
    assert digests(office)[-1] == (
        f"{HEAD}5月5日周五\n"
        "逾期：31项，涉及19个单位\n"
        "· 9a 每月报送事项数据（3月25日至4月24日），逾期5个工作日："
        "市公安局、市公积金、市人社局等17个单位\n"
        "· 2a 政策兑现窗口，逾期2个工作日：市政数局、市政务服务中心、市公安局等4个单位\n"
        "· 3a 与市级视频电子监察系统对接，逾期2个工作日："
        "市政数局、市政务服务中心、市公安局等10个单位\n"
        f"{LOST}"
    )


async def test_nobody_is_asked_to_decide_about_their_own_unit(any_office: Office) -> None:
    office = any_office
    await supervised_from_the_start(office)
    await office.at("2023-04-23 10:00")
    await office.says(SUN, "2a 已办结")
    await office.says(SUN, ASKED)
    await office.at("2023-04-24 09:00")
    assert "待审核：1件，最早的是4月23日周日报的" in digests(office)[-1]
    assert "待批延期：1件" in digests(office)[-1]
    own = digests(office, SUN)[-1]
    assert "待审核" not in own
    assert "待批" not in own
    assert "新到" not in own, "what she said herself is no news to her"
    assert "3a" in own, "her unit's silence she sees"


async def test_its_buttons_lead_to_what_waits(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a 已办结")
    await office.says(LIAISON, ASKED)
    await office.at("2023-04-24 09:00")
    assert (await office.presses(OVERSEER, "queue")).startswith("待审核，还剩1件\n【市公安局】2a")
    card = await office.presses(OVERSEER, "asked")
    assert card.startswith("📨 延期申请\n【市公安局】3a")
    await office.presses(OVERSEER, "grant")
    assert await office.presses(OVERSEER, "asked") == "目前没有待您审批的延期申请。"
    assert (await office.presses(OVERSEER, "board")).startswith("总体情况\n截至4月24日周一")


async def test_after_an_outage_there_is_one_with_what_stands_now(office: Office) -> None:
    await supervised_from_the_start(office)
    await office.at("2023-04-18 09:00")
    await office.says(LIAISON, "2a 已办结")
    seen = len(office.sees(OVERSEER))
    await office.at("2023-04-21 08:45")
    await office.at("2023-04-21 16:40")
    await office.at("2023-04-21 16:41")
    (one,) = office.sees(OVERSEER)[seen:]
    assert one.startswith(f"{HEAD}4月21日周五\n新到：反馈1条\n· 2a 已办结：市公安局\n待审核：1件")


async def test_a_restart_and_a_second_service_repeat_nothing(any_bound_url: str) -> None:
    async with office_on(any_bound_url) as office:
        await supervised_from_the_start(office)
    async with office_on(any_bound_url, "2023-04-24 09:00") as office:
        settings = settings_for(any_bound_url, office.sandbox.url)
        with closing(Register(any_bound_url)) as register:
            async with service(settings, register, office.service.clock) as second:
                await asyncio.gather(office.service.tick(), second.tick())
                await asyncio.gather(office.service.tick(), second.tick())
        assert len(digests(office)) == 1
    async with office_on(any_bound_url, "2023-04-24 09:01") as office:
        await office.service.tick()
        assert office.sees(OVERSEER) == []


async def test_a_register_of_an_older_version_is_booked_when_the_bot_starts(
    office: Office,
) -> None:
    await supervised_from_the_start(office)
    with office.register.write() as session:
        session.execute(delete(Agenda))
    await asyncio.to_thread(office.service.book)
    await office.at("2023-04-17 09:00")
    assert len(digests(office)) == 1


async def test_a_closed_year_is_not_spoken_of(office: Office) -> None:
    await supervised_from_the_start(office)
    with office.register.write() as session:
        session.execute(update(Cycle).values(closed_at=office.service.clock.now()))
    await walk(office, "2023-04-17", "2023-04-18")
    assert digests(office) == office.sees(LEADER) == []


async def test_who_supervises_and_receives_reads_one_message(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-25 09:00")
    seen = len(office.sees(SUN))
    await office.at("2023-04-26 09:00")
    (one,) = office.sees(SUN)[seen:]
    assert one.count("您好") == 1
    assert one.startswith("孙科长，您好。\n今日督办 · 4月26日周三\n")
    assert (
        "\n\n9a 每月报送事项数据（3月25日至4月24日），4月25日周二到期，已逾期1天。\n共17个单位"
        in one
    )


LEADERS_FIRST = """\
分管领导，您好。
督办进展 · 4月17日周一
🔴 0  🟡 0  🟢 921  已办结0/921
4月14日周五以来：没有变化"""


async def test_the_leader_sees_the_whole_on_mondays(any_office: Office) -> None:
    office = any_office
    await walk(office, "2023-04-14", "2023-04-21")
    assert office.sees(LEADER) == [LEADERS_FIRST]
    assert office.labels(LEADER) == [["总体情况"]]


async def test_the_leader_hears_on_the_first_working_day_of_a_month(office: Office) -> None:
    """1 May is a Monday, and off: one message on the 4th says both."""
    await office.at("2023-04-14 09:00")
    await walk(office, "2023-04-25", "2023-05-08")
    days = [text.splitlines()[1] for text in overviews(office)]
    assert days == [f"督办进展 · {day}" for day in ("4月25日周二", "5月4日周四", "5月8日周一")]


async def test_the_leader_reads_who_is_long_overdue_and_what_waits(supervised: Office) -> None:
    office = supervised
    await office.at("2023-04-24 09:00")
    await office.says(LI, "2a 已办结")
    await office.says(LIAISON, "2a 已办结")
    await office.says(LIAISON, ASKED)
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "close")
    await office.at("2023-05-04 09:00")
    await office.says(SUN, ASKED)
    await office.at("2023-05-08 09:00")
    lines = overviews(office)[-1].splitlines()
    assert lines[1] == "督办进展 · 5月8日周一"
    assert "逾期7个工作日以上" in lines
    assert "· 市公安局：9a（7天）" in lines
    assert lines[-2:] == ["待督办审核：1件，最早的已等8个工作日", "待批延期：2件"]
    assert "报办结1项、销号1项" in overviews(office)[-2]


def overviews(office: Office) -> list[str]:
    """The leader's digests, without what a leader hears of their own unit."""
    return [text for text in office.sees(LEADER) if "督办进展" in text]


def finish(office: Office, *periods: str) -> None:
    """All of these periods, or of all, as if closed."""
    which = [col(Assignment.period).in_(periods)] if periods else []
    with office.register.write() as session:
        session.execute(update(Assignment).where(*which).values(state="closed"))


@pytest.mark.parametrize("who", [*CHIEFS[1:], LIAISON])
async def test_who_does_not_supervise_has_none(office: Office, who: str) -> None:
    await walk(office, "2023-04-14", "2023-04-24")
    assert digests(office, who) == []
