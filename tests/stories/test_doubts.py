"""What contradicts is pointed out at once, recorded as it was said, and never put right."""

from datetime import date
from decimal import Decimal

from db.models import Report
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI, LIAISON, SUN
from tests.stories.reports import figures, reports

SHORT = """\
✅ 已记录：5a 无差别综合受理比例 ≥70%
🟢 推进中 · 65%
9月30日周六到期，还剩169天
目标为≥70%，尚未达到，已记为“推进中”。"""
BELOW = """\
✅ 已记录：5a 无差别综合受理比例 ≥70%
🟢 推进中 · 65%
9月30日周六到期，还剩169天
上次68%，这次65%，是否有误？"""
LATE = """\
✅ 已记录：5a 无差别综合受理比例 ≥70%
🟢 推进中 · 65% · 预计10月15日周日完成
9月30日周六到期，还剩169天
请注意：10月15日周日已超过时限。要申请延期吗？"""
LIMIT = """\
✅ 已记录：19a 专窗办事类数 ≤3类
🟢 推进中 · 5类
未定时限
要求为≤3类，这次已超出，是否有误？"""
CARD = """\
我的理解如下，是否记录？
· 【市政数局】1a 标准化建设达标率 ≥90%
   推进中 · 101%
1a：比例超出0%至100%，请核对。"""
CORRECTED = """\
✏️ 已更正：5a 无差别综合受理比例 ≥70%
原为：推进中 · 65%
🟢 已办结 · 75%"""
FIX = "5a：正确的数字是多少？例如70%。"
OTHERS = "市人社局的5b由市人社局填报，未作记录。如果说的是本单位，请回复“5b 已办结”。"
WHOSE = """\
任务14不由您填报，未作记录。您的任务：/mine
责任单位：范家屯镇、怀德镇、响水镇、大岭镇、河南街道、河北街道等9个单位
配合单位：市政数局、市政务服务中心、市民政局"""


async def test_done_below_the_target_may_stay_in_progress(office: Office) -> None:
    assert await office.says(LI, "5a已办结 65%") == SHORT
    assert office.labels(LI) == [["更正数字", "仍按推进中"], ["撤回"]]
    assert await office.presses(LI, "leave") == "5a：推进中"
    assert office.labels(LI) == [["撤回"]]
    assert office.state("5a", CENTRE) == "in_progress"
    assert len(reports(office)) == 1


async def test_done_below_the_target_may_be_a_slip_of_the_figure(any_office: Office) -> None:
    await any_office.says(LI, "5a已办结 65%")
    assert await any_office.presses(LI, "fix") == FIX
    await any_office.sleeps()
    any_office.wakes()
    answer = await any_office.says(LI, "75%")
    assert answer == CORRECTED
    wrong, right = reports(any_office)
    assert right.supersedes_id == wrong.id, "the history has both"
    assert any_office.state("5a", CENTRE) == "done"
    await any_office.presses(LI, "undo")
    assert any_office.state("5a", CENTRE) == "in_progress", "what was corrected counts again"


async def test_less_than_last_time_is_recorded_and_asked_about(office: Office) -> None:
    await office.says(LI, "5a 68%")
    assert await office.says(LI, "5a 65%") == BELOW
    assert office.labels(LI) == [["更正数字"], ["撤回"]]
    await office.presses(LI, "fix")
    answer = await office.says(LI, "69")
    assert "是否有误" not in answer
    assert [int(value) for _, value, _ in figures(office)] == [68, 65, 69]
    board = await office.says(LI, "/task 5")
    assert "69%" not in board
    assert "（69）" in board


async def test_a_correction_of_what_was_taken_back_meanwhile_is_stale(office: Office) -> None:
    await office.says(LI, "5a 68%")
    await office.says(LI, "5a 65%")
    echo = office.last(LI)["message_id"]
    key = office.rows(Report)[-1].id
    await office.presses(LI, "undo")
    office.forge(LI, f"fix:{key}", under=echo)
    await office.sandbox.settled()
    assert "已失效" in office.person(LI).popups[-1]["text"]


async def test_a_forecast_after_the_due_date_offers_an_extension(office: Office) -> None:
    assert await office.says(LI, "5a 65% 预计10月15日完成") == LATE
    key = office.assignment("5a", CENTRE)
    assert office.data(LI)[0] == f"extend:{key}"
    assert [one.forecast_on for one in reports(office)] == [date(2023, 10, 15)]


async def test_more_than_the_limit_is_pointed_out(office: Office) -> None:
    assert await office.says(LI, "19a 现在有5类") == LIMIT


async def test_a_share_beyond_the_whole_is_shown_and_named(office: Office) -> None:
    assert await office.says(SUN, "1a完成101%") == CARD
    assert reports(office) == []


async def test_a_share_beyond_the_whole_answers_no_question(office: Office) -> None:
    await office.says(LI, "5a 推进中")
    assert await office.says(LI, "680%") == "680%超出了0%至100%的范围，请核对后重新回复。"
    assert reports(office) == []
    await office.says(LI, "68%")
    assert [value for _, value, _ in figures(office)] == [Decimal(68)]


async def test_who_speaks_for_another_unit_is_told_whose_it_is(office: Office) -> None:
    assert await office.says(LIAISON, "市人社局5b已办结") == OTHERS
    assert await office.says(LIAISON, "市人社局的第5项有实际办件量事项比例已办结") == OTHERS
    assert await office.says(LIAISON, "怀德镇14a已办结") == WHOSE
    assert reports(office) == []


async def test_a_unit_that_is_only_mentioned_does_not_make_it_theirs(office: Office) -> None:
    card = await office.says(LIAISON, "2a已办结,市政数局已经验收")
    assert "【市公安局】2a" in card
    assert reports(office) == []
