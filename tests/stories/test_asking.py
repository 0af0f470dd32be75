"""Questions in words: who is answered what, and who is told kindly that it is not theirs to see."""

import pytest

from db.models import Report
from tests.stories.office import Office
from tests.stories.people import LEADER, LI, LIAISON, OVERSEER, SUN
from tests.stories.staff import join

NOT_YOURS = (
    "市政数局的情况只对督办科和分管领导开放。您可以查看市公安局的情况，"
    "例如问“还有哪些没办结”，或者“1号怎么样了”。"
)
EXAMPLES = {
    LIAISON: """\
没有看懂这句话，未作记录。您可以这样写：
· 1a 完成85%
· 1号怎么样了
· 本月到期的
使用说明：/help""",
    LEADER: """\
没有看懂这句话，未作记录。您可以这样写：
· 市政务服务中心还有哪些没办结
· 谁还没报
· 逾期的有哪些
使用说明：/help""",
    SUN: """\
没有看懂这句话，未作记录。您可以这样写：
· 1a 完成85%
· 市政务服务中心还有哪些没办结
· 谁还没报
使用说明：/help""",
}


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("5号怎么样了", "5. 提高政务服务“无差别”受理水平"),
        ("公安局还有哪些没办结", "市公安局 · 未办结"),
        ("谁还没报", "未反馈"),
        ("本月到期的", "到期事项 · 4月1日周六至4月30日周日"),
        ("逾期的有哪些", "逾期"),
        ("九月底前要办完的", "未办结 · 9月30日周六前"),
        ("4月的数据谁没交", "9a 每月报送事项数据（3月25日至4月24日）"),
        ("上个月的数据谁没交", "9a 每月报送事项数据（3月25日至4月24日）"),
        ("达标率多少了", "1a 标准化建设达标率 ≥90%"),
        ("帮我看看政务服务中心", "市政务服务中心 · 全部事项"),
        ("总体情况怎么样", "总体情况"),
        ("5号为什么是绿灯", "5. 提高政务服务“无差别”受理水平：亮灯依据"),
        ("公安局5号怎么样了", "市公安局 · 第5项"),
        ("各乡镇完成多少了", "各乡镇(街道) · 全部事项"),
        ("what is overdue", "逾期"),
        ("who has not reported", "未反馈"),
    ],
)
async def test_a_leader_is_answered_at_once(office: Office, words: str, first: str) -> None:
    answer = await office.says(LEADER, words)
    assert answer.splitlines()[0] == first
    assert office.rows(Report) == []


async def test_a_unit_asks_about_itself(office: Office) -> None:
    await office.says(LI, "2a需协调，没有场地")
    answer = await office.says(LIAISON, "需要协调的有哪些")
    assert answer == "本单位 · 需协调\n目前没有 · 截至4月14日周五 08:55"
    await office.says(LIAISON, "2a需协调，没有场地")
    assert await office.says(LIAISON, "需要协调的有哪些") == (
        "本单位 · 需协调\n1项 · 🟡 1 · 截至4月14日周五 08:55\n\n"
        "🟡 2a 政策兑现窗口\n   4月30日周日到期，还剩16天 · 需协调"
    )


@pytest.mark.parametrize("words", ["市政数局怎么样了", "看看政数局", "/unit 市政数局"])
async def test_another_unit_is_not_theirs_to_see(office: Office, words: str) -> None:
    assert await office.says(LIAISON, words) == NOT_YOURS


@pytest.mark.parametrize(
    "words", ["谁还没报", "逾期的有哪些", "本月到期的", "总体情况", "/silent", "/due 本月"]
)
async def test_no_question_shows_a_unit_what_others_owe(office: Office, words: str) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-05-04 09:00")
    answer = await office.says(LIAISON, words)
    assert "市公安局" in answer or answer.startswith("本单位")
    assert not any(unit in answer for unit in ("市政数局", "怀德镇", "市政务服务中心", "个单位"))


@pytest.mark.parametrize("who", EXAMPLES)
async def test_what_is_not_understood_is_answered_by_examples_that_fit(
    office: Office, who: str
) -> None:
    assert await office.says(who, "今天食堂吃什么") == EXAMPLES[who]
    examples = [line[2:] for line in EXAMPLES[who].splitlines()[1:4]]
    for example in examples:
        assert "没有看懂" not in await office.says(who, example)


async def test_a_supervisor_who_owes_nothing_sees_the_whole(office: Office) -> None:
    join(office, OVERSEER)
    assert (await office.says(OVERSEER, "怎么样了")).startswith("总体情况")
    assert (await office.says(LIAISON, "怎么样了")).startswith("联络员，您好。您有")


async def test_a_question_of_a_figure_shows_every_unit_s(office: Office) -> None:
    await office.says(LI, "1a 完成40%")
    await office.at("2023-09-28 10:00")
    lines = (await office.says(LEADER, "达标率多少了")).splitlines()
    assert lines[0] == "1a 标准化建设达标率 ≥90%"
    assert "🟡 市政务服务中心 · 应到66%，现40%" in lines
    assert "🟡 市公安局 · 应到66%，尚未报数" in lines


async def test_a_question_is_answered_though_something_was_asked(office: Office) -> None:
    await office.says(LI, "2a 需协调")
    assert (await office.says(LI, "本月到期的")).startswith("本单位 · 到期事项")
    await office.says(LI, "设备没到货")
    assert [one.reason for one in office.rows(Report)] == ["设备没到货"]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("公安局没办结", "市公安局 · 未办结"),
        ("公安局完成了几项", "市公安局 · 已办结"),
        ("月报交了几家", "9a 每月报送事项数据（3月25日至4月24日）"),
        ("市政务服务中心还有哪些没办结", "市政务服务中心 · 未办结"),
        ("各审批部门谁没报", "各审批部门 · 未反馈"),
        ("5号公安局怎么样", "市公安局 · 第5项"),
        ("公安局5a多少了", "市公安局 · 5a 无差别综合受理比例 ≥70%"),
        ("公安局4月数据", "市公安局 · 9a 每月报送事项数据"),
        ("母婴室谁没报", "13a 母婴室 · 未反馈"),
        ("5号什么时候到期", "5. 提高政务服务“无差别”受理水平"),
        ("第二季度到期的", "到期事项 · 4月1日周六至6月30日周五"),
        ("看图", "<photo> 2023年度总体情况"),
        ("导出excel", "<document> 督办台账（Excel）（全部单位）"),
    ],
)
async def test_a_leader_asks_as_people_do(office: Office, words: str, first: str) -> None:
    answer = await office.says(LEADER, words)
    assert answer.splitlines()[0] == first
    assert office.rows(Report) == []


async def test_a_leader_who_reports_is_told_that_it_is_not_theirs(office: Office) -> None:
    answer = await office.says(LEADER, "2a已办结")
    assert "未作记录" in answer
    assert "已办结 ·" not in answer


async def test_why_one_waits_is_no_question_about_another_unit(office: Office) -> None:
    assert "未作记录" in await office.says(LIAISON, "市政数局没回复")


async def test_units_that_one_may_not_see_are_not_in_the_heading(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-05-04 09:00")
    answer = await office.says(LIAISON, "公安局和政数局有没有逾期的")
    assert answer.splitlines()[0] == "市公安局 · 逾期"


@pytest.mark.parametrize("command", ["/overdue 教育局", "/due 乱写", "/silent 教育局"])
async def test_a_command_with_an_unknown_unit_says_so(office: Office, command: str) -> None:
    answer = await office.says(LEADER, command)
    assert answer.startswith(f"没有找到名为“{command.split()[1]}”的单位。例如：市政数局、")
