"""The supervisor's card: 催办, 延期, 退回 and 查看 about what is overdue and unanswered."""

import pytest
from sqlmodel import select

from db.models import Due, Nudge, PostRoleRow
from jobs import sweep
from jobs.digests import digest_notes
from tests.stories.escalations import mornings, spring
from tests.stories.office import Message, Office
from tests.stories.people import (
    DEPUTY,
    LEADER,
    LI,
    LIAISON,
    OVERSEER,
    SUN,
)
from tests.stories.staff import join

POLICE = "市公安局"
NUDGE = """\
联络员，您好。市政府督查室督办员催办，以下1项请尽快反馈：
① 🔴 2a 政策兑现窗口
   4月30日周日到期，已逾期6天
请点击按钮，或直接回复，例如“2a 已办结”。全部任务：/mine"""
WHEN = """\
【市公安局】2a 政策兑现窗口，现时限4月30日周日。延期到哪一天？请点击按钮，或直接回复日期。"""
WHY = "【市公安局】2a 政策兑现窗口，延期到5月15日周一。请说明原因：点击按钮，或直接回复。"
DONE = """\
📅 已延期：【市公安局】2a 政策兑现窗口
新时限：5月15日周一
原因：已电话沟通
已告知承办单位。"""
TOLD = """\
📅 时限已延长：2a 政策兑现窗口
新时限：5月15日周一（原：4月30日周日）
原因：已电话沟通
审批人：市政府督查室 督办员"""


@pytest.fixture(autouse=True)
def without_digests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mornings of supervisors and leaders have stories of their own: here the steps alone."""
    kept = tuple(find for find in sweep.FINDERS if find is not digest_notes)
    monkeypatch.setattr(sweep, "FINDERS", kept)


@pytest.fixture
async def carded(any_office: Office) -> Office:
    """Saturday 6 May, a working day: the supervisors have their cards. On both engines."""
    await spring(any_office)
    await mornings(any_office, "05-04", "05-05", "05-06")
    return any_office


async def press(office: Office, who: str, action: str, duty: str = "2a") -> str:
    """The button of 市公安局's part in a duty, on whatever page."""
    await turn_to(office, who, data := f"{action}:{office.assignment(duty, POLICE)}")
    return await on_card(office, who, data)


async def on_card(office: Office, who: str, data: str) -> str:
    """A button of the card, whether it still is there or not."""
    card = card_of(office, who)["message_id"]
    return await office.does(who, lambda person: person.presses(card, data))


def card_of(office: Office, who: str) -> Message:
    return next(m for m in office.from_bot(who) if "14项已逾期" in m["text"])


async def turn_to(office: Office, who: str, wanted: str) -> None:
    """The page of the newest message on which a button begins so."""
    for page in range(1, 20):
        if any(data.startswith(wanted) for data in office.data(who)):
            return
        message = office.last(who)["message_id"]
        await office.does(who, lambda one, m=message, p=page: one.presses(m, f"cards:{p}"))


def dues(office: Office) -> list[tuple[str, str, str | None]]:
    where = Due.assignment_id == office.assignment("2a", POLICE)
    return [(str(one.due_on), one.origin, one.reason) for one in office.rows(Due, where)]


async def test_a_unit_is_nudged_from_the_card_once_a_day(carded: Office) -> None:
    office = carded
    assert await press(office, OVERSEER, "urge") == "已催办1个单位：市公安局。"
    await office.at("2023-05-06 09:01")
    assert office.sees(LIAISON)[-1] == NUDGE
    again = "您今天已催办过，未重复发送：市公安局。"
    key = office.assignment("2a", POLICE)
    assert await on_card(office, OVERSEER, f"urge:{key}") == again
    await office.at("2023-05-08 09:30")
    assert await on_card(office, OVERSEER, f"urge:{key}") == "已催办1个单位：市公安局。"
    assert len(office.rows(Nudge)) == 2


async def test_all_are_nudged_at_once_each_with_one_message(carded: Office) -> None:
    office = carded
    said = await office.presses(OVERSEER, "urgeall")
    assert said.startswith("已催办3个单位：市政数局、市政务服务中心、市公安局。\n未送达：市公积金")
    await office.at("2023-05-06 09:01")
    assert "督办员催办，以下2项请尽快反馈：" in office.sees(LIAISON)[-1]


async def test_two_presses_at_once_nudge_once(carded: Office) -> None:
    office = carded
    card, key = office.last(OVERSEER)["message_id"], office.assignment("2a", POLICE)
    data = f"urge:{key}"
    await office.does(OVERSEER, lambda one: (one.presses(card, data), one.presses(card, data)))
    assert len(office.rows(Nudge)) == 1


