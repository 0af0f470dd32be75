"""How the several units of a duty stand, for those who may see them."""

from collections.abc import Sequence

from markupsafe import Markup

from db.collectives import Collective, collectives_of
from db.items import Item
from db.rules.progress import is_silent, progress
from db.rules.terms import Kind
from handlers.texts import progress as texts
from handlers.visit import Visit

SEVERAL = 2


def lines(visit: Visit, visible: Sequence[Item]) -> dict[int, list[Markup]]:
    """By duty: how many have finished, who has not answered, and its collectives.

    Of a standing duty nothing: it is never finished.
    """
    by_duty: dict[int, list[Item]] = {}
    for item in visible:
        if item.kind != Kind.STANDING:
            by_duty.setdefault(item.duty_id, []).append(item)
    shown = {duty: current(items) for duty, items in by_duty.items()}
    shown = {duty: items for duty, items in shown.items() if len(items) >= SEVERAL}
    found = {duty: [_line(visit, items)] for duty, items in shown.items()}
    for one in collectives_of(visit.session, list(shown), today=visit.today):
        line = _collective(visit, one, shown[one.duty_id])
        found[one.duty_id] += [line] if line else []
    return found


def current(items: Sequence[Item]) -> list[Item]:
    """One assignment a unit: of a return the newest month."""
    newest: dict[int, Item] = {}
    for item in items:
        if item.unit_id not in newest or item.starts_on > newest[item.unit_id].starts_on:
            newest[item.unit_id] = item
    return list(newest.values())


def _line(visit: Visit, items: Sequence[Item]) -> Markup:
    silent = [item.unit for item in items if is_silent(item.state)]
    return texts.duty(visit.t, progress(item.state for item in items), silent)


def _collective(visit: Visit, one: Collective, items: Sequence[Item]) -> Markup | None:
    """Only for who sees all its members, and where it is not the whole duty."""
    members = [item for item in items if item.unit_id in one.unit_ids]
    if {item.unit_id for item in members} != one.unit_ids or len(members) == len(items):
        return None
    return texts.collective(visit.t, one.name, progress(item.state for item in members))
