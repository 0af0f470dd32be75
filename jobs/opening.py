"""The first message of a cycle: one summary each, instead of pings for what is past."""

from collections.abc import Iterator
from datetime import datetime

from db.items import Item, all_items
from db.models import Cycle, Notice
from db.pings import set_next, unstarted_cycles
from db.rules.ladder import next_after
from db.rules.slots import MORNING
from handlers.texts import pings as texts
from jobs.round import Note, Round


def opening_notes(current: Round) -> Iterator[Note]:
    """From 09:00 of the first working day on: a summary to everyone who handles anything.

    From then on the ladder runs for the cycle; rungs up to this moment are never made up for.
    """
    if current.now.astimezone(current.office.zone).time() < MORNING:
        return
    cycles = unstarted_cycles(current.session)
    items = all_items(current.session) if cycles else []
    for cycle, notice in cycles:
        owed = [item for item in items if item.cycle_id == cycle.id and not item.finished]
        cycle.started_at = current.now
        set_next(current.session, [(item.id, _first_moment(current, item)) for item in owed])
        yield from _summaries(current, cycle, notice, owed)


def _summaries(current: Round, cycle: Cycle, notice: Notice, owed: list[Item]) -> Iterator[Note]:
    for holder, items in current.by_person(owed):
        text = texts.opening(
            current.tongue_of(holder),
            holder.salutation,
            notice.title,
            cycle.year,
            items,
            current.today,
        )
        key = f"opening:{cycle.id}:{holder.person_id}"
        yield Note("opening", holder, current.now, text, items, key=key)


def _first_moment(current: Round, item: Item) -> datetime | None:
    """The first rung after the opening; none for what was past already: see /mine for that."""
    if item.due_on and item.due_on < current.today:
        return None
    office = current.office
    firing = next_after(item.track, now=current.now, calendar=office.calendar, zone=office.zone)
    return firing.at if firing else None
