"""What a unit says about an assignment: recorded, taken back, acknowledged.

Each writer locks the assignment first, adds to the history, and folds the state anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session, col, select

from db.item_selects import counting
from db.items import items_by_id
from db.models import (
    Acknowledgement,
    Assignment,
    Cycle,
    Due,
    Duty,
    Observation,
    Person,
    Report,
    Retraction,
    Review,
    Task,
)
from db.models.review import Verdict
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


@dataclass(frozen=True)
class Words:
    """Who said something about an assignment, when, and through which update."""

    person_id: int
    said_at: datetime
    now: datetime
    incoming_id: int | None = None


@dataclass(frozen=True)
class Statement:
    """What was said: a status, and what came with it. `figures` are (name, value, unit).

    `supersedes`: the report that this one corrects; `on_behalf`: a supervisor wrote it down (代录).
    """

    status: ReportStatus
    text: str
    reason: str | None = None
    forecast_on: date | None = None
    figures: Sequence[tuple[str, Decimal, str]] = ()
    supersedes: int | None = None
    on_behalf: bool = False


def record_report(
    session: Session, *, assignment_id: int, said: Statement, by: Words, office: Office
) -> Report:
    """Add a report and its figures; the assignment's state follows."""
    assignment = _locked(session, assignment_id)
    report = Report(
        assignment_id=assignment_id,
        person_id=by.person_id,
        status=said.status,
        words=said.text,
        reason=said.reason,
        forecast_on=said.forecast_on,
        said_at=by.said_at,
        recorded_at=by.now,
        incoming_id=by.incoming_id,
        supersedes_id=said.supersedes,
        on_behalf=said.on_behalf,
    )
    session.add(report)
    session.flush()
    session.add_all(
        Observation(report_id=report.id, name=name, value=value, unit=unit)
        for name, value, unit in said.figures
    )
    _settle(session, assignment, now=by.now, office=office)
    return report


def retract(session: Session, *, report_id: int, by: Words, office: Office) -> bool:
    """Take a report back; False if it was taken back before. The report stays to be read."""
    report = session.exec(select(Report).where(Report.id == report_id)).one()
    assignment = _locked(session, report.assignment_id)
    if session.exec(select(Retraction).where(Retraction.report_id == report_id)).first():
        return False
    session.add(
        Retraction(
            report_id=report_id, person_id=by.person_id, incoming_id=by.incoming_id, at=by.now
        )
    )
    _settle(session, assignment, now=by.now, office=office)
    return True


def acknowledge(session: Session, *, assignment_id: int, by: Words, office: Office) -> bool:
    """签收; False if this person has acknowledged it before."""
    assignment = _locked(session, assignment_id)
    known = select(Acknowledgement).where(
        Acknowledgement.assignment_id == assignment_id,
        Acknowledgement.person_id == by.person_id,
    )
    if session.exec(known).first():
        return False
    session.add(
        Acknowledgement(
            assignment_id=assignment_id,
            person_id=by.person_id,
            incoming_id=by.incoming_id,
            at=by.now,
        )
    )
    _settle(session, assignment, now=by.now, office=office)
    return True


def last_reports(session: Session, assignment_ids: Sequence[int], limit: int) -> list[Report]:
    """The newest reports about these assignments that count, newest first: neither taken back
    nor corrected."""
    return list(
        session.exec(
            select(Report)
            .where(col(Report.assignment_id).in_(assignment_ids), *counting(Report))
            .order_by(col(Report.id).desc())
            .limit(limit)
        )
    )


def names_of(session: Session, reports: Sequence[Report]) -> dict[int, str]:
    """The names of those who wrote these reports, by person; who has none is left out."""
    ids = [report.person_id for report in reports]
    rows = session.exec(select(Person.id, Person.name).where(col(Person.id).in_(ids)))
    return {person_id: name for person_id, name in rows if name}


def _locked(session: Session, assignment_id: int) -> Assignment:
    # On SQLite the whole register is locked already, and FOR UPDATE is left out.
    statement = select(Assignment).where(Assignment.id == assignment_id).with_for_update()
    return session.exec(statement).one()


def settle(session: Session, assignment_id: int, *, now: datetime, office: Office) -> None:
    """Lock an assignment to whose history something was added, and fold its state."""
    _settle(session, _locked(session, assignment_id), now=now, office=office)


def _settle(session: Session, assignment: Assignment, *, now: datetime, office: Office) -> None:
    """Fold the state from the history, and tell the sweep when to look again."""
    session.flush()
    state = state_after(_history(session, assignment.id), initial=_initial(session, assignment))
    if state != assignment.state:
        assignment.state, assignment.state_since = state, now
        session.flush()
    look_again(session, items_by_id(session, [assignment.id]), now=now, office=office)


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
    last by id too. Beside a report 签收 says nothing, and 撤回 voids one wherever it stands.
    """
    acknowledged = select(Acknowledgement).where(Acknowledgement.assignment_id == assignment_id)
    mine = col(Report.assignment_id) == assignment_id
    taken_back = session.exec(select(Retraction).join(Report).where(mine))
    reports = session.exec(select(Report).where(mine).order_by(col(Report.id))).all()
    reviews = session.exec(select(Review).join(Report).where(mine)).all()
    said = {
        (one.id, 0): Reported(one.id, ReportStatus(one.status), one.supersedes_id)
        for one in reports
    }
    judged = {(_seen(one, reports), one.id): _judged(one) for one in reviews}
    return [
        *(Acknowledged() for _ in session.exec(acknowledged)),
        *(event for _, event in sorted((said | judged).items(), key=lambda pair: pair[0])),
        *(Retracted(row.report_id) for row in taken_back),
    ]


def _seen(review: Review, reports: Sequence[Report]) -> int:
    """The last report that was there when a review was given; its own at least."""
    earlier = (report.id for report in reports if report.recorded_at <= review.at)
    return max([review.report_id, *earlier])


def _judged(review: Review) -> Closed | Returned:
    closed = review.verdict == Verdict.CLOSED
    return Closed(review.report_id) if closed else Returned(review.report_id)
