"""An office's own ladder (LADDER_FILE): obeyed by all that is sent, from the start of the bot on.

2a, the window, is due on 30 April 2023; by the built-in ladder its chief hears on 14, 23, 27 and
28 April. The bot has run by it up to 14 April.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.ladders import read_timetable
from db.models import Audit, Ping
from jobs.rehearsal import days_from, rehearse
from tests.stories.office import Office, office_on
from tests.stories.people import CENTRE, LI, LIU, OVERSEER, REVIEWER, VISITORS, WANG
from tests.stories.staff import join
from tests.stories.walk import speaks_of, when_told

OTHER_DAYS = "ladder: {dated: {days before: [13, 10, 2], workdays overdue: [4], then: weekly}}\n"
MORE_DAYS = "ladder: {dated: {days before: [13, 8, 7, 6, 1]}}\n"
EARLIER = "hours: {opening: 08:00, morning: 08:30}\n"
LATER = "hours: {morning: 10:00}\n"
SLOW = "escalation: {unit: 4, supervisor: 6, leader: 9}\n"
Start = Callable[[str, str], AbstractAsyncContextManager[Office]]


@pytest.fixture
async def started(any_bound_url: str, tmp_path: Path) -> Start:
    """Starts the bot again, at a moment, with the file that says this."""
    async with office_on(any_bound_url) as office:
        office.service.book()
        await office.at("2023-04-14 09:00")

    @asynccontextmanager
    async def start(when: str, text: str) -> AsyncIterator[Office]:
        path = tmp_path / "office.yaml"
        path.write_text(text, "utf-8")
        async with office_on(
            any_bound_url, when, ladder_file=str(path) if text else None
        ) as office:
            office.service.book()
            yield office

    return start


async def told_of(office: Office, when: str, about: str = "2a") -> bool:
    """Whether 李科长 is written to about a duty at that moment."""
    seen = len(office.sees(LI))
    await office.at(when)
    return any(speaks_of(text, about) for text in office.sees(LI)[seen:])


async def test_from_the_next_start_on_its_days_count_and_today_s_comes_yet(started: Start) -> None:
    async with started("2023-04-17 10:00", OTHER_DAYS) as office:
        assert await told_of(office, "2023-04-17 10:01"), "thirteen days before"
        told = await when_told(office, LI, "2a", "2023-04-18", "2023-05-19")
    assert told == ["04-20 09:00", "04-28 09:00", "04-28 15:00", "05-08 09:00", "05-15 09:00"]


async def test_started_again_with_the_same_file_nothing_is_done_or_said(started: Start) -> None:
    async with started("2023-04-17 10:00", OTHER_DAYS) as office:
        assert await told_of(office, "2023-04-17 10:01")
    async with started("2023-04-17 11:00", OTHER_DAYS) as office:
        assert not await told_of(office, "2023-04-17 11:01")
        rows = office.rows(Audit, Audit.action == "timetable")
    assert [row.new["ladder"]["dated"]["days_before"] for row in rows] == [
        [30, 14, 7, 3, 1],
        [13, 10, 2],
    ]


async def test_and_without_it_the_built_in_one_counts_again(started: Start) -> None:
    async with started("2023-04-17 10:00", OTHER_DAYS) as office:
        assert await told_of(office, "2023-04-17 10:01")
    async with started("2023-04-18 08:00", "") as office:
        told = await when_told(office, LI, "2a", "2023-04-18", "2023-04-27")
    assert told == ["04-23 09:00", "04-27 09:00"]


async def test_an_earlier_morning_is_kept_and_no_reminder_falls_between(started: Start) -> None:
    """Started at 08:45 of a morning whose reminders were to come at 09:00, and now at 08:30."""
    async with started("2023-04-23 08:45", EARLIER) as office:
        assert await told_of(office, "2023-04-23 08:46")
        assert not await told_of(office, "2023-04-23 09:00"), "once"
        assert await told_of(office, "2023-04-27 08:30")


async def test_what_was_not_sent_yet_is_sent_under_the_new_hour(started: Start) -> None:
    """The bot was down from the 21st on; the reminder of Sunday the 23rd waits."""
    async with started("2023-04-24 08:00", EARLIER) as office:
        assert await told_of(office, "2023-04-24 08:30")
        told = [ping.rung for ping in office.rows(Ping, Ping.assignment_id == _window(office))]
    assert told == ["before-7d"]


async def test_nobody_hears_twice_on_a_morning_that_is_put_later(started: Start) -> None:
    async with started("2023-04-23 09:00", "") as office:
        assert await told_of(office, "2023-04-23 09:01")
    async with started("2023-04-23 09:30", LATER + MORE_DAYS) as office:
        assert not await told_of(office, "2023-04-23 10:00")
        assert await told_of(office, "2023-04-28 10:00")


async def test_the_steps_up_take_their_time(started: Start) -> None:
    async with started("2023-04-28 08:00", SLOW) as office:
        join(office, OVERSEER, REVIEWER)
        days = [f"2023-05-{day:02} 09:00" for day in (4, 5, 6, 8, 9, 10)]
        heard: dict[str, list[str]] = {}
        for day in ["2023-04-28 09:00", *days]:
            seen = {who: len(office.sees(who)) for who in (LIU, WANG, OVERSEER)}
            await office.at(day)
            for who, count in seen.items():
                new = [text for text in office.sees(who)[count:] if "尚未反馈" in text]
                if any(speaks_of(text, "2a") for text in new):
                    heard.setdefault(who, []).append(day[5:10])
    assert heard[LIU] == ["05-08"], "the fourth working day"
    assert heard[OVERSEER][-1] == "05-10", "the sixth"


async def test_a_rehearsal_goes_by_the_file_before_the_bot_does(
    started: Start, tmp_path: Path
) -> None:
    async with started("2023-04-17 07:00", "") as office:
        (tmp_path / "new.yaml").write_text(OTHER_DAYS, "utf-8")
        timetable = read_timetable(str(tmp_path / "new.yaml"))
        own = replace(office.service.office, timetable=timetable)
        days = days_from(date(2023, 4, 17), date(2023, 4, 28))
        notes = list(rehearse(office.register, days, office=own, language="zh_CN"))
    mine = [note for note in notes if note.kind == "ping" and note.to.chat_id == VISITORS[LI].id]
    moments = [note.at.astimezone(own.zone) for note in mine if speaks_of(note.text, "2a")]
    told = [f"{moment:%m-%d %H:%M}" for moment in moments]
    assert told == ["04-17 09:00", "04-20 09:00", "04-28 09:00", "04-28 15:00"]


def _window(office: Office) -> int:
    return office.assignment("2a", CENTRE)
