"""Reports, as busy people give them: two taps, or a sentence."""

from decimal import Decimal

import pytest
from sqlmodel import col

from bot.cli.views import plain_text
from db.models import Acknowledgement, Draft, Observation, Report, Retraction
from handlers.i18n import tongue
from handlers.texts import reports as texts
from tests.moments import at
from tests.stories.office import Office, office_on
from tests.stories.people import CENTRE, LI, LIAISON, SUN
from tests.stories.walk import speaks_of

ZH = tongue("zh_CN")
RETURN = "9a@2023-04"
Said = tuple[str, str, list[tuple[str, Decimal]]]


def reports(office: Office) -> list[Report]:
    return office.rows(Report)


def figures(office: Office) -> list[tuple[str, Decimal, str]]:
    """Value and unit of every figure that was recorded, under its name."""
    return [(one.name, one.value.normalize(), one.unit) for one in office.rows(Observation)]


def still_standing(office: Office) -> int:
    return len(reports(office)) - len(office.rows(Retraction))


async def morning(office: Office) -> None:
    """Sunday 23 April, a working day: 李科长 is pinged about 2a and 3a, the liaison about 9a."""
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-23 09:00")


async def test_a_sentence_with_task_and_figure_is_recorded_and_echoed(any_office: Office) -> None:
    answer = await any_office.says(SUN, "第1项完成85%")
    assert all(part in answer for part in ("1a", "85%", "≥90%", "🟢", "推进中"))
    assert any_office.state("1a", "市政数局") == "in_progress"
    assert figures(any_office) == [("标准化建设达标率", Decimal(85), "%")]


async def test_of_two_figures_the_bot_asks_which_one(office: Office) -> None:
    question = await office.says(SUN, "5号任务完成65%")
    assert "5号任务完成65%" in question
    assert [row[0][:2] for row in office.labels(SUN)[:2]] == ["5a", "5b"]
    assert reports(office) == []
    answer = await office.presses(SUN, "pick", "5b")
    assert speaks_of(answer, "5b")
    assert "65%" in answer
    assert office.state("5b", "市政数局") == "in_progress"
    assert office.state("5a", "市政数局") == "open"


async def test_none_of_these_records_nothing(office: Office) -> None:
    await office.says(SUN, "5号任务完成65%")
    await office.presses(SUN, "drop")
    assert reports(office) == []
    assert office.rows(Draft, col(Draft.closed_at).is_(None)) == []


@pytest.mark.parametrize(
    ("words", "duty", "state"),
    [
        ("2a已办结", "2a", "done"),
        ("第2项政策兑现窗口已经设立完成", "2a", "done"),
        ("3a 推进中", "3a", "in_progress"),
        ("2a还没启动", "2a", "not_started"),
        ("3a 需协调:设备没到货", "3a", "blocked"),
        ("18b正在梳理", "18b", "in_progress"),
        ("13h 已办结", "13h", "done"),
        ("12A已办结", "12a", "done"),
        ("保障1c 推进中", "保障1c", "in_progress"),
    ],
)
async def test_a_sentence_is_recorded_as_it_was_meant(
    office: Office, words: str, duty: str, state: str
) -> None:
    answer = await office.says(LI, words)
    assert speaks_of(answer, duty)
    assert office.state(duty, CENTRE) == state
    assert [report.words for report in reports(office)] == [words]


async def test_two_statements_in_one_sentence_are_shown_before_they_are_recorded(
    office: Office,
) -> None:
    card = await office.says(LI, "1a完成92%,5a完成71%")
    assert all(part in card for part in ("1a", "92%", "5a", "71%"))
    assert reports(office) == []
    await office.presses(LI, "yes")
    assert [report.status for report in reports(office)] == ["in_progress"] * 2
    assert {value for _, value, _ in figures(office)} == {Decimal(92), Decimal(71)}


async def test_a_card_that_is_declined_records_nothing(office: Office) -> None:
    await office.says(LI, "1a完成92%,5a完成71%")
    await office.presses(LI, "drop")
    assert reports(office) == []


async def test_a_date_far_away_is_recorded_only_after_a_tap(office: Office) -> None:
    card = await office.says(LI, "2a 预计2032年5月1日完成")
    assert "2032年" in card
    assert reports(office) == []
    await office.presses(LI, "yes")
    assert str(reports(office)[0].forecast_on) == "2032-05-01"


