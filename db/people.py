"""Who is who for the chat: the person behind a Telegram account, with the posts held today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlmodel import Session, col

from db.models import Account, Person, Post, PostRoleRow, Unit
from db.posts import held_on
from db.rules.permissions import Actor
from db.rules.salutation import salutation
from db.rules.terms import PostRole


@dataclass(frozen=True)
class PostFace:
    """A post (岗位) that a person holds today."""

    post_id: int
    unit_id: int
    unit: str
    title: str
    roles: frozenset[PostRole]


@dataclass(frozen=True)
class Face:
    """A bound account and its person; `name` is None for who is known by the post alone.

    There is at least one post: without any, a person is nobody.
    """

    account_id: int
    person_id: int
    user_id: int
    chat_id: int
    language: str | None
    name: str | None
    posts: tuple[PostFace, ...]

    @cached_property
    def actor(self) -> Actor:
        """What permissions are asked about."""
        held = frozenset((post.unit_id, role) for post in self.posts for role in post.roles)
        return Actor(self.person_id, held)

    @property
    def display(self) -> str:
        """孙雯雯, or 市公安局联络员 where no name is known."""
        first = self.posts[0]
        return self.name or f"{first.unit}{first.title}"

    @property
    def salutation(self) -> str:
        """孙科长, or 联络员 where no name is known."""
        return salutation(self.name, self.posts[0].title)


def face_of(session: Session, *, user_id: int, today: date) -> Face | None:
    """Who this Telegram user is; None for who is not bound or holds no post on `today`."""
    values = {"user_id": user_id, "today": today}
    rows = session.connection().execute(_FACE, values).all()
    if not rows:
        return None
    first = rows[0]
    return Face(
        account_id=first.account_id,
        person_id=first.person_id,
        user_id=user_id,
        chat_id=first.chat_id,
        language=first.language,
        name=first.person,
        posts=tuple(_posts(rows)),
    )


def _posts(rows: Iterable[Any]) -> Iterable[PostFace]:
    """One row a role becomes one post with its roles."""
    roles: dict[tuple[int, int, str, str], set[PostRole]] = {}
    for row in rows:
        held = roles.setdefault((row.post_id, row.unit_id, row.unit, row.title), set())
        held.update({PostRole(row.role)} if row.role else ())
    return [PostFace(*post, frozenset(held)) for post, held in roles.items()]


# Asked with every update: built once, since building it costs more than running it.
_FACE: Select[*tuple[Any, ...]] = (
    select(
        col(Account.id).label("account_id"),
        col(Account.chat_id),
        col(Account.language),
        col(Person.id).label("person_id"),
        col(Person.name).label("person"),
        col(Post.id).label("post_id"),
        col(Post.title),
        col(Unit.id).label("unit_id"),
        col(Unit.name).label("unit"),
        col(PostRoleRow.role),
    )
    .join(Person, col(Person.id) == col(Account.person_id))
    .join(Post, col(Post.person_id) == col(Person.id))
    .join(Unit, col(Unit.id) == col(Post.unit_id))
    .outerjoin(PostRoleRow, col(PostRoleRow.post_id) == col(Post.id))
    .where(
        col(Account.user_id) == bindparam("user_id"),
        col(Account.unbound_at).is_(None),
        held_on(bindparam("today")),
    )
    .order_by(col(Post.id))
)
