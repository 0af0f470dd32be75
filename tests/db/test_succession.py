"""A successor of the same title inherits what the post handled."""

from datetime import date

import pytest
from sqlmodel import Session, col, select

from db.appointments import appointments
from db.engine import Register
from db.items import Item, items_by_id
from db.models import Assignment, Audit, Duty, Person, Post, PostRoleRow, Unit
from db.rosters import end_post
from db.rules.terms import PostRole
from db.succession import appoint
from tests.db.loaded import NOW, load_people, open_notice

CENTRE, TITLE = "市政务服务中心", "基层服务科科长"
FORMER, SUCCESSOR, FIRST = "王鹏远", "刘书涛", "李艳杰"
LAST, AFTER = date(2023, 5, 31), date(2023, 6, 1)


@pytest.fixture
def ending(register: Register) -> Register:
    """The post that handles the stations (14a) ends on 31 May."""
    load_people(register, open_notice(register)[0])
    with register.write() as session:
        end_post(session, unit=CENTRE, title=TITLE, on=LAST, now=NOW)
    return register


@pytest.fixture
def handed_over(ending: Register) -> Register:
    """And another chief holds it from 1 June on."""
    with ending.write() as session:
        person = session.exec(select(Person).where(Person.name == SUCCESSOR)).one()
        unit = session.exec(select(Unit).where(Unit.name == CENTRE)).one()
        post = Post(unit_id=unit.id, person_id=person.id, title=TITLE, from_on=AFTER)
        session.add(post)
        session.flush()
        session.add(PostRoleRow(post_id=post.id, role=PostRole.REPORTER))
    return ending


@pytest.mark.parametrize(
    ("today", "name"),
    [pytest.param(LAST, FORMER, id="31 May"), pytest.param(AFTER, SUCCESSOR, id="1 June")],
)
def test_from_the_day_on_the_successor_is_written_to(
    handed_over: Register, today: date, name: str
) -> None:
    assert handler_on(handed_over, today) == name


def test_without_a_successor_it_is_the_first_reporter_of_the_unit(ending: Register) -> None:
    assert handler_on(ending, AFTER) == FIRST


def test_a_post_that_is_held_is_not_replaced(handed_over: Register) -> None:
    assert handed_on(handed_over, LAST) == []


def test_what_is_handed_on_is_written_down_with_the_former_post(handed_over: Register) -> None:
    with handed_over.read() as session:
        former, successor = session.exec(
            select(Post.id).where(Post.title == TITLE).order_by(col(Post.id))
        ).all()
    changes = handed_on(handed_over, AFTER)
    assert changes
    assert {(str(old), str(new)) for old, new in changes} == {
        (str({"handler_post_id": former}), str({"handler_post_id": successor}))
    }
    assert handler_on(handed_over, AFTER) == SUCCESSOR
    assert handed_on(handed_over, AFTER) == [], "once"


def handler_on(register: Register, today: date) -> str | None:
    with register.read() as session:
        held = appointments(session, today=today).handler(stations(session))
        return held.name if held else None


def stations(session: Session) -> Item:
    """14a of the centre."""
    found = session.exec(
        select(Assignment.id)
        .join(Duty, col(Duty.id) == Assignment.duty_id)
        .join(Unit, col(Unit.id) == Assignment.unit_id)
        .where(Duty.code == "14a", Unit.name == CENTRE)
    ).one()
    return items_by_id(session, [found])[0]


def handed_on(register: Register, today: date) -> list[tuple[object, object]]:
    """What appointing on this day changes, as the audit has it."""
    with register.write() as session:
        before = session.exec(select(Audit.id).order_by(col(Audit.id).desc())).first() or 0
        appoint(session, now=NOW, today=today)
        rows = session.exec(select(Audit).where(col(Audit.id) > before))
        return [(row.old, row.new) for row in rows]
