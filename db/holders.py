"""Who holds posts of a role on a day, and in which chat each can be reached."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from db.models import Account, Person, Post, PostRoleRow, Unit
from db.posts import held_on
from db.rules.salutation import salutation
from db.rules.terms import PostRole


@dataclass(frozen=True)
class Holder:
    """The holder of a post, and the chat in which they can be reached, if any.

    `blocked`: there is an account, and it does not let the bot write.
    """

    person_id: int
    post_id: int
    name: str | None
    unit_id: int
    unit: str
    title: str
    chat_id: int | None
    language: str | None
    blocked: bool = False

    @property
    def display(self) -> str:
        """By name, or by the post where no name is known: 市公安局联络员."""
        return self.name or f"{self.unit}{self.title}"

    @property
    def salutation(self) -> str:
        """孙科长; by the post alone where no name is known."""
        return salutation(self.name, self.title)


def holders(session: Session, role: PostRole, *, today: date) -> list[Holder]:
    """The holders of posts of `role` on `today`, in the roster's order; bound or not."""
    rows = session.execute(
        _held(today)
        .join(PostRoleRow, col(PostRoleRow.post_id) == col(Post.id))
        .where(col(PostRoleRow.role) == role)
    )
    return [_holder(*row) for row in rows]


def deciders(session: Session, unit_id: int, *, today: date) -> list[Holder]:
    """The supervisors who may decide about a unit: each person once, none of that unit itself."""
    return deciders_of(session, [unit_id], today=today)[unit_id]


def deciders_of(
    session: Session, unit_ids: Collection[int], *, today: date
) -> dict[int, list[Holder]]:
    """The same for several units, in two reads."""
    found = holders(session, PostRole.SUPERVISOR, today=today)
    able = list({holder.person_id: holder for holder in found}.values())
    own = units_of_people(session, [holder.person_id for holder in able], today=today)
    return {unit: [h for h in able if unit not in own[h.person_id]] for unit in unit_ids}


def colleagues_of(
    session: Session, unit_ids: Collection[int], *, today: date
) -> dict[int, list[Holder]]:
    """The reporters, reviewers and leaders of these units: each person once a unit."""
    found: dict[int, dict[int, Holder]] = {unit: {} for unit in unit_ids}
    for role in (PostRole.REPORTER, PostRole.REVIEWER, PostRole.LEADER):
        for holder in holders(session, role, today=today):
            if holder.unit_id in found:
                found[holder.unit_id].setdefault(holder.person_id, holder)
    return {unit: list(people.values()) for unit, people in found.items()}


def unit_reviewers(session: Session, unit_id: int, *, today: date) -> list[Holder]:
    """The reviewers of a unit (本单位审核); none where the unit has not chosen to have any."""
    found = holders(session, PostRole.REVIEWER, today=today)
    return [holder for holder in found if holder.unit_id == unit_id]


def holder_of(session: Session, person_id: int, *, today: date) -> Holder | None:
    """A person with the first post held on `today`; None for who holds none any more."""
    statement = _held(today).where(col(Post.person_id) == person_id).limit(1)
    rows = session.execute(statement).all()
    return next((_holder(*row) for row in rows), None)


def units_of_people(
    session: Session, person_ids: Collection[int], *, today: date
) -> dict[int, set[int]]:
    """The units in which each of these people holds any post."""
    found: dict[int, set[int]] = {person_id: set() for person_id in person_ids}
    rows = session.execute(
        select(col(Post.person_id), col(Post.unit_id)).where(
            col(Post.person_id).in_(person_ids), held_on(today)
        )
    )
    for person_id, unit_id in rows:
        found[person_id].add(unit_id)
    return found


def _held(today: date) -> Select[*tuple[Any, ...]]:
    """The columns of `_holder` for the posts held on `today`: plain ones, since a big register has
    tens of thousands, and a sweep or a board asks for all."""
    return (
        select(
            col(Person.id),
            col(Post.id),
            col(Person.name),
            col(Unit.id),
            col(Unit.name),
            col(Post.title),
            col(Account.chat_id),
            col(Account.language),
            col(Account.blocked_at).is_not(None),
        )
        .select_from(Post)
        .join(Person, col(Person.id) == col(Post.person_id))
        .join(Unit, col(Unit.id) == col(Post.unit_id))
        .outerjoin(
            Account,
            (col(Account.person_id) == col(Person.id)) & col(Account.unbound_at).is_(None),
        )
        .where(held_on(today))
        .order_by(col(Post.id))
    )


def _holder(
    person_id: int,
    post_id: int,
    name: str | None,
    unit_id: int,
    unit: str,
    title: str,
    chat_id: int | None,
    language: str | None,
    blocked: bool,
) -> Holder:
    free = None if blocked else chat_id
    return Holder(person_id, post_id, name, unit_id, unit, title, free, language, bool(blocked))
