"""Answers to a ping, and the monthly return with its three figures."""

from decimal import Decimal

import pytest

from db.models import Acknowledgement
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI, LIAISON
from tests.stories.reports import figures, morning, reports
from tests.stories.walk import speaks_of

RETURN = "9a@2023-04"


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
    await office.presses(LIAISON, "fill", RETURN)
    await office.says(LIAISON, "12 34")
    assert reports(office) == []
    await office.says(LIAISON, "12 34 56")
    assert [int(value) for _, value, _ in figures(office)] == [12, 34, 56]


async def test_a_percentage_is_no_monthly_return(office: Office) -> None:
    await morning(office)
    await office.says(LIAISON, "4月办件量 新版系统1203 分类窗口862 分中心415")
    await office.says(LIAISON, "9a 85%")
    assert office.state("9a", "市公安局", "2023-04") == "done"
