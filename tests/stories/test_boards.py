"""Boards: pages and 刷新 in the same message, old and forged buttons, several years."""

import pytest
from sqlalchemy import event
from sqlmodel import col

from db.models import Outgoing
from tests.stories.office import Office
from tests.stories.people import LEADER, LI, LIAISON, SUN
from tests.stories.test_years import open_year


async def test_a_page_turns_in_the_same_message(office: Office) -> None:
    first = await office.says(LEADER, "公安局还有哪些没办结")
    number, seen = office.last(LEADER)["message_id"], len(office.sees(LEADER))
    second = await office.presses(LEADER, "see")
    assert "（第1页，共4页）" in first
    assert "（第2页，共4页）" in second
    assert (office.last(LEADER)["message_id"], len(office.sees(LEADER))) == (number, seen)
    assert office.labels(LEADER) == [["‹ 上一页", "下一页 ›"], ["刷新", "总体情况"]]
    shown = [
        line
        for text in (first, second)
        for line in text.splitlines()
        if line.startswith(("🟢", "🟡"))
    ]
    assert len(shown) == len(set(shown)) == 20


async def test_refreshing_shows_the_figures_of_the_moment(office: Office) -> None:
    before = await office.says(LEADER, "/status")
    assert "截至4月14日周五 08:55\n🔴 0  🟡 0  🟢 921  已办结0/921" in before
    await office.says(LI, "2a已办结")
    await office.at("2023-04-14 08:58")
    refresh = office.data(LEADER)[-3]
    answer = await office.does(
        LEADER, lambda one: one.presses(office.last(LEADER)["message_id"], refresh)
    )
    assert "截至4月14日周五 08:58\n🔴 0  🟡 0  🟢 921  已办结1/921" in answer


async def test_the_board_leads_to_its_lists_and_back(office: Office) -> None:
    await office.says(LIAISON, "3a需协调，厂家不配合")
    await office.says(LEADER, "/status")
    assert office.labels(LEADER) == [["黄灯 1", "需协调 1"], ["刷新", "看图", "导出"]]
    listed = await office.presses(LEADER, "see")
    assert listed.startswith("黄灯\n1项 · 🟡 1 · 截至4月14日周五 08:55\n\n🟡 3a")
    assert (await office.presses(LEADER, "status")).startswith("总体情况")


@pytest.mark.parametrize(
    "data",
    [
        "see:open.2......:0",
        "see:late.......u:0",
        "see:all.......:0",
        "draw:board",
        "mine:0",
        "status:0",
    ],
)
async def test_a_forged_button_shows_no_more_than_one_may_see(office: Office, data: str) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-05-04 09:00")
    await office.says(LIAISON, "/mine")
    office.forge(LIAISON, data)
    await office.sandbox.settled()
    await office.service.postman.made()
    shown = office.sees(LIAISON)[-1].replace("市政务服务中心的情况只对", "")
    assert not any(unit in shown for unit in ("市政数局", "怀德镇", "市政务服务中心"))


@pytest.mark.parametrize(
    "data",
    [
        "see",
        "see:",
        "see:all:0",
        "see:all.......:x",
        "see:nothing.......:0",
        "see:all.x......:0",
        "see:due..230231.230301....:0",
        "status:x",
        "mine:",
        "explain:1",
        "explain:9:5:0",
        "explain:1:5:x:y",
        "task:9:5",
        "draw:",
        "draw:course:1",
        "draw:course:x:5a",
        "file:exe",
    ],
)
async def test_what_no_button_of_ours_says_is_out_of_date(office: Office, data: str) -> None:
    await office.says(LEADER, "/mine")
    office.forge(LEADER, data)
    await office.sandbox.settled()
    popups = [popup["text"] for popup in office.person(LEADER).popups]
    assert popups == ["该按钮已失效，最新情况请看“我的任务”。"]


