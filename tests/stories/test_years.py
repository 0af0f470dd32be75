"""Cycles that begin, in their own time: late starts and years to come."""

from contextlib import closing
from datetime import date

from db.engine import Register
from db.loading import take_notice
from db.models import Assignment, Outgoing
from db.notices.reader import read_plan
from jobs.rehearsal import days_from, rehearse
from tests.db.loaded import OFFICE
from tests.moments import SHANGHAI, at
from tests.stories.office import NOTICE, Office, office_on
from tests.stories.people import CENTRE, LI
from tests.stories.walk import walk, when_told


async def test_what_was_past_at_the_first_start_stays_asleep_after_an_answer(
    bound_url: str,
) -> None:
    async with office_on(bound_url, "2023-06-01 09:00") as office:
        await office.service.tick()
        assert next_looks(office, "2a") == [None]
        await office.says(LI, "2a 推进中")
        assert office.state("2a", CENTRE) == "in_progress"
        assert next_looks(office, "2a") == [None]
        await office.presses(LI, "undo")
        assert await when_told(office, LI, "2a", "2023-06-02", "2023-06-20") == []


def next_looks(office: Office, duty: str) -> list[object]:
    """When the ladder looks at the centre's part in a duty again."""
    found = Assignment.id == office.assignment(duty, CENTRE)
    return [row.next_at for row in office.rows(Assignment, found)]


async def test_a_year_that_is_yet_to_begin_is_neither_spoken_of_nor_offered(
    bound_url: str,
) -> None:
    async with office_on(bound_url, "2023-11-20 09:00") as office:
        await office.service.tick()
        open_year(office, 2024)
        told = len(office.sees(LI))
        await office.at("2023-11-20 09:01")
        assert len(office.sees(LI)) == told
        assert "2024" not in await office.says(LI, "/mine")
        assert (await office.says(LI, "/task 2")).count("年度") == 1
        assert "✅" in await office.says(LI, "2a 已办结"), "there is but one 2a"


async def test_a_year_opens_on_its_first_working_morning(bound_url: str) -> None:
    async with office_on(bound_url, "2023-11-20 09:00") as office:
        await office.service.tick()
        open_year(office, 2024)
        await walk(office, "2023-12-29", "2024-01-02")
        rows = office.rows(Outgoing, Outgoing.kind == "opening")
        days = [f"{row.made_at.astimezone(SHANGHAI):%m-%d %H:%M}" for row in rows]
        assert sorted(set(days)) == ["01-02 09:00", "11-20 09:00"]


def test_a_rehearsal_from_before_the_notice_begins_with_its_own_day(bound_url: str) -> None:
    with closing(Register(bound_url)) as register:
        days = days_from(date(2023, 3, 1), date(2023, 4, 14))
        notes = list(rehearse(register, days, office=OFFICE, language="zh_CN"))
    assert {note.at for note in notes} == {at("2023-04-14 09:00")}
    assert {note.kind for note in notes} == {"opening", "unreachable"}


def open_year(office: Office, year: int) -> None:
    """As `duban notice load` does, on the office's today."""
    bot = office.service
    with office.register.write() as session:
        now = bot.clock.now()
        take_notice(session, read_plan(NOTICE), year=year, office=bot.office, now=now)


async def test_after_an_outage_there_is_one_message_at_nine(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    seen = len(office.sees(LI))
    await office.at("2023-05-04 08:40")
    assert len(office.sees(LI)) == seen, "what was missed waits for the morning's own"
    await office.at("2023-05-04 09:00")
    await office.at("2023-05-04 09:01")
    assert len(office.sees(LI)) == seen + 1
