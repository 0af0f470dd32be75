"""After something was added to an assignment's history: its state folded anew, its ladder armed.

Every writer of the register locks the assignment, decides on what is there, adds rows, settles.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from db.items import items_by_id
from db.models import (
    Acknowledgement,
    Assignment,
    Cycle,
    Due,
    Duty,
    Report,
    Retraction,
    Review,
    Task,
)
from db.models.review import Verdict
from db.recalling import recall_about
from db.rules.office import Office
from db.rules.states import (
    Acknowledged,
    Closed,
    Event,
    Reported,
    Retracted,
    Returned,
    first_state,
    state_after,
)
from db.rules.terms import AssignmentState, ReportStatus
from db.waking import look_again


def locked(session: Session, assignment_id: int) -> Assignment:
    """The assignment, nobody else's to change until this transaction ends."""
    # On SQLite the whole register is locked already, and FOR UPDATE is left out.
    statement = select(Assignment).where(Assignment.id == assignment_id).with_for_update()
    return session.exec(statement.execution_options(populate_existing=True)).one()


def settle(session: Session, assignment: Assignment, *, now: datetime, office: Office) -> None:
    """Fold the state from the history, and tell the sweep when to look again."""
    session.flush()
    state = state_after(_history(session, assignment.id), initial=_initial(session, assignment))
    if state != assignment.state:
        assignment.state, assignment.state_since = state, now
        session.flush()
    look_again(session, items_by_id(session, [assignment.id]), now=now, office=office)
    recall_about(session, [assignment.id], now=now, office=office)


def _initial(session: Session, assignment: Assignment) -> AssignmentState:
    due_on, effective_on = session.exec(
        select(col(Due.due_on), col(Cycle.effective_on))
        .join(Assignment, col(Assignment.id) == Due.assignment_id)
        .join(Duty, col(Duty.id) == Assignment.duty_id)
        .join(Task, col(Task.id) == Duty.task_id)
        .join(Cycle, col(Cycle.id) == Task.cycle_id)
        .where(Due.assignment_id == assignment.id, Due.sequence == 1)
    ).one()
    return first_state(due_on, effective_on)


def _history(session: Session, assignment_id: int) -> list[Event]:
    """Every event of the assignment, in the order in which it was recorded.

    Reports by their ids, not by the clock: two replicas' clocks may differ, and `Item` takes the
    last by id too. A review comes right after its report: it is only ever given to the last one.
    Beside a report 签收 says nothing, and 撤回 voids one wherever it stands.
    """
    acknowledged = select(Acknowledgement).where(Acknowledgement.assignment_id == assignment_id)
    mine = col(Report.assignment_id) == assignment_id
    taken_back = session.exec(select(Retraction).join(Report).where(mine))
    reports = select(Report).where(mine)
    final = col(Review.verdict) != Verdict.APPROVED  # 本单位审核 passed: it still waits
    reviews = session.exec(select(Review).join(Report).where(mine, final))
    said: dict[tuple[int, int], Event] = {
        (one.id, 0): Reported(one.id, ReportStatus(one.status), one.supersedes_id)
        for one in session.exec(reports)
    }
    judged = {(one.report_id, one.id): _judged(one) for one in reviews}
    return [
        *(Acknowledged() for _ in session.exec(acknowledged)),
        *(event for _, event in sorted((said | judged).items(), key=lambda pair: pair[0])),
        *(Retracted(row.report_id) for row in taken_back),
    ]


def _judged(review: Review) -> Closed | Returned:
    closed = review.verdict == Verdict.CLOSED
    return Closed(review.report_id) if closed else Returned(review.report_id)
