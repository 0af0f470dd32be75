"""What one sweep works with: its moment, its people, and the notes it makes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from markupsafe import Markup
from sqlmodel import Session

from db.appointments import Appointments, appointments
from db.holders import Holder
from db.items import Item
from db.rules.ladder import Firing
from db.rules.office import Office
from db.rules.terms import Light
from handlers.i18n import Tongue, tongue
from handlers.keyboards.base import Markup as Keyboard
from handlers.texts import deputies

LIGHTS = (Light.RED, Light.YELLOW, Light.GREEN, Light.NONE)


@dataclass(frozen=True)
class Note:
    """A message that goes out unasked: to whom, about what, under which rungs.

    `key` makes it unique where no ping does; `firings` runs along `items`, or is empty.
    `board`: for the eye, not to be answered; all of a person's in one sweep are one message.
    """

    kind: str
    to: Holder
    at: datetime
    text: str
    items: Sequence[Item]
    firings: Sequence[Firing] = ()
    key: str | None = None
    keyboard: Keyboard | None = None
    board: bool = False


@dataclass
class Round:
    """One sweep: its moment, its office, and everybody who can be written to."""

    session: Session
    now: datetime
    office: Office
    language: str

    @cached_property
    def people(self) -> Appointments:
        """Read only when there is something to say: most sweeps find nothing."""
        return appointments(self.session, today=self.today)

    @property
    def today(self) -> date:
        return self.office.today(self.now)

    def tongue_of(self, holder: Holder) -> Tongue:
        """The language a person chose, else the office's."""
        return tongue(holder.language or self.language)

    def standing(self, t: Tongue, items: Sequence[Item]) -> list[Markup]:
        """For whom the handler of these is reminded, if not for themselves."""
        return deputies.standing(t, self.people.standing(items), self.today)

    def by_person(self, items: Sequence[Item]) -> Iterator[tuple[Holder, list[Item]]]:
        """The items of each person who handles any, in the order of the items."""
        found: dict[int, tuple[Holder, list[Item]]] = {}
        for item in items:
            holder = self.people.handler(item)
            if holder:
                found.setdefault(holder.person_id, (holder, []))[1].append(item)
        yield from found.values()


def most_urgent_first(items: Sequence[Item], today: date) -> list[Item]:
    """Red before yellow before green, then by date, then as the notice has them."""
    return sorted(
        items,
        key=lambda item: (
            LIGHTS.index(item.light(today)),
            item.due_on or date.max,
            item.task_position,
            item.duty,
        ),
    )


def joined(notes: Sequence[Note]) -> list[Note]:
    """The notes, each person's boards as one message, where the first of them stood."""
    boards: dict[int, list[Note]] = {}
    for note in notes:
        if note.board:
            boards.setdefault(note.to.person_id, []).append(note)
    firsts = {id(group[0]): _one(group) for group in boards.values()}
    return [firsts.get(id(note), note) for note in notes if not note.board or id(note) in firsts]


def _one(group: Sequence[Note]) -> Note:
    """Several boards under each other; the first one's greeting is on top."""
    rows = [row for note in group if note.keyboard for row in note.keyboard["inline_keyboard"]]
    keys = [note.key for note in group if note.key]
    return replace(
        group[0],
        text="\n\n".join(note.text for note in group),
        items=list({item.id: item for note in group for item in note.items}.values()),
        keyboard={"inline_keyboard": rows} if rows else None,
        key="+".join(keys) or None,
    )