async def test_done_by_button(any_office: Office) -> None:
    await morning(any_office)
    answer = await any_office.presses(LI, "done", "2a")
    assert speaks_of(answer, "2a")
    assert any_office.state("2a", CENTRE) == "done"
    rows = next(m for m in any_office.from_bot(LI) if m.get("reply_markup"))["reply_markup"]
    left = [button["callback_data"] for row in rows["inline_keyboard"] for button in row]
    mine, other = (any_office.assignment(duty, CENTRE) for duty in ("2a", "3a"))
    assert f"done:{mine}" not in left
    assert f"done:{other}" in left


async def test_needs_coordination_asks_why_and_takes_the_next_words(office: Office) -> None:
    await morning(office)
    await office.presses(LI, "blocked", "3a")
    assert office.state("3a", CENTRE) == "open", "nothing is recorded before the reason"
    answer = await office.says(LI, "设备没有到货")
    assert "设备没有到货" in answer
    assert office.state("3a", CENTRE) == "blocked"
    assert [report.reason for report in reports(office)] == ["设备没有到货"]


async def test_under_way_asks_for_the_figure_where_there_is_a_target(office: Office) -> None:
    await office.says(LI, "5a 推进中")
    assert reports(office) == []
    answer = await office.says(LI, "68")
    assert speaks_of(answer, "5a")
    assert "68%" in answer
    assert figures(office) == [("无差别综合受理比例", Decimal(68), "%")]


async def test_a_figure_may_be_left_out_while_the_work_goes_on(office: Office) -> None:
    await office.says(LI, "5a 推进中")
    await office.presses(LI, "nofigure", "5a")
    assert office.state("5a", CENTRE) == "in_progress"
    assert figures(office) == []


async def test_an_answer_without_a_figure_is_asked_again(office: Office) -> None:
    await office.says(LI, "5a 推进中")
    await office.says(LI, "不少了")
    assert reports(office) == []
    await office.says(LI, "百分之六十八")
    assert [value for _, value, _ in figures(office)] == [Decimal(68)]


async def test_done_needs_the_figure_that_shows_it(office: Office) -> None:
    await office.says(LI, "5a已办结")
    assert office.state("5a", CENTRE) == "open"
    answer = await office.says(LI, "68%")
    assert office.state("5a", CENTRE) == "in_progress", "70 % are asked for"
    assert "70%" in answer
    await office.says(LI, "5a已办结")
    await office.says(LI, "72.5%")
    assert office.state("5a", CENTRE) == "done"


async def test_a_card_records_what_is_complete_and_asks_for_the_rest_one_by_one(
    office: Office,
) -> None:
    await office.says(LI, "1a已办结,2a已办结,5a已办结")
    asked = await office.presses(LI, "yes")
    assert [office.state(duty, CENTRE) for duty in ("1a", "2a", "5a")] == ["open", "done", "open"]
    assert asked.index("2a") < asked.index("1a"), "what is recorded first, then the question"
    assert not speaks_of(asked, "5a")
    assert speaks_of(await office.says(LI, "92%"), "5a")
    await office.says(LI, "71%")
    assert [office.state(duty, CENTRE) for duty in ("1a", "5a")] == ["done", "done"]
    assert {value for _, value, _ in figures(office)} == {Decimal(92), Decimal(71)}


async def test_something_new_instead_of_an_answer_is_taken_as_new(office: Office) -> None:
    await office.says(LI, "5a 推进中")
    await office.says(LI, "2a已办结")
    assert office.state("2a", CENTRE) == "done"
    assert office.state("5a", CENTRE) == "open"


async def test_a_reply_to_a_ping_is_about_what_the_ping_shows(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-19 09:00")
    ping = office.last(LIAISON)
    assert speaks_of(ping["text"], "9a")
    card = await office.says(LIAISON, "1203 862 415", reply_to=ping["message_id"])
    assert "1203" in card, "the order of bare figures is shown before it is believed"
    await office.presses(LIAISON, "yes")
    assert office.state("9a", "市公安局", "2023-04") == "done"
    assert figures(office) == [
        ("新版全流程审批系统", Decimal(1203), "件"),
        ("分类综合窗口", Decimal(862), "件"),
        ("分中心", Decimal(415), "件"),
    ]


async def test_acknowledging_a_ping_by_word_or_by_button(office: Office) -> None:
    await morning(office)
    await office.says(LI, "收到", reply_to=office.last(LI)["message_id"])
    assert office.state("2a", CENTRE) == office.state("3a", CENTRE) == "acknowledged"
    toast = await office.presses(LIAISON, "ack")
    assert toast
    assert office.state("9a", "市公安局", "2023-04") == "acknowledged"
    assert len({row.person_id for row in office.rows(Acknowledgement)}) == 2
    assert reports(office) == []


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("4月办件量 新版系统1203 分类窗口862 分中心415", [1203, 862, 415]),
        ("报送:新版全流程审批系统1203件,分类综合窗口862件,分中心415件", [1203, 862, 415]),
        ("本月无", [0, 0, 0]),
    ],
)
async def test_the_monthly_return_has_three_figures(
    office: Office, words: str, sums: list[int]
) -> None:
    await morning(office)
    answer = await office.says(LIAISON, words)
    assert "3月25日" in answer
    assert "4月24日" in answer
    assert [int(value) for _, value, _ in figures(office)] == sums
    assert office.state("9a", "市公安局", "2023-04") == "done"


