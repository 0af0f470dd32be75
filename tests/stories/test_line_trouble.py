"""The server asks to wait, fails or is gone: what can be sent is, the rest waits its turn."""

from collections.abc import AsyncIterator

import pytest

from tests.stories.office import Office, office_on, owe_texts
from tests.stories.people import CHIEFS, LI, LIAISON, SUN, VISITORS

EVENING = "2023-04-17 20:00"  # nothing else is said unasked


@pytest.fixture
async def evening(bound_url: str) -> AsyncIterator[Office]:
    async with office_on(bound_url, EVENING) as office:
        yield office


def tried(office: Office) -> int:
    """How often anything was to be sent."""
    return sum(name == "sendMessage" for name, _ in office.sandbox.calls)


async def test_asked_to_wait_nobody_is_written_to_before_that_is_over(evening: Office) -> None:
    for who in CHIEFS:
        owe_texts(evening, who, [str(number) for number in range(10)])
    evening.sandbox.faults.next("sendMessage", times=1, retry_after=30)
    await evening.at("2023-04-17 20:00:05")
    before = tried(evening)
    assert before <= 8, "what was on its way already"
    await evening.at("2023-04-17 20:00:25")
    assert tried(evening) == before
    await evening.at("2023-04-17 20:00:45")
    for who in CHIEFS:
        assert evening.sees(who) == [str(number) for number in range(10)]


async def test_an_answer_waits_too_and_is_not_forgotten(evening: Office) -> None:
    evening.sandbox.faults.next("sendMessage", times=1, retry_after=30)
    assert await evening.says(LI, "/help") == ""
    assert await evening.says(SUN, "/help") == ""
    assert tried(evening) == 1
    await evening.at("2023-04-17 20:00:45")
    assert [len(evening.sees(who)) for who in (LI, SUN)] == [1, 1]


async def test_a_chat_that_had_too_much_holds_nobody_else_up(evening: Office) -> None:
    await evening.says(LI, "/help")
    evening.sandbox.faults.next("sendMessage", chat=VISITORS[LI].id, retry_after=30)
    assert await evening.says(LI, "/mine") == ""
    assert await evening.says(SUN, "/help")
    owe_texts(evening, SUN, ["提醒"])
    owe_texts(evening, LI, ["提醒"])
    await evening.at("2023-04-17 20:00:20")
    assert evening.sees(SUN)[1:] == ["提醒"]
    assert len(evening.sees(LI)) == 1
    await evening.at("2023-04-17 20:00:40")
    assert len(evening.sees(LI)) == 3


async def test_one_failure_costs_nobody_s_message_and_changes_no_order(evening: Office) -> None:
    for who in (LI, SUN):
        owe_texts(evening, who, "一二三")
    evening.sandbox.faults.next("sendMessage", chat=VISITORS[LI].id, status=502)
    await evening.at("2023-04-17 20:00:05")
    assert (evening.sees(LI), evening.sees(SUN)) == ([], ["一", "二", "三"])
    await evening.at("2023-04-17 20:00:15")
    assert evening.sees(LI) == ["一", "二", "三"]


async def test_answers_keep_their_order_when_one_of_them_fails(evening: Office) -> None:
    evening.sandbox.faults.next("sendMessage", chat=VISITORS[SUN].id, status=500)
    await evening.says(SUN, "1a完成92%,5a完成71%,8a完成60%")
    assert evening.sees(SUN) == []
    await evening.at("2023-04-17 20:00:15")
    await evening.presses(SUN, "yes")
    shown = [text for text in evening.sees(SUN) if text.startswith("✅")]
    assert [text.partition("：")[2][:2] for text in shown] == ["1a", "5a", "8a"]


@pytest.mark.parametrize("fault", [{"status": 503}, {"reset": "before"}])
async def test_a_server_that_is_down_is_left_alone_and_then_asked_once(
    evening: Office, fault: dict[str, object]
) -> None:
    for who in (*CHIEFS, LIAISON):
        owe_texts(evening, who, "一二三四五六七八")
    evening.sandbox.faults.every(1, "sendMessage", **fault)
    await evening.at("2023-04-17 20:00:05")
    await evening.service.postman.deliver_due()
    first = tried(evening)
    assert 3 <= first <= 8, "the workers, once"
    for minute in range(1, 6):
        await evening.at(f"2023-04-17 20:0{minute}")
    assert tried(evening) == first + 5
    evening.sandbox.faults.clear()
    await evening.at("2023-04-17 20:20")
    for who in (*CHIEFS, LIAISON):
        assert evening.sees(who) == list("一二三四五六七八")
