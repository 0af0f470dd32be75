"""Who is pinged: the 承办人 or their successor, else the first reporter of the unit."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session, select

from db.holders import Holder, holders
from db.items import Item
from db.models import Post
from db.posts import held_on
from db.rules.terms import PostRole


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

    def several(self, unit_id: int) -> bool:
        """Whether a unit has more than one post to which something may be handed on."""
        return sum(holder.unit_id == unit_id for holder in self._by_post.values()) > 1

    def is_reporter(self, person_id: int, unit_id: int) -> bool:
        """Whether somebody reports for a unit."""
        held = self._by_post.values()
        return any((one.person_id, one.unit_id) == (person_id, unit_id) for one in held)

    def of_post(self, unit_id: int, title: str | None) -> Holder | None:
        """The reporter with this title in a unit, else its first."""
        held = (h for h in self._by_post.values() if (h.unit_id, h.title) == (unit_id, title))
        return next(held, self._first.get(unit_id))


def appointments(session: Session, *, today: date) -> Appointments:
    """The reporters whose posts are held on `today`, in the roster's order."""
    empty = session.exec(select(Post.id, Post.title).where(~held_on(today)))
    return Appointments(holders(session, PostRole.REPORTER, today=today), dict(empty.all()))
