"""The dues of the register for people's calendars: each with a count that only grows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, cast, func, literal, select, union_all
from sqlalchemy.types import String
from sqlmodel import Session, col

from db.export_selects import Pair, about_assignments, both, chosen, within
from db.items import Item, all_items, items_of_units
from db.models import Acknowledgement, Assignment, Audit, Due, Report, Retraction, Review
from db.rules.terms import AssignmentState

RENAMED = "unit.name"
"""The audit's word for a unit that was given another name (`db/cycles.py`)."""


@dataclass(frozen=True)
class Dated:
    """An assignment that has, or once had, a due date.

    `day`: the date in force, else the last there was. `changes`: how many rows of its history,
    none of which is ever taken away, can have changed what is said of it; `changed_at`: the last.
    """

    item: Item
    day: date
    changes: int
    changed_at: datetime

    @property
    def applies(self) -> bool:
        """It still has its date, and is somebody's to do."""
        return self.item.due_on is not None and self.item.state != AssignmentState.NOT_APPLICABLE

    @property
    def was_ever(self) -> bool:
        """Whether it can stand in somebody's calendar: what never applied was never exported."""
        return self.applies or self.changes > 1


def dated_items(session: Session, *, unit_ids: Collection[int] | None, today: date) -> list[Dated]:
    """What these units (None: all) owe by a date in the cycles in effect, in three reads.

    With it what had a date and has none any more, or no longer applies.
    """
    items = (
        all_items(session, today=today)
        if unit_ids is None
        else items_of_units(session, unit_ids, today=today)
    )
    values: dict[str, Any] = {"today": today}
    if unit_ids is not None:
        values["unit_ids"] = list(unit_ids)

    def rows(pair: Pair) -> Any:
        statement = pair.all if unit_ids is None else pair.of_units
        return session.connection().execute(statement, values)

    days = {row.assignment_id: row.due_on for row in rows(_DAYS)}
    changes = {row.assignment_id: (row.changes, row.changed_at) for row in rows(_CHANGES)}
    found = [Dated(item, days[item.id], *changes[item.id]) for item in items if item.id in days]
    return [one for one in found if one.was_ever]


def _history() -> Any:
    """(assignment, moment) of every row that a due's entry in a calendar depends on."""
    return union_all(
        select(col(Due.assignment_id), col(Due.made_at).label("at")),
        select(col(Acknowledgement.assignment_id), col(Acknowledgement.at)),
        select(col(Report.assignment_id), col(Report.recorded_at)),
        _of_reports(Retraction),
        _of_reports(Review),
        _renamed(),
    ).subquery("history")


def _of_reports(table: Any) -> Select[Any]:
    return (
        chosen(col(Report.assignment_id), table.at)
        .select_from(table)
        .join(Report, col(Report.id) == table.report_id)
    )


def _renamed() -> Select[Any]:
    subject = literal("unit:") + cast(col(Assignment.unit_id), String)
    return (
        chosen(col(Assignment.id), col(Audit.at))
        .select_from(Assignment)
        .join(Audit, col(Audit.subject) == subject)
        .where(col(Audit.action) == RENAMED)
    )


def _changes() -> Select[Any]:
    history = _history()
    statement = select(
        history.c.assignment_id,
        func.count().label("changes"),
        func.max(history.c.at).label("changed_at"),
    ).select_from(history)
    statement = statement.join(Assignment, col(Assignment.id) == history.c.assignment_id)
    return within(statement).group_by(history.c.assignment_id)


_CHANGES = both(_changes())
_DAYS = both(
    about_assignments(col(Due.assignment_id), col(Due.due_on), table=Due)
    .where(col(Due.due_on).is_not(None))
    .order_by(col(Due.assignment_id), col(Due.sequence))
)
"""Of each assignment the last row is the last date there was."""
