"""延期: asked for by a unit, decided once by a supervisor; one open request an assignment."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from db.audit import By, amend
from db.dues import add_due
from db.models import Due, Extension
from db.models.review import Decision
from db.reports import Words
from db.rules.office import Office
from db.rules.terms import DueOrigin
from db.settling import locked, settle


@dataclass(frozen=True)
class Past:
    """An earlier request: what was asked, what became of it, and the date that was granted."""

    asked_on: date
    decision: str
    granted_on: date | None


def ask_for(
    session: Session, *, assignment_id: int, asked_on: date, reason: str, by: Words
) -> tuple[Extension, Extension | None]:
    """Ask for a new date; the request and the open one that it replaces, if there was any."""
    locked(session, assignment_id)
    earlier = open_request(session, assignment_id)
    if earlier:
        _settle(session, earlier, by, decision=Decision.WITHDRAWN)
    row = Extension(
        assignment_id=assignment_id,
        person_id=by.person_id,
        asked_on=asked_on,
        reason=reason,
        incoming_id=by.incoming_id,
        asked_at=by.said_at,
    )
    session.add(row)
    session.flush()
    return row, earlier


def open_request(session: Session, assignment_id: int) -> Extension | None:
    """The request about this assignment that nobody has decided yet."""
    return session.exec(
        select(Extension)
        .where(Extension.assignment_id == assignment_id, col(Extension.decision).is_(None))
        .execution_options(populate_existing=True)
    ).one_or_none()


def locked_request(session: Session, extension_id: int) -> Extension | None:
    """The request, nobody else's to decide until this transaction ends; None if there is none."""
    found = session.exec(
        select(Extension.assignment_id).where(Extension.id == extension_id)
    ).one_or_none()
    if found is None:
        return None
    locked(session, found)
    return session.get_one(Extension, extension_id, populate_existing=True)


def withdraw(session: Session, *, extension_id: int, by: Words, office: Office) -> bool:
    """Take a request back; False if it was decided or taken back before."""
    row = locked_request(session, extension_id)
    if row is None or row.decision is not None:
        return False
    _settle(session, row, by, decision=Decision.WITHDRAWN)
    settle(session, locked(session, row.assignment_id), now=by.now, office=office)
    return True


def grant(
    session: Session, *, extension_id: int, due_on: date, by: Words, office: Office
) -> Extension | None:
    """A new due, for the reason that was given; None if it was decided before."""
    row = locked_request(session, extension_id)
    if row is None or row.decision is not None:
        return None
    due = add_due(
        session,
        assignment_id=row.assignment_id,
        due_on=due_on,
        origin=DueOrigin.EXTENDED,
        reason=row.reason,
        by=by,
    )
    _settle(session, row, by, decision=Decision.GRANTED, due_id=due.id)
    settle(session, locked(session, row.assignment_id), now=by.now, office=office)
    return row


def refuse(
    session: Session, *, extension_id: int, answer: str | None, by: Words, office: Office
) -> Extension | None:
    """The due stays as it is; None if it was decided before."""
    row = locked_request(session, extension_id)
    if row is None or row.decision is not None:
        return None
    _settle(session, row, by, decision=Decision.REFUSED, answer=answer)
    settle(session, locked(session, row.assignment_id), now=by.now, office=office)
    return row


def extend(
    session: Session, *, assignment_id: int, due_on: date, reason: str, by: Words, office: Office
) -> Due:
    """A later date on the supervisor's own initiative; it also grants a request that is open."""
    locked(session, assignment_id)
    due = add_due(
        session,
        assignment_id=assignment_id,
        due_on=due_on,
        origin=DueOrigin.EXTENDED,
        reason=reason,
        by=by,
    )
    made = open_request(session, assignment_id)
    if made:
        _settle(session, made, by, decision=Decision.GRANTED, due_id=due.id)
    settle(session, locked(session, assignment_id), now=by.now, office=office)
    return due


def granted_on(session: Session, request: Extension) -> date | None:
    """The date that was granted, if one was."""
    due = session.get(Due, request.due_id) if request.due_id else None
    return due.due_on if due else None


def earlier_requests(session: Session, request: Extension) -> list[Past]:
    """The requests about the same assignment that were decided before, oldest first."""
    rows = session.exec(
        select(Extension, col(Due.due_on))
        .outerjoin(Due, col(Due.id) == Extension.due_id)
        .where(
            Extension.assignment_id == request.assignment_id,
            col(Extension.id) < request.id,
            col(Extension.decision).in_((Decision.GRANTED, Decision.REFUSED)),
        )
        .order_by(col(Extension.id))
    )
    return [Past(row.asked_on, str(row.decision), due_on) for row, due_on in rows]


def _settle(session: Session, row: Extension, by: Words, **values: object) -> None:
    amend(
        session,
        row,
        now=by.now,
        action="extension",
        subject=f"extension:{row.id}",
        by=By(by.person_id, by.incoming_id),
        decided_by=by.person_id,
        decided_at=by.now,
        **values,
    )
    session.flush()
