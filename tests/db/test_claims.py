"""Who has a message in hand, for how long, and which one of a chat is next; on both engines."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest

from db.claims import LEASE, claim, claim_due, due_in, is_due, release
from db.engine import Register
from db.models import Heartbeat, Incoming, Outgoing
from db.models.talk import Delivery
from db.outbox import owe, postpone, readdress, settle_given_up, settle_sent
from db.presence import ALIVE, beat, is_eldest, leave, start
from db.rules.office import Office
from tests.moments import at

OFFICE = Office(ZoneInfo("Asia/Shanghai"))
NOW = at("2023-04-17 09:00")
SUN, LI, GROUP = 1001, 1002, -5001
SECOND = timedelta(seconds=1)


def owed(register: Register, *chats: int, update: int | None = None) -> list[int]:
    """A message for each, in this order; answers to an update if one is given."""
    with register.write() as session:
        if update:
            session.add(
                Incoming(id=update, bot_id=42, update_id=update, received_at=NOW, outcome="")
            )
            session.flush()
        rows = [
            owe(
                session,
                kind="told",
                method="sendMessage",
                payload={"chat_id": chat, "text": "提醒"},
                now=NOW,
                incoming_id=update,
            )
            for chat in chats
        ]
        return [row.id for row in rows]


def claims(
    register: Register,
    by: str = "one",
    *,
    now: datetime = NOW,
    most: int = 8,
    busy: Iterable[int] = (),
    gap: timedelta = timedelta(0),
) -> list[int]:
    with register.write() as session:
        beat(session, by, now=now)
        rows = claim_due(
            session, now=now, office=OFFICE, by=by, most=most, busy=[*busy], in_hand=[], gap=gap
        )
        return [row.id for row in rows]


def shows_itself(register: Register, who: str, now: datetime) -> int:
    with register.write() as session:
        return beat(session, who, now=now)


def row_of(register: Register, outgoing_id: int) -> Outgoing:
    with register.read() as session:
        return session.get_one(Outgoing, outgoing_id)


def test_what_one_process_has_no_other_gets(register: Register) -> None:
    first, second, third = owed(register, SUN, LI, GROUP)
    assert claims(register, "one", most=2) == [first, second]
    assert claims(register, "other") == [third]
    assert claims(register, "one") == []
    assert {row_of(register, first).claimed_by, row_of(register, third).claimed_by} == {
        "one",
        "other",
    }


def test_a_dead_process_holds_nothing_and_a_living_one_until_its_lease_ends(
    register: Register,
) -> None:
    first, second = owed(register, SUN, LI)
    assert claims(register, "killed", most=1) == [first]
    assert claims(register, "alive", most=1) == [second]
    shows_itself(register, "alive", NOW + ALIVE - SECOND)
    assert claims(register, "third", now=NOW + ALIVE - SECOND) == []
    assert claims(register, "third", now=NOW + ALIVE) == [first]
    shows_itself(register, "alive", NOW + LEASE)
    shows_itself(register, "third", NOW + LEASE)
    assert claims(register, "fourth", now=NOW + LEASE) == [second]


def test_who_leaves_in_order_leaves_everything_at_once(register: Register) -> None:
    (first,) = owed(register, SUN)
    assert claims(register, "one") == [first]
    with register.write() as session:
        leave(session, "one")
    assert claims(register, "other") == [first]


def test_the_living_are_counted_where_a_register_can_be_shared(register: Register) -> None:
    shared = register.engine.dialect.name == "postgresql"
    for number in (1, 2, 3):
        with register.write() as session:
            assert start(session, f"{number}", now=NOW) == (number if shared else 1)
    assert shows_itself(register, "3", NOW + ALIVE) == 1


def test_the_eldest_of_the_living_fetches_for_all(postgres_register: Register) -> None:
    def fetches(now: datetime) -> list[str]:
        with postgres_register.read() as session:
            return [who for who in ("b", "a", "poll:42") if is_eldest(session, who, now=now)]

    with postgres_register.write() as session:
        long_ago = NOW - timedelta(days=9)
        session.add(Heartbeat(id="poll:42", started_at=long_ago, seen_at=NOW))
        start(session, "b", now=NOW)
        start(session, "a", now=NOW + SECOND)
    assert fetches(NOW + SECOND) == ["b"]
    shows_itself(postgres_register, "a", NOW + ALIVE)
    assert fetches(NOW + ALIVE) == ["a"], "b is dead"
    shows_itself(postgres_register, "b", NOW + ALIVE)
    assert fetches(NOW + ALIVE) == ["b"], "and was only away"


def test_two_that_start_at_once_know_of_each_other(postgres_register: Register) -> None:
    together = Barrier(2)

    def begins(who: str) -> int:
        together.wait()
        with postgres_register.write() as session:
            return start(session, who, now=NOW)

    with ThreadPoolExecutor() as pool:
        assert sorted(pool.map(begins, ("one", "other"))) == [1, 2]


def test_heartbeats_of_another_kind_are_neither_counted_nor_cleared_away(
    register: Register,
) -> None:
    (first,) = owed(register, SUN)
    long_ago = NOW - timedelta(days=9)
    with register.write() as session:
        for who in ("poll:42", "poll:43", "old"):
            seen = NOW if who == "poll:43" else long_ago
            session.add(Heartbeat(id=who, started_at=long_ago, seen_at=seen))
        session.flush()
        assert start(session, "one", now=NOW) == 1
        row = claim(session, first, now=NOW, office=OFFICE, by="poll:43")
        assert row
    with register.read() as session:
        assert [session.get(Heartbeat, who) is None for who in ("poll:42", "poll:43", "old")] == [
            False,
            False,
            True,
        ]
    assert claims(register, "one") == [first], "poll:43 is no process"


@pytest.mark.parametrize("end", ["sent", "given up", "postponed", "released", "moved"])
def test_whatever_comes_of_it_the_claim_is_over(register: Register, end: str) -> None:
    (first,) = owed(register, GROUP)
    assert claims(register) == [first]
    with register.write() as session:
        if end == "sent":
            settle_sent(session, first, message_id=7, now=NOW)
        elif end == "given up":
            settle_given_up(session, first, problem="Forbidden")
        elif end == "postponed":
            postpone(session, first, until=NOW + SECOND, problem="Bad Gateway")
        elif end == "released":
            release(session, first, until=NOW + SECOND)
        else:
            readdress(session, first, chat_id=-1_000_000_005_001, now=NOW)
    row = row_of(register, first)
    assert (row.claimed_until, row.claimed_by) == (None, None)
    assert row.attempts == (0 if end == "released" else 1)
    still_owed = end in ("postponed", "released", "moved")
    assert claims(register, "other", now=NOW + SECOND) == ([first] if still_owed else [])


def test_a_chat_s_second_message_waits_for_its_first(register: Register) -> None:
    first, second, other = owed(register, SUN, SUN, LI)
    assert claims(register) == [first, other]
    with register.write() as session:
        postpone(session, first, until=NOW + 4 * SECOND, problem="Bad Gateway")
    assert claims(register, now=NOW + SECOND) == []
    assert claims(register, now=NOW + 4 * SECOND) == [first]
    with register.write() as session:
        settle_sent(session, first, message_id=7, now=NOW + 4 * SECOND)
    assert claims(register, now=NOW + 4 * SECOND) == [second]


def test_but_not_for_ever(register: Register) -> None:
    """A message at which the server stumbles each time silences nobody."""
    first, second = owed(register, SUN, SUN)
    now = NOW
    for _ in range(6):
        assert claims(register, now=now) == [first]
        with register.write() as session:
            postpone(session, first, until=now + 64 * SECOND, problem="Internal Server Error")
        now += 64 * SECOND
    assert claims(register, now=now - SECOND) == [second]


def test_an_answer_goes_before_what_was_owed_earlier_and_waits_for_answers_only(
    register: Register,
) -> None:
    (reminder,) = owed(register, SUN)
    answer, next_answer = owed(register, SUN, SUN, update=7)
    with register.write() as session:
        beat(session, "one", now=NOW)
        assert claim(session, next_answer, now=NOW, office=OFFICE, by="one") is None
        row = claim(session, answer, now=NOW, office=OFFICE, by="one")
        assert row
    assert claims(register) == [], "both are answered at the moment"
    for done, then in ((answer, next_answer), (next_answer, reminder)):
        with register.write() as session:
            settle_sent(session, done, message_id=7, now=NOW)
        assert claims(register) == [then], "an answer that had to wait is not put off any longer"


def test_a_busy_chat_and_one_just_written_to_are_left_alone(register: Register) -> None:
    first, second, other = owed(register, SUN, SUN, LI)
    assert claims(register, busy=[SUN]) == [other]
    assert claims(register) == [first]
    with register.write() as session:
        settle_sent(session, first, message_id=7, now=NOW)
    assert claims(register, now=NOW + SECOND / 2, gap=SECOND) == []
    assert claims(register, now=NOW + SECOND, gap=SECOND) == [second]


def test_what_is_due_is_known_without_claiming_it(register: Register) -> None:
    assert not register_is_due(register)
    owed(register, SUN, LI)
    assert register_is_due(register)
    with register.read() as session:
        assert due_in(session, chats=[SUN, GROUP], now=NOW) == {SUN}
    claims(register)
    assert not register_is_due(register)
    assert {row_of(register, number).state for number in (1, 2)} == {Delivery.OWED}


def register_is_due(register: Register) -> bool:
    with register.read() as session:
        return is_due(session, now=NOW)
