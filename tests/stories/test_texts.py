"""What people read, whole and in Chinese: one message of each kind."""

from sqlmodel import col, select

from db.models import Assignment, Duty, Unit
from db.rules.terms import AssignmentState
from tests.stories.office import Office
from tests.stories.people import LEADER, LI, LIAISON, LIU, SUN, WANG

OPENING = """\
王科长，您好。“关于落实《深入推进政务大厅标准化规范化便利化更好满足企业和群众办事需求工作方案》责任分工的通知”2023年度任务已纳入督办，由您承办的共15项。
近期时限
🟢 14a 便民服务站系统部署应用 ≥1站
   9月30日周六到期，还剩169天
时限临近时，我会在工作日提醒您。全部任务：/mine"""

PING = """\
李科长，您好。以下2项请及时办理：
① 🟡 2a 政策兑现窗口
   4月30日周日到期，还剩7天
② 🟡 3a 与市级视频电子监察系统对接
   4月30日周日到期，还剩7天
请点击按钮，或直接回复，例如“2a 已办结”。全部任务：/mine"""

RECEIPT = """\
李科长，您好。
9a 每月报送事项数据（3月25日至4月24日），4月25日周二到期，已逾期1天。
共17个单位，已报送15个。尚未报送：
· 市公安局
· 怀德镇"""

MINE = """\
刘科长，您好。您有2项待办事项（已办结0项）：
长期坚持
   保障5a 保障5b
直接回复即可，例如“保障5a 已办结”。查看详情：/task 保障5
截至4月14日周五 08:55"""

TASK = """\
5. 提高政务服务“无差别”受理水平
抓受理服务,实现政务服务“只进一扇门” · 2023年度 · 截至4月14日周五 08:55

🟢 5a 无差别综合受理比例 ≥70% · 9月30日周六到期，还剩169天
   0/12个单位已办结 · 未反馈：市政务服务中心、市公安局、市公积金、市人社局、市粮食局、\
市住建局等11个单位
   各相关部门：0/10已办结
🟢 5b 有实际办件量事项比例 ≥90% · 9月30日周六到期，还剩169天
   0/12个单位已办结 · 未反馈：市政数局、市政务服务中心、市公安局、市公积金、市人社局、\
市粮食局等12个单位
   各相关部门：0/10已办结
2023年9月底前,纳入新版全流程审批系统受理的政务服务事项实现70%以上“无差别”综合受理,\
有实际办件量的事项与纳入新版全流程审批系统受理事项总数比例要达到90%以上。
责任单位：市政数局、市政务服务中心、市公安局、市公积金、市人社局、市粮食局等12个单位

🟢 5c 提高综合服务窗口受理事项和办件
提高“无差别”综合服务窗口受理事项比例和实际办件量。

近期反馈
4月14日周五 08:55 市政数局 孙雯雯：5a 推进中（5a完成65%）"""

ECHO = """\
✅ 已记录：1a 标准化建设达标率 ≥90%
🟢 推进中 · 85%
12月31日周日到期，还剩261天"""

TAKEN_BACK = """\
↩️ 已撤回：1a 标准化建设达标率 ≥90%
目前状态：待签收"""

HELP = """\
反馈：点击提醒下方的按钮，或直接发文字，例如：
· 1a 完成85%
· 2a 已办结
· 3a 需协调：设备没到货
佐证材料：直接发送图片或文件即可。
提醒：图片内容机器人无法识别，请勿上传涉密材料。
发错了？点击回复下方的“撤回”，或直接修改原消息。
/mine 我的任务（按时限排列）
/handon 5a 转办给本单位同事
/away 10月9日到10月13日 登记外出，期间提醒发给B角
查询：直接问，例如“5号怎么样了”“本月到期的”“还有哪些没办结”
/task 5 查看第5项任务：原文、责任单位、时限、反馈
/why 5 第5项的亮灯依据
/history 5 查看第5项任务的全部记录
/due 本月 到期事项；/overdue 逾期事项
/status 本单位情况
/monthly 月报：已报送、未报送、合计
/picture 总体情况图；/export 导出Excel、日历
/language 切换语言（中文 / English）"""


