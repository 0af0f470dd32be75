"""提级提醒: 2a and 3a are due on 30 April 2023, in a holiday. Who hears of silence, and when.

The working days after it: 4 and 5 May, Saturday the 6th (worked), then the 8th and the 9th.
"""

import asyncio
from contextlib import closing

import pytest
from sqlmodel import col

import jobs.sweep
from bot.app import service
from db.engine import Register
from db.escalations import with_leader
from db.items import items_by_id
from db.models import Escalation, Outgoing
from db.models.talk import Delivery
from jobs.digests import digest_notes
from jobs.sweep import sweep
from tests.stories.deputies import name_deputies
from tests.stories.escalations import mornings, named, spring, told_on
from tests.stories.office import Office, settings_for
from tests.stories.people import (
    CENTRE,
    DEPUTY,
    LEADER,
    LI,
    LIAISON,
    LIU,
    OVERSEER,
    REVIEWER,
    SUN,
    VISITORS,
    WANG,
)
from tests.stories.staff import join

WARNED = """\
联络员，您好。以下1项请及时办理：
① 🔴 9a 每月报送事项数据（3月25日至4月24日）
   4月25日周二到期，已逾期1天
9a如今天仍未反馈，明日将报督办科。
请点击按钮，或直接回复，例如“9a 1203、862、415”。全部任务：/mine"""
COLLEAGUE = """\
刘科长，您好。本单位以下2项已过时限、尚未反馈，请帮助提醒或协助办理：
① 🔴 2a 政策兑现窗口
   4月30日周日到期，已逾期5天 · 李科长承办
② 🔴 3a 与市级视频电子监察系统对接
   4月30日周日到期，已逾期5天 · 李科长承办
请点击按钮，或直接回复，例如“2a 已办结”。全部任务：/mine"""
HEAD = """\
分管领导，您好。本单位以下2项已过时限、尚未反馈，请帮助提醒或协助办理：
① 🔴 2a 政策兑现窗口
   4月30日周日到期，已逾期5天 · 孙科长承办
② 🔴 3a 与市级视频电子监察系统对接
   4月30日周日到期，已逾期5天 · 孙科长承办
请承办同事回复一句进展即可。"""
CARD = """\
督办员，您好。以下14项已逾期，承办单位尚未反馈，请您处理：
🔴 2a 政策兑现窗口
   4月30日周日到期，已逾期6天
   ①市政数局 ②市政务服务中心 ③市公安局（已签收） ④市公积金
🔴 3a 与市级视频电子监察系统对接
   4月30日周日到期，已逾期6天
   ⑤市政数局 ⑥市政务服务中心 ⑦市公安局（已签收） ⑧市公积金 ⑨范家屯镇 ⑩怀德镇 ⑪响水镇 ⑫大岭镇 \
⑬河南街道 ⑭河北街道"""
BOTH = """\
孙科长，您好。以下2项请及时办理：
① 🔴 2a 政策兑现窗口
   4月30日周日到期，已逾期6天
② 🔴 3a 与市级视频电子监察系统对接
   4月30日周日到期，已逾期6天
请点击按钮，或直接回复，例如“2a 已办结”。全部任务：/mine

另有其他单位12项已逾期、尚未反馈，请您处理：
🔴 2a 政策兑现窗口
   4月30日周日到期，已逾期6天
   ③市政务服务中心 ④市公安局（已签收） ⑤市公积金
🔴 3a 与市级视频电子监察系统对接
   4月30日周日到期，已逾期6天
   ⑥市政务服务中心 ⑦市公安局（已签收） ⑧市公积金 ⑨范家屯镇 ⑩怀德镇 ⑪响水镇 ⑫大岭镇 ⑬河南街道 \
⑭河北街道"""


