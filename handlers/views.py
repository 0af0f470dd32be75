"""A list on the board: which assignments, of which units, due when; as a button carries it.

A button says all that is needed to look again: late.12-15.230401.230430.5.1.3.u is what is overdue
of units 12 and 15, due in April 2023, of task 5 and its duty a in cycle 3, by units.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta

from db.items import Item
from db.rules.digests import is_late
from db.rules.lights import SOON_DAYS, Reason
from db.rules.progress import is_silent
from db.rules.terms import AssignmentState, Force, Kind, Light
from handlers.inputs.which import Which
from handlers.inputs.windows import Window

DATE = "%y%m%d"
DIGITS = 9
SEVERITY = (Light.RED, Light.YELLOW, Light.GREEN, Light.NONE)


@dataclass(frozen=True)
class View:
    """`unit_ids`: units and collectives as they were named, none for all; `task`, `duty`: numbers
    as the notice has them, empty for all; `cycle_id`: 0 for all; `by_units`: who, not what."""

    which: Which
    unit_ids: tuple[int, ...] = ()
    window: Window | None = None
    task: str = ""
    duty: str = ""
    cycle_id: int = 0
    by_units: bool = False

    def __str__(self) -> str:
        first = self.window.first if self.window else None
        parts = (
            self.which,
            "-".join(map(str, self.unit_ids)),
            f"{first:{DATE}}" if first else "",
            f"{self.window.last:{DATE}}" if self.window else "",
            self.task,
            self.duty,
            str(self.cycle_id or ""),
            "u" if self.by_units else "",
        )
        return ".".join(parts)


def view_of(code: str) -> View | None:
    """The list that a button means; None for what no button of ours says."""
    parts = code.split(".")
    if len(parts) != len(fields(View)) + 1:
        return None
    which, units, first, last, task, duty, cycle, by_units = parts
    try:
        window = Window(_day(first) if first else None, _day(last)) if last else None
        ids = tuple(_id(one) for one in units.split("-") if one)
        return View(Which(which), ids, window, task, duty, _id(cycle or "0"), bool(by_units))
    except ValueError:
        return None


def _id(text: str) -> int:
    """ValueError for more digits than an id ever has."""
    if not (text.isascii() and text.isdigit() and len(text) <= DIGITS):
        raise ValueError(text)
    return int(text)


def _day(text: str) -> date:
    """230401; ValueError for what is no day."""
    year, month, day = (int(text[at : at + 2]) for at in (0, 2, 4))
    return date(2000 + year, month, day)


def chosen(
    items: Sequence[Item], view: View, unit_ids: Collection[int] | None, today: date
) -> list[Item]:
    """Those of `items` that a view shows, the gravest light and the nearest date first.

    `unit_ids`: the units that its names stand for; None for all.
    """
    found = [item for item in items if _within(item, view, unit_ids) and shows(item, view, today)]
    return sorted(found, key=lambda item: _urgency(item, today))


def _within(item: Item, view: View, unit_ids: Collection[int] | None) -> bool:
    return (
        (unit_ids is None or item.unit_id in unit_ids)
        and view.task in ("", item.task)
        and view.duty in ("", item.duty)
        and view.cycle_id in (0, item.cycle_id)
    )


def _urgency(item: Item, today: date) -> tuple[bool, int, date]:
    light = SEVERITY.index(item.light(today))
    return item.finished, light, item.due_on or date.max


def shows(item: Item, view: View, today: date) -> bool:
    """Whether an assignment is one of those asked for."""
    window = view.window
    if view.which is Which.DUE and window is None:
        window = Window(today, today + timedelta(days=SOON_DAYS))
    meant = _IS.get(view.which)
    return (window is None or window.has(item.due_on)) and (meant is None or meant(item, today))


def awaited(item: Item, today: date) -> bool:
    """没报: it was asked for twice without an answer, or is due within a week and nothing was
    reported."""
    near = item.due_on is not None and (item.due_on - today).days <= SOON_DAYS
    in_vain = Reason.SILENT in item.verdict(today).reasons
    return not item.finished and (in_vain or (is_silent(item.state) and near))


def _is_behind(item: Item, today: date) -> bool:
    return Reason.BEHIND in item.verdict(today).reasons


_IS: dict[Which, Callable[[Item, date], bool]] = {
    Which.OPEN: lambda item, _: not item.finished and item.kind != Kind.STANDING,
    Which.DONE: lambda item, _: item.finished,
    Which.OVERDUE: lambda item, today: (
        not item.finished and is_late(item.due_on, Force(item.force), today)
    ),
    Which.SILENT: awaited,
    Which.UNSIGNED: lambda item, _: item.state == AssignmentState.OPEN,
    Which.BLOCKED: lambda item, _: item.state == AssignmentState.BLOCKED,
    Which.BEHIND: _is_behind,
    Which.RED: lambda item, today: item.light(today) == Light.RED,
    Which.YELLOW: lambda item, today: item.light(today) == Light.YELLOW,
}
"""How each word is meant; any other means all. A standing duty is never finished, so it is not open
either."""