async def test_a_task_of_several_years_asks_which(office: Office) -> None:
    await office.at("2023-12-29 09:00")
    open_year(office, 2024)
    await office.at("2024-01-02 09:00")
    assert await office.says(LEADER, "/task 5") == "多个年度都有第5项，请问是哪一年的？"
    title = "提高政务服务“无差别”受理水平"
    assert office.labels(LEADER) == [[f"2023 {title}"], [f"2024 {title}"]]
    number = office.last(LEADER)["message_id"]
    chosen = office.data(LEADER)[1]
    answer = await office.does(LEADER, lambda one: one.presses(number, chosen))
    assert "2024年度" in answer
    assert office.last(LEADER)["message_id"] == number
    assert "2023年度" in await office.says(LEADER, "2023年的5号怎么样了")
    await office.says(LEADER, "/why 5")
    assert office.data(LEADER)[0].startswith("explain:")


async def test_the_context_of_a_reply_says_which_year(office: Office) -> None:
    await office.at("2023-12-29 09:00")
    open_year(office, 2024)
    await office.at("2024-01-02 09:00")
    opening = next(
        row
        for row in office.rows(Outgoing, col(Outgoing.kind) == "opening")
        if row.chat_id == 1002 and "2024" in row.payload["text"]
    )
    answer = await office.does(LI, lambda one: one.says("5号怎么样了", reply_to=opening.message_id))
    assert "2024年度" in answer


async def test_my_tasks_can_be_refreshed(office: Office) -> None:
    first = await office.says(SUN, "/mine")
    assert first.splitlines()[-1] == "截至4月14日周五 08:55"
    await office.says(SUN, "2a已办结")
    number = office.person(SUN).sees[1]["message_id"]
    again = await office.does(SUN, lambda one: one.presses(number, "mine:0"))
    assert "已办结1项" in again


async def test_a_request_for_a_later_date_ends_the_silence_of_that_unit_alone(
    office: Office,
) -> None:
    for moment in ("2023-04-14 09:00", "2023-04-23 09:00", "2023-04-27 09:00"):
        await office.at(moment)
    await office.at("2023-04-28 08:00")
    await office.says(LIAISON, "3a 申请延期到6月30日，因为设备没到货")
    why = await office.says(LEADER, "/why 3")
    lights = why.split("\n🟡 ")[2:]
    silent = [part for part in lights if "· 提醒2次未答复：4月23日周日、4月27日周四" in part]
    assert len(lights) == 2
    assert len(silent) == 1
    assert "9个单位" in silent[0]
    assert "市公安局" not in silent[0]


async def test_a_list_of_one_task_asks_of_which_year(office: Office) -> None:
    await office.at("2023-12-29 09:00")
    open_year(office, 2024)
    await office.at("2024-01-02 09:00")
    assert await office.says(LEADER, "达标率多少了") == "多个年度都有第1项，请问是哪一年的？"
    number, chosen = office.last(LEADER)["message_id"], office.data(LEADER)[1]
    figures = await office.does(LEADER, lambda one: one.presses(number, chosen))
    assert figures.splitlines()[1].startswith("10项 · 10个单位")
    open_2024 = await office.says(LEADER, "2024年公安局还有哪些没办结")
    assert "2023" not in open_2024
    assert await office.says(LEADER, "2022年5号怎么样了") == "没有编号为“5”的任务，请核对编号。"


@pytest.mark.parametrize("words", ["/status", "公安局还有哪些没办结", "/why 1", "达标率多少了"])
async def test_an_answer_takes_as_many_statements_however_much_was_reported(
    office: Office, words: str
) -> None:
    await office.says(LI, "1a 完成10%")
    await office.says(LEADER, words)
    before = await statements(office, words)
    for share in range(11, 31):
        await office.says(LI, f"1a 完成{share}%")
        await office.says(LIAISON, f"1a 完成{share}%")
    assert await statements(office, words) == before


async def statements(office: Office, words: str) -> int:
    """How many the register is asked while somebody is answered; the beat of the process, which
    goes by the clock, is left out."""
    count = []
    engine = office.register.engine
    event.listen(engine, "before_cursor_execute", note := lambda *said: count.append(said[2]))
    await office.says(LEADER, words)
    event.remove(engine, "before_cursor_execute", note)
    return sum("heartbeat" not in said for said in count)
