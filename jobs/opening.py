"""The first message of a cycle: one summary each, instead of pings for what is past."""

from collections.abc import Iterator
from dataclasses import replace

from db.agenda import UNREACHABLE, bring_forward
from db.booking import rebook_all
from db.items import Item, all_items
from db.models import Cycle, Notice
from db.pings import unstarted_cycles
from db.waking import look_again
from handlers.texts import pings as texts
from jobs.round import Note, Round


def opening_notes(current: Round) -> Iterator[Note]:
    """A summary to everyone who handles anything, in the first sweep that may speak.

    From then on the ladder runs for the cycle, and digests come; rungs up to this moment are never
    made up for.
    """
    cycles = unstarted_cycles(current.session, today=current.today)
    items = all_items(current.session, today=current.today) if cycles else []
    for cycle, notice in cycles:
        owed = [item for item in items if item.cycle_id == cycle.id and not item.finished]
        cycle.started_at = current.now
        started = [replace(item, started_at=current.now) for item in owed]
        look_again(current.session, started, now=current.now, office=current.office)
        bring_forward(current.session, UNREACHABLE, current.now)
        yield from _summaries(current, cycle, notice, owed)
    if cycles:
        rebook_all(current.session, now=current.now, office=current.office)


def _summaries(current: Round, cycle: Cycle, notice: Notice, owed: list[Item]) -> Iterator[Note]:
    for holder, items in current.by_person(owed):
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
        key = f"opening:{cycle.id}:{holder.person_id}"
        yield Note("opening", holder, current.now, text, items, key=key)