async def test_the_opening(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    assert office.sees(WANG) == [OPENING]
    assert office.sees(LIAISON)[0].splitlines()[-2:] == [
        "……还有6项",
        "时限临近时，我会在工作日提醒您。全部任务：/mine",
    ], "what is left out is counted"


async def test_a_ping_and_its_buttons(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-23 09:00")
    assert office.sees(LI)[-1] == PING
    assert office.labels(LI) == [
        ["① 已办结", "① 推进中", "① 需协调", "① 其他…"],
        ["② 已办结", "② 推进中", "② 需协调", "② 其他…"],
        ["签收"],
    ]


async def test_who_has_not_handed_in(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    hand_in(office, but=("市公安局", "怀德镇"))
    await office.at("2023-04-26 09:00")
    assert office.sees(LI)[-1] == RECEIPT


async def test_my_tasks_and_one_task(office: Office) -> None:
    assert await office.says(LIU, "/mine") == MINE
    await office.says(SUN, "5a完成65%")
    assert await office.says(SUN, "/task 5") == TASK


async def test_the_echo_and_what_is_taken_back(office: Office) -> None:
    assert await office.says(SUN, "第1项完成85%") == ECHO
    assert await office.presses(SUN, "undo") == TAKEN_BACK


async def test_the_board_of_one_unit(office: Office) -> None:
    await office.says(LIAISON, "2a已办结")
    await office.at("2023-04-24 09:00")
    board = (await office.says(LIAISON, "/status")).splitlines()
    assert board[:5] == [
        "本单位情况",
        "截至4月24日周一 09:00",
        "🔴 0  🟡 2  🟢 66  已办结1/68",
        "",
        "抓功能建设,实现环境服务双提升",
    ]
    assert "🟢 2 规范政务大厅服务功能 1/7" in board
    assert "🟡 3 规范视频电子监察系统建设 0/3" in board
    assert board[-5:] == [
        "最急事项",
        "🟡 9a 每月报送事项数据（3月25日至4月24日）",
        "   明天到期（4月25日周二）",
        "🟡 3a 与市级视频电子监察系统对接",
        "   4月30日周日到期，还剩6天",
    ]


async def test_the_whole_board_fits_into_one_message_on_the_worst_day(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-12-29 09:00")
    board = await office.says(LEADER, "/status")
    assert board.startswith("总体情况\n截至12月29日周五 09:00\n🔴 ")
    assert len(board) <= 4096
    assert office.sees(LEADER)[-1] == board


async def test_help_by_role(office: Office) -> None:
    assert await office.says(LIAISON, "/help") == HELP
    chief = await office.says(SUN, "/help")
    assert "/status 总体情况" in chief
    assert "duban --help" in chief, "孙科长 keeps the roster"
    leader = await office.says(LEADER, "/help")
    assert "/mine" not in leader
    assert "/status 总体情况" in leader


async def test_the_menu_below_the_chat_answers_as_the_commands_do(office: Office) -> None:
    await office.says(LIU, "/help")
    assert office.person(LIU).keyboard == [["我的任务", "总体情况", "帮助"]]
    assert await office.says(LIU, "我的任务") == MINE
    assert (await office.says(LIU, "总体情况")).startswith("本单位情况")


async def test_the_commands_are_named_in_both_languages(office: Office) -> None:
    menus = {code: menu for (_, code), menu in office.sandbox.world.commands.items()}
    for menu in menus.values():
        names = [entry["command"] for entry in menu]
        assert names == [
            "mine",
            "task",
            "why",
            "history",
            "handon",
            "away",
            "back",
            "status",
            "unit",
            "due",
            "overdue",
            "silent",
            "picture",
            "export",
            "monthly",
            "delivery",
            "review",
            "date",
            "calendar",
            "digest",
            "help",
            "language",
        ]
    about = {code: menu[0]["description"] for code, menu in menus.items()}
    assert about[""] == about["zh"] == "我的任务"
    assert about["en"] == "My tasks"


async def test_who_chose_english_is_spoken_to_in_english(office: Office) -> None:
    assert await office.says(LIU, "/language") == "中文 / English?"
    office.forge(LIU, "lang:en")
    await office.sandbox.settled()
    assert office.sees(LIU)[-1] == "From now on I write in English."
    await office.at("2023-04-14 09:00")
    assert "is being followed up here in 2023" in office.sees(LIU)[-1]
    assert "已纳入督办" in office.sees(LI)[-1], "and the others are not"
    assert await office.says(LIU, "/language zh_CN") == "好的，以后用中文。"


def hand_in(office: Office, but: tuple[str, ...]) -> None:
    """All units but these have handed in April's return."""
    owed = (
        select(Assignment)
        .join(Duty, col(Duty.id) == Assignment.duty_id)
        .join(Unit, col(Unit.id) == Assignment.unit_id)
        .where(Duty.code == "9a", Assignment.period == "2023-04", col(Unit.name).not_in(but))
    )
    with office.register.write() as session:
        for assignment in session.exec(owed):
            assignment.state = AssignmentState.DONE
