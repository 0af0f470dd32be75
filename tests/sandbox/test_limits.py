"""Flood control: three ways to count, in virtual time, and what Telegram answers."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Message
from telegram.error import BadRequest, RetryAfter

from bot.sandbox import Group, Limits, Person, Rate, Sandbox
from bot.sandbox.errors import ApiError
from bot.sandbox.limits import COUNTED, POLICIES, Policy
from bot.sandbox.methods import METHODS
from tests.sandbox.conftest import CHIEF, LARGE, MORNING, TOKEN

GROUP = -501
MANY = Rate(1000, 1)
EACH_POLICY = pytest.mark.parametrize("policy", POLICIES)
FREE = {
    "getMe",
    "getUpdates",
    "getFile",
    "deleteMessage",
    "answerCallbackQuery",
    "sendChatAction",
    "setMyCommands",
    "getMyCommands",
    "deleteMyCommands",
    "setWebhook",
    "deleteWebhook",
    "getWebhookInfo",
}


def after(seconds: float) -> datetime:
    """So long after the start, which is a full minute."""
    return MORNING + timedelta(seconds=seconds)


def call(limits: Limits, seconds: float, chat: int = CHIEF.id, method: str = "sendMessage") -> int:
    """The retry_after of a call at this moment; 0 if it is taken."""
    try:
        limits.check(method, chat, now=after(seconds))
    except ApiError as refused:
        return int((refused.parameters or {})["retry_after"])
    return 0


IN_A_CHAT: dict[str, tuple[Policy, list[tuple[float, int]]]] = {
    "token: a full second between two": (
        "token",
        [(0.6, 0), (0.7, 1), (1.0, 1), (1.599, 1), (1.6, 0), (9, 0), (9.2, 1)],
    ),
    "fixed: one in each second of the clock": (
        "fixed",
        [(0.6, 0), (0.7, 1), (0.999, 1), (1.0, 0), (1.6, 1), (2.0, 0)],
    ),
    "sliding: one in any second": (
        "sliding",
        [(0.6, 0), (0.7, 1), (1.0, 1), (1.599, 1), (1.6, 0), (9, 0), (9.2, 1)],
    ),
}


@pytest.mark.parametrize(("policy", "calls"), IN_A_CHAT.values(), ids=IN_A_CHAT.keys())
def test_a_private_chat_takes_one_message_a_second(
    policy: Policy, calls: list[tuple[float, int]]
) -> None:
    limits = Limits(policy)
    assert [(at, call(limits, at)) for at, _ in calls] == calls
    assert limits.refused == sum(1 for _, wait in calls if wait)
    assert limits.taken == len(calls) - limits.refused


IN_A_GROUP: dict[str, tuple[Policy, list[tuple[float, int]]]] = {
    "token: one comes free every 3 s": ("token", [(50, 3), (52.5, 1), (53, 0), (53, 3), (59, 0)]),
    "fixed: all come free at the full minute": ("fixed", [(50, 10), (59.5, 1), (60, 0), (60, 0)]),
    "sliding: the first of them must be a minute old": (
        "sliding",
        [(50, 60), (60, 50), (109.5, 1), (110, 0), (110, 0)],
    ),
}


@pytest.mark.parametrize(("policy", "then"), IN_A_GROUP.values(), ids=IN_A_GROUP.keys())
def test_a_group_takes_20_messages_a_minute(policy: Policy, then: list[tuple[float, int]]) -> None:
    limits = Limits(policy, chat=MANY)
    assert [call(limits, 50, GROUP) for _ in range(20)] == [0] * 20
    assert [(at, call(limits, at, GROUP)) for at, _ in then] == then


OVERALL: dict[str, tuple[Policy, list[tuple[float, int]]]] = {
    "token: one comes free every 33 ms": ("token", [(0.5, 1), (0.53, 1), (0.534, 0), (0.534, 1)]),
    "fixed: all come free with the next second": ("fixed", [(0.5, 1), (0.999, 1), (1.0, 0)]),
    "sliding: the first must be a second old": ("sliding", [(0.5, 1), (1.4, 1), (1.5, 0)]),
}


@pytest.mark.parametrize(("policy", "then"), OVERALL.values(), ids=OVERALL.keys())
def test_all_chats_together_take_30_messages_a_second(
    policy: Policy, then: list[tuple[float, int]]
) -> None:
    limits = Limits(policy)
    assert [call(limits, 0.5, chat) for chat in range(1, 31)] == [0] * 30
    tried = [(at, call(limits, at, 31 + place)) for place, (at, _) in enumerate(then)]
    assert tried == then


@EACH_POLICY
@pytest.mark.parametrize("begun", [0, 0.01, 0.5, 0.99])
def test_an_even_pace_below_30_a_second_is_never_refused(policy: Policy, begun: float) -> None:
    limits = Limits(policy)
    waits = [call(limits, begun + number / 28.5, number + 1) for number in range(2000)]
    assert set(waits) == {0}


@EACH_POLICY
def test_a_pace_above_30_a_second_is(policy: Policy) -> None:
    limits = Limits(policy)
    for number in range(2000):
        call(limits, number / 33, number + 1)
    assert 0.85 < limits.taken / 2000 < 0.93, "30 of 33 are taken"


@EACH_POLICY
def test_a_group_is_held_to_a_message_a_second_as_well(policy: Policy) -> None:
    limits = Limits(policy)
    assert [call(limits, at, GROUP) for at in (0, 0.5, 1, 2)] == [0, 1, 0, 0]


@EACH_POLICY
def test_a_rate_can_let_a_short_burst_pass(policy: Policy) -> None:
    limits = Limits(policy, chat=Rate(3, 3))
    assert [bool(call(limits, 0)) for _ in range(4)] == [False] * 3 + [True]
    assert call(limits, 3) == 0


@EACH_POLICY
def test_chats_do_not_count_for_one_another_and_a_refused_call_for_nothing(policy: Policy) -> None:
    limits = Limits(policy)
    assert call(limits, 0, 1) == 0
    for _ in range(40):
        assert call(limits, 0.1, 1) == 1
    assert call(limits, 0.1, 2) == 0
    assert call(limits, 1, 1) == 0


GAPS = st.lists(st.integers(0, 2500), max_size=60)
CHATS = st.lists(st.sampled_from([1, 2, GROUP]), min_size=60, max_size=60)


@given(st.sampled_from(sorted(POLICIES)), GAPS, CHATS)
def test_who_waits_as_told_and_not_less_is_taken(
    policy: Policy, gaps: list[int], chats: list[int]
) -> None:
    """`gaps` in milliseconds. A second less would not do: the wait is rounded up, no further."""
    limits = Limits(policy, overall=Rate(3, 2), group=Rate(4, 10))
    now = 0.0
    for gap, chat in zip(gaps, chats, strict=False):
        now += gap / 1000
        wait = call(limits, now, chat)
        if wait:
            assert wait == 1 or call(limits, now + wait - 1, chat), "asked for a second too much"
            now += wait
            assert call(limits, now, chat) == 0


@given(GAPS)
def test_a_sliding_window_never_holds_more_than_its_calls(gaps: list[int]) -> None:
    limits, taken, now = Limits("sliding", overall=Rate(3, 2), chat=MANY), [], 0
    for gap in gaps:
        now += gap
        if not call(limits, now / 1000):
            taken.append(now)
    assert all(late - early >= 2000 for early, late in zip(taken, taken[3:], strict=False))


def test_every_method_is_either_counted_or_free() -> None:
    assert set(METHODS) - COUNTED == FREE
    assert set(METHODS) >= COUNTED
    limits = Limits()
    assert [call(limits, 0, method=method) for method in sorted(FREE) * 2] == [0] * 24
    assert [call(limits, place, method=m) for place, m in enumerate(sorted(COUNTED))] == [0] * 10
    assert limits.taken == len(COUNTED)


async def test_a_refusal_has_the_words_and_the_header_of_telegram(
    http: ClientSession, sandbox: Sandbox, chief: Person
) -> None:
    sandbox.limits = Limits(chat=Rate(1, 3600))
    params = {"chat_id": CHIEF.id, "text": "好"}
    async with http.post(f"/bot{TOKEN}/sendMessage", json=params) as answer:
        assert answer.status == 200
    async with http.post(f"/bot{TOKEN}/sendMessage", data=params) as answer:
        told = await answer.json()
        wait = told["parameters"]["retry_after"]
        assert answer.status == 429
        assert answer.headers["Retry-After"] == str(wait)
    assert told == {
        "ok": False,
        "error_code": 429,
        "description": f"Too Many Requests: retry after {wait}",
        "parameters": {"retry_after": wait},
    }
    assert [message["text"] for message in chief.sees] == ["/start", "好"]


async def test_the_client_is_told_how_long_and_the_sandbox_s_own_clock_counts(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    sandbox.limits = Limits(chat=Rate(1, 3600))
    await bot.send_message(CHIEF.id, "一")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(CHIEF.id, "二")
    wait: Any = refused.value.retry_after
    assert 3500 < (wait.total_seconds() if isinstance(wait, timedelta) else wait) <= 3600
    sandbox.clock.move_to(sandbox.clock.now() + timedelta(hours=1))
    await bot.send_message(CHIEF.id, "二")
    sandbox.limits = None
    await bot.send_message(CHIEF.id, "三")
    assert [message["text"] for message in chief.sees] == ["/start", "一", "二", "三"]


async def test_edits_count_and_what_only_asks_or_answers_is_free(
    bot: Bot, sandbox: Sandbox, chief: Person, group: Group
) -> None:
    sandbox.limits = limits = Limits(chat=Rate(2, 3600), group=Rate(1, 3600))
    sent = await bot.send_message(CHIEF.id, "一")
    edited = await bot.edit_message_text("二", CHIEF.id, sent.message_id)
    assert isinstance(edited, Message)
    with pytest.raises(RetryAfter):
        await bot.edit_message_text("三", CHIEF.id, sent.message_id)
    await bot.send_message(LARGE, "一")
    with pytest.raises(RetryAfter):
        await bot.send_message(LARGE, "二")
    await bot.send_chat_action(CHIEF.id, "typing")
    await bot.get_updates()
    await bot.delete_message(CHIEF.id, sent.message_id)
    assert (limits.taken, limits.refused) == (3, 2)


async def test_without_limits_nothing_is_held_back_and_what_is_refused_otherwise_counts_too(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    for number in range(5):
        await bot.send_message(CHIEF.id, f"{number}")
    sandbox.limits = limits = Limits(chat=Rate(1, 3600))
    with pytest.raises(BadRequest, match="empty"):
        await bot.send_message(CHIEF.id, " ")
    with pytest.raises(RetryAfter):
        await bot.send_message(CHIEF.id, "好")
    assert (limits.taken, limits.refused) == (1, 1)
