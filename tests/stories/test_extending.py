"""延期: asked for in words or by button, its date and reason asked about, taken back."""

from datetime import date

import pytest

from db.models import Extension
from tests.stories.extensions import ASKED, dues, requests
from tests.stories.office import Office
from tests.stories.people import LI, LIAISON, OVERSEER, SUN
from tests.stories.staff import join


async def test_a_second_request_replaces_the_first(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    answer = await office.says(LIAISON, "3a申请延期到6月30日,因为设备没到货")
    assert "此前的申请（延至5月31日周三）已撤回，以本次为准。" in answer
    assert [one[2] for one in requests(office)] == ["withdrawn", None]
    cards = [m["message_id"] for m in office.from_bot(OVERSEER) if "延期申请" in m["text"]]
    old = await office.presses(OVERSEER, "grant", on=cards[0])
    assert old.endswith("该申请已撤回。")
    assert len(dues(office)) == 1


async def test_a_supervisor_who_is_not_bound_is_said_to_be_out_of_reach(office: Office) -> None:
    join(office, OVERSEER, bound=False)
    answer = await office.says(SUN, ASKED)
    assert "目前联系不上督办人员，请电话告知督办科。批复前仍按原时限。" in answer
    assert len(requests(office)) == 1


async def test_the_button_under_a_reminder_asks_for_date_and_reason(supervised: Office) -> None:
    office = supervised
    office.forge(LIAISON, f"extend:{office.assignment('3a', '市公安局')}")
    await office.sandbox.settled()
    assert office.labels(LIAISON) == [
        ["延一周：5月7日周日"],
        ["延两周：5月14日周日"],
        ["月底：5月31日周三"],
        ["取消"],
    ]
    await office.says(LIAISON, "两周")
    answer = await office.says(LIAISON, "设备没到货")
    assert "申请延至：5月14日周日（非工作日）" in answer
    assert requests(office) == [(date(2023, 5, 14), "设备没到货", None)]


async def test_the_date_and_the_reason_may_come_together(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "3a申请延期")
    await office.says(LIAISON, "下个月20号,因为设备没到货")
    assert requests(office) == [(date(2023, 5, 20), "设备没到货", None)]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("3a申请延期到4月25日,因为忙", "4月25日周二不晚于原时限（4月30日周日），请另报日期。"),
        ("3a申请延期到昨天,因为忙", "4月22日周六已经过去，请另报日期。"),
        ("3a申请延期到4月20日,因为忙", "是指2024年4月20日周六吗？请点击按钮确认，或重新回复日期。"),
        (
            "3a申请延期到2026年5月1日,因为忙",
            "是指2026年5月1日周五吗？请点击按钮确认，或重新回复日期。",
        ),
    ],
)
async def test_a_date_that_will_not_do_is_asked_again(
    supervised: Office, words: str, answer: str
) -> None:
    assert await supervised.says(LIAISON, words) == answer
    assert requests(supervised) == []


async def test_what_is_done_needs_no_extension(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "3a 已办结")
    answer = await office.says(LIAISON, ASKED)
    assert answer == "3a 与市级视频电子监察系统对接：已办结，待销号，无需延期。"
    office.forge(LIAISON, f"extend:{office.assignment('3a', '市公安局')}")
    await office.sandbox.settled()
    assert office.person(LIAISON).popups[-1]["text"] == "3a：已办结，待销号，无需延期。"
    assert requests(office) == []


async def test_several_requests_are_asked_about_one_after_the_other(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "2a申请延期到5月31日,3a申请延期到6月30日")
    if requests(office) == [] and "是否记录" in office.sees(LIAISON)[-1]:
        await office.presses(LIAISON, "yes")
    await office.says(LIAISON, "场地没落实")
    await office.says(LIAISON, "设备没到货")
    assert requests(office) == [
        (date(2023, 5, 31), "场地没落实", None),
        (date(2023, 6, 30), "设备没到货", None),
    ]


async def test_pressing_a_quick_date_twice_asks_once(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, "3a申请延期,因为设备没到货")
    message = office.last(LIAISON)
    data = office.data(LIAISON)[0]
    office.forge(LIAISON, data, under=message["message_id"])
    office.forge(LIAISON, data, under=message["message_id"])
    await office.sandbox.settled()
    assert requests(office) == [(date(2023, 5, 7), "设备没到货", None)]


async def test_who_asked_may_take_it_back_and_nobody_else(supervised: Office) -> None:
    office = supervised
    await office.says(LIAISON, ASKED)
    made = office.rows(Extension)[0]
    office.forge(LI, f"unask:{made.id}")
    await office.sandbox.settled()
    assert requests(office)[0][2] is None
    await office.presses(LIAISON, "unask")
    assert requests(office)[0][2] == "withdrawn"


async def test_a_return_is_extended_from_its_new_date(supervised: Office) -> None:
    """A request is judged against the date in force, whatever set it."""
    office = supervised
    await office.says(LIAISON, "3a 已办结")
    await office.says(OVERSEER, "/review")
    await office.presses(OVERSEER, "back")
    await office.presses(OVERSEER, "why")
    await office.says(OVERSEER, "6月9日")
    answer = await office.says(LIAISON, ASKED)
    assert answer == "5月31日周三不晚于原时限（6月9日周五），请另报日期。"
