"""/mine, /task, /status: what people ask to see."""

import re
from itertools import groupby

from markupsafe import Markup

from db.appointments import Appointments, appointments
from db.items import Item, all_items, items_of_task, items_of_units
from db.models import Report
from db.reports import last_reports, names_of
from db.rules.moving import is_guessed
from db.rules.permissions import Action, may
from db.rules.terms import AssignmentState, PostRole
from handlers import colleagues, handing_on, materials, nudging, progress
from handlers.inputs.numerals import small
from handlers.keyboards import menus
from handlers.keyboards import tasks as keyboards
from handlers.owing import begun
from handlers.seeing import visible_to
from handlers.texts import boards, overall, words
from handlers.visit import Visit

REPORTS_SHOWN = 5


def mine(visit: Visit) -> None:
    """/mine: what I owe, by date."""
    items = items_handled(visit)
    text = (
        boards.mine(
            visit.t,
            visit.who.salutation,
            items,
            visit.today,
            _instead(visit, items),
            guessed=_guessed(visit, [item for item in items if not item.finished]),
        )
        if items
        else boards.nothing_owed(visit.t, visit.who.salutation)
    )
    about = [item.id for item in items if not item.finished]
    visit.say(text, menus.menu(visit.t), about)


def _instead(visit: Visit, items: list[Item]) -> list[Markup]:
    owed = [item for item in items if not item.finished]
    return colleagues.standing(visit, visit.t, visit.who.person_id, owed)


def items_handled(visit: Visit) -> list[Item]:
    """What this person handles, or is reminded of instead of a colleague; without the returns of
    months to come."""
    people = appointments(visit.session, today=visit.today)
    units = visit.who.actor.units_as(PostRole.REPORTER)
    return [
        item
        for item in applicable(
            begun(items_of_units(visit.session, units, today=visit.today), visit.today)
        )
        if visit.who.person_id in _concerned(people, item)
    ]


def _concerned(people: Appointments, item: Item) -> set[int]:
    """The 承办人, and the B角 standing in for them."""
    both = (people.appointed(item), people.handler(item))
    return {holder.person_id for holder in both if holder}


def applicable(items: list[Item]) -> list[Item]:
    """Without what does not apply: it is neither owed nor done."""
    return [item for item in items if item.state != AssignmentState.NOT_APPLICABLE]


def task(visit: Visit) -> None:
    """/task 5: one task, its sentences, units, dates and last reports."""
    number = task_named(visit)
    if number:
        show_task(visit, number)
    else:
        visit.say(boards.task_which(visit.t))


def show_task(visit: Visit, number: str) -> None:
    """The task of this number, as much of it as this person may see."""
    items = begun(items_of_task(visit.session, number, today=visit.today), visit.today)
    for _, part in groupby(items, key=lambda item: item.cycle_id):
        _show(visit, list(part))
    if not items:
        visit.say(boards.task_unknown(visit.t, number))


def _show(visit: Visit, items: list[Item]) -> None:
    visible = visible_to(visit.who.actor, items)
    said = _last_said(visit, visible)
    material, button = materials.listed(visit, visible)
    visit.say(
        boards.task(
            visit.t,
            items,
            visible,
            said,
            visit.today,
            progress.lines(visit, visible),
            material,
            guessed=_guessed(visit, items),
        ),
        keyboards.task(
            visit.t,
            items[0].task,
            nudges=bool(nudging.may_be_nudged(visit, items)),
            hands_on=bool(handing_on.handled(visit, items)),
            material=button,
        ),
        about=[item.id for item in visible if item.unit_id in visit.who.actor.unit_ids],
    )


def _guessed(visit: Visit, items: list[Item]) -> bool:
    """Whether one of the dates may still change with an announcement to come."""
    calendar = visit.office.calendar
    return any(is_guessed(item.date_rule, item.due_on, calendar) for item in items)


def status(visit: Visit) -> None:
    """/status: the board of what this person may see."""
    actor = visit.who.actor
    items = visible_to(
        actor, applicable(begun(all_items(visit.session, today=visit.today), visit.today))
    )
    when = words.moment(visit.t, visit.now, visit.office, visit.now)
    whole = may(actor, Action.SEE_BOARD)
    visit.say(overall.status(visit.t, items, when, visit.today, whole=whole))


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
