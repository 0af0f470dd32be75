"""更正: an edited message against what was recorded; 撤回 within 24 hours."""

from datetime import timedelta

from db.models import Draft, Observation, Report, Retraction, Review
from tests.moments import at
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI, LIAISON, LIU, SUN
from tests.stories.reports import CARD, ECHO, LATE, chain, figures, morning

POLICE = "市公安局"
REVIEWED = "这条反馈已经审核，不能再改。如有变化，请报一条新的，或联系督办科。"


async def edits(office: Office, who: str, text: str, back: int = 1) -> str:
    """What the bot answers when somebody changes their own message, the newest or one before."""
    own = [m["message_id"] for m in office.person(who).sees if not m["from"]["is_bot"]]
    return await office.does(who, lambda person: person.edits(own[-back], text))


def reviewed(office: Office, report: Report) -> None:
    """The office has sent it back."""
    with office.register.write() as session:
        session.add(
            Review(
                report_id=report.id,
                person_id=report.person_id,
                verdict="returned",
                reason="请补充佐证材料",
                at=report.recorded_at,
            )
        )


async def test_an_edited_report_is_shown_old_and_new_and_corrected(any_office: Office) -> None:
    await any_office.says(LIAISON, "5a 完成65%")
    assert await edits(any_office, LIAISON, "5a 完成58%") == CARD
    assert any_office.labels(LIAISON) == [["更正", "不改"]]
    assert len(any_office.rows(Report)) == 1, "nothing is corrected before the press"
    assert await any_office.presses(LIAISON, "amend") == f"已确认。\n\n{ECHO}"
    assert chain(any_office) == [("5a 完成65%", None), ("5a 完成58%", 0)]


