"""What waits to be sent while things go on: it goes out as things stand, once, or not at all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from db.models import Escalation, Outgoing, Ping
from db.models.talk import Delivery
from db.unsent import RECALLED
from tests.stories.office import Office
from tests.stories.people import CENTRE, DEPUTY, LEADER, LI, LIAISON, LIU, OVERSEER, SUN, VISITORS
from tests.stories.reports import morning
from tests.stories.walk import speaks_of

ONE_LEFT = """\
李科长，您好。以下1项请及时办理：
① 🟡 2a 政策兑现窗口"""


@asynccontextmanager
async def queued(office: Office, when: str) -> AsyncIterator[None]:
    """A morning's reminders are written down; Telegram takes them only at the end of the block."""
    office.sandbox.on_clock = None
    await office.at(when)
    office.service._sweep()
    yield
    office.sandbox.on_clock = office.service.tick
    await office.service.tick()
    await office.service.tick()


async def test_what_is_done_while_it_waits_is_not_asked_for(any_office: Office) -> None:
    office = any_office
    await office.at("2023-04-14 09:00")
    await office.says(LI, "/mine")
    async with queued(office, "2023-04-23 09:00"):
        await office.says(LI, "3a已办结")
    assert office.sees(LI)[-1].startswith(ONE_LEFT)
    assert not speaks_of(office.sees(LI)[-1], "3a")
    assert lives(office, "3a") == [("before-7d", Delivery.GIVEN_UP, RECALLED)]
    assert lives(office, "2a") == [("before-7d", Delivery.SENT, None)]
    told = await office.says(SUN, "/delivery 3a 市政务服务中心")
    assert "· 3a 李艳杰：4月23日周日 09:00 未送达，发送前情况已有变化 · 4月23日周日 09:00" in told


