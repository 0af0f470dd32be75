"""The first message of a cycle: one summary each, instead of pings for what is past."""

from collections.abc import Iterator
from dataclasses import replace

from db.agenda import OPENING, UNREACHABLE, book, bring_forward, come_due
from db.booking import rebook_all
from db.items import Item, all_items
from db.models import Cycle, Notice
from db.outbox import is_owed
from db.pings import cycles_by_id, unstarted_cycles
from db.waking import look_again
from handlers.texts import pings as texts
from jobs.round import Note, Round


def opening_notes(current: Round) -> Iterator[Note]:
    """A summary to everyone who handles anything, in the first sweep that may speak.

    From then on the ladder runs for the cycle, and digests come; rungs up to this moment are never
    made up for.
    """
    cycles = unstarted_cycles(current.session, today=current.today)
    again = _unheard(current)
    items = all_items(current.session, today=current.today) if cycles or again else []
    for cycle, notice in again:
        owed = [item for item in items if item.cycle_id == cycle.id and not item.finished]
        yield from _summaries(current, cycle, notice, owed)
    for cycle, notice in cycles:
        owed = [item for item in items if item.cycle_id == cycle.id and not item.finished]
        cycle.started_at = current.now
        started = [replace(item, started_at=current.now) for item in owed]
        look_again(current.session, started, now=current.now, office=current.office)
        bring_forward(current.session, UNREACHABLE, current.now)
        yield from _summaries(current, cycle, notice, owed)
    if cycles:
        rebook_all(current.session, now=current.now, office=current.office)


def _unheard(current: Round) -> list[tuple[Cycle, Notice]]:
    """The cycles whose first message did not reach everyone, and is made anew for these."""
    come = come_due(current.session, now=current.now)
    names = [name for name in come if name.startswith(OPENING)]
    for name in names:
        book(current.session, name, None)
    return cycles_by_id(current.session, [int(name.removeprefix(OPENING)) for name in names])


def _summaries(current: Round, cycle: Cycle, notice: Notice, owed: list[Item]) -> Iterator[Note]:
    for holder, items in current.by_person(owed):
        key = f"opening:{cycle.id}:{holder.person_id}"
        if is_owed(current.session, key):
            continue
        t = current.tongue_of(holder)
        text = texts.opening(
            t,
            holder.salutation,
            notice.title,
            cycle.year,
            items,
            current.today,
            current.standing(t, items),
            guessed=current.guessed(items),
        )
        yield Note("opening", holder, current.now, text, items, key=key)
