"""/why 5, 5号为什么亮红灯: each light of a task with the rows that it comes from."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from db.grounds import grounds_of
from db.histories import everybody
from db.items import Item
from db.visibility import visible_to
from handlers.keyboards import tasks as keyboards
from handlers.presses import number
from handlers.tasks import of_cycle, one_cycle, task_named
from handlers.texts import boards, words
from handlers.texts import explaining as texts
from handlers.texts.fit import cut
from handlers.views import SEVERITY
from handlers.visit import Visit

ACTION = "explain"


def why(visit: Visit) -> None:
    """/why 5."""
    named = task_named(visit)
    if named:
        explain(visit, named)
    else:
        visit.say(boards.task_which(visit.t))


def explain(visit: Visit, named: str, year: int | None = None) -> None:
    """The lights of a task of this number, as far as this person may see them."""
    items = one_cycle(visit, named, ACTION, year)
    if items:
        _show(visit, items, 0, visit.say)


def _show(visit: Visit, items: list[Item], page: int, say: Callable[..., None]) -> None:
    visible = visible_to(visit.who.actor, items)
    if not visible:
        say(texts.nothing(visit.t, items[0].task))
        return
    pages = cut(_lines(visit, visible), most=texts.MOST)
    page = min(page, len(pages) - 1)
    when = words.moment(visit.t, visit.now, visit.office, visit.now)
    head = texts.heading(visit.t, visible, when, visit.today)
    text = Markup("\n").join([head, "", *pages[page], "", texts.rules(visit.t)])
    say(text, keyboards.why(visit.t, items[0], page, len(pages)))


def _lines(visit: Visit, visible: Sequence[Item]) -> list[Markup]:
    """The gravest first."""
    today = visit.today
    ordered = sorted(visible, key=lambda item: SEVERITY.index(item.light(today)))
    explainer = texts.Explainer(visit.t, visit.office, visit.now, everybody(visit.session))
    return explainer.lines(ordered, grounds_of(visit.session, ordered))


def _again(visit: Visit, _action: str, argument: str) -> None:
    """Another page, 刷新, or the year that was meant: why:3:5:1 is page 1 of task 5 in cycle 3."""
    place, _, page = argument.rpartition(":")
    if ":" not in place:  # the button under the task itself has no page
        place, page = argument, "0"
    items = of_cycle(visit, place)
    if items:
        visit.toast()
        _show(visit, items, number(page) or 0, visit.change)


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {ACTION: _again}
