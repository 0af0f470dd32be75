"""Who sees what, who may report what, and what a button is worth when it is pressed."""

import pytest

from db.models import Account, Report, Retraction
from db.models.talk import Incoming
from handlers.i18n import tongue
from handlers.texts import chat
from tests.stories.office import Office
from tests.stories.people import CENTRE, LEADER, LI, LIAISON, LIU, SUN
from tests.stories.walk import speaks_of

ZH = tongue("zh_CN")
NOT_ALLOWED, STALE = chat.not_allowed(ZH), chat.stale_button(ZH)


async def test_a_task_of_others_is_not_theirs_to_report(office: Office) -> None:
    answer = await office.says(LIAISON, "14a已办结")
    assert "14" in answer
    assert office.rows(Report) == []


async def test_a_leader_reports_nothing(office: Office) -> None:
    await office.says(LEADER, "2a已办结")
    assert office.rows(Report) == []


async def test_a_report_counts_for_one_s_own_unit_only(office: Office) -> None:
    await office.says(LIAISON, "2a已办结")
    assert office.state("2a", "市公安局") == "done"
    assert office.state("2a", CENTRE) == "open"


async def test_a_forged_press_on_another_unit_s_duty_changes_nothing(office: Office) -> None:
    await office.says(LIAISON, "/mine")
    for action in ("done", "in_progress", "blocked"):
        office.forge(LIAISON, f"{action}:{office.assignment('2a', CENTRE)}")
    await office.sandbox.settled()
    assert [popup["text"] for popup in office.person(LIAISON).popups] == [NOT_ALLOWED] * 3
    assert office.rows(Report) == []


async def test_nobody_takes_back_another_s_report(office: Office) -> None:
    await office.says(LI, "2a已办结")
    (report,) = office.rows(Report)
    for other in (LIAISON, LIU, LEADER):
        await office.says(other, "/help")
        office.forge(other, f"undo:{report.id}")
        await office.sandbox.settled()
        assert office.person(other).popups[-1]["text"] == NOT_ALLOWED
    assert office.rows(Retraction) == []


NOTHING = ["done:999999", "done:x", "done:²", f"done:{'9' * 40}", "undo:999999", "pick:1:1"]
NOTHING += ["yes:1", "drop:1", "nofigure:1", "?", ":"]


async def test_a_forged_press_on_nothing_is_told_that_it_is_out_of_date(office: Office) -> None:
    await office.says(SUN, "/help")
    for data in NOTHING:
        office.forge(SUN, data)
    await office.sandbox.settled()
    assert [popup["text"] for popup in office.person(SUN).popups] == [STALE] * len(NOTHING)
    assert office.rows(Report) == []


async def test_a_forged_language_is_none(office: Office) -> None:
    await office.says(SUN, "/help")
    office.forge(SUN, "lang:klingon")
    await office.sandbox.settled()
    assert {account.language for account in office.rows(Account)} == {None}


async def test_a_button_pressed_twice_counts_once(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-23 09:00")
    ping = office.last(LI)["message_id"]
    data = f"done:{office.assignment('2a', CENTRE)}"
    await office.does(LI, lambda one: (one.presses(ping, data), one.presses(ping, data)))
    assert len(office.rows(Report)) == 1
    assert office.state("2a", CENTRE) == "done"


async def test_an_undo_pressed_twice_takes_back_once(office: Office) -> None:
    await office.says(SUN, "第1项完成85%")
    echo = office.last(SUN)["message_id"]
    data = f"undo:{office.rows(Report)[0].id}"
    answer = await office.does(SUN, lambda one: (one.presses(echo, data), one.presses(echo, data)))
    assert STALE in answer
    assert len(office.rows(Retraction)) == 1


async def test_the_button_of_an_answered_question_is_out_of_date(office: Office) -> None:
    await office.says(SUN, "5号任务完成65%")
    asked = office.last(SUN)["message_id"]
    both = office.data(SUN)[:2]
    await office.does(SUN, lambda one: [one.presses(asked, each) for each in both])
    assert len(office.rows(Report)) == 1
    assert office.person(SUN).popups[-1]["text"] == STALE


@pytest.mark.parametrize("place", [0, -1], ids=["a choice", "none of these"])
async def test_the_button_of_an_older_question_does_not_answer_a_newer_one(
    office: Office, place: int
) -> None:
    await office.says(SUN, "5号任务完成65%")
    older, button = office.last(SUN)["message_id"], office.data(SUN)[place]
    await office.says(SUN, "8号任务完成80%")
    assert await office.does(SUN, lambda one: one.presses(older, button)) == STALE
    assert office.rows(Report) == []
    assert "80%" in await office.presses(SUN, "pick", "8a"), "the newer one is still open"


async def test_an_older_card_does_not_confirm_a_newer_one(office: Office) -> None:
    await office.says(LI, "1a完成92%,5a完成71%")
    older, yes = office.last(LI)["message_id"], office.data(LI)[0]
    await office.says(LI, "1a完成60%,5a完成50%")
    assert await office.does(LI, lambda one: one.presses(older, yes)) == STALE
    assert office.rows(Report) == []


async def test_an_old_ping_s_button_still_reports(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-23 09:00")
    ping = office.last(LI)["message_id"]
    await office.at("2023-05-24 10:00")
    await office.presses(LI, "done", "2a", on=ping)
    assert office.state("2a", CENTRE) == "done"


async def test_a_press_under_a_deleted_message_is_answered_by_a_new_one(office: Office) -> None:
    await office.says(SUN, "第1项完成85%")
    echo = office.last(SUN)["message_id"]
    office.sandbox.world.store.chats[1001].messages[echo].deleted = True
    office.forge(SUN, f"undo:{office.rows(Report)[0].id}", under=echo)
    await office.sandbox.settled()
    assert len(office.rows(Retraction)) == 1
    assert speaks_of(office.sees(SUN)[-1], "1a")


async def test_a_liaison_sees_their_own_unit_s_board_only(office: Office) -> None:
    await office.says(LI, "2a已办结")
    board = await office.says(LIAISON, "/status")
    whole = await office.says(LEADER, "/status")
    assert "0/7" in board, "seven duties of task 2, none of them done in 市公安局"
    assert "1/28" in whole
    assert "最急" not in board or CENTRE not in board


async def test_the_lights_and_reports_of_others_are_not_shown(office: Office) -> None:
    await office.says(LI, "2a已办结")
    await office.says(LI, "13a推进中")
    for_police = await office.says(LIAISON, "/task 13")
    assert "⚪ 13a" in for_police
    assert "李艳杰" not in for_police
    assert "🟢 13a" in await office.says(LEADER, "/task 13")
    assert "李艳杰" in await office.says(LEADER, "/task 2")
    assert "李艳杰" not in await office.says(LIAISON, "/task 2")


async def test_every_update_is_noted_once(office: Office) -> None:
    for text in ("/mine", "第1项完成85%", "😀"):
        await office.says(SUN, text)
    rows = office.rows(Incoming)
    assert len({row.update_id for row in rows}) == len(rows) == 3
