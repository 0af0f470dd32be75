"""/digest in a group: set by whoever may, said weekly, without a name or a ranking.

2023: 14 April is a Friday; 1 May is a Monday that is off, 4 May the next working day.
"""

import pytest

from bot.sandbox.groups import Group
from db.models import Audit, Digest
from tests.stories.office import Office, office_on
from tests.stories.people import LEADER, LI, LIAISON, OVERSEER, STRANGER, SUN, VISITORS
from tests.stories.staff import join
from tests.stories.test_groups import from_bot, group, says

__all__ = ["group"]

SET = """\
✅ 已设置：每周一 09:00，在本群发送到期提醒。
下一次：4月17日周一 09:00
只列到期事项和答复数量；没有到期事项时不发送。
更改：/digest here 周二 10:00
停止：/digest off"""
SHOWN = """\
本群的到期提醒：每周一 09:00。
下一次：4月17日周一 09:00
更改：/digest here 周二 10:00
停止：/digest off"""
NONE = "本群没有设置到期提醒。如需设置：/digest here 周一 9:00"
REFUSED = "到期提醒由督办人员、分管领导或管理员设置。"
HOURS = "请在8:30之后、17:30之前选一个时间，下班时间我不打扰大家。"
HOW = "请写明星期几和时间，例如：/digest here 周一 9:00"

DIGEST = """\
到期提醒 · 4月24日周一
近期到期（至5月4日周四）：
· 9a 每月报送事项数据（3月25日至4月24日），明天到期（4月25日周二），已答复0/17
· 2a 政策兑现窗口，4月30日周日到期，还剩6天，已答复1/4
· 3a 与市级视频电子监察系统对接，4月30日周日到期，还剩6天，已答复0/10
详情与反馈请私聊我。"""
OVERDUE = """\
到期提醒 · 5月8日周一
已过时限：
· 2a 政策兑现窗口，还有3个单位未办结
· 3a 与市级视频电子监察系统对接，还有10个单位未办结
· 9a 每月报送事项数据（3月25日至4月24日），还有17个单位未办结
详情与反馈请私聊我。"""


def told(group: Group) -> list[str]:
    return [m["text"] for m in from_bot(group) if m["text"].startswith("到期提醒 · ")]


def settings(office: Office) -> list[tuple[int, int, str, str | None]]:
    return [
        (row.chat_id, row.weekday, f"{row.at:%H:%M}", row.ended_because)
        for row in office.rows(Digest)
    ]


async def test_it_is_set_shown_changed_and_stopped(office: Office, group: Group) -> None:
    assert await says(office, group, SUN, "/digest@duban_bot") == [NONE]
    assert await says(office, group, SUN, "/digest@duban_bot here 周一 9:00") == [SET]
    assert await says(office, group, LIAISON, "/digest@duban_bot") == [SHOWN]
    (changed,) = await says(office, group, SUN, "/digest@duban_bot 每周五下午3点")
    assert changed.startswith(
        "✅ 已设置：每周五 15:00，在本群发送到期提醒。\n下一次：4月14日周五 15:00"
    )
    (stopped,) = await says(office, group, SUN, "/digest@duban_bot off")
    assert stopped == "✅ 已停止，本群不再发送到期提醒。"
    assert await says(office, group, SUN, "/digest@duban_bot off") == [NONE]
    assert settings(office) == [(-5001, 1, "09:00", "replaced"), (-5001, 5, "15:00", "off")]
    assert [row.action for row in office.rows(Audit) if row.subject.startswith("digest:")] == [
        "digest.set",
        "digest.end",
        "digest.set",
        "digest.end",
    ]


@pytest.mark.parametrize("words", ["周一 8:29", "周一 17:30", "周一 3点", "Monday 9 pm"])
async def test_outside_working_hours_it_is_refused(
    office: Office, group: Group, words: str
) -> None:
    assert await says(office, group, SUN, f"/digest@duban_bot here {words}") == [HOURS]
    assert settings(office) == []


@pytest.mark.parametrize("words", ["here", "9:00", "每天 9:00", "周一和周三 9:00", "周一 25:00"])
async def test_what_is_no_day_and_time_is_not_guessed_at(
    office: Office, group: Group, words: str
) -> None:
    assert await says(office, group, SUN, f"/digest@duban_bot {words}") == [HOW]


@pytest.mark.parametrize("who", [LI, LIAISON])
async def test_only_who_may_see_the_whole_sets_it(office: Office, group: Group, who: str) -> None:
    office.sandbox.world.store.groups[group.id].members.add(VISITORS[who].id)
    assert await says(office, group, who, "/digest@duban_bot here 周一 9:00") == [REFUSED]


@pytest.mark.parametrize("who", [LEADER, OVERSEER])
async def test_a_leader_and_a_supervisor_may(office: Office, group: Group, who: str) -> None:
    join(office, OVERSEER)
    office.sandbox.world.store.groups[group.id].members.add(VISITORS[who].id)
    assert await says(office, group, who, "/digest@duban_bot here 周一 9:00") == [SET]


