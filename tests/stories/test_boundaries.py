"""Nobody speaks for another unit, and no button answers another question than its own."""

from db.models import Acknowledgement, Report
from tests.stories.office import Office
from tests.stories.people import LI, SUN


async def test_received_under_the_list_of_missing_returns_signs_for_nobody(office: Office) -> None:
    """The list shows other units' returns: 收到 must not be their 签收."""
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-26 09:00")
    missing = office.person(SUN).last
    assert "9a" in missing["text"]
    answer = await office.says(SUN, "收到", reply_to=missing["message_id"])
    assert office.rows(Acknowledgement) == []
    assert "17" not in answer


async def test_an_old_no_figure_button_does_not_answer_a_later_question(office: Office) -> None:
    await office.says(LI, "1a 推进中")
    old = office.person(LI).last
    await office.says(LI, "5a 推进中")
    data = old["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    answer = await office.does(LI, lambda person: person.presses(old["message_id"], data))
    assert "失效" in answer
    assert office.rows(Report) == []
