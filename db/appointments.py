"""Who is pinged: the 承办人 or their successor, else the first reporter of the unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from db.items import Item
from db.models import Account, Person, Post, PostRoleRow, Unit
from db.posts import held_on
from db.rules.salutation import salutation
from db.rules.terms import PostRole


@dataclass(frozen=True)
class Holder:
    """The holder of a post, and the chat in which they can be reached, if any."""

    person_id: int
    post_id: int
    name: str | None
    unit_id: int
    unit: str
    title: str
    chat_id: int | None
    language: str | None

    @property
    def display(self) -> str:
        """By name, or by the post where no name is known: 市公安局联络员."""
        return self.name or f"{self.unit}{self.title}"

    @property
    def salutation(self) -> str:
        """孙科长; by the post alone where no name is known."""
        return salutation(self.name, self.title)


class Appointments:
    """All reporters of the register on one day, read once for a whole sweep or board."""

    def __init__(self, reporters: list[Holder], titles: Mapping[int, str]) -> None:
        """`titles`: those of the posts that nobody holds on that day."""
        self._titles = titles
        self._by_post = {holder.post_id: holder for holder in reporters}
        self._first: dict[int, Holder] = {}
        for holder in reporters:
            self._first.setdefault(holder.unit_id, holder)

    def handler(self, item: Item) -> Holder | None:
        """The one person who is pinged about `item`; None if its unit has no reporter."""
        post_id = item.handler_post_id or 0
        return self._by_post.get(post_id) or self.of_post(item.unit_id, self._titles.get(post_id))

    def of_post(self, unit_id: int, title: str | None) -> Holder | None:
        """The reporter with this title in a unit, else its first."""
        held = (h for h in self._by_post.values() if (h.unit_id, h.title) == (unit_id, title))
        return next(held, self._first.get(unit_id))


def appointments(session: Session, *, today: date) -> Appointments:
    """The reporters whose posts are held on `today`, in the roster's order."""
    rows = session.exec(
        select(Post, Person, Unit, Account)
        .join(Person, col(Person.id) == Post.person_id)
        .join(Unit, col(Unit.id) == Post.unit_id)
        .join(PostRoleRow, col(PostRoleRow.post_id) == Post.id)
        .outerjoin(
            Account,
            (col(Account.person_id) == Person.id) & col(Account.unbound_at).is_(None),
        )
        .where(PostRoleRow.role == PostRole.REPORTER, held_on(today))
        .order_by(col(Post.id))
    )
    empty = session.exec(select(Post.id, Post.title).where(~held_on(today)))
    return Appointments([_holder(*row) for row in rows], dict(empty.all()))


def _holder(post: Post, person: Person, unit: Unit, account: Account | None) -> Holder:
    reachable = account is not None and account.blocked_at is None
    return Holder(
        person_id=person.id,
        post_id=post.id,
        name=person.name,
        unit_id=unit.id,
        unit=unit.name,
        title=post.title,
        chat_id=account.chat_id if account and reachable else None,
        language=account.language if account else None,
    )