async def test_with_nothing_left_nothing_is_sent(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    async with queued(office, "2023-04-23 09:00"):
        await office.says(LI, "2a、3a都已办结")
        await office.presses(LI, "yes")
        seen = len(office.sees(LI))
    assert len(office.sees(LI)) == seen


async def test_what_is_put_off_while_it_waits_is_left_out(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.says(LI, "/mine")
    async with queued(office, "2023-04-23 09:00"):
        office.forge(LI, f"snooze:{office.assignment('3a', CENTRE)}:3")
        await office.sandbox.settled()
    assert office.sees(LI)[-1].startswith(ONE_LEFT)
    assert not speaks_of(office.sees(LI)[-1], "3a")


async def test_a_later_date_that_is_granted_meanwhile_counts(supervised: Office) -> None:
    office = supervised
    await office.says(LI, "3a申请延期到5月31日,因为设备没到货")
    async with queued(office, "2023-04-27 09:00"):
        await office.presses(OVERSEER, "grant")
    assert reminders(office, LI, "2a") == [True, True], "on the 23rd and on the 27th"
    assert reminders(office, LI, "3a") == [True, False]


async def test_the_acknowledgement_stops_nothing(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.says(LI, "/mine")
    async with queued(office, "2023-04-23 09:00"):
        await office.says(LI, "2a、3a收到")
    assert reminders(office, LI, "2a") == [True]
    assert reminders(office, LI, "3a") == [True]


async def test_what_goes_to_another_post_goes_to_its_holder(office: Office) -> None:
    """转办 to 刘科长 before 李科长 heard of it."""
    await office.at("2023-04-14 09:00")
    async with queued(office, "2023-04-23 09:00"):
        await office.says(LI, "/handon 3a")
        await office.presses(LI, "handto")
    assert reminders(office, LI, "3a") == [False]
    assert reminders(office, LIU, "3a") == [True]


async def test_after_three_days_without_telegram_each_hears_once_how_things_stand(
    any_office: Office,
) -> None:
    """From 26 to 28 April nothing can be sent; it is Thursday 4 May when the line is back."""
    office = any_office
    await morning(office)
    seen = {who: len(office.sees(who)) for who in (SUN, LI, LIAISON, LEADER)}
    await office.sleeps()
    port = int(office.sandbox.url.rpartition(":")[2])
    await office.sandbox.stop()
    for day in ("2023-04-27 09:00", "2023-04-28 09:00", "2023-04-28 15:00"):
        await office.at(day)
    await office.sandbox.start(port)
    await office.at("2023-04-28 18:00")
    await office.at("2023-05-01 09:00")
    assert {who: len(office.sees(who)) for who in seen} == seen, "in the evening, on a holiday"
    for minute in range(2):
        await office.at(f"2023-05-04 09:0{minute}")
    new = {who: office.sees(who)[seen[who] :] for who in seen}
    assert {who: len(texts) for who, texts in new.items()} == {SUN: 2, LI: 1, LIAISON: 1, LEADER: 1}
    assert "2a 政策兑现窗口\n   4月30日周日到期，已逾期4天" in new[LI][0]
    rungs = [one for one in lives(office, "2a") if one[1] == Delivery.SENT]
    assert [rung for rung, *_ in rungs] == ["before-7d", "overdue-1wd"]


async def test_what_could_not_be_sent_by_evening_is_said_on_the_next_working_morning(
    office: Office,
) -> None:
    await office.at("2023-04-14 09:00")
    async with queued(office, "2023-04-28 09:00"):
        await office.at("2023-04-28 17:30")
        seen = len(office.sees(LI))
        await office.service.tick()
        assert len(office.sees(LI)) == seen
        await office.at("2023-05-04 09:00")
    assert len(office.sees(LI)) == seen + 1
    assert "已逾期4天" in office.sees(LI)[-1]


async def test_the_opening_that_reached_nobody_is_made_anew(office: Office) -> None:
    async with queued(office, "2023-04-14 09:00"):
        await office.at("2023-04-17 09:00")
    assert len(office.sees(LI)) == 1
    assert "4月30日周日到期，还剩13天" in office.sees(LI)[0]


async def test_the_leader_s_monday_comes_on_tuesday_and_once(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    async with queued(office, "2023-04-17 09:00"):
        await office.at("2023-04-18 09:00")
    boards = [text for text in office.sees(LEADER) if "督办进展" in text]
    assert len(boards) == 1
    assert "4月18日周二" in boards[0]
    await office.at("2023-04-18 09:30")
    assert boards == [text for text in office.sees(LEADER) if "督办进展" in text]


async def test_a_unit_that_hands_in_while_the_list_waits_is_not_named(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-25 09:00")
    async with queued(office, "2023-04-26 09:00"):
        await office.says(LIAISON, "9a 1203 862 415")
        await office.presses(LIAISON, "yes")
    lists = [text for text in office.sees(SUN) if "尚未报送：" in text]
    assert [text.partition("尚未报送：")[2].count("市公安局") for text in lists] == [0]


async def test_a_step_up_that_waits_ends_with_the_answer(supervised: Office) -> None:
    office = supervised
    await office.at("2023-05-04 09:00")
    await office.at("2023-05-05 09:00")
    async with queued(office, "2023-05-06 09:00"):
        assert passed_up(office, CENTRE) == {(SUN, None), (OVERSEER, None), (DEPUTY, None)}
        await office.says(LI, "2a推进中")
    assert passed_up(office, CENTRE) == {(SUN, RECALLED), (OVERSEER, RECALLED), (DEPUTY, RECALLED)}
    assert passed_up(office, "市公安局") == {(SUN, None), (OVERSEER, None), (DEPUTY, None)}


def passed_up(office: Office, unit: str) -> set[tuple[str, str | None]]:
    """Which supervisors a message about 2a of a unit is for, and why it was not sent."""
    where = Escalation.assignment_id == office.assignment("2a", unit)
    names = {VISITORS[who].id: who for who in (SUN, OVERSEER, DEPUTY)}
    found = set()
    for one in office.rows(Escalation, where, Escalation.step == "supervisor"):
        (row,) = office.rows(Outgoing, Outgoing.id == one.outgoing_id)
        if row.chat_id in names:
            found.add((names[row.chat_id], row.problem))
    return found


def reminders(office: Office, who: str, duty: str) -> list[bool]:
    """Of each reminder that came: whether it spoke of this duty."""
    return [speaks_of(text, duty) for text in office.sees(who) if "请及时办理" in text]


def lives(office: Office, duty: str) -> list[tuple[str, str, str | None]]:
    """Rung, fate and reason of every reminder to 市政务服务中心 about a duty."""
    key = office.assignment(duty, CENTRE)
    found = []
    for ping in office.rows(Ping, Ping.assignment_id == key):
        (row,) = office.rows(Outgoing, Outgoing.id == ping.outgoing_id)
        if row.chat_id == VISITORS[LI].id:
            found.append((ping.rung, row.state, row.problem))
    return found
