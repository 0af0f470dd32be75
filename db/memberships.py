"""Which units a name stands for: itself, or the members of a collective on a day."""

from collections.abc import Collection
from datetime import date

from sqlmodel import Session, col, or_, select

from db.models import Membership


def members_of(session: Session, unit_ids: Collection[int], *, today: date) -> set[int]:
    """These units, and for a collective its members on `today` (各乡镇(街道))."""
    rows = session.exec(
        select(Membership.unit_id).where(
            col(Membership.collective_id).in_(unit_ids),
            or_(col(Membership.from_on).is_(None), col(Membership.from_on) <= today),
            or_(col(Membership.to_on).is_(None), col(Membership.to_on) >= today),
        )
    )
    return set(unit_ids) | set(rows)
