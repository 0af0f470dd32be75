"""Who changed what, when and through which update, with the old value: one row per change."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, SQLModel

from db.models import Audit


@dataclass(frozen=True)
class By:
    """Who changed something, and through which update; neither for the command line or clock."""

    person_id: int | None = None
    incoming_id: int | None = None


NOBODY = By()

Values = dict[str, Any]
"""Column names and their values, as JSON can hold them (dates as ISO text)."""


def record(
    session: Session,
    *,
    now: datetime,
    action: str,
    subject: str,
    old: Values | None = None,
    new: Values | None = None,
    by: By = NOBODY,
) -> None:
    """Note a change of `subject` ("post:12") in the same transaction as the change itself.

    `old` is None for what is new, `new` is None for what is gone.
    """
    row = Audit(at=now, action=action, subject=subject, old=old, new=new)
    row.person_id, row.incoming_id = by.person_id, by.incoming_id
    session.add(row)


def amend(
    session: Session,
    row: SQLModel,
    *,
    now: datetime,
    action: str,
    subject: str,
    by: By = NOBODY,
    **values: Any,
) -> bool:
    """Set `values` on `row`, noting the old ones; False, and no trace, if nothing differs."""
    old = {name: getattr(row, name) for name in values}
    different = [name for name in values if old[name] != values[name]]
    for name in different:
        setattr(row, name, values[name])
    if different:
        session.add(row)
        record(
            session,
            now=now,
            action=action,
            subject=subject,
            old={name: plain(old[name]) for name in different},
            new={name: plain(values[name]) for name in different},
            by=by,
        )
    return bool(different)


def plain(value: Any) -> Any:
    """A value as JSON can hold it: days and moments as ISO text."""
    return value.isoformat() if isinstance(value, date) else value
