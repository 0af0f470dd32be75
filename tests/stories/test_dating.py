"""督办定时限: a supervisor dates what the notice leaves undated; the units are told at once."""

import pytest

from db.models import Due, Ping
from tests.stories.calendars import POLICE, dues, news
from tests.stories.office import Office
from tests.stories.people import LI, LIAISON, OVERSEER, SUN
from tests.stories.staff import join
from tests.stories.walk import walk

DATE = "/date 8a 7月31日"
CARD = """8a 按时办结率 100%：时限定为7月31日周一，共11个单位，确定吗？
另有1个单位不列入：已办结、已有时限或属您本单位。"""
DONE = """✅ 已定时限：8a 按时办结率 100%，7月31日周一，11个单位。
其中2个单位已通知，其余无人绑定，请电话告知。"""
TOLD = """{who}，您好。市政数局孙科长为以下事项定了时限：
🟢 8a 按时办结率 100%
   7月31日周一到期，还剩108天
到期前会在工作日提醒您。"""
BACK = "{who}，您好。市政数局孙科长撤回了所定时限，现为：\n8a 按时办结率 100%：未定时限"


async def test_a_date_is_set_for_all_units_after_a_tap(any_office: Office) -> None:
    await any_office.at("2023-04-14 09:00")
    told = news(any_office, LIAISON, LI)
    assert await any_office.says(SUN, DATE) == CARD
    assert any_office.labels(SUN) == [["确定", "取消"]]
    assert any_office.rows(Due, Due.origin == "set") == []
    assert await any_office.presses(SUN, "dated") == DONE
    assert dues(any_office, "8a", "2023") == [("None", "original", ""), ("2023-07-31", "set", "")]
    assert dues(any_office, "8a", "2023", "市政数局") == [("None", "original", "")]
    await any_office.at("2023-04-14 09:01")
    assert told() == {
        LIAISON: [TOLD.format(who="联络员")],
        LI: [TOLD.format(who="李科长")],
    }