@pytest.fixture(autouse=True)
def without_digests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mornings of supervisors and leaders have stories of their own: here the steps alone."""
    kept = tuple(find for find in jobs.sweep.FINDERS if find is not digest_notes)
    monkeypatch.setattr(jobs.sweep, "FINDERS", kept)


async def test_one_hears_after_the_other_each_on_a_later_working_morning(
    any_office: Office,
) -> None:
    office = any_office
    join(office, OVERSEER, DEPUTY, REVIEWER)
    await mornings(office, "04-14", "04-25")
    await office.at("2023-04-26 09:00")
    assert office.sees(LIAISON)[-1] == WARNED
    await mornings(office, "04-27", "04-28")
    await office.says(LIAISON, "收到")
    assert await told_on(office, "05-03", "2a") == []
    assert await told_on(office, "05-04", "2a") == [LI, LIAISON, SUN]
    assert "\n2a、3a如今天仍未反馈，明日将报督办科。\n" in office.sees(LI)[-1]
    assert await told_on(office, "05-05", "2a") == [LIU, WANG, REVIEWER, LEADER]
    assert office.sees(LIU)[-1] == COLLEAGUE
    assert office.labels(LIU)[-1] == ["签收"]
    assert office.sees(LEADER)[-1] == HEAD
    assert office.labels(LEADER) == []
    assert await told_on(office, "05-06", "2a") == [LI, LIAISON, SUN, OVERSEER, DEPUTY]
    assert office.sees(OVERSEER)[-1] == CARD
    assert office.sees(SUN)[-1] == BOTH, "a reminder and a card on one morning are one message"
    for day in ("05-07", "05-08"):
        assert await told_on(office, day, "2a") == []
    assert await told_on(office, "05-09", "2a") == [LI, LIAISON, SUN], "the ladder alone"


async def test_the_next_step_has_its_day_where_that_is_not_tomorrow(office: Office) -> None:
    await mornings(office, "04-14", "05-25", "05-26")
    assert "\n9a如今天仍未反馈，5月29日周一将报督办科。\n" in office.sees(LIAISON)[-1]


async def test_who_answers_on_the_first_day_is_between_themselves_and_the_bot(
    office: Office,
) -> None:
    await spring(office)
    await mornings(office, "05-04")
    await office.says(LI, "2a 推进中")
    assert await told_on(office, "05-05", "2a") == [REVIEWER, LEADER], "of other units"
    assert "以下1项已过时限" in office.sees(LIU)[-1], "3a is still unanswered"
    await mornings(office, "05-06")
    assert named(office, OVERSEER, "2a") == ["市政数局", "市公安局", "市公积金"]
    assert CENTRE in named(office, OVERSEER, "3a")


async def test_an_answer_that_is_taken_back_lets_the_steps_go_on(office: Office) -> None:
    await spring(office)
    await mornings(office, "05-04")
    await office.says(LI, "2a 推进中")
    await mornings(office, "05-05")
    await office.presses(LI, "undo")
    assert LIU in await told_on(office, "05-06", "2a")
    assert CENTRE not in named(office, OVERSEER, "2a"), "the unit first"
    assert await told_on(office, "05-08", "2a") == [SUN, OVERSEER, DEPUTY]
    assert named(office, OVERSEER, "2a") == [CENTRE]


async def test_a_forecast_holds_the_steps_up_until_its_day_is_over(any_office: Office) -> None:
    office = any_office
    await spring(office)
    await mornings(office, "05-04")
    await office.says(LI, "2a 推进中,预计5月8日完成")
    for day in ("05-05", "05-06", "05-08"):
        assert LIU not in await told_on(office, day, "2a")
    assert LIU in await told_on(office, "05-09", "2a")
    assert await told_on(office, "05-10", "2a") == [SUN, OVERSEER, DEPUTY]


async def test_a_request_holds_them_up_until_it_is_decided(any_office: Office) -> None:
    office = any_office
    await spring(office)
    await mornings(office, "05-04")
    await office.says(LIAISON, "3a申请延期到5月31日,因为设备没到货")
    assert REVIEWER not in await told_on(office, "05-05", "3a")
    await mornings(office, "05-06")
    assert "市公安局" not in named(office, OVERSEER, "3a")
    await office.presses(OVERSEER, "refuse")
    await office.presses(OVERSEER, "refused")
    assert await told_on(office, "05-08", "3a") == [REVIEWER]
    assert await told_on(office, "05-09", "3a") == [LI, LIAISON, SUN, OVERSEER, DEPUTY]


async def test_what_is_returned_with_a_new_date_begins_anew_after_it(office: Office) -> None:
    await spring(office)
    await office.says(LIAISON, "2a 已办结")
    await office.at("2023-05-04 10:00")
    await office.presses(REVIEWER, "approve")
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "back")
    await office.presses(OVERSEER, "why")
    await office.presses(OVERSEER, "by")  # three working days: 8 May
    for day in ("05-05", "05-06", "05-08"):
        assert REVIEWER not in await told_on(office, day, "2a")
    await mornings(office, "05-09")
    assert "\n2a如今天仍未反馈，明日将报督办科。\n" in office.sees(LIAISON)[-1]
    assert await told_on(office, "05-10", "2a") == [REVIEWER]
    assert await told_on(office, "05-11", "2a") == [LIAISON, SUN, OVERSEER, DEPUTY]


async def test_after_an_outage_they_hear_one_after_the_other_all_the_same(office: Office) -> None:
    await spring(office)
    assert await told_on(office, "05-08", "2a") == [LI, LIAISON, SUN]
    assert "将报督办科" not in office.sees(LI)[-1], "they see it in their list since Friday"
    told = await told_on(office, "05-09", "2a")
    assert {LIU, WANG, REVIEWER, LEADER} < set(told)
    assert named(office, OVERSEER, "2a") == ["市公积金"], "which has nobody else to tell"
    assert await told_on(office, "05-10", "2a") == [SUN, OVERSEER, DEPUTY]
    assert named(office, OVERSEER, "2a") == ["市政数局", CENTRE, "市公安局"]


async def test_a_unit_with_nobody_else_goes_to_the_supervisor_on_the_third_day(
    office: Office,
) -> None:
    join(office, OVERSEER)
    await mornings(office, "04-14", "04-26", "04-27", "04-28", "05-04", "05-05")
    before = office.sees(OVERSEER)  # who cannot be reminded, and the return of April
    assert len(before) == 2
    assert not any("2a" in text for text in before)
    await mornings(office, "05-06")
    assert "市公安局" in named(office, OVERSEER, "2a")


async def test_it_reaches_the_leader_on_the_seventh_working_day(any_office: Office) -> None:
    office = any_office
    await spring(office)
    await mornings(office, "05-04", "05-05", "05-06", "05-08", "05-09", "05-10")
    assert not with_leaders(office, "2a", "3a")
    await mornings(office, "05-11")
    await office.says(LIAISON, "3a 需协调:设备没到货")
    assert with_leaders(office, "2a", "3a") == ["2a"]


def with_leaders(office: Office, *duties: str) -> list[str]:
    desk = office.service.office
    today = desk.today(office.service.clock.now())
    with office.register.read() as session:
        ids = [office.assignment(duty, "市公安局") for duty in duties]
        items = items_by_id(session, ids)
        return [one.duty for one in with_leader(session, items, today=today, office=desk)]


async def test_two_services_on_one_register_tell_everyone_once(
    any_office: Office, any_bound_url: str
) -> None:
    office = any_office
    await spring(office)
    await mornings(office, "05-04", "05-05")
    seen = {who: len(office.sees(who)) for who in (SUN, OVERSEER, DEPUTY)}
    settings = settings_for(any_bound_url, office.sandbox.url)
    with closing(Register(any_bound_url)) as register:
        async with service(settings, register, office.service.clock) as second:
            office.sandbox.on_clock = None
            await office.at("2023-05-06 09:00")
            await asyncio.gather(office.service.tick(), second.tick())
            await asyncio.gather(office.service.tick(), second.tick())
    assert {who: len(office.sees(who)) - seen[who] for who in seen} == dict.fromkeys(seen, 1)


async def test_a_sweep_that_dies_tells_and_notes_nothing(any_office: Office) -> None:
    office = any_office
    await spring(office)
    await mornings(office, "05-04")
    office.sandbox.on_clock = None
    await office.at("2023-05-05 09:00")
    before = office.rows(Outgoing), office.rows(Escalation)
    now, desk = office.service.clock.now(), office.service.office
    with office.register.read() as session:  # never committed: killed before the end
        assert sweep(session, now=now, office=desk, language="zh_CN")
    assert (office.rows(Outgoing), office.rows(Escalation)) == before
    await office.service.tick()
    assert office.sees(LIU)[-1] == COLLEAGUE


async def test_a_reminder_put_off_before_it_is_sent_keeps_what_stands_below(
    office: Office,
) -> None:
    await spring(office)
    await mornings(office, "05-04", "05-05")
    office.sandbox.on_clock = None
    await office.at("2023-05-06 09:00")
    now, desk = office.service.clock.now(), office.service.office
    with office.register.write() as session:
        sweep(session, now=now, office=desk, language="zh_CN")
    for duty in ("2a", "3a"):
        office.forge(SUN, f"snooze:{office.assignment(duty, '市政数局')}:3")
        await office.sandbox.settled()
    mine = Outgoing.chat_id == VISITORS[SUN].id
    assert not office.rows(Outgoing, mine, col(Outgoing.state) == Delivery.OWED)
    await office.service.tick()
    said = office.sees(SUN)[-1]
    assert said.startswith("孙科长，您好。以下12项已逾期，承办单位尚未反馈")
    assert office.labels(SUN)[0][0] == "① 催办"


async def test_an_absent_colleague_is_left_alone(office: Office) -> None:
    """李科长 is away, and 刘科长, the B角, hears instead: of the others 王科长 alone is there."""
    name_deputies(office.register, {"李艳杰": "刘书涛"})
    await spring(office)
    await office.says(LI, "/away 5月4日到5月12日")
    await mornings(office, "05-04")
    assert await told_on(office, "05-05", "2a") == [WANG, REVIEWER, LEADER]
    assert "刘科长承办" in office.sees(WANG)[-1]
