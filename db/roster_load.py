"""One load of a roster, from the first check to the count of what changed."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, col, or_, select

from db.audit import Values, amend, plain, record
from db.models import Membership, Person, Post, PostRoleRow, Unit
from db.models.people import UnitKind
from db.posts import Held, Known, known_units, posts_held
from db.roster_check import Entry, check
from db.roster_deputies import Seat, find_deputies, seats
from db.roster_file import RosterError, RosterRow
from db.roster_people import People
from db.succession import name_deputy

Row = TypeVar("Row", bound=SQLModel)


@dataclass
class RosterResult:
    """What a load did: rows by their effect, and sentences for whoever loaded it.

    `absent`: posts and memberships of the register that the file no longer names.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    absent: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


class Load:
    """One load, from the first check to the count of what changed."""

    def __init__(
        self, session: Session, *, now: datetime, today: date, begins: date | None
    ) -> None:
        self.session, self.now, self.today, self.begins = session, now, today, begins
        self.result = RosterResult()
        self.units = known_units(session)

    def run(self, rows: list[RosterRow]) -> RosterResult:
        entries, problems = check(rows, self.units)
        held = posts_held(self.session, today=self.today)
        people = People(self.session, self.now, held, entries, self.result.remarks)
        problems += people.taken_mobiles()
        if problems:
            raise RosterError(problems)
        posts = matched(entries, held)
        deputies, problems = find_deputies(entries, seats(self.session, entries, held, posts))
        if problems:
            raise RosterError(problems)
        self._name_units(entries)
        changed = self._join(entries)
        settled = self._settle(entries, posts, people, changed)
        changed |= self._appoint_deputies(deputies, settled)
        self._count(entries, posts, changed)
        self._miss(entries, held, posts)
        return self.result

    def _name_units(self, entries: list[Entry]) -> None:
        fresh = not self.units
        units = self._create(UnitKind.UNIT, [entry.unit for entry in entries])
        named = [name for entry in entries for name in entry.collectives]
        collectives = self._create(UnitKind.COLLECTIVE, named)
        if units and not fresh:
            self.result.remarks.append(f"new units, check the spelling: {'、'.join(units)}")
        if collectives:
            listed = "、".join(collectives)
            self.result.remarks.append(f"new collectives, check the spelling: {listed}")

    def _create(self, kind: UnitKind, names: list[str]) -> list[str]:
        new = [name for name in dict.fromkeys(names) if name not in self.units]
        for name in new:
            row = self._add(Unit(name=name, kind=kind), "unit")
            self.units[name] = Known(row.id, name, kind)
        return new

    def _join(self, entries: list[Entry]) -> set[int]:
        """Begin the memberships that are new; the lines that brought one."""
        known = {(row.collective_id, row.unit_id): row for row in self._memberships()}
        lines = set()
        for entry in entries:
            for name in entry.collectives:
                key = self.units[name].id, self.units[entry.unit].id
                if key not in known:
                    row = Membership(collective_id=key[0], unit_id=key[1], from_on=self.begins)
                    known[key] = self._add(row, "membership")
                    lines.add(entry.line)
        return lines

    def _memberships(self) -> list[Membership]:
        """Those that have not ended on the day on which new ones would begin."""
        day = self.begins or self.today
        still = or_(col(Membership.to_on).is_(None), col(Membership.to_on) >= day)
        return list(self.session.exec(select(Membership).where(still)))

    def _settle(
        self, entries: list[Entry], posts: dict[int, Held], people: People, changed: set[int]
    ) -> dict[int, Post]:
        """Persons first, those with a mobile before the others; then posts, in the file's order.

        Returns the post of each line; lines that say something new are added to `changed`.
        """
        persons = {}
        for entry in sorted(entries, key=lambda entry: entry.mobile is None):
            held = posts.get(entry.line)
            persons[entry.line] = people.of(entry, held.person if held else None)
        rows = {}
        for entry in entries:
            person, new = persons[entry.line]
            held = posts.get(entry.line)
            rows[entry.line] = held.post if held else self._appoint(entry, person)
            if held and (self._amend(entry, held, person) or new):
                changed.add(entry.line)
        return rows

    def _appoint(self, entry: Entry, person: Person) -> Post:
        post = Post(
            unit_id=self.units[entry.unit].id,
            person_id=person.id,
            title=entry.title,
            office_phone=entry.office_phone,
            from_on=self.begins,
        )
        self._add(post, "post", roles=sorted(entry.roles))
        self._give_roles(post, entry)
        return post

    def _appoint_deputies(
        self, deputies: dict[int, Seat | None], rows: dict[int, Post]
    ) -> set[int]:
        """Give each post the B角 of its line; the lines where that is another one than before."""
        changed = set()
        for line, seat in deputies.items():
            deputy_id = None
            if seat:
                deputy_id = seat.post_id if seat.line is None else rows[seat.line].id
            if name_deputy(self.session, rows[line], deputy_id, now=self.now):
                changed.add(line)
        return changed

    def _count(self, entries: list[Entry], posts: dict[int, Held], changed: set[int]) -> None:
        for entry in entries:
            if entry.line not in posts:
                self.result.added += 1
            elif entry.line in changed:
                self.result.changed += 1
            else:
                self.result.unchanged += 1

    def _amend(self, entry: Entry, held: Held, person: Person) -> bool:
        if held.person is not person:
            said = f"is now held by the {entry.name} known from elsewhere, who must bind again"
            self.result.remarks.append(f"{entry.unit} {entry.title}: {said}")
        changed = amend(
            self.session,
            held.post,
            now=self.now,
            action="post.amend",
            subject=f"post:{held.post.id}",
            person_id=person.id,
            office_phone=entry.office_phone,
        )
        return self._change_roles(entry, held.post) or changed

    def _change_roles(self, entry: Entry, post: Post) -> bool:
        rows = self.session.exec(select(PostRoleRow).where(PostRoleRow.post_id == post.id)).all()
        old = {row.role for row in rows}
        if old == entry.roles:
            return False
        for row in rows:
            self.session.delete(row)
        self.session.flush()
        self._give_roles(post, entry)
        roles = {"roles": sorted(old)}, {"roles": sorted(entry.roles)}
        self._record("post.roles", f"post:{post.id}", *roles)
        return True

    def _give_roles(self, post: Post, entry: Entry) -> None:
        self.session.add_all(
            PostRoleRow(post_id=post.id, role=role) for role in sorted(entry.roles)
        )
        self.session.flush()

    def _miss(self, entries: list[Entry], held: list[Held], posts: dict[int, Held]) -> None:
        """Say who and what is in the register and not in the file; nothing is ended."""
        found = {id(post) for post in posts.values()}
        self.result.absent += [str(post) for post in held if id(post) not in found]
        named = {
            (self.units[entry.unit].id, self.units[name].id)
            for entry in entries
            for name in entry.collectives
        }
        units = {self.units[entry.unit].id: entry.unit for entry in entries}
        names = {known.id: known.name for known in self.units.values()}
        for row in self._memberships():
            if row.unit_id in units and (row.unit_id, row.collective_id) not in named:
                self.result.absent.append(f"{units[row.unit_id]} 所属 {names[row.collective_id]}")

    def _add(self, row: Row, kind: str, **more: Any) -> Row:
        self.session.add(row)
        self.session.flush()
        new = {name: plain(value) for name, value in row.model_dump().items()} | more
        self._record(f"{kind}.add", f"{kind}:{new['id']}", None, new)
        return row

    def _record(self, action: str, subject: str, old: Values | None, new: Values) -> None:
        record(self.session, now=self.now, action=action, subject=subject, old=old, new=new)


def matched(entries: list[Entry], held: list[Held]) -> dict[int, Held]:
    """The post of the register that each line speaks of: by its key, else by gaining a name.

    A name goes to the unit's unnamed post of the same title, if there is exactly one and the
    file does not keep it unnamed.
    """
    by_key = {post.key: post for post in reversed(held)}
    found = {entry.line: by_key[entry.key] for entry in entries if entry.key in by_key}
    kept = {id(post) for post in found.values()}
    for entry in entries:
        unnamed = [
            post
            for post in held
            if post.key == (entry.unit, entry.title, None) and id(post) not in kept
        ]
        if entry.line not in found and entry.name and len(unnamed) == 1:
            found[entry.line] = unnamed[0]
            kept.add(id(unnamed[0]))
    return found
