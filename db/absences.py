"""外出: who is away on which days. Of two that overlap the newer counts."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from db.agenda import UNREACHABLE, bring_forward
from db.audit import By, amend
from db.models import Absence, Person


def away_on(session: Session, today: date) -> dict[int, date]:
    """The last day of everyone who is away on `today`, by person."""
    rows = session.exec(
        select(col(Absence.person_id), col(Absence.to_on)).where(
            col(Absence.ended_at).is_(None), Absence.from_on <= today, col(Absence.to_on) >= today
        )
    )
    return dict(rows.all())


def absences_of(session: Session, person_id: int, *, today: date) -> list[Absence]:
    """A person's absences that are not over, the earliest first."""
    return list(
        session.exec(
            select(Absence)
            .where(
                Absence.person_id == person_id,
                col(Absence.ended_at).is_(None),
                Absence.to_on >= today,
            )
            .order_by(col(Absence.from_on))
        )
    )


def go_away(
    session: Session, person_id: int, *, first: date, last: date, by: By, now: datetime
) -> Absence:
    """A person is away from `first` to `last`, both included; what overlaps with it is over.

    The same days again are the same row, also when two say so at once.
    """
    session.exec(select(Person.id).where(Person.id == person_id).with_for_update()).one()
    known = absences_of(session, person_id, today=first)
    same = [one for one in known if (one.from_on, one.to_on) == (first, last)]
    if same:
        return same[0]
    end_all(session, [one for one in known if one.from_on <= last], by=by, now=now)
    row = Absence(person_id=person_id, from_on=first, to_on=last, made_at=now)
    row.made_by, row.incoming_id = by.person_id, by.incoming_id
    session.add(row)
    bring_forward(session, UNREACHABLE, now)
    return row


def end_all(session: Session, rows: Sequence[Absence], *, by: By, now: datetime) -> None:
    """These are over, or were never meant; the rows stay."""
    for row in rows:
        subject = f"absence:{row.id}"
        amend(session, row, now=now, by=by, action="absence.end", subject=subject, ended_at=now)
    bring_forward(session, UNREACHABLE, now)
