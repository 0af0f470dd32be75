"""The quarterly form: one message for all that goes on, 均正常, and what is not."""

import pytest
from sqlmodel import col

from db.models import Outgoing, Report
from tests.stories.office import Message, Office
from tests.stories.people import LI, LIU
from tests.stories.reports import reports

CENTRE = "市政务服务中心"
FORM = """\
刘科长，您好。请确认第2季度长期坚持事项（共2项）的执行情况：
保障5 强化舆论宣传
   保障5a 宣传好经验、好做法、好典型
   保障5b 提高政策知晓度
都正常的，点击或回复“均正常”；个别有情况的，点击后选择该项说明。"""
RECORDED = """\
✅ 已记录：均正常，共2项
保障5a、保障5b"""
ASKED = "保障5a 宣传好经验、好做法、好典型：是什么情况？请用一句话说明，或点击按钮。"
BUTTONS = [["均正常", "个别有情况"], ["签收"]]


async def june(office: Office) -> None:
    """1 June, the first working day of the quarter's last month: the form comes."""
    await office.at("2023-04-14 09:00")
    await office.at("2023-06-01 09:00")


def form_of(office: Office, who: str) -> Message:
    return next(m for m in reversed(office.from_bot(who)) if "长期坚持事项" in m["text"])


def under(office: Office, who: str) -> list[list[str]]:
    rows = form_of(office, who).get("reply_markup", {}).get("inline_keyboard", [])
    return [[button["text"] for button in row] for row in rows]


def said(office: Office) -> list[tuple[str, str | None]]:
    return [(report.status, report.reason) for report in reports(office)]


async def test_all_that_goes_on_comes_on_one_form_a_quarter(office: Office) -> None:
    await june(office)
    assert [text for text in office.sees(LIU) if "长期坚持事项" in text] == [FORM]
    assert under(office, LIU) == BUTTONS
    await office.at("2023-06-05 09:00")
    assert len(office.rows(Outgoing, col(Outgoing.kind) == "form", Outgoing.chat_id == 1003)) == 1
    await office.at("2023-09-01 09:00")
    assert "第3季度" in form_of(office, LIU)["text"]


async def test_the_form_of_the_chief_with_most_duties_is_one_message(office: Office) -> None:
    await june(office)
    forms = [text for text in office.sees(LI) if "长期坚持事项" in text]
    assert len(forms) == 1
    assert len(forms[0]) < 4096
    assert "……还有" not in forms[0]
    reminders = [text for text in office.sees(LI) if "请及时办理" in text]
    assert "19c" not in reminders[-1], "what goes on is not asked about twice"


async def test_all_is_well_in_one_tap_with_one_echo_and_one_undo(any_office: Office) -> None:
    office = any_office
    await june(office)
    assert await office.presses(LIU, "well") == RECORDED
    assert said(office) == [("in_progress", None)] * 2
    assert {report.words for report in reports(office)} == {"均正常"}
    assert len({report.incoming_id for report in reports(office)}) == 1
    assert under(office, LIU) == []
    await office.sleeps()
    office.wakes()
    assert await office.presses(LIU, "undoall") == "↩️ 已撤回2项：保障5a、保障5b"
    assert office.state("保障5a", CENTRE) == office.state("保障5b", CENTRE) == "open"
    assert under(office, LIU) == BUTTONS, "it may be said again"


@pytest.mark.parametrize(
    "words", ["均正常", "长期事项都正常", "以上事项均正常。", "一切正常", "all is well"]
)
async def test_all_is_well_in_words_while_the_form_is_open(office: Office, words: str) -> None:
    await june(office)
    await office.says(LIU, words)
    assert said(office) == [("in_progress", None)] * 2


async def test_as_a_reply_it_is_about_that_form(office: Office) -> None:
    await june(office)
    form = form_of(office, LIU)["message_id"]
    assert await office.says(LIU, "均正常", reply_to=form) == RECORDED
    again = await office.says(LIU, "均正常", reply_to=form)
    assert again == "本表各项均已反馈。"
    assert len(reports(office)) == 2


