"""/history 5, /history 5a, /history 5 公安局: everything that was said, oldest first, in pages.

Pages are cut from the oldest line on, so that a page stays the same while more is said; it opens
on the last one, as a chat does. A button carries all that is needed: 5:5a:12:3 is task 5, duty 5a,
unit 12, page 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from db.histories import history_of
from db.items import Item, items_of_task
from db.posts import known_units
from db.visibility import visible_to
from handlers.inputs.orders import unit_within
from handlers.inputs.tasks import find_tasks
from handlers.keyboards import history as keyboards
from handlers.presses import number, stale
from handlers.texts import boards as board_texts
from handlers.texts import history as texts
from handlers.visit import Visit

ANY = "-"


@dataclass(frozen=True)
class Scope:
    """What is shown: a task, and of it maybe one duty or one unit."""

    task: str
    duty: str = ANY
    unit_id: int = 0

    def __str__(self) -> str:
        return f"{self.task}:{self.duty}:{self.unit_id}"

    def has(self, item: Item) -> bool:
        duty = self.duty in (ANY, item.duty)
        return duty and self.unit_id in (0, item.unit_id)


def command(visit: Visit) -> None:
    """The newest page of what is asked for."""
    scope = _scope(visit, visit.argument)
    if scope is None:
        visit.say(texts.which(visit.t))
    else:
        _show(visit, scope, None)


def _scope(visit: Visit, words: str) -> Scope | None:
    """5, 第五项, 5a, 5 公安局."""
    units = known_units(visit.session)
    named = unit_within(words, units)
    rest = words.replace(named[1], " ").strip() if named else words.strip()
    refs = find_tasks(rest) or find_tasks(f"{rest}号")
    if not refs:
        return None
    duty = (refs[0].duty or ANY).lower()
    return Scope(refs[0].number, duty, units[named[0]].id if named else 0)


def _show(visit: Visit, scope: Scope, page: int | None) -> None:
    every = items_of_task(visit.session, scope.task, today=visit.today)
    if not every:
        visit.say(board_texts.task_unknown(visit.t, scope.task))
        return
    items = [item for item in visible_to(visit.who.actor, every) if scope.has(item)]
    cut = texts.pages(_lines(visit, items))
    if not cut[0]:
        visit.say(texts.nothing(visit.t, scope.task))
        return
    place = min(page or len(cut), len(cut))
    head = texts.heading(visit.t, scope.task, every[0].task_title, place, len(cut))
    text = Markup("\n").join([head, *cut[place - 1]])
    keyboard = keyboards.paging(visit.t, str(scope), place, len(cut))
    (visit.say if page is None else visit.change)(text, keyboard)


def _lines(visit: Visit, items: Sequence[Item]) -> list[Markup]:
    by_id = {item.id: item for item in items}
    told = history_of(visit.session, list(by_id))
    teller = texts.Teller(visit.t, visit.office, visit.now, told)
    return [teller.line(event, by_id[event.assignment_id]) for event in told.events]


def _page(visit: Visit, _action: str, argument: str) -> None:
    """A page of a message of ours, or the whole from the button under a task."""
    task, duty, unit, page = (*argument.split(":"), "", "", "")[:4]
    if not task:
        stale(visit)
        return
    visit.toast()
    _show(visit, Scope(task, duty or ANY, number(unit) or 0), number(page))


ACTIONS = {"hist": _page}
