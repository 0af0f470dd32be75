"""A reminder as it stands now: what its reader answers, and below it what they supervise.

The order of its items never changes, so that a number means the same item in its text, on its
buttons and in a reply, on whatever page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from db.appointments import appointments
from db.escalations import is_late, last_chances, levels_in, silences
from db.holders import holder_of
from db.items import Item, items_by_id
from db.models import Outgoing
from db.nudges import sender_in
from db.outbox import sayings, shown_in
from db.reviews import returnable
from db.rules.escalation import Level
from db.rules.moving import is_guessed
from db.rules.permissions import Action, Subject, may
from handlers import colleagues
from handlers.keyboards import escalation as cards
from handlers.keyboards import pings
from handlers.keyboards.base import Markup as Buttons
from handlers.keyboards.base import none
from handlers.texts import escalation as texts
from handlers.texts import pings as ping_texts
from handlers.texts.listing import Page, Place, page_with
from handlers.visit import Visit


@dataclass(frozen=True)
class Reminder:
    """`said`: the row that first said it; `worded`: the one whose words are to be read there now;
    `items`: all that it shows, in its order."""

    visit: Visit
    said: Outgoing
    worded: Outgoing
    items: Sequence[Item]

    @cached_property
    def _levels(self) -> dict[int, Level]:
        return levels_in(self.visit.session, self.said.id)

    @cached_property
    def mine(self) -> list[Item]:
        """What its reader was reminded of themselves; it stands first."""
        return [one for one in self.items if one.id not in self._levels and not self._above(one)]

    @cached_property
    def unit(self) -> list[Item]:
        """What their unit's others have not answered."""
        return [one for one in self.items if self._levels.get(one.id) is Level.UNIT]

    @cached_property
    def office(self) -> list[Item]:
        """What other units have not answered; it stands last."""
        known = {one.id for one in (*self.mine, *self.unit)}
        return [one for one in self.items if one.id not in known]

    @property
    def answerable(self) -> list[Place]:
        """Those that this person may report on, asked again at every press."""
        places = enumerate(self.items)
        return [(place, item) for place, item in places if _may(self.visit, Action.REPORT, item)]

    @property
    def watched(self) -> list[Place]:
        """Those that this person supervises and that are still overdue."""
        return [
            (place, item)
            for place, item in enumerate(self.items)
            if is_late(item, self.visit.today) and supervises(self.visit, item)
        ]

    def place_of(self, key: int) -> int:
        """Where an item stands; 0 for one that is not there."""
        return next((place for place, item in enumerate(self.items) if item.id == key), 0)

    def page(self, number: int) -> Page:
        """A page of what is listed above the card, the last one for a number beyond it."""
        count = len(self.mine) + len(self.unit)
        return Page(min(number, page_with(count, count).number), count)

    def buttons(self, page: Page, card_page: int = 0) -> Buttons:
        """What this person can still do about what a page shows."""
        back = returnable(
            self.visit.session, [item for _, item in self.watched], today=self.visit.today
        )
        rows = cards.card(self.visit.t, self.watched, back, card_page)
        return cards.under(self.visit.t, self.answerable, page, rows) or none()

    def text(self, page: Page) -> Markup:
        """A page in words, and what others owe below it."""
        shown = [self._of_own(page)] if page.places.start < len(self.mine) else []
        told = self._of_others(page, greeted=bool(shown))
        return Markup("\n\n").join([*shown, *([told] if told else [])])

    def draw(self, card_page: int = 0) -> None:
        """Change the buttons to those that are left of the page in the text, which stays."""
        page = self.page(pings.page_in(self.worded.payload.get("reply_markup", {})))
        ids = [item.id for item in self.items]
        if self.worded.message_id is not None:
            keyboard = self.buttons(page, card_page)
            self.visit.change_buttons_of(self.worded.message_id, keyboard, ids)

    def turn_to(self, key: int) -> None:
        """The same, with the card turned to where an item stands."""
        self.draw(cards.page_of(self.watched, key))

    def _above(self, item: Item) -> bool:
        """Of a message said anew nothing is noted but its items: those of others are the card's."""
        return self.said.kind == "reply" and not _may(self.visit, Action.REPORT, item)

    def _of_own(self, page: Page) -> Markup:
        visit, t, mine = self.visit, self.visit.t, self.mine
        called, today = visit.who.salutation, visit.today
        standing = colleagues.standing(visit, t, visit.who.person_id, mine)
        by = self._sender()
        if by:
            return ping_texts.nudge(t, called, by, mine, today, standing, page)
        calendar = visit.office.calendar
        return ping_texts.ping(
            t,
            called,
            mine,
            today,
            guessed=any(is_guessed(one.date_rule, one.due_on, calendar) for one in mine),
            warning=self._warning(),
            standing=standing,
            page=page,
        )

    def _sender(self) -> str | None:
        """Who asks, by unit and surname, where it is a 催办."""
        if self.said.kind != "nudge" or self.said.key is None:
            return None
        sender = holder_of(self.visit.session, sender_in(self.said.key), today=self.visit.today)
        return f"{sender.unit}{sender.salutation}" if sender else None

    def _warning(self) -> Markup | None:
        visit = self.visit
        known = silences(visit.session, self.mine, today=visit.today, office=visit.office)
        calendar = visit.office.calendar
        chances = last_chances(
            visit.session, self.mine, known, today=visit.today, calendar=calendar
        )
        return texts.warning(visit.t, self.mine, chances, visit.today)

    def _of_others(self, page: Page, *, greeted: bool) -> Markup:
        people = appointments(self.visit.session, today=self.visit.today)
        holders = {item.id: people.handler(item) for item in self.unit}
        called = {key: holder.salutation for key, holder in holders.items() if holder}
        return texts.told(
            self.visit.t,
            None if greeted else self.visit.who.salutation,
            [(item, called.get(item.id, "")) for item in self.unit],
            self.office,
            self.visit.today,
            start=len(self.mine),
            how=any(_may(self.visit, Action.REPORT, item) for item in self.unit),
            page=page,
        )


def reminder_at(visit: Visit, message_id: int) -> Reminder | None:
    """The reminder in this chat with this number; None for what shows no assignments."""
    ids = shown_in(visit.session, chat_id=visit.chat_id, message_id=message_id)
    said = sayings(visit.session, chat_id=visit.chat_id, message_id=message_id)
    items = _in_order(visit, ids)
    return Reminder(visit, said[0], said[-1], items) if items else None


def _in_order(visit: Visit, ids: Sequence[int]) -> list[Item]:
    known = {item.id: item for item in items_by_id(visit.session, ids)}
    return [known[key] for key in ids if key in known]


def supervises(visit: Visit, item: Item) -> bool:
    """Asked again at every press: nobody decides about their own unit."""
    return _may(visit, Action.REVIEW, item)


def _may(visit: Visit, action: Action, item: Item) -> bool:
    return may(visit.who.actor, action, Subject(unit_ids=frozenset({item.unit_id})))
