"""B角: who is reminded instead of a 承办人 who is away or cannot be written to, and of what."""

from datetime import date

import pytest

from db.accounts import bound_account, unbind
from db.models import Outgoing, Person, Ping
from db.models.talk import Delivery
from db.rosters import end_post
from tests.moments import at
from tests.stories.deputies import name_deputies
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI, LIAISON, LIU, SUN, VISITORS, WANG
from tests.stories.walk import speaks_of, walk

LAST_DAY = date(2023, 4, 13)
AWAY = "/away 4月23日到4月25日"
PING = """\
刘科长，您好。以下2项请及时办理：
👥 代李科长（外出至4月25日周二）：2a、3a
① 🟡 2a 政策兑现窗口
   4月30日周日到期，还剩7天
② 🟡 3a 与市级视频电子监察系统对接
   4月30日周日到期，还剩7天
请点击按钮，或直接回复，例如“2a 已办结”。全部任务：/mine"""

OF_TWO_UNITS = """\
李科长，您好。以下5项请及时办理：
① 🟡 【市公积金】9a 每月报送事项数据（3月25日至4月24日）
   4月25日周二到期，还剩2天
② 🟡 【市政务服务中心】2a 政策兑现窗口
   4月30日周日到期，还剩7天
③ 🟡 【市公积金】2a 政策兑现窗口
   4月30日周日到期，还剩7天
④ 🟡 【市政务服务中心】3a 与市级视频电子监察系统对接
   4月30日周日到期，还剩7天
⑤ 🟡 【市公积金】3a 与市级视频电子监察系统对接
   4月30日周日到期，还剩7天
请点击按钮，或直接回复，例如“9a 1203、862、415”。全部任务：/mine"""


@pytest.fixture
async def deputised(any_office: Office) -> Office:
    """Saturday 22 April; 刘科长 is 李科长's B角."""
    name_deputies(any_office.register, {"李艳杰": "刘书涛"})
    await walk(any_office, "2023-04-14", "2023-04-22")
    return any_office


async def told(office: Office, who: str, when: str = "2023-04-23 09:00") -> list[str]:
    """What somebody is told at a moment."""
    seen = len(office.sees(who))
    await office.at(when)
    return office.sees(who)[seen:]


async def test_while_the_chief_is_away_the_deputy_is_reminded_and_told_for_whom(
    deputised: Office,
) -> None:
    await deputised.says(LI, AWAY)
    seen = len(deputised.sees(LI))
    (text,) = await told(deputised, LIU)
    assert text == PING
    assert deputised.sees(LI)[seen:] == []


async def test_the_deputy_answers_with_the_buttons(deputised: Office) -> None:
    await deputised.says(LI, AWAY)
    await told(deputised, LIU)
    await deputised.presses(LIU, "more", "2a")
    await deputised.presses(LIU, "done", "2a")
    assert deputised.state("2a", CENTRE) == "done"


async def test_back_at_work_the_chief_is_reminded_again_and_the_deputy_no_more(
    deputised: Office,
) -> None:
    await deputised.says(LI, AWAY)
    await told(deputised, LIU)
    seen = len(deputised.sees(LIU))
    texts = await told(deputised, LI, "2023-04-27 09:00")
    assert any(speaks_of(text, "2a") for text in texts)
    assert not any("代" in text for text in texts)
    assert not any(speaks_of(text, "2a") for text in deputised.sees(LIU)[seen:])


async def test_without_a_deputy_the_chief_is_reminded_wherever_she_is(office: Office) -> None:
    await walk(office, "2023-04-14", "2023-04-22")
    await office.says(LI, AWAY)
    assert any(speaks_of(text, "2a") for text in await told(office, LI))


async def test_a_deputy_who_is_away_too_stands_in_for_nobody(deputised: Office) -> None:
    for who in (LI, LIU):
        await deputised.says(who, AWAY)
    assert any(speaks_of(text, "2a") for text in await told(deputised, LI))


async def test_a_chief_who_is_not_registered_is_stood_in_for(deputised: Office) -> None:
    with deputised.register.write() as session:
        account = bound_account(session, user_id=VISITORS[LI].id)
        assert account
        unbind(session, account_id=account.id, now=at("2023-04-22 15:00"))
    (text,) = await told(deputised, LIU)
    assert "👥 代李科长（未绑定）：2a、3a" in text