async def test_a_return_by_button_asks_for_its_three_figures(office: Office) -> None:
    await morning(office)
    await office.presses(LIAISON, "done", RETURN)
    await office.says(LIAISON, "12 34")
    assert reports(office) == []
    await office.says(LIAISON, "12 34 56")
    assert [int(value) for _, value, _ in figures(office)] == [12, 34, 56]


@pytest.mark.parametrize("figure", ["850%", "-5%", "101%"])
async def test_an_impossible_share_is_shown_before_it_is_recorded(
    office: Office, figure: str
) -> None:
    card = await office.says(SUN, f"1a完成{figure}")
    assert figure in card
    assert reports(office) == []


async def test_a_percentage_is_no_monthly_return(office: Office) -> None:
    await morning(office)
    await office.says(LIAISON, "4月办件量 新版系统1203 分类窗口862 分中心415")
    await office.says(LIAISON, "9a 85%")
    assert office.state("9a", "市公安局", "2023-04") == "done"


async def test_what_was_recorded_can_be_taken_back_once(office: Office) -> None:
    await office.says(SUN, "第1项完成85%")
    answer = await office.presses(SUN, "undo")
    assert speaks_of(answer, "1a")
    assert office.labels(SUN) == [], "the button is gone"
    assert office.state("1a", "市政数局") == "open"
    assert len(office.rows(Retraction)) == 1


async def test_taking_back_the_last_brings_back_the_one_before(office: Office) -> None:
    await office.says(SUN, "1a完成60%")
    await office.says(SUN, "1a完成85%")
    await office.presses(SUN, "undo")
    board = await office.says(SUN, "/mine")
    assert "60%" in board
    assert "85%" not in board


async def test_an_edited_message_changes_nothing_by_itself_and_says_so(office: Office) -> None:
    await office.says(SUN, "第1项完成85%")
    own = next(m["message_id"] for m in office.person(SUN).sees if not m["from"]["is_bot"])
    answer = await office.does(SUN, lambda one: one.edits(own, "第1项完成58%"))
    assert answer
    assert [int(value) for _, value, _ in figures(office)] == [85]


async def test_a_forwarded_text_is_a_quotation_until_it_is_taken_as_one_s_own(
    office: Office,
) -> None:
    answer = await office.does(LI, lambda one: one.forwards("2a已办结", "某科长"))
    assert "2a已办结" in answer
    assert reports(office) == []
    await office.presses(LI, "yes")
    assert office.state("2a", CENTRE) == "done"


async def test_tomorrow_is_the_day_after_it_was_said(bound_url: str) -> None:
    """Said in the evening, read when the bot was up again in the afternoon."""
    async with office_on(bound_url, "2023-04-17 20:00") as office:
        await office.sleeps()
        office.person(LI).says("2a 明天完成")
        office.sandbox.clock.move_to(at("2023-04-18 15:00"))
        office.wakes()
        await office.sandbox.settled()
        assert str(reports(office)[0].forecast_on) == "2023-04-18"


async def test_a_question_is_answered_and_recorded_by_nobody(office: Office) -> None:
    answer = await office.says(SUN, "5号任务办结了吗?")
    assert speaks_of(answer, "5a")
    assert reports(office) == []


async def test_the_unit_s_other_chief_may_report_too_and_the_echo_names_the_duty(
    office: Office,
) -> None:
    answer = await office.says("刘科长", "2a已办结")
    assert speaks_of(answer, "2a")
    assert office.state("2a", CENTRE) == "done"
    assert still_standing(office) == 1


async def test_the_example_in_a_ping_can_be_followed_to_the_letter(office: Office) -> None:
    await morning(office)
    example = office.last(LI)["text"].rpartition("“")[2].partition("”")[0]
    assert example
    answer = await office.says(LI, example)
    assert answer != plain_text(texts.nothing_found(ZH, "2a"))
    assert reports(office), example