async def test_without_a_form_it_says_nothing_of_anything(office: Office) -> None:
    assert "已记录" not in await office.says(LIU, "均正常")
    assert reports(office) == []


async def test_one_is_not_well_and_the_others_are(any_office: Office) -> None:
    office = any_office
    await june(office)
    await office.presses(LIU, "odd")
    assert under(office, LIU) == [["保障5a", "保障5b"], ["其余均正常", "返回"]]
    assert await press(office, "situation", "保障5a") == ASKED
    await office.sleeps()
    office.wakes()
    answer = await office.says(LIU, "宣传经费还没到位,需要协调")
    assert answer.startswith("✅ 已记录：保障5a 宣传好经验、好做法、好典型\n🟡 需协调")
    assert under(office, LIU) == [["保障5b"], ["其余均正常", "返回"]]
    assert await office.presses(LIU, "well") == "✅ 已记录：均正常，共1项\n保障5b"
    assert office.state("保障5a", CENTRE) == "blocked"
    assert office.state("保障5b", CENTRE) == "in_progress"
    assert under(office, LIU) == []


async def test_what_is_the_matter_may_be_said_by_button(office: Office) -> None:
    await june(office)
    await office.presses(LIU, "odd")
    await press(office, "situation", "保障5a")
    assert office.labels(LIU) == [["需协调", "未启动", "不适用"], ["取消"]]
    data = office.data(LIU)[1]
    message = office.last(LIU)["message_id"]
    await office.does(LIU, lambda person: person.presses(message, data))
    assert said(office) == [("not_started", None)]
    office.forge(LIU, data, under=message)
    await office.sandbox.settled()
    assert "已失效" in office.person(LIU).popups[-1]["text"]
    assert len(reports(office)) == 1


async def test_words_without_a_status_are_kept_as_they_are(office: Office) -> None:
    await june(office)
    await office.presses(LIU, "odd")
    await press(office, "situation", "保障5b")
    await office.says(LIU, "政策专栏还是每周更新")
    assert said(office) == [("in_progress", "政策专栏还是每周更新")]


async def test_the_question_may_be_cancelled_and_the_form_turned_back(office: Office) -> None:
    await june(office)
    await office.presses(LIU, "odd")
    await press(office, "situation", "保障5b")
    assert await office.presses(LIU, "drop") == "好的，未作记录。"
    await office.presses(LIU, "form")
    assert under(office, LIU) == BUTTONS
    assert reports(office) == []


async def test_what_was_answered_since_stays_as_it_was_said(office: Office) -> None:
    await june(office)
    await office.says(LIU, "保障5a 需协调:经费没到位")
    assert under(office, LIU) == [["保障5b"], ["其余均正常", "返回"]]
    await office.presses(LIU, "well")
    assert said(office) == [("blocked", "经费没到位"), ("in_progress", None)]


async def test_pressing_twice_says_it_once(office: Office) -> None:
    await june(office)
    form = form_of(office, LIU)["message_id"]
    await office.presses(LIU, "well")
    office.forge(LIU, "well", under=form)
    await office.sandbox.settled()
    assert office.person(LIU).popups[-1]["text"] == "本表各项均已反馈。"
    assert len(office.rows(Report)) == 2


async def test_a_colleague_s_press_elsewhere_answers_no_form(office: Office) -> None:
    await june(office)
    await office.says(LI, "/mine")
    office.forge(LI, "well")
    await office.sandbox.settled()
    assert "已失效" in office.person(LI).popups[-1]["text"]
    assert reports(office) == []


async def press(office: Office, action: str, duty: str) -> str:
    key = office.assignment(duty, CENTRE)
    message = form_of(office, LIU)["message_id"]
    return await office.does(LIU, lambda one: one.presses(message, f"{action}:{key}"))
