"""Reminders: every rung that has come, merged into one message a person."""

from collections.abc import Iterator, Mapping, Sequence

from db.holders import Holder
from db.items import Item
from db.pings import pinged
from db.rules.firings import Firing
from db.rules.terms import Kind
from db.waking import come
from handlers.keyboards import pings as keyboards
from handlers.keyboards import standing as forms
from handlers.texts import pings as texts
from handlers.texts import standing as standing_texts
from handlers.texts.listing import Page
from jobs.escalations import alone, below, steps, warning
from jobs.round import Note, Round, most_urgent_first


def ping_notes(current: Round) -> Iterator[Note]:
    """One note for each person with a rung that has come since the last sweep, or to be told that
    others are silent, and a form for what goes on all year.

    After an outage only the latest rung missed counts.
    """
    waking = current.waking
    fired = _come(current, waking)
    known = pinged(current.session, [(i, fired[i.id]) for i in waking if i.id in fired])
    told = steps(current, fired)
    for holder, items in current.by_person([item for item in waking if item.id in fired]):
        fresh = [
            item
            for item in items
            if (item.due_id, holder.person_id, fired[item.id].rung) not in known
        ]
        standing = [item for item in fresh if _goes_on(item)]
        others = [item for item in fresh if not _goes_on(item)]
        if standing:
            yield _form(current, holder, standing, fired)
        if others:
            telling = told.pop(holder.person_id, None)
            more = len(telling.unit) if telling else 0
            own = _note(current, holder, most_urgent_first(others, current.today), fired, more)
            yield below(current, own, telling)
    for telling in told.values():
        yield alone(current, telling)


def _come(current: Round, items: Sequence[Item]) -> dict[int, Firing]:
    found = {item.id: come(item, now=current.now, office=current.office) for item in items}
    return {key: firing for key, firing in found.items() if firing}


def _goes_on(item: Item) -> bool:
    """长期坚持: asked about once a quarter, all of a person's on one form."""
    return item.kind == Kind.STANDING and item.due_on is None


def _form(
    current: Round, holder: Holder, items: Sequence[Item], fired: Mapping[int, Firing]
) -> Note:
    t = current.tongue_of(holder)
    return Note(
        "form",
        holder,
        current.now,
        standing_texts.form(t, holder.salutation, items, current.today, current.standing(t, items)),
        items,
        [fired[item.id] for item in items],
        keyboard=forms.form(t),
    )


def _note(
    current: Round, holder: Holder, items: Sequence[Item], fired: Mapping[int, Firing], more: int
) -> Note:
    """`more`: how many items of their unit's others are listed below."""
    t = current.tongue_of(holder)
    guessed = current.guessed(items)
    return Note(
        "ping",
        holder,
        current.now,
        texts.ping(
            t,
            holder.salutation,
            items,
            current.today,
            guessed=guessed,
            warning=warning(current, t, items),
            standing=current.standing(t, items),
            page=Page(0, len(items) + more),
        ),
        items,
        [fired[item.id] for item in items],
        keyboard=keyboards.answers(t, list(enumerate(items)), Page(0, len(items) + more)),
    )
