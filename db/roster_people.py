"""Which rows of a roster are the same person: by mobile, by post, by name inside a unit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from db.audit import amend, record
from db.models import Person
from db.posts import Held
from db.roster_check import Entry, Problem


@dataclass
class People:
    """The persons of the register, and those that a roster adds while it is loaded."""

    session: Session
    now: datetime
    posts: list[Held]
    entries: list[Entry]
    remarks: list[str]
    _with_mobile: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        persons = self.session.exec(select(Person)).all()
        self._by_mobile = {person.mobile: person for person in persons if person.mobile}
        self._in_unit = {(held.unit, held.person.name): held.person for held in self.posts}
        self._present = {held.person.id: held.person for held in self.posts}
        self._written = {(entry.name, entry.mobile) for entry in self.entries}

    def taken_mobiles(self) -> Iterable[Problem]:
        """Rows whose mobile belongs in the register to somebody else, who keeps it."""
        keys = {entry.key for entry in self.entries}
        for entry in self.entries:
            owner = self._by_mobile.get(entry.mobile or "")
            if owner is None or owner.name in (None, entry.name):
                continue
            kept = [held for held in self.posts if held.person is owner]
            if kept and not any(held.key in keys for held in kept):
                whose = f"{owner.name}, {kept[0].unit} {kept[0].post.title}"
                yield entry.line, f"this mobile is {whose}'s: correct it, or end that post first"

    def of(self, entry: Entry, holder: Person | None) -> tuple[Person, bool]:
        """The person of `entry`, and whether anything about them is new.

        `holder`: who holds the post now, if the register has it. Rows with a mobile must come
        before those without.
        """
        person = self._same(entry, holder)
        if person is None:
            person, changed = self._add(entry), True
        else:
            changed = self._update(person, entry)
        if entry.mobile:
            self._by_mobile[entry.mobile] = person
            self._with_mobile.add(person.id)
        self._in_unit[entry.unit, entry.name] = person
        self._present[person.id] = person
        return person, changed

    def _same(self, entry: Entry, holder: Person | None) -> Person | None:
        owner = self._by_mobile.get(entry.mobile or "")
        if owner and owner.name in (None, entry.name):
            return owner
        if holder and self._may_be(holder, entry):
            return holder
        namesake = self._in_unit.get((entry.unit, entry.name)) if entry.name else None
        if namesake and not (namesake.mobile and entry.mobile):
            return namesake
        return None

    def _may_be(self, holder: Person, entry: Entry) -> bool:
        """A holder may have a new number, unless the file still gives the name the old one."""
        if entry.mobile is None or holder.mobile in (None, entry.mobile):
            return True
        return (entry.name, holder.mobile) not in self._written

    def _add(self, entry: Entry) -> Person:
        if self._could_be_another(entry):
            said = "entered as a second person of that name (同名未填手机,按两人登记)"
            self.remarks.append(f"{entry.unit} {entry.title} {entry.name}: {said}")
        self._release(entry.mobile)
        person = Person(name=entry.name, mobile=entry.mobile)
        self.session.add(person)
        self.session.flush()
        new = {"name": person.name, "mobile": person.mobile}
        subject = f"person:{person.id}"
        record(self.session, now=self.now, action="person.add", subject=subject, new=new)
        return person

    def _could_be_another(self, entry: Entry) -> bool:
        """Two of one name are surely two only if each has a mobile."""
        namesakes = [one for one in self._present.values() if one.name == entry.name]
        return bool(entry.name) and not all(one.mobile and entry.mobile for one in namesakes)

    def _update(self, person: Person, entry: Entry) -> bool:
        mobile = entry.mobile
        if mobile is None and person.id in self._with_mobile:
            mobile = person.mobile  # another row of the same person has it
        if mobile != person.mobile:
            self._release(mobile)
            self._by_mobile.pop(person.mobile or "", None)
        return self._amend(person, name=entry.name or person.name, mobile=mobile)

    def _release(self, mobile: str | None) -> None:
        """Take a number from whoever had it: `taken_mobiles` made sure that they may lose it."""
        owner = self._by_mobile.pop(mobile or "", None)
        if owner:
            self._amend(owner, mobile=None)

    def _amend(self, person: Person, **values: Any) -> bool:
        subject = f"person:{person.id}"
        changed = amend(
            self.session, person, now=self.now, action="person.amend", subject=subject, **values
        )
        self.session.flush()  # at once: numbers that change hands must never meet
        return changed
