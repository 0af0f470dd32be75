"""Sentences that name another unit: refused where they speak for it, else shown first."""

import re
from collections.abc import Iterator, Sequence

from db.items import Item, items_by_id, items_of_task
from db.posts import Known, known_units
from db.rules.permissions import Action, Subject, may
from handlers.inputs.decision import Entry
from handlers.visit import Visit

SHORTEST = 2
BODIES = ("局", "镇", "乡", "街道")
"""How the names of units end that nobody uses for a place or a thing, as 政务大厅 or 分中心 are."""
SUBJECT = re.compile(r"的?\s*(?:第|\d|保障)")
"""What follows a unit that owes the task named: 市公安局2a, 市公安局的第2项."""


def names_others(visit: Visit, words: str) -> bool:
    """Whether a sentence names another unit: then it is shown for whom it would be recorded."""
    return any(True for _ in _named(visit, words))


def belongs_to(visit: Visit, words: str, entries: Sequence[Entry]) -> Item | None:
    """The assignment of the other unit for which a sentence speaks, if nobody here may do so."""
    for unit, name in _named(visit, words):
        if not SUBJECT.match(words, words.index(name) + len(name)):
            continue
        theirs = _assignment(visit, unit, entries)
        subject = Subject(unit_ids=frozenset({unit.id}))
        if theirs and not may(visit.who.actor, Action.RECORD_FOR, subject):
            return theirs
    return None


def _named(visit: Visit, words: str) -> Iterator[tuple[Known, str]]:
    mine = visit.who.actor.unit_ids
    for name, unit in known_units(visit.session).items():
        plain = name.endswith(BODIES) and len(name) > SHORTEST
        if plain and name in words and unit.id not in mine:
            yield unit, name


def _assignment(visit: Visit, unit: Known, entries: Sequence[Entry]) -> Item | None:
    """That unit's part in the duty that was spoken of."""
    own = items_by_id(visit.session, [entry.key for entry in entries])
    for item in own:
        for one in items_of_task(visit.session, item.task, today=visit.today):
            if (one.unit_id, one.duty_id) == (unit.id, item.duty_id):
                return one
    return None
