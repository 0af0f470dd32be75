"""转办: another post of the same unit handles a duty from now on, and both know."""

from db.models import Assignment, Audit, Report
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI, LIAISON, LIU, SUN, WANG
from tests.stories.walk import speaks_of

WHOM = """\
2a 政策兑现窗口
现承办人：李艳杰。请选择市政务服务中心的接办人："""
RECEIVED = """\
刘科长，您好。李艳杰将以下事项转由您承办，今后的提醒发给您：
🟢 2a 政策兑现窗口
   4月30日周日到期，还剩16天"""


async def to_liu(office: Office) -> str:
    """李科长 hands 2a on to 刘科长; what she is answered."""
    await office.says(LI, "/handon 2a")
    return await office.does(
        LI, lambda one: one.presses(office.last(LI)["message_id"], office.data(LI)[0])
    )


async def test_a_duty_is_handed_on_and_the_new_handler_is_told(any_office: Office) -> None:
    assert await any_office.says(LI, "/handon 2a") == WHOM
    assert any_office.labels(LI) == [["政务宣传科科长 刘书涛"], ["基层服务科科长 王鹏远"]]
    assert await to_liu(any_office) == "↪️ 已转刘书涛承办：2a 政策兑现窗口"
    assert any_office.labels(LI) == [["转回"]]
    assert any_office.sees(LIU)[-1] == RECEIVED


async def test_reminders_go_to_the_new_handler_from_then_on(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-23 09:00")
    assert "2a" in office.sees(LI)[-1], "this one was written before"
    await to_liu(office)
    before = len(office.sees(LI))
    await office.at("2023-04-28 09:00")
    assert "2a 政策兑现窗口" in office.sees(LIU)[-1]
    assert not any(speaks_of(text, "2a") for text in office.sees(LI)[before:])
    assert speaks_of(await office.says(LIU, "/mine"), "2a")
    assert not speaks_of(await office.says(LI, "/mine"), "2a")


async def test_it_goes_on_after_a_restart_and_is_handed_back(office: Office) -> None:
    await office.says(LI, "/handon 2a")
    await office.sleeps()
    office.wakes()
    await office.does(
        LI, lambda one: one.presses(office.last(LI)["message_id"], office.data(LI)[0])
    )
    await office.sleeps()
    office.wakes()
    assert await office.presses(LI, "handto") == "↪️ 已转李艳杰承办：2a 政策兑现窗口"
    assert office.sees(LIU)[-1] == (
        "刘科长，您好。以下事项已由李艳杰接办，不再由您负责：\n2a 政策兑现窗口"
    )
    moves = office.rows(Audit, Audit.action == "assignment.handler", Audit.person_id != None)  # noqa: E711
    assert len(moves) == 2
    assert moves[0].old == moves[1].new


async def test_a_colleague_of_the_unit_may_take_it_over_and_the_former_is_told(
    office: Office,
) -> None:
    await office.says(WANG, "/handon 2a")
    assert office.labels(WANG)[-1] == ["基层服务科科长 王鹏远"]
    await office.does(
        WANG, lambda one: one.presses(office.last(WANG)["message_id"], office.data(WANG)[-1])
    )
    assert office.sees(LI)[-1] == (
        "李科长，您好。以下事项已由王鹏远接办，不再由您负责：\n2a 政策兑现窗口"
    )


async def test_what_was_handed_on_meanwhile_is_not_handed_on_again(any_office: Office) -> None:
    await any_office.says(LI, "/handon 2a")
    card, buttons = any_office.last(LI)["message_id"], any_office.data(LI)
    await any_office.does(LI, lambda one: one.presses(card, buttons[0]))
    any_office.forge(LI, buttons[1])
    await any_office.sandbox.settled()
    assert any_office.person(LI).popups[-1]["text"] == "2a已转由刘书涛承办。"


async def test_all_open_months_of_a_return_go_together(office: Office) -> None:
    await office.says(LIAISON, "/handon 9a")
    assert office.sees(LIAISON)[-1] == "市公安局没有其他联络员可以转办。"
    await office.says(LI, "/handon 6a")
    await office.does(
        LI, lambda one: one.presses(office.last(LI)["message_id"], office.data(LI)[0])
    )
    assert office.rows(Audit, Audit.action == "assignment.handler")[-1].person_id == 2


async def test_the_button_under_a_task_asks_which_duty(office: Office) -> None:
    await office.says(LI, "/task 3")
    assert office.labels(LI) == [["全部记录", "转办"], ["亮灯依据", "刷新"]]
    assert await office.presses(LI, "handon") == "请选择要转办的事项："
    assert "现承办人：李艳杰" in await office.presses(LI, "handwhich", "3a")


async def test_without_a_number_one_s_own_are_offered(office: Office) -> None:
    assert await office.says(LIU, "/handon") == "请选择要转办的事项："
    assert len(office.data(LIU)) == 2


async def test_not_for_others_and_not_to_others(office: Office) -> None:
    assert await office.says(LIAISON, "/handon 14a") == "没有可以转办的事项。您的任务：/mine"
    key = office.assignment("2a", CENTRE)
    post = office.rows(Assignment, Assignment.id == key)[0].handler_post_id
    for who, data in ((LIAISON, f"handto:{key}:{post}:3"), (LI, f"handto:{key}:{post}:1")):
        await office.says(who, "/help")
        office.forge(who, data)
        await office.sandbox.settled()
    assert office.rows(Assignment, Assignment.id == key)[0].handler_post_id == post


async def test_a_report_while_it_is_handed_on_is_kept(any_office: Office) -> None:
    await any_office.says(LI, "/handon 2a")
    card, buttons = any_office.last(LI)["message_id"], any_office.data(LI)

    def at_once(_: object) -> None:
        any_office.person(LI).presses(card, buttons[0])
        any_office.person(LIU).says("2a 推进中")

    await any_office.does(LI, at_once)
    assert len(any_office.rows(Report)) == 1
    assert any_office.state("2a", CENTRE) == "in_progress"
    history = await any_office.says(SUN, "/history 2a")
    assert "由李艳杰转刘书涛承办" in history
    assert "刘书涛：推进中" in history


async def test_a_third_hands_it_from_one_to_another_and_both_are_told(office: Office) -> None:
    await office.says(WANG, "/handon 2a")
    await office.does(
        WANG, lambda one: one.presses(office.last(WANG)["message_id"], office.data(WANG)[0])
    )
    assert office.sees(LI)[-1] == (
        "李科长，您好。王鹏远已将以下事项转由刘书涛承办，不再由您负责：\n2a 政策兑现窗口"
    )
    assert office.sees(LIU)[-1].startswith("刘科长，您好。王鹏远将以下事项转由您承办")
