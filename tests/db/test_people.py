"""Who stands behind a Telegram account, and who is nobody."""

from datetime import date

import pytest
from sqlalchemy import event

from db.accounts import mark_blocked, mark_reachable, set_language, unbind
from db.engine import Register
from db.models import Account, Person, Post, PostRoleRow, Unit
from db.people import Face, PostFace, face_of
from db.rules.terms import PostRole
from tests.moments import at

NOW = at("2023-04-14 09:00")
TODAY = date(2023, 4, 14)
CHIEF, LIAISON = 1001, 1002


@pytest.fixture
def office(register: Register) -> Register:
    """孙雯雯 holds a post in each of two units; the liaison of 市公安局 is known by post alone."""
    with register.write() as session:
        session.add_all(Unit(name=name) for name in ("市政数局", "市公安局"))
        session.add_all([Person(name="孙雯雯"), Person()])
        session.flush()
        session.add_all(
            [
                Post(unit_id=1, person_id=1, title="政务监管科科长"),
                Post(unit_id=2, person_id=1, title="联络员", from_on=date(2023, 5, 4)),
                Post(unit_id=2, person_id=2, title="联络员", to_on=date(2023, 4, 28)),
            ]
        )
        session.flush()
        for post, role in ((1, "reporter"), (1, "supervisor"), (2, "reporter"), (3, "reporter")):
            session.add(PostRoleRow(post_id=post, role=role))
        session.add(Account(user_id=CHIEF, person_id=1, chat_id=CHIEF, bound_at=NOW))
        session.add(Account(user_id=LIAISON, person_id=2, chat_id=LIAISON, bound_at=NOW))
    return register


def look(register: Register, user_id: int, today: date = TODAY) -> Face | None:
    with register.read() as session:
        return face_of(session, user_id=user_id, today=today)


def account(register: Register, number: int) -> Account:
    with register.read() as session:
        return session.get_one(Account, number)


def test_a_bound_account_has_a_face(office: Register) -> None:
    both = frozenset({PostRole.REPORTER, PostRole.SUPERVISOR})
    posts = (PostFace(1, 1, "市政数局", "政务监管科科长", both),)
    assert look(office, CHIEF) == Face(1, 1, CHIEF, CHIEF, None, "孙雯雯", posts)


def test_the_face_says_how_to_call_them(office: Register) -> None:
    chief, liaison = look(office, CHIEF), look(office, LIAISON)
    assert chief is not None
    assert liaison is not None
    assert (chief.display, chief.salutation) == ("孙雯雯", "孙科长")
    assert (liaison.display, liaison.salutation) == ("市公安局联络员", "联络员")


def test_a_post_counts_from_its_first_day_to_its_last(office: Register) -> None:
    chief = look(office, CHIEF, date(2023, 5, 4))
    assert chief is not None
    assert [post.unit for post in chief.posts] == ["市政数局", "市公安局"]
    assert chief.actor.posts == {
        (1, PostRole.REPORTER),
        (1, PostRole.SUPERVISOR),
        (2, PostRole.REPORTER),
    }
    assert look(office, LIAISON, date(2023, 4, 28)) is not None


@pytest.mark.parametrize(
    ("user_id", "today"),
    [
        pytest.param(4711, TODAY, id="a stranger"),
        pytest.param(LIAISON, date(2023, 4, 29), id="a liaison whose post has ended"),
    ],
)
def test_who_is_not_bound_or_holds_no_post_is_nobody(
    office: Register, user_id: int, today: date
) -> None:
    assert look(office, user_id, today) is None


def test_an_account_that_was_unbound_is_nobody(office: Register) -> None:
    with office.write() as session:
        assert unbind(session, account_id=1, now=NOW)
        assert not unbind(session, account_id=1, now=NOW)
    assert look(office, CHIEF) is None


def test_a_face_costs_one_query(office: Register) -> None:
    asked: list[str] = []
    event.listen(office.engine, "before_cursor_execute", lambda *about: asked.append(about[2]))
    look(office, CHIEF)
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 1


def test_who_blocked_the_bot_is_marked_until_they_let_it_in(office: Register) -> None:
    with office.write() as session:
        assert mark_blocked(session, chat_id=CHIEF, now=NOW)
        assert not mark_blocked(session, chat_id=CHIEF, now=at("2023-04-17 09:00"))
        assert not mark_blocked(session, chat_id=4711, now=NOW)
    assert account(office, 1).blocked_at == NOW
    with office.write() as session:
        assert mark_reachable(session, account_id=1, now=NOW)
        assert not mark_reachable(session, account_id=1, now=NOW)
    assert account(office, 1).blocked_at is None


def test_an_account_keeps_the_language_it_chose(office: Register) -> None:
    with office.write() as session:
        assert set_language(session, account_id=1, language="en", now=NOW)
    chief = look(office, CHIEF)
    assert chief is not None
    assert chief.language == "en"
