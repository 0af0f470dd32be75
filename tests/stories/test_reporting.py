"""Reports in one's own words: what is recorded, shown first, or taken back."""

from decimal import Decimal

import pytest
from sqlmodel import col

from db.models import Draft, Retraction
from handlers.i18n import tongue
from tests.moments import at
from tests.stories.office import Office, office_on
from tests.stories.people import CENTRE, LI, SUN
from tests.stories.reports import figures, morning, reports
from tests.stories.walk import speaks_of

ZH = tongue("zh_CN")


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


@pytest.mark.parametrize("figure", ["850%", "-5%", "101%"])
async def test_an_impossible_share_is_shown_before_it_is_recorded(
    office: Office, figure: str
) -> None:
    card = await office.says(SUN, f"1a完成{figure}")
    assert figure in card
    assert reports(office) == []


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
    assert len(reports(office)) == 1


async def test_the_example_in_a_ping_can_be_followed_to_the_letter(office: Office) -> None:
    await morning(office)
    example = office.last(LI)["text"].rpartition("“")[2].partition("”")[0]
    assert example
    answer = await office.says(LI, example)
    assert "没有看懂" not in answer
    assert reports(office), example
