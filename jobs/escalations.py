"""提级提醒: who is told this morning that a unit has not answered, and in which message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from db.holders import Holder, colleagues_of, deciders_of
from db.items import Item
from db.reviews import returnable
from db.rules.escalation import Level, turns
from db.rules.firings import Firing
from handlers.i18n import Tongue
from handlers.keyboards import escalation as keyboards
from handlers.texts import escalation as texts
from handlers.texts.listing import Page
from jobs.round import Note, Round, most_urgent_first


@dataclass
class Telling:
    """What one person is told: of their own unit, and of the units that they supervise."""

    to: Holder
    unit: list[Item] = field(default_factory=list)
    office: list[Item] = field(default_factory=list)

    @property
    def steps(self) -> list[tuple[Item, Level]]:
        """Each item with the level at which this person hears of it."""
        return [
            *((item, Level.UNIT) for item in self.unit),
            *((item, Level.SUPERVISOR) for item in self.office),
        ]


def steps(current: Round, fired: Mapping[int, Firing]) -> dict[int, Telling]:
    """By person, all that they are told this morning; `fired`: what the 承办人 hear right now."""
    ripe = [(item, levels) for item in current.waking if (levels := _turns(current, item, fired))]
    return _tellings(current, ripe) if ripe else {}


def _turns(current: Round, item: Item, fired: Mapping[int, Firing]) -> list[Level]:
    """Not on the morning on which the 承办人 hears for the first time, after an outage."""
    silence = current.silences.get(item.id)
    if silence is None:
        return []
    if item.id in fired and Level.CHIEF not in silence.told and current.people.handler(item):
        return []
    return turns(silence, current.today, current.office)


def _tellings(current: Round, ripe: Sequence[tuple[Item, Sequence[Level]]]) -> dict[int, Telling]:
    """The lowest level that has anybody who can be written to is told, each person once."""
    able = _able(current, [item for item, _ in ripe])
    found: dict[int, Telling] = {}
    for item, levels in ripe:
        level = next((one for one in levels if able[one][item.unit_id]), None)
        for holder in able[level][item.unit_id] if level else ():
            telling = found.setdefault(holder.person_id, Telling(holder))
            (telling.unit if level is Level.UNIT else telling.office).append(item)
    return found


def _able(current: Round, items: Sequence[Item]) -> dict[Level, dict[int, list[Holder]]]:
    """Who can be told, by level and unit: of a unit itself nobody who is away or late."""
    units = {item.unit_id for item in items}
    handlers = [(item.unit_id, current.people.handler(item)) for item in items]
    late = {(unit_id, one.person_id) for unit_id, one in handlers if one}
    inside = colleagues_of(current.session, units, today=current.today)
    outside = deciders_of(current.session, units, today=current.today)
    return {
        Level.UNIT: {
            unit: [
                holder
                for holder in inside[unit]
                if current.people.reaches(holder) and (unit, holder.person_id) not in late
            ]
            for unit in units
        },
        Level.SUPERVISOR: {unit: [h for h in outside[unit] if h.chat_id] for unit in units},
    }


def warning(current: Round, t: Tongue, items: Sequence[Item]) -> Markup | None:
    """To the 承办人, on the first working day after the date: when the supervisors see it."""
    return texts.warning(t, items, current.chances, current.today)


def alone(current: Round, telling: Telling) -> Note:
    """A message of its own."""
    t = current.tongue_of(telling.to)
    return _note(current, t, telling, telling.to.salutation, [])


def below(current: Round, note: Note, telling: Telling | None) -> Note:
    """The reminder of a person's own items, and under it what they are told of others."""
    if telling is None:
        return note
    told = _note(current, current.tongue_of(note.to), telling, None, note.items)
    return replace(
        told,
        kind=note.kind,
        text=Markup("{}\n\n{}").format(note.text, told.text),
        items=[*note.items, *told.items],
        firings=note.firings,
    )


def _note(
    current: Round, t: Tongue, telling: Telling, greeting: str | None, own: Sequence[Item]
) -> Note:
    """`own`: what stands above it in the message."""
    unit, office = _in_order(current, telling)
    answered = [item for item in unit if _may_answer(current, telling, item)]
    page = Page(0, len(own) + len(unit))
    text = texts.told(
        t,
        greeting,
        [(item, _handled_by(current, item)) for item in unit],
        office,
        current.today,
        start=len(own),
        how=bool(answered),
        page=page,
    )
    places = list(enumerate(office, page.count))
    back = returnable(current.session, office, today=current.today)
    rows = keyboards.card(t, places, back)
    return Note(
        "escalation",
        telling.to,
        current.now,
        text,
        [*unit, *office],
        keyboard=keyboards.under(t, list(enumerate([*own, *answered])), page, rows),
        steps=telling.steps,
    )


def _in_order(current: Round, telling: Telling) -> tuple[list[Item], list[Item]]:
    """What this person may answer first, as the buttons have it; of others duty by duty."""
    may = [item for item in telling.unit if _may_answer(current, telling, item)]
    may_not = [item for item in telling.unit if item not in may]
    unit = [
        *most_urgent_first(may, current.today),
        *most_urgent_first(may_not, current.today),
    ]
    return unit, texts.by_duty(most_urgent_first(telling.office, current.today))


def _may_answer(current: Round, telling: Telling, item: Item) -> bool:
    return current.people.is_reporter(telling.to.person_id, item.unit_id)


def _handled_by(current: Round, item: Item) -> str:
    holder = current.people.handler(item)
    return holder.salutation if holder else ""
