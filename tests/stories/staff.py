"""Those who decide: two supervisors of an office of their own, and a unit's own reviewer."""

from sqlmodel import Session, select

from db.engine import Register
from db.models import Account, Person, Post, PostRoleRow, Review, Unit
from db.rules.terms import PostRole
from tests.moments import at
from tests.stories.office import FIRST_MORNING, Office
from tests.stories.people import DEPUTY, OVERSEER, REVIEWER, VISITORS

INSPECTORS = "市政府督查室"
STAFF = {
    OVERSEER: (INSPECTORS, "督办员", PostRole.SUPERVISOR),
    DEPUTY: (INSPECTORS, "副督办员", PostRole.SUPERVISOR),
    REVIEWER: ("市公安局", "审核人", PostRole.REVIEWER),
}


def joins(register: Register, *names: str, bound: bool = True) -> None:
    """These people hold their posts, and are bound."""
    with register.write() as session:
        for who in names:
            _join(session, who, bound=bound)


def join(office: Office, *names: str, bound: bool = True) -> None:
    """The same in an office at work."""
    joins(office.register, *names, bound=bound)
    for who in names:
        office.sandbox.world.store.chats[VISITORS[who].id].opened = bound


def _join(session: Session, who: str, *, bound: bool) -> None:
    name, title, role = STAFF[who]
    unit = session.exec(select(Unit).where(Unit.name == name)).one_or_none()
    if unit is None:
        unit = Unit(name=name, kind="unit")
    person = Person(name=None, mobile=None)
    session.add_all([unit, person])
    session.flush()
    post = Post(unit_id=unit.id, person_id=person.id, title=title)
    session.add(post)
    session.flush()
    session.add(PostRoleRow(post_id=post.id, role=role))
    if bound:
        user_id, now = VISITORS[who].id, at(FIRST_MORNING)
        session.add(Account(user_id=user_id, chat_id=user_id, person_id=person.id, bound_at=now))


def reviews(office: Office) -> list[tuple[str, str, str | None, bool]]:
    """Stage, verdict, reason and exception of every decision about a report."""
    return [(one.stage, one.verdict, one.reason, one.exception) for one in office.rows(Review)]
