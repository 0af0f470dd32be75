"""The bot was down for days: everyone hears once, in the morning, and is asked to say it again."""

from datetime import timedelta

from db.models import Outage
from tests.moments import at
from tests.stories.office import office_on
from tests.stories.people import LEADER, LI, LIAISON, SUN
from tests.stories.reports import morning

LOST = (
    "4月25日周二 15:10至4月27日周四 10:05，机器人与 Telegram 失去联系，其间您发来的消息没有收到。"
    "如这段时间反馈过情况，请再发一次。"
)


async def test_after_three_days_each_gets_one_message_that_says_so(any_bound_url: str) -> None:
    async with office_on(any_bound_url) as before:
        await morning(before)
        await before.at("2023-04-25 15:10")
    async with office_on(any_bound_url, "2023-04-28 10:05") as office:
        await office.service.tick()
        await office.service.tick()
        seen = {who: office.sees(who) for who in (LI, SUN, LIAISON, LEADER)}
        told = {who: [text.count(LOST) for text in texts] for who, texts in seen.items()}
        assert told == {
            LI: [1, 0],  # her reminder, and whose return is missing
            SUN: [1, 0],  # her reminder, and her digest
            LIAISON: [1],
            LEADER: [1],
        }
        assert "4月30日周日到期，还剩2天" in seen[LI][0]
        assert seen[LIAISON][0].endswith(LOST)
        assert seen[LEADER][0] == f"分管领导，您好。\n{LOST}"


async def test_what_was_written_in_the_last_day_comes_in(bound_url: str) -> None:
    async with office_on(bound_url) as before:
        await morning(before)
    async with office_on(bound_url, "2023-04-24 08:00") as office:
        assert office.rows(Outage) == []


async def test_a_clock_that_is_moved_is_no_outage_nor_is_a_restart_after_it(
    bound_url: str,
) -> None:
    async with office_on(bound_url) as before:
        await before.at("2023-04-14 09:00")
        await before.at("2023-05-16 09:00")
        await before.says(LI, "/mine")
        assert before.rows(Outage) == []
    async with office_on(bound_url, "2023-05-16 09:10") as office:
        assert office.rows(Outage) == []


async def test_at_night_nobody_is_asked(bound_url: str) -> None:
    async with office_on(bound_url) as before:
        await morning(before)
    async with office_on(bound_url, "2023-04-26 20:00") as office:
        await office.service.tick()
        assert office.sees(LEADER) == []
        await office.at("2023-04-27 09:00")
        assert "请再发一次" in office.sees(LEADER)[0]
        (outage,) = office.rows(Outage)
        assert timedelta(0) < outage.from_at - at("2023-04-23 09:00") < timedelta(minutes=1)
        assert timedelta(0) < outage.until_at - at("2023-04-26 20:00") < timedelta(minutes=1)