async def test_who_is_not_registered_or_anonymous_may_not(office: Office, group: Group) -> None:
    group.promotes_bot(by=VISITORS[SUN].id)
    order = "/digest@duban_bot here 周一 9:00"
    assert await says(office, group, STRANGER, order) == [
        "未作记录：请先与我私聊登记，以便确认您的身份。"
    ]
    office.person(SUN).in_group(group, anonymous=True).says(order)
    await office.sandbox.settled()
    assert from_bot(group)[-1]["text"] == (
        "未作记录：您以群的名义发言，无法确认身份。请以本人身份回复，或私聊我。"
    )
    assert settings(office) == []


async def test_in_private_it_says_where_to_set_it(office: Office) -> None:
    answer = await office.says(SUN, "/digest here 周一 9:00")
    assert answer == ("到期提醒是发到群里的：请把我加入工作群，在群里发送 /digest here 周一 9:00")


async def test_it_lists_what_is_due_and_how_many_have_answered(
    office: Office, group: Group
) -> None:
    await says(office, group, SUN, "/digest@duban_bot here 周一 9:00")
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-17 09:00")
    assert told(group) == [], "nothing falls due in the week to come"
    await office.says(LIAISON, "2a 已办结")
    await office.at("2023-04-24 08:59")
    await office.at("2023-04-24 09:00")
    await office.at("2023-04-24 09:01")
    assert told(group) == [DIGEST]
    await office.at("2023-05-04 09:00")
    assert "2a" not in told(group)[1], "on the first working day after it the chief hears alone"
    await office.at("2023-05-08 09:00")
    assert told(group)[2:] == [OVERDUE]


async def test_it_may_come_before_anybody_is_reminded(office: Office, group: Group) -> None:
    await says(office, group, SUN, "/digest@duban_bot here 周一 8:30")
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-17 09:00")
    seen = len(office.sees(SUN))
    await office.at("2023-04-24 08:30")
    assert len(told(group)) == 1
    assert len(office.sees(SUN)) == seen


async def test_after_an_outage_it_is_said_once_with_what_stands_now(
    office: Office, group: Group
) -> None:
    await says(office, group, SUN, "/digest@duban_bot here 周一 9:00")
    await office.at("2023-04-14 09:00")
    await office.at("2023-05-06 10:00")
    await office.at("2023-05-06 10:01")
    (one,) = told(group)
    assert one.startswith("到期提醒 · 5月6日周六\n已过时限：")
    await office.at("2023-05-08 09:00")
    assert len(told(group)) == 2


@pytest.mark.parametrize("awake", [True, False])
async def test_it_follows_its_group_to_the_supergroup(
    office: Office, group: Group, awake: bool
) -> None:
    """Whether Telegram tells so in the group, or only when the message cannot be sent."""
    await says(office, group, SUN, "/digest@duban_bot here 周一 9:00")
    await office.at("2023-04-14 09:00")
    if not awake:
        await office.sleeps()
    moved = group.migrates(by=VISITORS[SUN].id)
    if awake:
        await office.sandbox.settled()
        assert settings(office) == [(moved.id, 1, "09:00", None)]
    await office.at("2023-04-24 09:00")
    await office.at("2023-04-24 09:01")
    assert len(told(moved)) == 1
    assert settings(office) == [(moved.id, 1, "09:00", None)]


@pytest.mark.parametrize(
    ("awake", "why"),
    [
        pytest.param(True, "the bot was removed from the group", id="told at once"),
        pytest.param(False, "Forbidden: bot was kicked from the group chat", id="told by a 403"),
    ],
)
async def test_it_ends_when_the_bot_is_removed(
    office: Office, group: Group, awake: bool, why: str
) -> None:
    await says(office, group, SUN, "/digest@duban_bot here 周一 9:00")
    await office.at("2023-04-14 09:00")
    if not awake:
        await office.sleeps()
    group.removes_bot(by=VISITORS[SUN].id)
    if awake:
        await office.sandbox.settled()
    await office.at("2023-04-24 09:00")
    assert settings(office) == [(-5001, 1, "09:00", why)]
    await office.at("2023-05-08 09:00")
    assert told(group) == []


async def test_a_restart_leaves_it_set(bound_url: str) -> None:
    async with office_on(bound_url) as office:
        made = office.sandbox.group(-5001, "政务服务工作群", [VISITORS[SUN].id])
        await says(office, made, SUN, "/digest@duban_bot here 周一 9:00")
        await office.at("2023-04-14 09:00")
    async with office_on(bound_url, "2023-04-24 09:00") as office:
        made = office.sandbox.group(-5001, "政务服务工作群", [VISITORS[SUN].id])
        await office.service.tick()
        assert len(told(made)) == 1
