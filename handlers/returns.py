"""Monthly returns: which month is meant, and figures that come without their names."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from db.items import Item, items_by_id, items_of_units
from db.returns import figures_of, handed_in, same_return
from db.visibility import applicable, begun
from handlers.inputs import reading as inputs
from handlers.inputs.decision import Figures
from handlers.inputs.intents import is_correction
from handlers.inputs.normalize import normalize
from handlers.inputs.numbers import find_figures
from handlers.inputs.reading import Intent, Reading
from handlers.visit import Visit

HARDLY_BEGUN = timedelta(days=14)
"""A return with more than this ahead of its period's end is probably meant for the one before."""


def completed(visit: Visit, reading: Reading, items: dict[int, Item], words: str) -> Reading:
    """The reading with each return moved to the month it names, and bare figures in their order.

    A correction of one figure (4月分中心应为451) leaves the others as they were handed in.
    """
    corrects = is_correction(normalize(words).text)
    said = [_in_month(visit, one, items, corrects=corrects) for one in reading.items]
    if len(said) == 1:
        said = [_with_figures(said[0], items, words)]
    merged = [_merged(visit, one, corrects=corrects) for one in said]
    plain = merged != said
    return replace(reading, items=tuple(merged), unsure=() if plain else reading.unsure)


def named_figures(words: str, item: Item) -> Figures | None:
    """As many plain figures as the return asks for, in its order; one 0 stands for all."""
    values = [figure.value for figure in find_figures(words)]
    names = item.figure_names
    if values == [Decimal(0)]:
        values = values * len(names)
    if len(values) != len(names):
        return None
    return tuple(zip(names, values, (one["unit"] for one in item.figures), strict=True))


def _with_figures(said: inputs.Item, items: dict[int, Item], words: str) -> inputs.Item:
    """9a 1203、862、415: taken in the order of the return, and shown before recording."""
    item = items.get(int(said.candidates[0])) if len(said.candidates) == 1 else None
    if item is None or said.figures or not item.figure_names:
        return said
    figures = named_figures(words, item)
    if figures is None:
        return said
    pairs = tuple((name, value) for name, value, _ in figures)
    return replace(said, intent=Intent.RETURN, figures=pairs, unsure=("figure",))


def _merged(visit: Visit, said: inputs.Item, *, corrects: bool) -> inputs.Item:
    """The figures that were not corrected, from what was handed in."""
    if not said.figures or len(said.candidates) != 1:
        return said
    item = items_by_id(visit.session, [int(said.candidates[0])])[0]
    before = figures_of(visit.session, [item]).get(item.id)
    names = [name for name, _ in said.figures]
    if before is None or len(set(names)) < len(names) or len(names) == len(item.figure_names):
        return said
    figures = before | dict(said.figures)
    doubts = _without(said.unsure, "figure") if corrects else said.unsure
    return replace(said, figures=tuple(figures.items()), unsure=doubts)


def _without(doubts: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(doubt for doubt in doubts if doubt != one)


def _in_month(
    visit: Visit, said: inputs.Item, items: dict[int, Item], *, corrects: bool
) -> inputs.Item:
    """4月办件量 is about the assignment of that month; if there is none, it is asked about."""
    if said.figures and said.month is None:
        return _of_the_month(visit, said, items, corrects=corrects)
    if said.month is None or not said.candidates:
        return said
    named = [items[int(key)] for key in said.candidates]
    right = [key for item in named if (key := _key_of_month(visit, item, said))]
    if not right:
        return replace(said, unsure=(*said.unsure, "month"))
    return replace(said, candidates=tuple(dict.fromkeys(right)))


def _of_the_month(
    visit: Visit, said: inputs.Item, items: dict[int, Item], *, corrects: bool
) -> inputs.Item:
    """No month was named: a correction is of the last one handed in; of a month that has hardly
    begun it is shown first."""
    if len(said.candidates) != 1:
        return said
    item = items[int(said.candidates[0])]
    if not item.monthly:
        return said
    if corrects:
        months = same_return(visit.session, item, today=visit.today)
        done = [one.id for one in months if handed_in(one)]
        return replace(said, candidates=tuple(done[-1:])) if done else said
    if item.ends_on - visit.today > HARDLY_BEGUN:
        return replace(said, unsure=(*said.unsure, "month"))
    return said


def _key_of_month(visit: Visit, item: Item, said: inputs.Item) -> int | None:
    """Of that month's returns, of the year named if any, the newest that has begun and applies."""
    returns = [
        one
        for one in applicable(
            begun(items_of_units(visit.session, [item.unit_id], today=visit.today), visit.today)
        )
        if one.duty == item.duty and one.monthly and one.due_on and one.due_on.month == said.month
        if said.year in (None, one.year)
    ]
    newest = max(returns, key=lambda one: one.starts_on, default=None)
    return newest.id if newest else None
