"""However a server counts and however the line sways: no refusal, and nearly all that it takes."""

import asyncio
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.limits import POLICIES, Policy
from jobs.limiter import JITTER
from jobs.limits import Limits
from tests.jobs.virtual import Line, in_no_time

policies = st.sampled_from(sorted(POLICIES))
dice = st.integers(0, 10**6).map(Random)
ways = st.floats(0.001, 0.1)
CROWD = list(range(1, 151))
SLOT = 1 / 28.5


def swaying(dice: Random, way: float, jitter: float):  # type: ignore[no-untyped-def]
    return lambda: (way + dice.uniform(0, jitter), way + dice.uniform(0, jitter))


@settings(max_examples=25, deadline=None)
@given(policies, dice, ways, st.floats(0, JITTER))
def test_a_broadcast_meets_no_refusal_on_any_line(
    policy: Policy, dice: Random, way: float, jitter: float
) -> None:
    line = Line(policy, swaying(dice, way, jitter))
    in_no_time(line.broadcast(CROWD))
    assert (line.refused, len(line.arrived)) == (0, len(CROWD))


@settings(max_examples=20, deadline=None)
@given(policies, dice, ways, st.floats(0, JITTER / 2))
def test_on_a_steady_line_it_comes_to_95_percent_of_the_limit(
    policy: Policy, dice: Random, way: float, jitter: float
) -> None:
    line = Line(policy, swaying(dice, way, jitter))
    in_no_time(line.broadcast(CROWD))
    assert line.pace >= 28.5


@settings(max_examples=25, deadline=None)
@given(
    policies,
    dice,
    ways,
    st.floats(0, JITTER),
    st.lists(st.tuples(st.floats(0, 5), st.integers(1001, 1100)), max_size=120),
)
def test_replies_at_any_moment_meet_none_either_and_do_not_wait_for_a_broadcast(
    policy: Policy,
    dice: Random,
    way: float,
    jitter: float,
    replies: list[tuple[float, int]],
) -> None:
    chats = {chat: moment for moment, chat in replies}  # one a chat: bursts come below
    line = Line(policy, swaying(dice, way, jitter))

    async def story() -> None:
        answers = [line.reply_at(moment, chat) for chat, moment in chats.items()]
        await asyncio.gather(line.broadcast(CROWD), *answers)

    in_no_time(story())
    assert (line.refused, len(line.arrived)) == (0, len(CROWD) + len(chats))


@pytest.mark.parametrize("way", [0.002, 0.08])
def test_a_reply_waits_for_the_next_slot_at_most(way: float) -> None:
    line = Line("sliding", swaying(Random(4), way, JITTER / 2))

    async def story() -> None:
        answers = [line.reply_at(0.5 + n * 0.47, 1001 + n) for n in range(20)]
        await asyncio.gather(line.broadcast(CROWD), *answers)

    in_no_time(story())
    assert len(line.waited) == 20
    assert max(line.waited) <= SLOT + JITTER


def test_replies_without_end_do_not_stop_a_broadcast() -> None:
    line = Line("sliding", swaying(Random(4), 0.01, 0.01))

    async def story() -> None:
        answers = [line.reply_at(n / 40, 1001 + n) for n in range(800)]
        await asyncio.gather(line.broadcast(CROWD[:40]), *answers)

    in_no_time(story())
    done = [moment for moment, chat in line.arrived if chat <= 40]
    assert max(done) < 16, "a tenth of the way is the broadcast's"


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_one_chat_gets_one_a_second_and_a_group_twenty_a_minute(policy: Policy) -> None:
    person, group = Line(policy, lambda: (0.02, 0.02)), Line(policy, lambda: (0.02, 0.02))
    in_no_time(person.broadcast([7] * 30))
    in_no_time(group.broadcast([-7] * 61))
    assert (person.refused, group.refused) == (0, 0)
    assert 0.95 <= person.pace <= 1
    assert group.arrived[-1][0] < 3 * 60 / 0.95


def test_answers_to_one_person_may_burst_a_little() -> None:
    """The sandbox's one a second takes bursts as `Rate(3, 3)`."""
    line = Line("token", lambda: (0.02, 0.02), Limits())

    async def story() -> None:
        await asyncio.gather(*(line.call(7, reply=True) for _ in range(6)))

    in_no_time(story())
    waits = sorted(line.waited)
    assert waits[:3] == [0, 0, 0]
    assert 3 <= waits[3] <= waits[5] < 3.2


def test_what_is_stuck_on_its_way_may_arrive_at_any_moment_and_counts() -> None:
    """Ten calls hang and come all at once, just when others have filled the second."""
    delays = iter([(0.05, 0.05)] * 60 + [(1.2 - n / 30, 0.05) for n in range(8)])
    line = Line("sliding", lambda: next(delays, (0.05, 0.05)))
    in_no_time(line.broadcast(CROWD))
    assert (line.refused, len(line.arrived)) == (0, len(CROWD))


@pytest.mark.parametrize("processes", [2, 3])
@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_processes_that_share_the_limit_keep_to_it_together(policy: Policy, processes: int) -> None:
    line = Line(policy, swaying(Random(processes), 0.02, JITTER / 2))
    lines = [line, *(line.beside() for _ in range(1, processes))]

    async def story() -> None:
        for one in lines:
            one.gate.limiter.share(processes)
        crowds = [[1000 * place + chat for chat in CROWD] for place in range(processes)]
        await asyncio.gather(*(map(Line.broadcast, lines, crowds)))

    in_no_time(story())
    assert line.refused == 0
    assert line.pace >= 28.5


def test_a_refusal_slows_a_broadcast_down_and_the_pace_comes_back() -> None:
    line = Line("sliding", lambda: (0.01, 0.01))

    async def story() -> None:
        line.gate.limiter.slow_down(line.gate.now())
        await line.broadcast(list(range(1, 1501)))

    in_no_time(story())
    moments = [moment for moment, _ in line.arrived]
    assert sum(moment < 1 for moment in moments) in range(19, 23)
    assert sum(40 <= moment < 41 for moment in moments) in range(28, 31)
