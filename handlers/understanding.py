"""What somebody's words say of what they owe: read, completed, decided; nothing is written."""

from collections.abc import Collection, Sequence

from db.items import Item, items_by_id
from db.posts import known_units
from db.rules.terms import Kind, PostRole
from handlers.inputs.dates import find_dates
from handlers.inputs.decision import Decision, Scope, decide
from handlers.inputs.inquiries import Certainty, Inquiry, find_inquiry
from handlers.inputs.normalize import normalize
from handlers.inputs.reading import Reading, read
from handlers.owing import owed, speakable
from handlers.returns import completed
from handlers.visit import Visit


def read_words(
    visit: Visit, words: str, items: dict[int, Item], about: Collection[int] = ()
) -> Reading:
    """A sentence of somebody who may speak of `items`; `about` is what it replies to."""
    return read(
        words,
        now=visit.said_at,
        zone=visit.office.zone,
        calendar=visit.office.calendar,
        owed=owed(items.values()),
        replied_to=[key if key in items else None for key in about],
        units=known_units(visit.session),
    )


def inquiry_in(visit: Visit, words: str) -> Inquiry | None:
    """What words that are known for a question narrow it to: those behind /due or /overdue."""
    office, text = visit.office, normalize(words).text
    dates = find_dates(text, now=visit.said_at, zone=office.zone, calendar=office.calendar)
    units = known_units(visit.session)
    return find_inquiry(text, today=visit.today, units=units, dates=dates, certainty=Certainty.ASKS)


def decided(visit: Visit, reading: Reading, items: dict[int, Item], words: str) -> Decision:
    """Which of it is plain, doubtful, open or foreign."""
    scope = Scope(
        open_keys={item.id for item in items.values() if not item.finished},
        standing={item.id for item in items.values() if item.kind == Kind.STANDING},
        years={item.year for item in items.values()},
    )
    return decide(completed(visit, reading, items, words), scope)


def understood(visit: Visit, words: str, about: Sequence[int]) -> tuple[Reading, Decision]:
    """Words about assignments that were reported on before: of a return the month of then."""
    meant = {item.id: item for item in items_by_id(visit.session, about)}
    pairs = {(item.duty_id, item.unit_id) for item in meant.values()}
    units = visit.who.actor.units_as(PostRole.REPORTER) | {i.unit_id for i in meant.values()}
    owing = speakable(visit.session, units, today=visit.today)
    others = {k: i for k, i in owing.items() if (i.duty_id, i.unit_id) not in pairs}
    items = others | meant
    reading = read_words(visit, words, items, about)
    return reading, decided(visit, reading, items, words)
