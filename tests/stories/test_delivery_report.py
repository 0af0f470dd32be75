"""/delivery: what became of every reminder, so that nobody need say 没收到."""

from tests.stories.office import Office
from tests.stories.people import LI, LIAISON, SUN
from tests.stories.walk import walk

NOTE = "“已送达”指 Telegram 已收下消息；对方是否已读，Telegram 不告知。"
HEAD = "2. 规范政务大厅服务功能：提醒送达"
UNBOUND = "· 市公积金：4月23日周日 09:00 未送达，该岗位尚未绑定账号；未答复：2a（已提醒1次）"


async def reminded(office: Office) -> None:
    """Opened on 14 April; the reminders of 23 April, a Sunday that is worked, are out."""
    await walk(office, "2023-04-14", "2023-04-22")
    await office.at("2023-04-23 09:00")


async def test_the_supervisor_sees_unit_by_unit_who_got_it_and_who_answered(
    any_office: Office,
) -> None:
    await reminded(any_office)
    await any_office.at("2023-04-23 09:03")
    await any_office.presses(LI, "ack")
    await any_office.at("2023-04-23 09:05")
    await any_office.says(LI, "2a 推进中")
    assert (await any_office.says(SUN, "/delivery 2")).splitlines() == [
        HEAD,
        "已提醒4家：送达3家，全部答复1家。",
        "未送达",
        UNBOUND,
        "已送达，未答复",
        "· 市政数局：4月23日周日 09:00 已送达（消息8，共2项）；未答复：2a（已提醒1次）",
        "· 市公安局：4月23日周日 09:00 已送达（消息3，共3项）；未答复：2a（已提醒1次）",
        "已答复",
        "· 市政务服务中心：4月23日周日 09:00 已送达（消息2，共2项） · 4月23日周日 09:03 签收 "
        "· 4月23日周日 09:05 答复“推进中”",
        NOTE,
    ]


async def test_one_unit_with_every_reminder_the_newest_first(office: Office) -> None:
    await reminded(office)
    await walk(office, "2023-04-24", "2023-04-27")
    assert (await office.says(SUN, "/delivery 2a 公安局")).splitlines() == [
        "第2项 市公安局：提醒记录",
        "· 2a 市公安局联络员：4月27日周四 09:00 已送达（消息8，共3项）",
        "· 2a 市公安局联络员：4月23日周日 09:00 已送达（消息3，共3项）",
        NOTE,
    ]


async def test_a_report_that_is_taken_back_was_no_answer(office: Office) -> None:
    await reminded(office)
    await office.says(LI, "2a 推进中")
    await office.presses(LI, "undo")
    told = await office.says(SUN, "/delivery 2 政务服务中心")
    assert "答复" not in told


async def test_a_unit_sees_its_own_reminders_only(office: Office) -> None:
    await reminded(office)
    assert (await office.says(LIAISON, "/delivery 2")).splitlines() == [
        HEAD,
        "已提醒1家：送达1家，全部答复0家。",
        "已送达，未答复",
        "· 市公安局：4月23日周日 09:00 已送达（消息3，共3项）；未答复：2a（已提醒1次）",
        NOTE,
    ]
    assert "还没有到过提醒时间" in await office.says(LIAISON, "/delivery 2 公积金")


async def test_who_blocked_the_bot_is_named_with_the_reason(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    # Telegram did not say so: the bot learns it when it writes.
    office.sandbox.world.store.chats[1002].opened = False
    await office.at("2023-04-23 09:00")
    told = await office.says(SUN, "/delivery 2 政务服务中心")
    assert "4月23日周日 09:00 未送达，对方尚未启用机器人" in told


async def test_what_cannot_be_shown_is_said_in_one_line(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    assert await office.says(SUN, "/delivery") == (
        "要查哪项任务的提醒？例如：/delivery 5、/delivery 5 公安局"
    )
    assert await office.says(SUN, "/delivery 2") == "第2项任务还没有到过提醒时间。"
    assert "99" in await office.says(SUN, "/delivery 99")


async def test_a_unit_may_be_called_by_any_of_its_names(office: Office) -> None:
    await reminded(office)
    plain = await office.says(SUN, "/delivery 2a 市政务服务中心")
    assert "李艳杰" in plain
    for name in ("政务服务中心", "政务大厅"):
        assert await office.says(SUN, f"/delivery 2a {name}") == plain