async def test_the_ladder_runs_to_the_date_and_up_from_there(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await sets(office, DATE)
    await walk(office, "2023-06-28", "2023-08-03")
    assert rungs(office, "8a") == [
        "before-30d",
        "before-14d",
        "before-7d",
        "before-1d",
        "day",
        "day-pm",
        "overdue-1wd",
        "overdue-3wd",
    ]


async def test_one_unit_gets_a_date_and_then_another(any_office: Office) -> None:
    await any_office.at("2023-04-14 09:00")
    said = await sets(any_office, "/date 8a 公安局 7.31")
    assert said == "✅ 已定时限：8a 按时办结率 100%，7月31日周一，1个单位。"
    card = await any_office.says(SUN, "/date 8a 市公安局 8月15日")
    assert card == (
        "8a 按时办结率 100%：时限定为8月15日周二，共1个单位，确定吗？\n"
        "单位：市公安局\n原定时限：7月31日周一"
    )
    await any_office.presses(SUN, "dated")
    assert [due[0] for due in dues(any_office, "8a", "2023")] == [
        "None",
        "2023-07-31",
        "2023-08-15",
    ]


async def test_the_same_date_again_adds_nothing(any_office: Office) -> None:
    await any_office.at("2023-04-14 09:00")
    await sets(any_office, "/date 8a 公安局 7月31日")
    again = "8a 按时办结率 100%：时限已是7月31日周一，无需再定。"
    assert await any_office.says(SUN, "/date 8a 公安局 7月31日") == again
    assert (await any_office.says(SUN, DATE)).startswith(CARD.splitlines()[0].replace("11", "10"))
    await any_office.presses(SUN, "dated")
    assert await any_office.says(SUN, DATE) == again
    assert [due[0] for due in dues(any_office, "8a", "2023")] == ["None", "2023-07-31"]


async def test_two_cards_for_one_date_set_it_once(any_office: Office) -> None:
    join(any_office, OVERSEER)
    await any_office.at("2023-04-14 09:00")
    for who in (SUN, OVERSEER):
        await any_office.says(who, "/date 8a 公安局 7月31日")
    await any_office.presses(SUN, "dated")
    await any_office.presses(OVERSEER, "dated")
    assert any_office.person(OVERSEER).popups[-1]["text"].startswith("该按钮已失效")
    assert [due[0] for due in dues(any_office, "8a", "2023")] == ["None", "2023-07-31"]


@pytest.mark.parametrize(
    "words",
    ["8a的时限定为7月31日", "8a 时限统一定在7月31日", "set the date of 8a to July 31"],
)
async def test_it_may_be_said_in_words(office: Office, words: str) -> None:
    await office.at("2023-04-14 09:00")
    assert await office.says(SUN, words) == CARD
    assert await office.presses(SUN, "dated") == DONE


async def test_in_words_for_one_unit(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    said = await office.says(SUN, "公安局8a的时限定为7月31日")
    assert said.endswith("共1个单位，确定吗？\n单位：市公安局")


@pytest.mark.parametrize(
    ("who", "words"),
    [(LIAISON, "8a的时限定为7月31日"), (SUN, "8a的时限定在哪天？"), (SUN, "2a时限改到5月31日")],
)
async def test_other_words_set_none(office: Office, who: str, words: str) -> None:
    await office.at("2023-04-14 09:00")
    assert "确定吗" not in await office.says(who, words)


async def test_it_is_taken_back_within_a_day(any_office: Office) -> None:
    await any_office.at("2023-04-14 09:00")
    await sets(any_office, DATE)
    await any_office.at("2023-04-14 09:30")
    told = news(any_office, LIAISON, LI)
    assert await any_office.presses(SUN, "undate") == (
        "↩️ 已撤回所定时限：8a 按时办结率 100%，11个单位，现为：未定时限"
    )
    await any_office.at("2023-04-14 09:31")
    assert told() == {LIAISON: [BACK.format(who="联络员")], LI: [BACK.format(who="李科长")]}
    assert dues(any_office, "8a", "2023") == [
        ("None", "original", ""),
        ("2023-07-31", "set", ""),
        ("None", "set", ""),
    ]
    shown = await any_office.says(LIAISON, "/history 8a")
    assert shown.splitlines()[1:] == [
        "4月14日周五 09:00 【市公安局】8a 孙雯雯：督办定时限：7月31日周一",
        "4月14日周五 09:30 【市公安局】8a 孙雯雯：撤回所定时限：7月31日周一",
    ]


async def test_not_a_day_later_nor_by_another(office: Office) -> None:
    join(office, OVERSEER)
    await office.at("2023-04-14 09:00")
    await sets(office, DATE)
    await office.says(OVERSEER, "/help")
    update = office.data(SUN)[0]
    office.forge(OVERSEER, update)
    office.forge(LI, update)
    await office.sandbox.settled()
    await office.at("2023-04-15 09:30")
    assert await office.presses(SUN, "undate") == "已不能撤回，请另定时限。"
    assert dues(office, "8a", "2023")[-1] == ("2023-07-31", "set", "")


async def test_what_was_decided_since_stays(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await sets(office, DATE)
    card = office.last(SUN)["message_id"]
    await sets(office, "/date 8a 公安局 8月15日")
    said = await office.presses(SUN, "undate", on=card)
    assert said == "↩️ 已撤回所定时限：8a 按时办结率 100%，10个单位，现为：未定时限"
    assert dues(office, "8a", "2023")[-1][0] == "2023-08-15"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/date", "给哪一项定时限，定到哪天？例如：/date 8a 7月31日"),
        ("/date 8a", "给哪一项定时限，定到哪天？例如：/date 8a 7月31日"),
        ("/date 8号 7月31日", "给哪一项定时限，定到哪天？例如：/date 8a 7月31日"),
        ("/date 2a 7月31日", "2a 政策兑现窗口：通知中已有时限，如需推后请走延期。"),
        ("/date 8c 7月31日", "8c 退办、挂起、删除符合工作规范：长期坚持的要求，无需定时限。"),
        ("/date 8a 2023年2月1日", "2月1日周三已经过去，请另报日期。"),
        ("/date 99a 7月31日", "没有编号为“99a”的任务，请核对编号。"),
        ("/date 8a 市政数局 7月31日", "您没有办理该单位事项的权限。"),
    ],
)
async def test_what_gets_no_date(office: Office, words: str, answer: str) -> None:
    await office.at("2023-04-14 09:00")
    assert await office.says(SUN, words) == answer
    assert office.rows(Due, Due.origin == "set") == []


async def test_a_unit_sets_none(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    assert await office.says(LIAISON, DATE) == "时限由督办部门确定。"
    await office.says(SUN, DATE)
    office.forge(LIAISON, office.data(SUN)[0])
    await office.sandbox.settled()
    assert office.rows(Due, Due.origin == "set") == []


async def test_what_is_done_gets_no_date(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.says(LIAISON, "11a 已办结")
    state = office.state("11a", POLICE)
    assert state == "done"
    refusal = await office.says(SUN, "/date 11a 公安局 7月31日")
    assert refusal.endswith("：已办结，待销号，无需定时限。")


async def test_the_board_and_the_plan_say_who_set_it(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await sets(office, DATE)
    line = "8a 按时办结率 100% · 7月31日周一到期，还剩108天 · 督办定"
    assert line in await office.says(LIAISON, "/task 8")
    assert line in await office.says(SUN, "/task 8")


async def test_the_card_outlives_a_restart(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.says(SUN, DATE)
    await office.sleeps()
    office.wakes()
    assert await office.presses(SUN, "dated") == DONE


async def sets(office: Office, words: str) -> str:
    await office.says(SUN, words)
    return await office.presses(SUN, "dated")


def rungs(office: Office, duty: str) -> list[str]:
    found = office.rows(Ping, Ping.assignment_id == office.assignment(duty, POLICE))
    return [ping.rung for ping in found]
