"""The reminders of 2023, day by day: who is written to on these mornings, and not on those."""

import asyncio
from contextlib import closing

import pytest
from sqlmodel import col

from bot.app import service
from db.engine import Register
from db.models import Ping
from db.models.talk import Outgoing
from tests.stories.office import Office, office_on, settings_for
from tests.stories.people import CENTRE, CHIEFS, LEADER, LI, LIAISON, SUN, WANG
from tests.stories.walk import speaks_of, walk, when_told

OPENED = "04-14 09:00"
BEFORE = ["04-23 09:00", "04-27 09:00", "04-28 09:00", "04-28 15:00"]
OVERDUE = ["05-04 09:00", "05-06 09:00", "05-09 09:00", "05-16 09:00"]


async def test_the_chief_who_does_not_answer_is_reminded_on_these_mornings_only(
    office: Office,
) -> None:
    # 23 April and 6 May are weekend days that are worked; 29 April to 3 May is a holiday.
    told = await when_told(office, LI, "2a", "2023-04-14", "2023-05-19")
    assert told == [OPENED, *BEFORE, *OVERDUE]


async def test_nobody_is_written_to_before_nine(office: Office) -> None:
    await office.at("2023-04-14 08:59")
    assert [office.sees(who) for who in (*CHIEFS, LIAISON)] == [[]] * 5


async def test_a_morning_brings_one_message_whatever_there_is_to_say(office: Office) -> None:
    await walk(office, "2023-04-14", "2023-05-03")
    people = (SUN, LI, WANG, LIAISON)
    seen = {who: len(office.sees(who)) for who in people}
    await office.at("2023-05-04 09:00")
    told = {who: len(office.sees(who)) - seen[who] for who in people}
    assert told == {SUN: 2, LI: 1, WANG: 1, LIAISON: 1}, "孙科长 supervises: she has a digest too"
    asked = [text for text in office.sees(LEADER) if "请及时办理" in text]
    assert asked == [], "who only looks on is not reminded"
    # The overdue one comes before the monthly reminder of what has no date.
    text = office.sees(LI)[-1]
    assert speaks_of(text, "2a")
    assert speaks_of(text, "2c")
    assert text.index("2a") < text.index("2c")


async def test_what_is_done_is_not_asked_for_any_more(office: Office) -> None:
    await walk(office, "2023-04-14", "2023-04-23")
    await office.presses(LI, "done", "2a")
    assert office.state("2a", CENTRE) == "done"
    assert await when_told(office, LI, "2a", "2023-04-24", "2023-05-04") == []


async def test_what_is_taken_back_is_asked_for_again(office: Office) -> None:
    await walk(office, "2023-04-14", "2023-04-23")
    await office.presses(LI, "done", "2a")
    await office.at("2023-04-24 09:00")
    await office.presses(LI, "undo")
    assert office.state("2a", CENTRE) == "open"
    await walk(office, "2023-04-25", "2023-04-26")
    told = await when_told(office, LI, "2a", "2023-04-27", "2023-05-04")
    assert told == ["04-27 09:00", "04-28 09:00", "04-28 15:00", "05-04 09:00"]


async def test_who_answers_in_the_morning_of_the_last_day_is_spared_the_afternoon(
    office: Office,
) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-28 09:00")
    await office.presses(LI, "in_progress", "2a")
    await office.at("2023-04-28 15:00")
    afternoon = office.sees(LI)[-1]
    assert not speaks_of(afternoon, "2a")
    assert speaks_of(afternoon, "3a"), "the other one due that day is still unanswered"


@pytest.mark.parametrize(
    ("start", "last", "period", "told"),
    [
        pytest.param(
            "2023-06-14",
            "2023-06-26",
            "2023-06",
            "06-15 09:00|06-20 09:00|06-21 09:00|06-25 09:00|06-25 15:00|06-26 09:00",
            id="25 June is a Sunday that is worked",
        ),
        pytest.param(
            "2023-11-17",
            "2023-11-28",
            "2023-11",
            "11-20 09:00|11-23 09:00|11-24 09:00|11-27 09:00|11-27 15:00|11-28 09:00",
            id="25 November is a Saturday",
        ),
    ],
)
async def test_the_return_of_the_25th_is_due_on_a_working_day(
    bound_url: str, start: str, last: str, period: str, told: str
) -> None:
    async with office_on(bound_url, f"{start} 09:00") as office:
        await office.service.tick()
        await walk(office, start, last)
        due = Ping.assignment_id == office.assignment("9a", "市公安局", period)
        pings = office.rows(Ping, due)
        zone = office.service.office.zone
        assert "|".join(f"{ping.at.astimezone(zone):%m-%d %H:%M}" for ping in pings) == told
        receipts = [text for text in office.sees(SUN) if "尚未报送" in text]
        assert len(receipts) == 1, "the receiver hears who is missing, the morning after"


async def test_after_days_out_of_order_only_the_latest_reminder_is_made_up_for(
    office: Office,
) -> None:
    await office.at("2023-04-14 09:00")
    seen = len(office.sees(LI))
    await office.at("2023-05-05 10:20")
    assert len([text for text in office.sees(LI)[seen:] if speaks_of(text, "2a")]) == 1
    pings = office.rows(Ping, Ping.assignment_id == office.assignment("2a", CENTRE))
    assert [ping.rung for ping in pings] == ["overdue-1wd"]


async def test_a_bot_that_starts_late_sums_up_and_does_not_ping_for_what_is_past(
    bound_url: str,
) -> None:
    async with office_on(bound_url, "2023-05-10 09:00") as office:
        told = await when_told(office, LI, "2a", "2023-05-10", "2023-05-24")
        assert told == ["05-10 09:00"]
        assert len(office.rows(Outgoing, Outgoing.kind == "opening", _reached())) == 5


async def test_a_second_sweep_finds_nothing_left_to_say(any_office: Office) -> None:
    await any_office.at("2023-04-14 09:00")
    await any_office.at("2023-04-27 09:00")
    said = {who: any_office.sees(who) for who in (*CHIEFS, LIAISON)}
    await any_office.at("2023-04-27 09:01")
    await any_office.at("2023-04-27 16:00")
    assert {who: any_office.sees(who) for who in said} == said


async def test_two_services_on_one_register_say_everything_once(
    any_office: Office, any_bound_url: str
) -> None:
    await any_office.at("2023-04-14 09:00")
    await any_office.at("2023-04-26 09:00")
    seen = {who: len(any_office.sees(who)) for who in (SUN, LI, LIAISON)}
    settings = settings_for(any_bound_url, any_office.sandbox.url)
    with closing(Register(any_bound_url)) as register:
        async with service(settings, register, any_office.service.clock) as second:
            any_office.sandbox.on_clock = None
            await any_office.at("2023-04-27 09:00")
            await asyncio.gather(any_office.service.tick(), second.tick())
            await asyncio.gather(any_office.service.tick(), second.tick())
    told = {who: len(any_office.sees(who)) - seen[who] for who in seen}
    assert told == {SUN: 2, LI: 1, LIAISON: 1}, "孙科长 has a digest beside her own reminder"


def _reached() -> object:
    return col(Outgoing.chat_id).is_not(None)
