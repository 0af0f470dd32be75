"""Binding an account: by one's own number, by an invitation, and by two at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlmodel import col, select

from db.accounts import mark_blocked
from db.bindings import Binding, Outcome, bind_by_invitation, bind_by_phone, make_invitation
from db.engine import Register
from db.models import Account, Audit, Invitation, Person, Post, Unit
from db.people import face_of
from db.posts import unbound_posts
from tests.moments import at

NOW = at("2023-04-14 09:00")
TODAY = date(2023, 4, 14)
CHIEF, LIAISON, STRANGER = 1001, 1002, 4711
MOBILE = "15204469994"


class Desk:
    """Binds by hand, one transaction each."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def phone(self, user_id: int, phone: str = MOBILE, today: date = TODAY) -> Binding:
        with self.register.write() as session:
            return bind_by_phone(
                session, user_id=user_id, chat_id=user_id, phone=phone, now=NOW, today=today
            )

    def invite(self, post_id: int = 2) -> str:
        with self.register.write() as session:
            return make_invitation(session, post_id=post_id, now=NOW)

    def code(self, user_id: int, code: str, later: timedelta = timedelta()) -> Binding:
        now = NOW + later
        with self.register.write() as session:
            return bind_by_invitation(
                session, user_id=user_id, chat_id=user_id, code=code, now=now, today=now.date()
            )

    def bound(self) -> dict[int, int]:
        """Telegram users who are bound, to their persons."""
        with self.register.read() as session:
            rows = session.exec(select(Account).where(col(Account.unbound_at).is_(None)))
            return {row.user_id: row.person_id for row in rows}


def people(register: Register) -> Desk:
    """1 孙雯雯 with a mobile, 2 the unnamed liaison of 市公安局, 3 who has left with a mobile."""
    with register.write() as session:
        session.add_all(Unit(name=name) for name in ("市政数局", "市公安局", "市民政局"))
        session.add_all([Person(name="孙雯雯", mobile=MOBILE), Person()])
        session.add(Person(name="李明", mobile="13800000003"))
        session.flush()
        session.add_all(
            [
                Post(unit_id=1, person_id=1, title="政务监管科科长"),
                Post(unit_id=2, person_id=2, title="联络员"),
                Post(unit_id=3, person_id=3, title="联络员", to_on=date(2023, 4, 13)),
            ]
        )
    return Desk(register)


@pytest.fixture
def desk(register: Register) -> Desk:
    return people(register)


class TestByPhone:
    @pytest.mark.parametrize("phone", [MOBILE, "+8615204469994", "86 152-0446-9994"])
    def test_ones_own_number_binds_however_it_is_written(self, desk: Desk, phone: str) -> None:
        assert desk.phone(CHIEF, phone) == Binding(Outcome.BOUND, 1)
        with desk.register.read() as session:
            assert face_of(session, user_id=CHIEF, today=TODAY) is not None

    @pytest.mark.parametrize(
        "phone",
        [
            pytest.param("13900000000", id="not in the roster"),
            pytest.param("13800000003", id="of somebody whose posts have ended"),
            pytest.param("", id="empty"),
            pytest.param("+", id="no digits"),
        ],
    )
    def test_an_unknown_number_binds_nobody(self, desk: Desk, phone: str) -> None:
        assert desk.phone(STRANGER, phone) == Binding(Outcome.UNKNOWN_PHONE)
        assert desk.bound() == {}

    def test_a_second_time_changes_nothing(self, desk: Desk) -> None:
        desk.phone(CHIEF)
        assert desk.phone(CHIEF) == Binding(Outcome.ALREADY, 1)
        assert desk.bound() == {CHIEF: 1}

    def test_a_new_account_replaces_the_former_one(self, desk: Desk) -> None:
        desk.phone(CHIEF)
        binding = desk.phone(2001)
        assert (binding.outcome, binding.former and binding.former.chat_id) == (
            Outcome.REBOUND,
            CHIEF,
        )
        assert desk.bound() == {2001: 1}

    def test_an_account_that_is_somebodys_does_not_become_anothers(self, desk: Desk) -> None:
        desk.code(LIAISON, desk.invite())
        desk.phone(CHIEF)
        assert desk.phone(LIAISON) == Binding(Outcome.OTHER_PERSON)
        assert desk.bound() == {CHIEF: 1, LIAISON: 2}

    def test_an_account_of_somebody_who_left_may_become_anothers(self, desk: Desk) -> None:
        assert desk.phone(CHIEF, "13800000003", today=date(2023, 4, 13)).outcome == Outcome.BOUND
        assert desk.phone(CHIEF).outcome == Outcome.BOUND
        assert desk.bound() == {CHIEF: 1}

    def test_each_change_is_in_the_audit(self, desk: Desk) -> None:
        desk.phone(CHIEF)
        desk.phone(2001)
        with desk.register.read() as session:
            actions = session.exec(select(Audit.action).order_by(col(Audit.id))).all()
        assert actions == ["account.bind", "account.unbind", "account.bind"]


