"""The rehearsal says what will be said, and says it to nobody."""

import re
from contextlib import closing
from datetime import date, datetime

import pytest
from markupsafe import Markup

from bot.cli.views import plain_text
from db.engine import Register
from db.models.talk import Outgoing
from db.rules.office import Office as Desk
from jobs.rehearsal import days_from, rehearse
from jobs.round import Note
from tests.db.loaded import dump
from tests.moments import SHANGHAI, at
from tests.stories.office import Office
from tests.stories.people import CHIEFS, LEADER, LIAISON, SUN, VISITORS
from tests.stories.walk import walk

FIRST, LAST = date(2023, 4, 14), date(2023, 5, 4)
DESK = Desk(SHANGHAI)


def rehearsed(register: Register, first: date = FIRST, last: date = LAST) -> list[Note]:
    return list(rehearse(register, days_from(first, last), office=DESK, language="zh_CN"))


def told(notes: list[Note], chat_id: int) -> list[str]:
    return [plain_text(note.text) for note in notes if note.to.chat_id == chat_id]


async def test_what_was_rehearsed_is_what_is_sent_word_for_word_and_to_the_minute(
    office: Office,
) -> None:
    notes = rehearsed(office.register)
    await walk(office, str(FIRST), str(LAST))
    for who in (*CHIEFS, LIAISON, LEADER):
        assert office.sees(who) == told(notes, VISITORS[who].id), who
    sent = [(row.made_at, row.kind) for row in office.rows(Outgoing)]
    assert minutes(sent) == minutes([(note.at, note.kind) for note in notes])


async def test_the_same_is_rehearsed_on_postgresql(bound_url: str, bound_postgres_url: str) -> None:
    until = date(2023, 4, 26)
    with closing(Register(bound_url)) as one, closing(Register(bound_postgres_url)) as other:
        assert texts(rehearsed(one, FIRST, until)) == texts(rehearsed(other, FIRST, until))


async def test_a_group_s_digest_is_rehearsed_at_its_own_hour(office: Office) -> None:
    group = office.sandbox.group(-5001, "政务服务工作群", [VISITORS[SUN].id])
    office.person(SUN).in_group(group).says("/digest@duban_bot here 周一 8:30")
    await office.sandbox.settled()
    notes = [note for note in rehearsed(office.register, FIRST, LAST) if note.kind == "group"]
    assert [(note.to.display, f"{note.at.astimezone(SHANGHAI):%m-%d %H:%M}") for note in notes] == [
        ("政务服务工作群", "04-24 08:30"),
        ("政务服务工作群", "05-04 08:30"),
    ]
    await office.at("2023-04-14 09:00")
    for note in notes:
        await office.at(f"{note.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}")
    said = [m["text"] for m in group.sees if m["from"]["is_bot"]][1:]
    assert said == told(notes, -5001)


async def test_it_goes_on_from_where_the_real_bot_stands(office: Office) -> None:
    await walk(office, "2023-04-14", "2023-04-23")
    await office.presses("李科长", "done", "2a")
    notes = rehearsed(office.register, date(2023, 4, 24))
    assert not [note for note in notes if note.kind == "opening"]
    chief = told(notes, VISITORS["李科长"].id)
    assert any("3a" in text for text in chief)
    assert not any(re.search(r"\b2a\b", text) for text in chief)


def test_it_changes_nothing_and_sends_nothing(any_bound_url: str) -> None:
    with closing(Register(any_bound_url)) as register:
        before = list(dump(register))
        assert rehearsed(register, FIRST, date(2023, 4, 20))
        assert list(dump(register)) == before


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(date(2023, 4, 29), date(2023, 5, 3), id="Labour Day"),
        pytest.param(date(2023, 4, 15), date(2023, 4, 16), id="a weekend"),
        pytest.param(date(2023, 4, 20), date(2023, 4, 19), id="no day at all"),
    ],
)
def test_nothing_is_said_on_days_off(bound_url: str, first: date, last: date) -> None:
    with closing(Register(bound_url)) as register:
        assert rehearsed(register, first, last) == []


def test_everything_is_in_the_order_of_time_and_on_working_mornings(bound_url: str) -> None:
    with closing(Register(bound_url)) as register:
        notes = rehearsed(register)
    moments = [note.at.astimezone(SHANGHAI) for note in notes]
    assert moments == sorted(moments)
    assert {f"{moment:%H:%M}" for moment in moments} == {"09:00", "15:00"}
    assert all(DESK.calendar.is_working_day(moment.date()) for moment in moments)
    assert moments[0] == at("2023-04-14 09:00")


def test_every_message_fits_into_one_of_telegrams(bound_url: str) -> None:
    with closing(Register(bound_url)) as register:
        # The first of a quarter's last month is the longest morning; in December all is overdue.
        days = [date(2023, *day) for day in ((4, 14), (6, 1), (9, 1), (12, 29))]
        notes = list(rehearse(register, days, office=DESK, language="zh_CN"))
    assert max(len(Markup(note.text).striptags()) for note in notes) <= 4096


def minutes(messages: list[tuple[datetime, str]]) -> list[tuple[str, str]]:
    return [(f"{when.astimezone(SHANGHAI):%m-%d %H:%M}", kind) for when, kind in messages]


def texts(notes: list[Note]) -> list[tuple[str, str]]:
    return [(note.to.display, note.text) for note in notes]
