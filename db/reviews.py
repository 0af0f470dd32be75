"""审核: what waits for whom, and the decisions: 通过, 销号, 退回."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, func, select

from db.dues import add_due
from db.holders import deciders, holders
from db.items import Item, items_in_states, locked_item
from db.models import Evidence, Observation, Report, Review
from db.models.review import Stage, Verdict
from db.reports import Words
from db.rules.office import Office
from db.rules.reviews import Case, Objection, is_below, objection, waits
from db.rules.terms import AssignmentState, DueOrigin, Force, PostRole
from db.settling import locked, settle

SHOWN_STATES = (AssignmentState.DONE, AssignmentState.IN_PROGRESS)


@dataclass(frozen=True)
class Waiting:
    """A report that waits to be decided about, by its own unit's reviewer or by the office."""

    item: Item
    report: Report
    stage: Stage

    @property
    def of_a_month(self) -> bool:
        """A return before the office: it is closed with its month (关闭本月), not one by one."""
        return self.item.monthly and self.stage == Stage.OFFICE


@dataclass(frozen=True)
class Judgement:
    """A decision; `due_on` is a new date for what is returned, None keeps the old one."""

    stage: Stage
    verdict: Verdict
    reason: str | None = None
    exception: bool = False
    due_on: date | None = None


def waiting(session: Session, *, today: date, task: str = "") -> list[Waiting]:
    """What waits to be decided about, oldest report first; returns wait for their month's closing.

    Of one `task` the returns too, and what is overdue and reported below its figure: closing
    that is an exception.
    """
    states = SHOWN_STATES if task else SHOWN_STATES[:1]
    items = [
        item
        for item in items_in_states(session, states, today=today)
        if item.report_id
        and task in ("", item.task)
        and waits(_bare_case(item), overdue=_is_overdue(item, today))
    ]
    found = [one for one in _with_stages(session, items, today) if task or not one.of_a_month]
    return sorted(found, key=lambda one: one.report.id)


def waiting_for(session: Session, assignment_id: int, *, today: date) -> Waiting | None:
    """What waits of one assignment, which is locked with it; None if nothing does."""
    item = locked_item(session, assignment_id)
    if item is None or not waits(_bare_case(item), overdue=_is_overdue(item, today)):
        return None
    return next(iter(_with_stages(session, [item], today)), None)


def judge(
    session: Session, *, report_id: int, how: Judgement, by: Words, office: Office
) -> Objection | Review:
    """Decide about a report if it still is the last one; else say what speaks against it."""
    assignment_id = session.exec(select(Report.assignment_id).where(Report.id == report_id)).one()
    today = office.today(by.now)
    now = waiting_for(session, assignment_id, today=today)
    if now is None or now.stage != how.stage:
        return Objection.CHANGED
    closing = how.verdict == Verdict.CLOSED
    case = _case(session, now, today)
    against = objection(
        case, report_id=report_id, by=by.person_id, closing=closing, exception=how.exception
    )
    return against or _judged(session, now, how, by, office)


def _judged(session: Session, now: Waiting, how: Judgement, by: Words, office: Office) -> Review:
    due = how.due_on and add_due(
        session,
        assignment_id=now.item.id,
        due_on=how.due_on,
        origin=DueOrigin.RETURNED,
        reason=how.reason,
        by=by,
    )
    row = Review(
        report_id=now.report.id,
        stage=how.stage,
        person_id=by.person_id,
        verdict=how.verdict,
        exception=how.exception,
        reason=how.reason,
        due_id=due.id if due else None,
        incoming_id=by.incoming_id,
        at=by.now,
    )
    session.add(row)
    settle(session, locked(session, now.item.id), now=by.now, office=office)
    return row


def returnable(session: Session, items: Iterable[Item], *, today: date) -> dict[int, int]:
    """The reports that the office may send back as things stand: by assignment."""
    given = [item for item in items if waits(_bare_case(item), overdue=_is_overdue(item, today))]
    found = _with_stages(session, given, today) if given else ()
    return {one.item.id: one.report.id for one in found if one.stage == Stage.OFFICE}


def office_review(session: Session, report_id: int) -> Review | None:
    """What the office decided about a report, if it has."""
    return session.exec(
        select(Review).where(Review.report_id == report_id, Review.stage == Stage.OFFICE)
    ).one_or_none()


def last_review(session: Session, assignment_id: int) -> Review | None:
    """The newest decision about any report of an assignment."""
    return session.exec(
        select(Review)
        .join(Report)
        .where(Report.assignment_id == assignment_id)
        .order_by(col(Review.id).desc())
        .limit(1)
    ).one_or_none()


def returns(session: Session, assignment_id: int) -> list[Review]:
    """How often and why it was sent back, oldest first."""
    rows = session.exec(
        select(Review)
        .join(Report)
        .where(Report.assignment_id == assignment_id, Review.verdict == Verdict.RETURNED)
        .order_by(col(Review.id))
    )
    return list(rows)


def figures(session: Session, report_id: int) -> list[tuple[str, Decimal, str]]:
    """Name, value and unit of a report's figures."""
    rows = session.exec(
        select(Observation).where(Observation.report_id == report_id).order_by(col(Observation.id))
    )
    return [(row.name, row.value, row.unit) for row in rows]


def evidence_count(session: Session, report_id: int) -> int:
    """How many files belong to a report."""
    counted = select(func.count(col(Evidence.id))).where(Evidence.report_id == report_id)
    return session.exec(counted).one()


def is_below_target(item: Item) -> bool:
    """Whether its figure misses a target that binds."""
    return is_below(_bare_case(item))


def _with_stages(session: Session, items: Sequence[Item], today: date) -> Iterable[Waiting]:
    """Each item with its report and whose turn it is."""
    ids = [item.report_id for item in items]
    reports = {r.id: r for r in session.exec(select(Report).where(col(Report.id).in_(ids)))}
    seen = set(
        session.exec(
            select(Review.report_id).where(
                col(Review.report_id).in_(ids), Review.stage == Stage.UNIT
            )
        )
    )
    reviewers = [h for h in holders(session, PostRole.REVIEWER, today=today) if h.chat_id]
    for item in items:
        report = reports[item.report_id or 0]
        may_pass = [
            h for h in reviewers if h.unit_id == item.unit_id and h.person_id != report.person_id
        ]
        first = bool(may_pass) and report.id not in seen
        yield Waiting(item, report, Stage.UNIT if first else Stage.OFFICE)


def _bare_case(item: Item) -> Case:
    return Case(
        AssignmentState(item.state),
        item.report_id,
        Force(item.force),
        item.target,
        item.value,
    )


def _case(session: Session, now: Waiting, today: date) -> Case:
    recorder = now.report.person_id if now.report.on_behalf else None
    able = {one.person_id for one in deciders(session, now.item.unit_id, today=today)}
    return Case(
        AssignmentState(now.item.state),
        now.item.report_id,
        Force(now.item.force),
        now.item.target,
        now.item.value,
        recorder_id=recorder,
        others=bool(able - {recorder}),
    )


def _is_overdue(item: Item, today: date) -> bool:
    return item.due_on is not None and item.due_on < today
