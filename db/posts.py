"""Units by any of their names, and the posts that are held in them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import BindParameter, ColumnElement, and_, or_
from sqlmodel import Session, col, select

from db.models import Account, Alias, Person, Post, Unit


class PostError(Exception):
    """No such unit, post or membership, or more than one: the message names the choices."""


@dataclass(frozen=True)
class Known:
    """A unit or collective of the register, found by its name or an alias."""

    id: int
    name: str
    kind: str


@dataclass(frozen=True)
class Held:
    """A post that is held now, with the canonical name of its unit, and its holder."""

    post: Post
    person: Person
    unit: str

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What tells posts apart in a roster: 单位, 职务, 姓名."""
        return self.unit, self.post.title, self.person.name

    def __str__(self) -> str:
        return f"{self.unit} {self.post.title} {self.person.name or '(未填姓名)'}"


def known_units(session: Session) -> dict[str, Known]:
    """Every unit and collective by its name and by each alias."""
    units = {unit.id: unit for unit in session.exec(select(Unit))}
    names = [(alias.name, units[alias.unit_id]) for alias in session.exec(select(Alias))]
    names += [(unit.name, unit) for unit in units.values()]
    return {name: Known(unit.id, unit.name, unit.kind) for name, unit in names}


def find_unit(session: Session, name: str) -> Known:
    """The unit or collective of this name or alias; raises PostError if there is none."""
    known = known_units(session)
    if name not in known:
        listed = "、".join(dict.fromkeys(unit.name for unit in known.values()))
        raise PostError(f"unknown unit {name}: write one of {listed or '(load a roster first)'}")
    return known[name]


def held_on(day: date | BindParameter[date], post: type[Post] = Post) -> ColumnElement[bool]:
    """The condition that a post has begun by `day` and has not ended before it."""
    begun = or_(col(post.from_on).is_(None), col(post.from_on) <= day)
    return and_(begun, or_(col(post.to_on).is_(None), col(post.to_on) >= day))


def posts_held(session: Session, *, today: date) -> list[Held]:
    """The posts that have not ended, begun or yet to begin, as they were entered."""
    return _held(session, or_(col(Post.to_on).is_(None), col(Post.to_on) >= today))


def unbound_posts(session: Session, *, today: date) -> list[Held]:
    """The posts whose holders have no account yet, each person once."""
    bound = set(session.exec(select(Account.person_id).where(col(Account.unbound_at).is_(None))))
    held = {one.person.id: one for one in reversed(_held(session, held_on(today)))}
    return [one for person_id, one in reversed(held.items()) if person_id not in bound]


def find_post(
    session: Session, *, unit: str, title: str | None, name: str | None, today: date
) -> Held:
    """The one post of `unit` with this title and holder; None for either means any.

    An empty `name` means the post whose holder's name is not known. Raises PostError, naming
    the unit's posts, if none or several fit.
    """
    canonical = find_unit(session, unit).name
    there = [held for held in posts_held(session, today=today) if held.unit == canonical]
    fitting = [
        held
        for held in there
        if title in (None, held.post.title) and name in (None, held.person.name or "")
    ]
    if len(fitting) == 1:
        return fitting[0]
    choices = "; ".join(map(str, fitting or there)) or "(none: load a roster first)"
    raise PostError(f"{'several posts' if fitting else 'no such post'} in {canonical}: {choices}")


def units_of(session: Session, who: str, *, today: date) -> set[int]:
    """The units of a person (孙雯雯), a post (市公安局联络员) or a unit by any name.

    Raises PostError, naming the posts, if it is none of these.
    """
    known = known_units(session)
    if who in known:
        return {known[who].id}
    held = _held(session, held_on(today))
    found = {
        one.post.unit_id for one in held if who in (one.person.name, one.unit + one.post.title)
    }
    if not found:
        raise PostError(f"nobody is called {who}: {'; '.join(map(str, held)) or '(no roster)'}")
    return found


def _held(session: Session, condition: ColumnElement[bool]) -> list[Held]:
    rows = session.exec(
        select(Post, Person, Unit.name)
        .join(Person, col(Person.id) == Post.person_id)
        .join(Unit, col(Unit.id) == Post.unit_id)
        .where(condition)
        .order_by(col(Post.id))
    )
    return [Held(post, person, unit) for post, person, unit in rows]
