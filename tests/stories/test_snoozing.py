"""稍后提醒: chosen by button, silent until then, taken back, void when things change."""

from datetime import date

from db.models import Due, Snooze
from tests.moments import at
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI, LIAISON, LIU
from tests.stories.reports import morning
from tests.stories.walk import when_told

PUT_OFF = "⏰ 3a 与市级视频电子监察系统对接：将于4月26日周三 09:00再提醒您。"
BOUND = """\
⏰ 3a 与市级视频电子监察系统对接：将于4月27日周四 09:00再提醒您。
临近时限，最迟推到这一天；时限前最后两次提醒照常发送。"""
WOKEN = "3a 与市级视频电子监察系统对接：已取消稍后提醒。下次提醒：4月27日周四。"


async def puts_off(office: Office, choice: str, who: str = LI) -> str:
    """Three taps: 更多, 稍后提醒, when."""
    key = office.assignment("3a", CENTRE)
    await office.presses(who, "more", "3a")
    await office.presses(who, "later", "3a")
    message = next(
        m
        for m in reversed(office.from_bot(who))
        if f"snooze:{key}:{choice}" in str(m.get("reply_markup"))
    )
    return await office.does(
        who, lambda person: person.presses(message["message_id"], f"snooze:{key}:{choice}")
    )


async def test_the_choices_show_their_days(office: Office) -> None:
    await morning(office)
    await office.presses(LI, "more", "3a")
    await office.presses(LI, "later", "3a")
    assert office.labels(LI) == [
        ["明天 · 4月24日周一"],
        ["3天后 · 4月26日周三"],
        ["到期前一天 · 4月27日周四"],
        ["返回"],
    ]
    await office.presses(LI, "fold", "3a")
    assert office.labels(LI)[1][0] == "② 已办结"


async def test_it_is_silent_until_then_and_comes_once(any_office: Office) -> None:
    await morning(any_office)
    assert await puts_off(any_office, "3") == PUT_OFF
    await any_office.sleeps()
    any_office.wakes()
    told = await when_told(any_office, LI, "3a", "2023-04-24", "2023-05-04")
    assert told == ["04-26 09:00", "04-27 09:00", "04-28 09:00", "04-28 15:00", "05-04 09:00"]


async def test_nothing_else_is_put_off(office: Office) -> None:
    await morning(office)
    await puts_off(office, "3")
    told = await when_told(office, LI, "2a", "2023-04-24", "2023-04-28")
    assert told == ["04-27 09:00", "04-28 09:00", "04-28 15:00"]


async def test_the_last_two_reminders_before_the_date_always_come(office: Office) -> None:
    await morning(office)
    assert await puts_off(office, "eve") == BOUND
    told = await when_told(office, LI, "3a", "2023-04-24", "2023-04-28")
    assert told == ["04-27 09:00", "04-28 09:00", "04-28 15:00"]


async def test_it_is_too_late_on_the_last_two_mornings(office: Office) -> None:
    await morning(office)
    await office.at("2023-04-27 09:00")
    await office.presses(LI, "more", "3a")
    toast = await office.presses(LI, "later", "3a")
    assert toast == "3a临近时限，不能再推迟提醒。"
    assert office.rows(Snooze) == []


async def test_taken_back_the_next_reminder_is_named(office: Office) -> None:
    await morning(office)
    await puts_off(office, "3")
    echo = office.last(LI)["message_id"]
    wake = office.data(LI)[0]
    assert await office.presses(LI, "wake") == WOKEN
    office.forge(LI, wake, under=echo)
    await office.sandbox.settled()
    assert "已失效" in office.person(LI).popups[-1]["text"]
    told = await when_told(office, LI, "3a", "2023-04-24", "2023-04-28")
    assert told == ["04-27 09:00", "04-28 09:00", "04-28 15:00"]


async def test_pressing_twice_puts_off_once(office: Office) -> None:
    await morning(office)
    await puts_off(office, "3")
    key = office.assignment("3a", CENTRE)
    office.forge(LI, f"snooze:{key}:3")
    await office.sandbox.settled()
    assert office.person(LI).popups[-1]["text"] == "3a：已推到4月26日周三 09:00提醒。"
    assert len(office.rows(Snooze)) == 1


async def test_whoever_presses_it_must_be_of_the_unit(office: Office) -> None:
    await morning(office)
    key = office.assignment("3a", CENTRE)
    office.forge(LIAISON, f"snooze:{key}:3")
    await office.sandbox.settled()
    assert office.person(LIAISON).popups[-1]["text"] == "您没有办理该单位事项的权限。"
    await office.says(LIU, "/mine")
    office.forge(LIU, f"snooze:{key}:9")
    await office.sandbox.settled()
    assert "已失效" in office.person(LIU).popups[-1]["text"]
    office.forge(LIU, f"snooze:{key}:1")
    await office.sandbox.settled()
    assert [row.until for row in office.rows(Snooze)] == [at("2023-04-24 09:00")]


async def test_done_and_taken_back_again_it_is_reminded_of_as_ever(office: Office) -> None:
    await morning(office)
    await puts_off(office, "3")
    await office.says(LI, "3a 已办结")
    await office.presses(LI, "undo")
    told = await when_told(office, LI, "3a", "2023-04-24", "2023-04-28")
    assert told == ["04-27 09:00", "04-28 09:00", "04-28 15:00"], "not on the 26th"


async def test_a_new_due_date_makes_it_void(office: Office) -> None:
    """Put off to 26 April; on the 24th the date moves to 31 May."""
    await morning(office)
    await puts_off(office, "3")
    await office.at("2023-04-24 09:00")
    key = office.assignment("3a", CENTRE)
    with office.register.write() as session:
        due = Due(assignment_id=key, sequence=2, due_on=date(2023, 5, 31), origin="extended")
        due.made_at = at("2023-04-24 10:00")
        session.add(due)
    told = await when_told(office, LI, "3a", "2023-04-25", "2023-05-24")
    assert told == ["04-28 09:00", "05-17 09:00", "05-24 09:00"], "the ladder of the new date"