class TestByInvitation:
    def test_a_code_binds_to_its_post(self, desk: Desk) -> None:
        assert desk.code(LIAISON, desk.invite()) == Binding(Outcome.BOUND, 2)

    def test_a_code_is_fit_for_a_link_and_not_kept(self, desk: Desk) -> None:
        code = desk.invite()
        assert len(code) >= 16
        assert code.replace("-", "").replace("_", "").isalnum()
        with desk.register.read() as session:
            assert code not in str(session.exec(select(Invitation)).one())
            assert code not in str(session.exec(select(Audit)).all())

    def test_a_code_is_good_once(self, desk: Desk) -> None:
        code = desk.invite()
        desk.code(LIAISON, code)
        assert desk.code(STRANGER, code) == Binding(Outcome.USED)
        assert desk.bound() == {LIAISON: 2}

    def test_pressing_ones_own_link_again_is_no_mistake(self, desk: Desk) -> None:
        code = desk.invite()
        desk.code(LIAISON, code)
        assert desk.code(LIAISON, code) == Binding(Outcome.ALREADY, 2)

    @pytest.mark.parametrize("again", ["the link", "the number"])
    def test_who_blocked_the_bot_and_binds_again_is_reachable(self, desk: Desk, again: str) -> None:
        code = desk.invite(1)
        desk.code(CHIEF, code)
        with desk.register.write() as session:
            mark_blocked(session, chat_id=CHIEF, now=NOW)
        binding = desk.code(CHIEF, code) if again == "the link" else desk.phone(CHIEF)
        assert binding.outcome == Outcome.ALREADY
        with desk.register.read() as session:
            assert session.exec(select(Account)).one().blocked_at is None

    def test_a_code_expires_after_seven_days(self, desk: Desk) -> None:
        week = timedelta(days=7)
        code = desk.invite()
        assert desk.code(LIAISON, code, week) == Binding(Outcome.EXPIRED)
        assert desk.code(LIAISON, code, week - timedelta(seconds=1)).outcome == Outcome.BOUND

    @pytest.mark.parametrize("code", ["", "guess", "x" * 10_000, "验证码"])
    def test_an_unknown_code_binds_nobody(self, desk: Desk, code: str) -> None:
        desk.invite()
        assert desk.code(STRANGER, code) == Binding(Outcome.UNKNOWN_CODE)

    def test_a_code_for_a_post_that_ended_has_expired(self, desk: Desk) -> None:
        code = desk.invite()
        with desk.register.write() as session:
            session.get_one(Post, 2).to_on = TODAY
        assert desk.code(LIAISON, code, timedelta(days=1)) == Binding(Outcome.EXPIRED)

    def test_a_refusal_does_not_use_up_the_code(self, desk: Desk) -> None:
        code = desk.invite()
        desk.phone(CHIEF)
        assert desk.code(CHIEF, code) == Binding(Outcome.OTHER_PERSON)
        assert desk.code(LIAISON, code).outcome == Outcome.BOUND


def test_who_is_still_to_be_invited_is_listed_once_each(desk: Desk) -> None:
    with desk.register.write() as session:
        session.add(Post(unit_id=3, person_id=2, title="联络员"))
    assert unbound(desk) == ["市政数局 政务监管科科长 孙雯雯", "市公安局 联络员 (未填姓名)"]
    desk.phone(CHIEF)
    assert unbound(desk) == ["市公安局 联络员 (未填姓名)"]


def unbound(desk: Desk) -> list[str]:
    with desk.register.read() as session:
        return [str(held) for held in unbound_posts(session, today=TODAY)]


class TestTwoAtOnce:
    @pytest.fixture
    def desk(self, postgres_register: Register) -> Desk:
        return people(postgres_register)

    def test_two_accounts_with_one_code_one_of_them_is_bound(self, desk: Desk) -> None:
        code = desk.invite()
        outcomes = together(lambda: desk.code(LIAISON, code), lambda: desk.code(STRANGER, code))
        assert sorted(outcomes) == [Outcome.BOUND, Outcome.USED]
        assert len(desk.bound()) == 1

    def test_two_accounts_with_one_number_the_later_one_keeps_it(self, desk: Desk) -> None:
        outcomes = together(lambda: desk.phone(CHIEF), lambda: desk.phone(2001))
        assert sorted(outcomes) == [Outcome.BOUND, Outcome.REBOUND]
        assert len(desk.bound()) == 1

    def test_one_account_with_the_codes_of_two_is_one_of_them(self, desk: Desk) -> None:
        police, chief = desk.invite(), desk.invite(1)
        outcomes = together(lambda: desk.code(LIAISON, police), lambda: desk.code(LIAISON, chief))
        assert sorted(outcomes) == [Outcome.BOUND, Outcome.OTHER_PERSON]
        assert len(desk.bound()) == 1


def together(*attempts: Callable[[], Binding]) -> list[Outcome]:
    """What becomes of attempts that begin at the same moment."""
    barrier = Barrier(len(attempts))

    def run(attempt: Callable[[], Binding]) -> Outcome:
        barrier.wait()
        return attempt().outcome

    with ThreadPoolExecutor(max_workers=len(attempts)) as threads:
        return list(threads.map(run, attempts))
