"""What the reader of sentences must know of the duties that somebody may speak of."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlmodel import Session

from db.duties import open_duties
from db.items import Item, items_of_units
from db.notices.plan import Plan
from db.visibility import begun
from handlers.inputs.duties import Owed


def speakable(session: Session, units: Collection[int], *, today: date) -> dict[int, Item]:
    """What the reporters of `units` may report on: of a return the earliest month still owed."""
    chosen: dict[tuple[int, int], Item] = {}
    for item in begun(items_of_units(session, units, today=today), today):
        key = (item.duty_id, item.unit_id)
        if key not in chosen or chosen[key].finished:
            chosen[key] = item
    return {item.id: item for item in chosen.values()}


def owed(items: Iterable[Item]) -> list[Owed]:
    """Assignments as the reader wants them; the key is the assignment's id."""
    return [
        Owed(
            key=item.id,
            task=item.task,
            duty=item.duty,
            title=item.title,
            keywords=tuple(item.keywords),
            target_unit=item.target_unit,
            kind=item.kind,
            figures=tuple(item.figure_names),
        )
        for item in items
    ]


def owed_by_anyone(session: Session, *, today: date) -> list[Owed]:
    """Every open duty, once; the key is the duty's id."""
    return [
        Owed(
            key=duty.id,
            task=task,
            duty=duty.code,
            title=duty.title,
            keywords=tuple(duty.keywords),
            target_unit=duty.target_unit,
            kind=duty.kind,
            figures=tuple(figure["name"] for figure in duty.figures),
        )
        for duty, task in open_duties(session, today=today)
    ]


def owed_in_plan(plan: Plan) -> list[Owed]:
    """Every duty of a plan that is not open; the key is its code."""
    return [
        Owed(
            key=duty.code,
            task=task.number,
            duty=duty.code,
            title=duty.title,
            keywords=duty.keywords,
            target_unit=duty.target.unit if duty.target else None,
            kind=duty.kind,
            figures=tuple(figure.name for figure in duty.figures),
        )
        for task in plan.tasks
        for duty in task.duties
    ]
