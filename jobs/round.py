"""What one sweep works with: its moment, its people, and the notes it makes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from markupsafe import Markup
from sqlmodel import Session

from db.appointments import Appointments, appointments
from db.escalations import last_chances, silences
from db.holders import Holder
from db.items import Item, items_waking
from db.recalling import recall_from
from db.rules.escalation import Level, Silence
from db.rules.firings import Firing
from db.rules.moving import is_guessed
from db.rules.office import Office
from db.rules.terms import Light
from handlers.i18n import Tongue, tongue
from handlers.keyboards.base import Markup as Keyboard
from handlers.texts import deputies
from handlers.texts.fit import LIMIT, length
from handlers.texts.mornings import greeted

LIGHTS = (Light.RED, Light.YELLOW, Light.GREEN, Light.NONE)


@dataclass(frozen=True)
class Group:
    """A group chat, where a note is for everybody in it."""

    display: str
    chat_id: int
    language: str | None = None
    unit: str = ""
    person_id: None = None


@dataclass(frozen=True)
class Note:
    """A message that goes out unasked: to whom, about what, under which rungs.

    `key` makes it unique where no ping does; `firings` runs along the first of `items`, or is
    empty; `steps`: what is told on behalf of others' silence (提级提醒), and at which level.
    `board`: for the eye, not to be answered; all of a person's in one sweep are one message, and
    `below` are its words under another board, without a greeting.
    """

    kind: str
    to: Holder | Group
    at: datetime
    text: str
    items: Sequence[Item]
    firings: Sequence[Firing] = ()
    key: str | None = None
    keyboard: Keyboard | None = None
    board: bool = False
    steps: Sequence[tuple[Item, Level]] = ()
    below: str | None = None


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

    @cached_property
    def waking(self) -> list[Item]:
        """What is to be looked at by now, read once for all finders; with what waits unsent for the
        same people, so that each gets one message."""
        found = items_waking(self.session, now=self.now, today=self.today)
        people = {holder.person_id for holder, _ in self.by_person(found)}
        if not recall_from(self.session, people, now=self.now, office=self.office):
            return found
        return items_waking(self.session, now=self.now, today=self.today)

    @cached_property
    def silences(self) -> dict[int, Silence]:
        """Of these, what is overdue, and who has heard so: by assignment."""
        return silences(self.session, self.waking, today=self.today, office=self.office)

    @cached_property
    def chances(self) -> dict[int, date]:
        """Of these, where the 承办人 hears alone today: when those who decide about it see it."""
        known, calendar = self.silences, self.office.calendar
        return last_chances(self.session, self.waking, known, today=self.today, calendar=calendar)

    @property
    def today(self) -> date:
        return self.office.today(self.now)

    def tongue_of(self, to: Holder | Group) -> Tongue:
        """The language a person chose, else the office's."""
        return tongue(to.language or self.language)

    def standing(self, t: Tongue, items: Sequence[Item]) -> list[Markup]:
        """For whom the handler of these is reminded, if not for themselves."""
        return deputies.standing(t, self.people.standing(items), self.today)

    def guessed(self, items: Sequence[Item]) -> bool:
        """Whether one of the dates may still change with an announcement to come."""
        calendar = self.office.calendar
        return any(is_guessed(item.date_rule, item.due_on, calendar) for item in items)

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


def board(
    current: Round,
    kind: str,
    to: Holder,
    body: Markup,
    *,
    items: Sequence[Item] = (),
    key: str,
    keyboard: Keyboard | None = None,
) -> Note:
    """A note for the eye, with a greeting unless it stands below another one."""
    text = greeted(current.tongue_of(to), to.salutation, body)
    return Note(
        kind, to, current.now, text, items, key=key, keyboard=keyboard, board=True, below=body
    )


def joined(notes: Sequence[Note]) -> list[Note]:
    """The notes, each person's boards as one message where the first of them stood; as many
    messages as they need to fit into Telegram's limit."""
    piles: list[list[Note]] = []
    for note in notes:
        pile = next((one for one in piles if _goes_below(note, one)), None)
        if pile:
            pile.append(note)
        else:
            piles.append([note])
    return [_one(pile) for pile in piles]


def _goes_below(note: Note, pile: Sequence[Note]) -> bool:
    """A board goes below another one; that messages are lost, below whatever comes first."""
    fits = pile[0].board or note.kind == "outage"
    if not (note.board and fits and note.to == pile[0].to):
        return False
    return length(_text([*pile, note])) <= LIMIT


def _one(pile: Sequence[Note]) -> Note:
    """Several boards under each other; the first one's greeting is on top."""
    if len(pile) == 1:
        return pile[0]
    rows = [row for note in pile if note.keyboard for row in note.keyboard["inline_keyboard"]]
    once = [row for place, row in enumerate(rows) if row not in rows[:place]]
    return replace(
        pile[0],
        text=_text(pile),
        items=list({item.id: item for note in pile for item in note.items}.values()),
        keyboard={"inline_keyboard": once} if once else None,
        key="+".join(note.key for note in pile if note.key) or None,
    )


def _text(pile: Sequence[Note]) -> str:
    return "\n\n".join([pile[0].text, *(note.below or note.text for note in pile[1:])])
