"""Who is pinged: the 承办人 or their successor, and their B角 when they cannot be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, select

from db.absences import away_on
from db.holders import Holder, holders
from db.items import Item
from db.models import Post
from db.posts import held_on
from db.rules.reach import Why
from db.rules.terms import PostRole


@dataclass(frozen=True)
class Standing:
    """A B角 reminded instead of somebody: of whom (李科长, 市公安局联络员), why, and how long."""

    to: Holder
    absent: str
    why: Why
    until: date | None = None


@dataclass(frozen=True)
class Chairs:
    """What must be known of the posts themselves: titles of those that nobody holds on the day,
    and the B角 of any, by ids."""

    vacant: Mapping[int, str] = field(default_factory=dict)
    deputies: Mapping[int, int] = field(default_factory=dict)


class Appointments:
    """All reporters of the register on one day, read once for a whole sweep or board."""

    def __init__(
        self, reporters: Sequence[Holder], chairs: Chairs, away: Mapping[int, date]
    ) -> None:
        """`away`: the last day of each person's absence."""
        self._chairs, self._away = chairs, away
        self._by_post = {holder.post_id: holder for holder in reporters}
        self._of_unit: dict[int, list[Holder]] = {}
        for holder in reporters:
            self._of_unit.setdefault(holder.unit_id, []).append(holder)

    def handler(self, item: Item) -> Holder | None:
        """The one person who is pinged about `item`; None if its unit has no reporter.

        The 承办人 also where nobody can be: it is written down then, and given up.
        """
        return self.written_to(item.unit_id, item.handler_post_id)

    def appointed(self, item: Item) -> Holder | None:
        """The 承办人 of `item`, whether or not somebody stands in for them."""
        return self._appointed(item.unit_id, item.handler_post_id)

    def written_to(self, unit_id: int, post_id: int | None) -> Holder | None:
        """The same as `handler`, of what a post of a unit handles."""
        standing = self.standing_for(unit_id, post_id)
        return standing.to if standing else self._appointed(unit_id, post_id)

    def standing(self, items: Iterable[Item]) -> list[tuple[Standing, list[Item]]]:
        """For whom somebody stands in, and in which of these."""
        found: dict[Standing, list[Item]] = {}
        for item in items:
            standing = self.standing_for(item.unit_id, item.handler_post_id)
            if standing:
                found.setdefault(standing, []).append(item)
        return list(found.items())

    def reaches(self, holder: Holder | None) -> bool:
        """Whether somebody can be written to, and is not away."""
        return bool(holder and holder.chat_id is not None and holder.person_id not in self._away)

    def deputy_of(self, unit_id: int, post_id: int | None) -> Holder | None:
        """The B角 of a unit's post, or who has succeeded them."""
        deputy_id = self._chairs.deputies.get(post_id or 0)
        return self._held(unit_id, deputy_id) if deputy_id else None

    def several(self, unit_id: int) -> bool:
        """Whether a unit has more than one post to which something may be handed on."""
        return len(self._of_unit.get(unit_id, ())) > 1

    def is_reporter(self, person_id: int, unit_id: int) -> bool:
        """Whether somebody reports for a unit."""
        held = self._by_post.values()
        return any((one.person_id, one.unit_id) == (person_id, unit_id) for one in held)

    def of_post(self, unit_id: int, title: str | None) -> Holder | None:
        """Who is written to in place of a title of a unit: its reporter, else the unit's first."""
        held = self._titled(unit_id, title)
        return self.written_to(unit_id, held.post_id if held else None)

    def standing_for(self, unit_id: int, post_id: int | None) -> Standing | None:
        held = self._held(unit_id, post_id)
        title = self._chairs.vacant.get(post_id or 0)
        if held is None and title is not None:
            to = self.deputy_of(unit_id, post_id)
            to = to if self.reaches(to) else self._first(unit_id)
            return Standing(to, f"{to.unit}{title}", Why.VACANT) if to else None
        first = held or self._nominal(unit_id)
        to = self._instead_of(first, any_one=held is None) if first else None
        if first is None or to is None or self.reaches(first):
            return None
        until = self._away.get(first.person_id)
        lost = Why.BLOCKED if first.blocked else Why.UNBOUND
        called = first.salutation if first.name else first.display
        return Standing(to, called, Why.AWAY if until else lost, until)

    def _instead_of(self, holder: Holder, *, any_one: bool) -> Holder | None:
        """Who is there: their B角; `any_one`: else the unit's first, as no post was named."""
        found = self.deputy_of(holder.unit_id, holder.post_id)
        if not self.reaches(found):
            found = self._first(holder.unit_id) if any_one else None
        return found if self.reaches(found) else None

    def _appointed(self, unit_id: int, post_id: int | None) -> Holder | None:
        return self._held(unit_id, post_id) or self._nominal(unit_id)

    def _held(self, unit_id: int, post_id: int | None) -> Holder | None:
        """Who holds a post, or has succeeded its last holder."""
        held = self._by_post.get(post_id or 0)
        return held or self._titled(unit_id, self._chairs.vacant.get(post_id or 0))

    def _titled(self, unit_id: int, title: str | None) -> Holder | None:
        of_unit = self._of_unit.get(unit_id, ())
        return next((holder for holder in of_unit if holder.title == title), None)

    def _nominal(self, unit_id: int) -> Holder | None:
        """Who answers for a unit where no post was named: its first reporter."""
        return next(iter(self._of_unit.get(unit_id, ())), None)

    def _first(self, unit_id: int) -> Holder | None:
        """The first of a unit who is there, else its first."""
        present = filter(self.reaches, self._of_unit.get(unit_id, ()))
        return next(present, self._nominal(unit_id))


def appointments(session: Session, *, today: date) -> Appointments:
    """The reporters whose posts are held on `today`, in the roster's order."""
    vacant = session.exec(select(Post.id, Post.title).where(~held_on(today)))
    named = select(Post.id, Post.deputy_post_id).where(col(Post.deputy_post_id).is_not(None))
    deputies = {post: deputy for post, deputy in session.exec(named) if deputy}
    reporters = holders(session, PostRole.REPORTER, today=today)
    return Appointments(reporters, Chairs(dict(vacant.all()), deputies), away_on(session, today))
