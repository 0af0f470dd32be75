"""What comes between nine and that morning's sweep, which runs every minute or so: nothing is lost.

2a and 3a are due on 30 April 2023; the 27th and 28th are the last two mornings before it.
"""

import pytest

from tests.stories.escalations import EVERYONE, mornings, spring
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI, LIAISON, LIU, SUN, WANG
from tests.stories.walk import speaks_of, when_told

LAST_BUT_ONE = """\
李科长，您好。以下2项请及时办理：
① 🟡 2a 政策兑现窗口
   4月30日周日到期，还剩3天 · 已签收
② 🟡 3a 与市级视频电子监察系统对接
   4月30日周日到期，还剩3天 · 已签收
请点击按钮，或直接回复，例如“2a 已办结”。全部任务：/mine"""


async def strikes(office: Office, when: str) -> None:
    """It is this moment, and the sweep has not run yet."""
    office.sandbox.on_clock = None
    await office.at(when)
    office.sandbox.on_clock = office.service.tick


async def in_april(office: Office) -> None:
    """Both duties were asked for on the 23rd, a Sunday that is worked."""
    await mornings(office, "04-14", "04-23")


async def told_at(office: Office, when: str, about: str) -> list[str]:
    """Who is written to about a duty by the sweep of that moment."""
    seen = {who: len(office.sees(who)) for who in EVERYONE}
    await office.at(when)
    new = {who: office.sees(who)[seen[who] :] for who in EVERYONE}
    return [who for who, texts in new.items() if any(speaks_of(text, about) for text in texts)]


async def test_who_signs_just_before_the_sweep_is_reminded_all_the_same(any_office: Office) -> None:
    await in_april(any_office)
    await strikes(any_office, "2023-04-27 09:00")
    await any_office.presses(LI, "ack")
    await any_office.at("2023-04-27 09:01")
    assert any_office.sees(LI)[-2] == LAST_BUT_ONE, "below it the list of missing returns"


async def test_and_once_only(office: Office) -> None:
    await in_april(office)
    await strikes(office, "2023-04-27 09:00")
    await office.presses(LI, "ack")
    await office.at("2023-04-27 09:01")
    seen = office.sees(LI)
    assert LAST_BUT_ONE in seen
    await office.says(LI, "收到")
    await office.at("2023-04-27 09:02")
    assert [text for text in office.sees(LI)[len(seen) :] if speaks_of(text, "2a")] == []
    assert await when_told(office, LI, "2a", "2023-04-28", "2023-04-28") == [
        "04-28 09:00",
        "04-28 15:00",
    ]


@pytest.mark.parametrize("words", ["2a 推进中", "2a 未启动", "2a 需协调:设备没到货"])
async def test_an_answer_that_does_not_end_it_loses_no_reminder(office: Office, words: str) -> None:
    await in_april(office)
    await strikes(office, "2023-04-27 09:00")
    await office.says(LI, words)
    assert LI in await told_at(office, "2023-04-27 09:01", "2a")


async def test_after_days_out_of_order_it_is_made_up_for_on_the_next_morning(
    office: Office,
) -> None:
    """On the 24th, a Monday, no rung falls: what is told is that of Sunday the 23rd."""
    await mornings(office, "04-14")
    await office.says(LI, "/mine")
    await strikes(office, "2023-04-23 21:00")
    await office.says(LI, "2a 推进中")
    assert LI in await told_at(office, "2023-04-24 09:00", "2a")
    assert await when_told(office, LI, "2a", "2023-04-25", "2023-04-27") == ["04-27 09:00"]


async def test_who_is_done_hears_no_more(office: Office) -> None:
    await in_april(office)
    await strikes(office, "2023-04-27 09:00")
    await office.says(LI, "2a 已办结")
    assert await told_at(office, "2023-04-27 09:01", "2a") == [LIAISON, SUN]
    assert any("以下1项请及时办理：\n① 🟡 3a" in text for text in office.sees(LI)), "the other one"


async def test_who_answers_before_the_afternoon_is_spared_it(office: Office) -> None:
    await in_april(office)
    await office.at("2023-04-28 09:00")
    await strikes(office, "2023-04-28 15:00")
    await office.says(LI, "2a 推进中")
    assert LI not in await told_at(office, "2023-04-28 15:01", "2a")


async def test_what_is_put_off_just_before_the_sweep_does_not_come_in_it(office: Office) -> None:
    """李科长 presses 3天后 under an old message, at nine of 4 May."""
    await in_april(office)
    await office.at("2023-04-28 09:00")
    await strikes(office, "2023-05-04 09:00")
    await puts_off(office, "3a")
    told = await told_at(office, "2023-05-04 09:01", "3a")
    assert told == [LIAISON, SUN]
    assert await when_told(office, LI, "3a", "2023-05-05", "2023-05-08") == ["05-08 09:00"]


@pytest.mark.parametrize("answer", ["signs", "puts off"])
async def test_neither_lets_the_step_of_a_morning_wait(office: Office, answer: str) -> None:
    """On the second working day after the date the unit's others hear."""
    await spring(office)
    await mornings(office, "05-04")
    await strikes(office, "2023-05-05 09:00")
    if answer == "signs":
        await office.presses(LI, "ack")
    else:
        await puts_off(office, "2a")
    told = await told_at(office, "2023-05-05 09:01", "2a")
    assert {LIU, WANG} <= set(told)
    assert LI not in told


async def puts_off(office: Office, duty: str) -> None:
    key = office.assignment(duty, CENTRE)
    await office.presses(LI, "more", duty)
    await office.presses(LI, "later", duty)
    office.forge(LI, f"snooze:{key}:3")
    await office.sandbox.settled()


async def test_what_was_reported_done_by_mistake_is_asked_for_all_the_same(office: Office) -> None:
    await in_april(office)
    await strikes(office, "2023-04-27 09:00")
    await office.says(LI, "2a 已办结")
    await office.presses(LI, "undo")
    assert LI in await told_at(office, "2023-04-27 09:01", "2a")


async def test_what_is_done_before_the_sweep_is_not_asked_for(office: Office) -> None:
    await in_april(office)
    await strikes(office, "2023-04-27 09:00")
    await office.says(LI, "2a 已办结")
    assert LI not in await told_at(office, "2023-04-27 09:01", "2a")