async def test_who_stopped_the_bot_is_stood_in_for(deputised: Office) -> None:
    await deputised.does(LI, lambda one: one.blocks())
    (text,) = await told(deputised, LIU)
    assert "👥 代李科长（消息无法送达）：2a、3a" in text


async def test_a_refusal_at_delivery_brings_the_same_rung_to_the_deputy_once(
    deputised: Office,
) -> None:
    deputised.sandbox.world.store.chats[VISITORS[LI].id].blocked = True  # and no update tells it
    assert await told(deputised, LIU) == []
    (text,) = await told(deputised, LIU, "2023-04-23 09:01")
    assert "👥 代李科长（消息无法送达）：2a、3a" in text
    assert await told(deputised, LIU, "2023-04-23 09:02") == []
    about = Ping.assignment_id == deputised.assignment("2a", CENTRE)
    names = {person.id: person.name for person in deputised.rows(Person)}
    pings = [(names[ping.person_id], ping.rung) for ping in deputised.rows(Ping, about)]
    assert pings == [("李艳杰", "before-7d"), ("刘书涛", "before-7d")]


async def test_the_opening_of_a_year_goes_to_the_deputy_too(any_office: Office) -> None:
    name_deputies(any_office.register, {"李艳杰": "刘书涛"})
    await any_office.says(LI, "/away 今天")
    (text,) = await told(any_office, LIU, "2023-04-14 09:00")
    assert "👥 代李科长（外出至4月14日周五）：" in text
    assert any_office.sees(LI)[1:] == []


async def test_what_waited_for_who_stopped_the_bot_is_given_up_at_once(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.says(SUN, "催办公安局 2a")
    await office.does(LIAISON, lambda one: one.blocks())
    (row,) = office.rows(Outgoing, Outgoing.kind == "nudge")
    assert (row.state, row.attempts) == (Delivery.GIVEN_UP, 0)


async def test_what_was_handed_on_goes_to_the_deputy_of_that_post(any_office: Office) -> None:
    name_deputies(any_office.register, {"刘书涛": "基层服务科科长/王鹏远"})
    await walk(any_office, "2023-04-14", "2023-04-22")
    await any_office.says(LI, "/handon 2a")
    await any_office.does(
        LI, lambda one: one.presses(any_office.last(LI)["message_id"], any_office.data(LI)[0])
    )
    await any_office.says(LIU, AWAY)
    (text,) = await told(any_office, WANG)
    assert "👥 代刘科长（外出至4月25日周二）：2a" in text


async def test_a_nudge_reaches_the_deputy_and_says_for_whom(deputised: Office) -> None:
    await deputised.says(LI, AWAY)
    await deputised.at("2023-04-24 10:00")
    await deputised.says(SUN, "催办政务服务中心 2a")
    (text,) = await told(deputised, LIU, "2023-04-24 10:01")
    assert text.startswith(
        "刘科长，您好。市政数局孙科长催办，以下1项请尽快反馈：\n"
        "👥 代李科长（外出至4月25日周二）：2a\n"
    )


async def test_both_find_it_among_their_own(deputised: Office) -> None:
    await deputised.says(LI, AWAY)
    await deputised.at("2023-04-24 10:00")
    chief, deputy = await deputised.says(LI, "/mine"), await deputised.says(LIU, "/mine")
    assert speaks_of(chief, "2a")
    assert "代李科长" not in chief
    assert speaks_of(deputy, "2a")
    assert "👥 代李科长（外出至4月25日周二）：" in deputy


async def test_a_person_of_two_units_gets_one_message_that_names_them(any_office: Office) -> None:
    """李科长 becomes the contact of 市公积金, too."""
    with any_office.register.write() as session:
        end_post(session, unit="市公积金", title="联络员", on=LAST_DAY, now=at("2023-04-14 08:00"))
    more = (
        "市公积金,各审批部门、各相关部门、各部门、各分中心,李艳杰,法规科科长,,15144429055,reporter"
    )
    name_deputies(any_office.register, {}, [more])
    await walk(any_office, "2023-04-14", "2023-04-22")
    (text,) = await told(any_office, LI)
    assert text == OF_TWO_UNITS