async def test_a_later_date_is_given_with_a_reason_and_the_unit_is_told(carded: Office) -> None:
    office = carded
    assert await press(office, OVERSEER, "defer") == WHEN
    assert await office.says(OVERSEER, "5月15日") == WHY
    assert await office.presses(OVERSEER, "deferfor") == DONE
    assert office.sees(LIAISON)[-1] == TOLD
    assert dues(office) == [
        ("2023-04-30", "original", None),
        ("2023-05-15", "extended", "已电话沟通"),
    ]
    data = f"urge:{office.assignment('2a', POLICE)}"
    assert await on_card(office, OVERSEER, data) == "2a已有新时限：5月15日周一"
    assert data not in str(card_of(office, OVERSEER)), "the old button is gone"


async def test_the_date_and_the_reason_may_be_pressed_or_written(carded: Office) -> None:
    office = carded
    await press(office, OVERSEER, "defer")
    again = "4月30日周日已经过去，请另报日期。"
    assert await office.says(OVERSEER, "2023年4月30日") == again
    await office.presses(OVERSEER, "deferred")
    said = await office.says(OVERSEER, "等省里的接口")
    assert "\n新时限：5月13日周六\n原因：等省里的接口\n" in said


async def test_two_supervisors_give_a_date_at_once_and_one_counts(carded: Office) -> None:
    office = carded
    for who in (OVERSEER, DEPUTY):
        await press(office, who, "defer")
        await office.says(who, "5月15日")
    for who in (OVERSEER, DEPUTY):
        data = next(one for one in office.data(who) if one.startswith("deferfor"))
        office.forge(who, data)
    await office.sandbox.settled()
    assert [due for due, _, _ in dues(office)] == ["2023-04-30", "2023-05-15"]
    popups = [office.person(who).popups[-1]["text"] for who in (OVERSEER, DEPUTY)]
    assert "2a已有新时限：5月15日周一" in popups


async def test_where_the_unit_has_asked_itself_its_request_is_decided(carded: Office) -> None:
    office = carded
    await office.says(LIAISON, "2a申请延期到5月31日,因为设备没到货")
    await office.at("2023-05-08 10:00")
    said = await on_card(office, DEPUTY, f"defer:{office.assignment('2a', POLICE)}")
    assert "5月31日周三" in said
    await office.presses(DEPUTY, "grant")
    assert dues(office)[-1] == ("2023-05-31", "extended", "设备没到货")


async def test_what_was_answered_meanwhile_is_said_and_leaves_the_card(carded: Office) -> None:
    office = carded
    await office.says(LIAISON, "2a 已办结")
    key = office.assignment("2a", POLICE)
    assert await on_card(office, OVERSEER, f"urge:{key}") == "2a：已办结，待销号"
    assert f":{key}'" not in str(card_of(office, OVERSEER)), "its buttons are gone"
    office.forge(OVERSEER, f"defer:{key}", under=card_of(office, OVERSEER)["message_id"])
    await office.sandbox.settled()
    assert office.person(OVERSEER).popups[-1]["text"] == "2a：已办结，待销号"
    assert len(dues(office)) == 1


async def test_the_task_is_shown(carded: Office) -> None:
    assert (await press(carded, OVERSEER, "view")).startswith("2. ")


async def test_a_report_below_its_target_can_be_sent_back(office: Office) -> None:
    """5a is due on 30 September 2023; the working days after the holiday begin on the 7th."""
    join(office, OVERSEER)
    await mornings(office, "04-14", "09-28")
    await office.says(LIAISON, "5a 完成65%")
    await mornings(office, "10-07", "10-08", "10-09")
    await turn_to(office, OVERSEER, "sendback")
    said = await office.presses(OVERSEER, "sendback")
    assert said == (
        "【市公安局】5a 无差别综合受理比例 ≥70%：退回的原因是什么？请点击按钮，或直接回复。"
    )
    await office.presses(OVERSEER, "why")
    await office.presses(OVERSEER, "by")
    assert office.state("5a", POLICE) == "returned"
    assert "已退回：5a" in office.sees(LIAISON)[-1]


async def test_an_answer_in_a_shared_message_leaves_the_card_below_it(office: Office) -> None:
    await spring(office)
    await mornings(office, "05-04", "05-05", "05-06")
    message = office.last(SUN)["message_id"]
    await office.presses(SUN, "done", "2a")
    rows = next(m for m in office.from_bot(SUN) if m["message_id"] == message)["reply_markup"]
    labels = [[one["text"] for one in row] for row in rows["inline_keyboard"]]
    assert labels[0][0] == "② 已办结"
    assert ["③ 催办", "③ 延期", "③ 查看"] in labels


async def test_only_who_supervises_the_unit_may_press(carded: Office) -> None:
    office = carded
    own = office.assignment("2a", "市政数局")
    for who, key in ((LI, office.assignment("2a", POLICE)), (SUN, own), (LEADER, own)):
        for action in ("urge", "defer"):
            office.forge(who, f"{action}:{key}")
            await office.sandbox.settled()
            assert office.person(who).popups[-1]["text"] == "您没有办理该单位事项的权限。"
    with office.register.write() as session:
        for row in session.exec(select(PostRoleRow).where(PostRoleRow.role == "supervisor")):
            session.delete(row)
    assert await press(office, OVERSEER, "urge") == "您没有办理该单位事项的权限。"
    assert office.rows(Nudge) == []
