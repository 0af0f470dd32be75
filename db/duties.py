"""The duties of the open cycles, whoever they are laid on."""

from datetime import date

from sqlmodel import Session, col, select

from db.models import Cycle, Duty, Task


def open_duties(session: Session, *, today: date) -> list[tuple[Duty, str]]:
    """Each duty with the number of its task, in the notice's order.

    Of the cycles in effect on `today`; before any is, of all that are open.
    """
    rows = session.exec(
        select(Duty, Task, Cycle)
        .join(Task, col(Task.id) == Duty.task_id)
        .join(Cycle, col(Cycle.id) == Task.cycle_id)
        .where(col(Cycle.closed_at).is_(None))
        .order_by(col(Cycle.year), col(Cycle.id), col(Task.position), col(Duty.position))
    ).all()
    begun = [row for row in rows if row[2].effective_on <= today]
    return [(duty, task.number) for duty, task, _ in begun or rows]
