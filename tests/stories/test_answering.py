"""Reports by button, and the questions that a button or a short sentence leaves open."""

from decimal import Decimal

from tests.stories.office import Office
from tests.stories.people import CENTRE, LI
from tests.stories.reports import figures, morning, reports
from tests.stories.walk import speaks_of


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
