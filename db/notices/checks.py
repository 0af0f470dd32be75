"""What a plan's parts must agree on among themselves, beyond the shape of each."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from db.notices.plan import DutyPlan, Plan, TaskPlan, owners
from db.rules.terms import Kind


class Mistake(NamedTuple):
    """Where in the plan (task 5, duty 5a), and what is wrong and what to do."""

    place: str
    problem: str


def mistakes(plan: Plan) -> Iterator[Mistake]:
    """Every disagreement in `plan`, in the order of its file."""
    yield from _year(plan)
    yield from _names(plan)
    yield from _contacts(plan)
    for number in _repeated(task.number for task in plan.tasks):
        yield Mistake(f"task {number}", "this number is used twice; give each task its own")
    for task in plan.tasks:
        yield from _task(plan, task)


def _year(plan: Plan) -> Iterator[Mistake]:
    issued, year = plan.notice.issued_on.year, plan.notice.year
    if year not in (issued, issued + 1):
        problem = f"{year} does not fit a notice issued in {issued}; correct one of them"
        yield Mistake("notice, year", problem)


def _names(plan: Plan) -> Iterator[Mistake]:
    for name in _repeated(name for entry in plan.named for name in (entry.name, *entry.aliases)):
        problem = f"{name} is written twice as a name or alias; keep it with one unit"
        yield Mistake("units and collectives", problem)


def _contacts(plan: Plan) -> Iterator[Mistake]:
    for contact in plan.contacts:
        yield from _unknown(plan, f"contact {contact.name}, unit", [contact.unit])


def _task(plan: Plan, task: TaskPlan) -> Iterator[Mistake]:
    place = f"task {task.number}"
    yield from _unknown(plan, f"{place}, units", task.units)
    posts = {(contact.unit, contact.post) for contact in plan.contacts}
    for unit, post in task.handlers.items():
        if (unit, post) not in posts:
            problem = f"{unit} has no contact {post}; write the post of one of the contacts"
            yield Mistake(f"{place}, handlers", problem)
    yield from _told_apart(task)
    for duty in task.duties:
        yield from _duty(plan, task, duty)


def _told_apart(task: TaskPlan) -> Iterator[Mistake]:
    """Codes, titles and keywords: what people and the bot tell the duties of a task apart by."""
    words = {
        "code": [duty.code for duty in task.duties],
        "title": [duty.title for duty in task.duties],
        "keyword": [word for duty in task.duties for word in duty.keywords],
    }
    for what, found in words.items():
        for word in _repeated(found):
            problem = f"{what} {word} is used twice; each {what} names one duty of its task"
            yield Mistake(f"task {task.number}", problem)


def _duty(plan: Plan, task: TaskPlan, duty: DutyPlan) -> Iterator[Mistake]:
    place = f"task {task.number}, duty {duty.code}"
    if not re.fullmatch(re.escape(task.number) + "[a-z]", duty.code):
        problem = f"write the task's number and a letter, such as {task.number}a"
        yield Mistake(f"{place}, code", problem)
    yield from _unknown(plan, f"{place}, responsible", duty.responsible)
    yield from _unknown(plan, f"{place}, lead", duty.lead)
    yield from _unknown(plan, f"{place}, receive", duty.receive)
    if not owners(task, duty):
        problem = "nobody owes this duty; fill in the task's units or the duty's responsible"
        yield Mistake(place, problem)
    for name in _repeated(figure.name for figure in duty.figures):
        yield Mistake(f"{place}, figures", f"{name} is asked for twice; keep one")
    yield from _kind(place, duty)


def _kind(place: str, duty: DutyPlan) -> Iterator[Mistake]:
    if duty.kind is Kind.TARGET and duty.target is None:
        problem = 'a target needs its number; write target: {op: ">=", value: 90, unit: "%"}'
        yield Mistake(f"{place}, target", problem)
    if duty.kind in (Kind.MILESTONE, Kind.RECURRING) and duty.due is None:
        problem = f"a {duty.kind} duty needs its date; write for example due: {{month_end: 4}}"
        yield Mistake(f"{place}, due", problem)


def _unknown(plan: Plan, place: str, names: Iterable[str]) -> Iterator[Mistake]:
    canonical = {alias: entry.name for entry in plan.named for alias in entry.aliases}
    known = {entry.name for entry in plan.named}
    for name in names:
        if name in canonical:
            yield Mistake(place, f"{name} is an alias; write {canonical[name]}")
        elif name not in known:
            problem = f"unknown unit {name}; correct it, or add it to units or collectives"
            yield Mistake(place, problem)


def _repeated(words: Iterable[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]
