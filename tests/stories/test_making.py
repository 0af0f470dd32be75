"""Pictures and files: made beside the answers, with a bar where it takes long; nothing is lost."""

import asyncio
import struct
import threading
from collections.abc import Callable

import pytest
from markupsafe import Markup
from sqlmodel import select

from db.models import Account, Outgoing
from db.models.talk import Delivery
from db.outbox import owe
from jobs import making_calls
from jobs.makers import MAKERS
from jobs.making import Made, Order
from tests.stories.office import Office
from tests.stories.people import LEADER, LI, LIAISON

MADE = Outgoing.method == "make"


def pictures(office: Office) -> list[bytes]:
    """Every picture that the bot sent, once."""
    files = office.sandbox.world.files._files.values()
    return list(dict.fromkeys(one.data for one in files if one.path.startswith("photo")))


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


async def test_the_board_comes_as_a_picture(office: Office) -> None:
    assert await office.says(LEADER, "/picture") == (
        "<photo> 2023年度总体情况\n截至4月14日周五 08:55\n"
        "一行一个单位，一列一项任务；数字为尚未办结的项数，长期坚持的事项不计。"
    )
    (board,) = pictures(office)
    width, height = size(board)
    assert 900 <= width <= 1280
    assert height <= 1280
    assert [row.state for row in office.rows(Outgoing, MADE)] == [Delivery.SENT]


async def test_a_unit_s_picture_is_its_own(office: Office) -> None:
    await office.says(LEADER, "/picture")
    answer = await office.says(LIAISON, "/picture")
    assert answer.startswith("<photo> 2023年度市公安局情况")
    whole, own = pictures(office)
    assert size(own)[1] < size(whole)[1] / 3, "one row"


async def test_a_picture_is_drawn_anew_only_when_the_facts_change(office: Office) -> None:
    await office.says(LEADER, "/picture")
    await office.at("2023-04-14 08:57")
    await office.says(LEADER, "/picture")
    assert len(pictures(office)) == 1
    await office.says(LI, "2a已办结")
    await office.says(LEADER, "/picture")
    assert len(pictures(office)) == 2


async def test_a_figure_and_a_month_are_drawn(office: Office) -> None:
    await office.says(LI, "1a 完成40%")
    await office.says(LEADER, "达标率多少了")
    answer = await office.presses(LEADER, "draw")
    assert answer.startswith("正在生成，请稍候。\n\n<photo> 1a 标准化建设达标率 ≥90%\n截至")
    assert "尚未报数：市政数局、市公安局" in answer
    await office.at("2023-04-26 09:30")
    await office.says(LEADER, "/monthly")
    answer = await office.presses(LEADER, "draw")
    assert "<photo> 9a 每月报送事项数据 2023 3月25日至4月24日" in answer


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The board takes until this is set; a bar is due at once."""
    done = threading.Event()

    def make(order: Order) -> Made:
        order.tell(0.3)
        done.wait(20)
        return Made(Markup("ready"))

    monkeypatch.setitem(MAKERS, "board", make)
    monkeypatch.setattr(making_calls, "PATIENCE", 0.05)
    return done


async def test_nobody_waits_while_a_picture_is_made(office: Office, slow: threading.Event) -> None:
    office.person(LEADER).says("/picture")
    await office.sandbox.settled()
    answer = office.person(LI)
    answer.says("1a 完成40%")
    await office.sandbox.settled()
    assert office.sees(LI)[-1].startswith("✅ 已记录：1a")
    assert "ready" not in office.sees(LEADER)
    office.person(LEADER).says("/task 5")
    await office.sandbox.settled()
    assert any(text.startswith("5. ") for text in office.sees(LEADER)), "nor does who asked"
    slow.set()
    await office.service.postman.made()
    assert office.sees(LEADER)[-1] == "ready"


async def test_what_takes_long_shows_how_far_it_is(office: Office, slow: threading.Event) -> None:
    office.person(LEADER).says("/picture")
    await office.sandbox.settled()
    await until(lambda: "正在生成：▰▰▰▱▱▱▱▱▱▱ 30%" in office.sees(LEADER))
    slow.set()
    await office.service.postman.made()
    assert not any("正在生成" in text for text in office.sees(LEADER)), "the bar is gone"


async def until(holds: Callable[[], bool]) -> None:
    """Wait for it, ten seconds at the most."""
    for _ in range(200):
        if holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it never came")


async def test_what_cannot_be_made_is_said_to_be_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(order: Order) -> Made:
        raise ZeroDivisionError

    monkeypatch.setitem(MAKERS, "board", breaks)
    answer = await office.says(LEADER, "/picture")
    assert answer == "抱歉，生成失败。问题已登记，请稍后再试。"
    (row,) = office.rows(Outgoing, MADE)
    assert (row.state, row.problem) == (Delivery.GIVEN_UP, "ZeroDivisionError")


async def test_a_picture_of_a_process_that_was_killed_is_made_by_the_next(
    office: Office, slow: threading.Event
) -> None:
    office.person(LEADER).says("/picture")
    await office.sandbox.settled()
    await office.service.postman._leave_off()  # as if it had died
    assert [row.state for row in office.rows(Outgoing, MADE)] == [Delivery.OWED]
    slow.set()
    await office.at("2023-04-14 08:58")
    await office.service.postman.made()
    assert office.sees(LEADER)[-1] == "ready"
    assert [row.state for row in office.rows(Outgoing, MADE)] == [Delivery.SENT]


async def test_more_pages_than_an_album_holds_come_as_several_in_order(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.says(LEADER, "/picture")
    (page,) = pictures(office)
    pages = [page + bytes([number]) for number in range(11)]
    monkeypatch.setitem(MAKERS, "board", lambda order: Made(Markup("eleven"), pages))
    answer = await office.says(LEADER, "/picture")
    assert answer.split("\n\n") == ["<photo> eleven", *["<photo>"] * 10]
    assert pictures(office)[1:] == pages


async def test_who_lost_their_post_gets_no_picture(office: Office, slow: threading.Event) -> None:
    slow.set()
    user = office.person(LIAISON).id
    with office.register.write() as session:
        account = session.exec(select(Account).where(Account.user_id == user)).one()
        account.unbound_at = office.service.clock.now()
    seen = office.sees(LIAISON)
    with office.register.write() as session:
        wanted = {"kind": "board", "user_id": user, "language": "zh_CN"}
        payload = {"chat_id": user, "wanted": wanted}
        now = office.service.clock.now()
        owe(session, kind="made", method="make", payload=payload, now=now)
    await office.at("2023-04-14 08:58")
    assert office.sees(LIAISON) == seen
    assert [row.state for row in office.rows(Outgoing, MADE)] == [Delivery.SENT]
