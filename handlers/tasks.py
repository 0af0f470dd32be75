"""/task 5: one task, its sentences, units, dates and last reports; where several years or notices
are open, which one is meant."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from db.items import Item, items_by_id, items_of_task
from db.models import Report
from db.reports import last_reports, names_of
from db.rules.moving import is_guessed
from db.visibility import begun, visible_to
from handlers import handing_on, materials, nudging, progress
from handlers.inputs.numerals import small
from handlers.keyboards import tasks as keyboards
from handlers.presses import number, stale
from handlers.questions import replied_to
from handlers.texts import boards, words
from handlers.visit import Visit

REPORTS_SHOWN = 5


def task(visit: Visit) -> None:
    """/task 5: one task, its sentences, units, dates and last reports."""
    named = task_named(visit)
    if named:
        show_task(visit, named)
    else:
        visit.say(boards.task_which(visit.t))


def show_task(visit: Visit, named: str, year: int | None = None) -> None:
    """The task of this number, as much of it as this person may see."""
    items = one_cycle(visit, named, "task", year)
    if items:
        _show(visit, items, visit.say)


def one_cycle(visit: Visit, named: str, action: str, year: int | None = None) -> list[Item]:
    """The assignments of a task in the cycle meant; none where there are none, which is said, or
    several, which is asked: a button of `action` then says the cycle."""
    items = begun(items_of_task(visit.session, named, today=visit.today), visit.today)
    cycles = [list(part) for _, part in groupby(items, key=lambda item: item.cycle_id)]
    meant = {item.cycle_id for item in items_by_id(visit.session, replied_to(visit))}
    chosen = [part for part in cycles if part[0].cycle_id in meant]
    chosen = chosen or [part for part in cycles if year in (None, part[0].year)]
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        first = [part[0] for part in chosen]
        visit.say(boards.task_of_which(visit.t, named), keyboards.cycles(action, first))
    else:
        visit.say(boards.task_unknown(visit.t, named))
    return []


def _show(visit: Visit, items: list[Item], say: Callable[..., None]) -> None:
    visible = visible_to(visit.who.actor, items)
    said = _last_said(visit, visible)
    material, button = materials.listed(visit, visible)
    say(
        boards.task(
            visit.t,
            items,
            visible,
            said,
            visit.today,
            words.moment(visit.t, visit.now, visit.office, visit.now),
            progress.lines(visit, visible),
            material,
            guessed=guessed(visit, items),
        ),
        keyboards.task(
            visit.t,
            items[0],
            nudges=bool(nudging.may_be_nudged(visit, items)),
            hands_on=bool(handing_on.handled(visit, items)),
            material=button,
        ),
        about=[item.id for item in visible if item.unit_id in visit.who.actor.unit_ids],
    )


def guessed(visit: Visit, items: Sequence[Item]) -> bool:
    """Whether one of the dates may still change with an announcement to come."""
    calendar = visit.office.calendar
    return any(is_guessed(item.date_rule, item.due_on, calendar) for item in items)


def task_named(visit: Visit) -> str:
    """What follows the command: "5", "第五项", "5号" and its duty "5a" all mean task 5."""
    bare = visit.argument.removeprefix("第").removesuffix("任务").rstrip("号项条")
    bare = re.sub(r"(?<=\d)[a-z]$", "", bare, flags=re.IGNORECASE)
    return str(small(bare) or bare)


def _last_said(visit: Visit, visible: list[Item]) -> list[str]:
    by_id = {item.id: item for item in visible}
    reports = last_reports(visit.session, list(by_id), REPORTS_SHOWN)
    names = names_of(visit.session, reports)
    return [_said(visit, report, by_id[report.assignment_id], names) for report in reports]


def _said(visit: Visit, report: Report, item: Item, names: dict[int, str]) -> str:
    return boards.said(
        visit.t,
        who=f"{item.unit} {names.get(report.person_id, '')}".strip(),
        when=words.moment(visit.t, report.said_at, visit.office, visit.now),
        status=f"{item.duty} {words.status(visit.t, report.status)}",
        text=report.words,
    )


def of_cycle(visit: Visit, argument: str) -> list[Item]:
    """The assignments of a button's cycle and task (3:5); none, which is said, if it is stale."""
    cycle, _, named = argument.partition(":")
    found = begun(items_of_task(visit.session, named, today=visit.today), visit.today)
    items = [item for item in found if item.cycle_id == number(cycle)]
    if not items:
        stale(visit)
    return items


def _again(visit: Visit, _action: str, argument: str) -> None:
    """刷新, or the year that was meant: in the same message."""
    items = of_cycle(visit, argument)
    if items:
        visit.toast()
        _show(visit, items, visit.change)


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {"task": _again}