async def test_the_card_is_answered_after_a_restart(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    await edits(office, LIAISON, "5a 完成58%")
    await office.sleeps()
    office.wakes()
    await office.presses(LIAISON, "amend")
    assert [float(value) for _, value, _ in figures(office)] == [65, 58]


async def test_not_correcting_leaves_the_record(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    await edits(office, LIAISON, "5a 完成58%")
    assert await office.presses(LIAISON, "keep") == "好的，原记录不变。"
    assert len(office.rows(Report)) == 1


async def test_an_edit_that_says_the_same_is_not_answered(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    assert await edits(office, LIAISON, "5a目前完成了65%。") == ""
    assert office.rows(Draft) == []


async def test_taking_a_correction_back_brings_back_what_it_corrected(office: Office) -> None:
    await office.says(LIAISON, "2a 已办结")
    await edits(office, LIAISON, "2a 推进中")
    await office.presses(LIAISON, "amend")
    assert office.state("2a", POLICE) == "in_progress"
    await office.presses(LIAISON, "undo")
    assert office.state("2a", POLICE) == "done"


async def test_a_message_edited_twice_corrects_the_correction(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    for figure in (58, 59):
        await edits(office, LIAISON, f"5a 完成{figure}%")
        await office.presses(LIAISON, "amend")
    assert chain(office) == [("5a 完成65%", None), ("5a 完成58%", 0), ("5a 完成59%", 1)]


async def test_a_correction_taken_back_can_be_made_again(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    for _ in range(2):
        await edits(office, LIAISON, "5a 完成58%")
        await office.presses(LIAISON, "amend")
        await office.presses(LIAISON, "undo")
        await edits(office, LIAISON, "5a 完成65%")
    await edits(office, LIAISON, "5a 完成58%")
    await office.presses(LIAISON, "amend")
    assert [one.value for one in office.rows(Observation)] == [65, 58, 58, 58]
    assert len(office.rows(Retraction)) == 2


async def test_editing_while_the_card_is_open_replaces_the_card(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    await edits(office, LIAISON, "5a 完成58%")
    older, press = office.last(LIAISON)["message_id"], office.data(LIAISON)[0]
    assert "推进中 · 65% → 推进中 · 59%" in await edits(office, LIAISON, "5a 完成59%")
    answer = await office.does(LIAISON, lambda one: one.presses(older, press))
    assert answer == "该按钮已失效，最新情况请看“我的任务”。"
    await office.presses(LIAISON, "amend")
    assert [one.value for one in office.rows(Observation)] == [65, 59]


async def test_editing_back_while_the_card_is_open_keeps_the_record(office: Office) -> None:
    await office.says(LIAISON, "5a 完成65%")
    await edits(office, LIAISON, "5a 完成58%")
    assert await edits(office, LIAISON, "5a 完成65%") == "好的，原记录不变。"
    assert len(office.rows(Report)) == 1


async def test_a_message_that_led_to_nothing_is_read_anew(office: Office) -> None:
    await office.says(LIAISON, "完成了不少工作")
    assert "已记录：2a" in await edits(office, LIAISON, "2a 已办结")
    assert office.state("2a", POLICE) == "done"


async def test_a_mistyped_command_put_right_is_one(office: Office) -> None:
    await office.says(LIU, "我的任务？")
    assert (await edits(office, LIU, "/mine")).startswith("刘科长，您好。")


async def test_editing_what_was_asked_about_asks_anew(office: Office) -> None:
    await office.says(SUN, "5号任务完成65%")
    older, button = office.last(SUN)["message_id"], office.data(SUN)[0]
    assert "已记录：5a" in await edits(office, SUN, "5a 完成65%")
    await office.does(SUN, lambda one: one.presses(older, button))
    assert len(office.rows(Report)) == 1


async def test_what_was_recorded_by_a_choice_is_found_by_its_message(office: Office) -> None:
    await office.says(SUN, "5号任务完成65%")
    await office.presses(SUN, "pick", "5a")
    assert "推进中 · 65% → 推进中 · 58%" in await edits(office, SUN, "5号任务完成58%")
    await office.presses(SUN, "amend")
    assert [one.value for one in office.rows(Observation)] == [65, 58]


async def test_editing_the_answer_to_a_question_corrects_its_part(office: Office) -> None:
    await morning(office)
    await office.says(LI, "1a 推进中")
    await office.says(LI, "85%")
    assert "推进中 · 85% → 推进中 · 58%" in await edits(office, LI, "58%")
    await office.presses(LI, "amend")
    assert "推进中 · 58% → 推进中 · 70%" in await edits(office, LI, "1a 推进中70%", back=2)


async def test_editing_a_reason_corrects_the_reason(office: Office) -> None:
    await office.says(LI, "3a 需协调")
    await office.says(LI, "设备没到货")
    answer = await edits(office, LI, "设备没到货，厂家缺芯片")
    assert "需协调 · 设备没到货 → 需协调 · 设备没到货，厂家缺芯片" in answer


async def test_one_of_several_is_taken_out_another_added(office: Office) -> None:
    await office.says(LI, "2a、3a已办结")
    await office.presses(LI, "yes")
    card = """\
是否按修改后的内容更正记录？
· 3a 与市级视频电子监察系统对接
   已办结 → 撤回
· 6a 受理权、出证权授权
   新增：已办结"""
    assert await edits(office, LI, "2a、6a已办结") == card
    await office.presses(LI, "amend")
    assert office.state("2a", CENTRE) == "done"
    assert office.state("3a", CENTRE) == "open"
    assert office.state("6a", CENTRE) == "done"


async def test_an_edit_that_reports_nothing_offers_to_take_back(office: Office) -> None:
    await office.says(LI, "2a已办结")
    answer = await edits(office, LI, "作废")
    assert answer == "修改后的内容未能识别为反馈，原记录不变。如需撤回，请点击下方按钮。"
    await office.presses(LI, "undo")
    assert office.state("2a", CENTRE) == "open"


async def test_an_edit_of_what_was_reviewed_is_one_line(any_office: Office) -> None:
    await any_office.says(LI, "2a已办结")
    reviewed(any_office, any_office.rows(Report)[0])
    assert await edits(any_office, LI, "2a推进中") == REVIEWED
    assert any_office.rows(Draft) == []


async def test_a_review_between_the_card_and_the_press_wins(any_office: Office) -> None:
    await any_office.says(LI, "2a已办结")
    await edits(any_office, LI, "2a推进中")
    reviewed(any_office, any_office.rows(Report)[0])
    assert await any_office.presses(LI, "amend") == REVIEWED
    assert len(any_office.rows(Report)) == 1


async def test_after_24_hours_it_is_too_late_to_correct_or_take_back(office: Office) -> None:
    await office.says(LI, "2a已办结")
    await office.at("2023-04-15 08:56")
    assert await edits(office, LI, "2a推进中") == LATE
    assert LATE in await office.presses(LI, "undo")
    assert await office.says(LI, "2a撤回") == LATE
    assert office.rows(Retraction) == []


async def test_the_button_of_what_was_corrected_names_the_newer_one(office: Office) -> None:
    await office.says(LI, "2a已办结")
    echo = office.last(LI)["message_id"]
    await edits(office, LI, "2a推进中")
    await office.presses(LI, "amend")
    answer = await office.presses(LI, "undo", on=echo)
    assert answer == "这条反馈已被更正。如需恢复，请点击更正回复下方的“撤回”。"
    assert office.rows(Retraction) == []


async def test_a_colleague_s_later_report_is_shown_beside_a_correction(any_office: Office) -> None:
    await any_office.says(LI, "1a 完成65%")
    await any_office.says(LIU, "1a 完成70%")
    answer = await edits(any_office, LI, "1a 完成58%")
    assert answer.endswith("请注意：此后刘书涛已就1a反馈：推进中 · 70%。")
    await any_office.presses(LI, "amend")
    with any_office.register.read():
        assert [one.value for one in any_office.rows(Observation)] == [65, 70, 58]


async def test_the_moment_of_a_correction_is_that_of_the_edit(office: Office) -> None:
    await office.says(LIAISON, "5a 推进中65%，明天完成")
    await office.at("2023-04-14 15:00")
    await edits(office, LIAISON, "5a 推进中65%，后天完成")
    await office.at("2023-04-14 16:00")
    await office.presses(LIAISON, "amend")
    new = office.rows(Report)[-1]
    assert str(new.forecast_on) == "2023-04-16"
    assert new.said_at - at("2023-04-14 15:00") < timedelta(minutes=1), "not that of the press"
