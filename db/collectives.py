"""单位集合 on which duties are laid, with their members on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from db.models import DutyUnit, Membership, Unit
from db.models.people import UnitKind


@dataclass(frozen=True)
class Collective:
    """A collective's part in a duty."""

    duty_id: int
    name: str
    unit_ids: frozenset[int]


def collectives_of(session: Session, duty_ids: Collection[int], *, today: date) -> list[Collective]:
    """The collectives on which these duties are laid, those without a member today left out."""
    rows = session.exec(
        select(DutyUnit.duty_id, Unit.name, Membership.unit_id)
        .join(Unit, col(Unit.id) == DutyUnit.unit_id)
        .join(Membership, col(Membership.collective_id) == Unit.id)
        .where(
            col(DutyUnit.duty_id).in_(duty_ids),
            Unit.kind == UnitKind.COLLECTIVE,
            *_on(today),
        )
        .order_by(col(DutyUnit.duty_id), col(Unit.id))
    )
    found: dict[tuple[int, str], set[int]] = {}
    for duty_id, name, unit_id in rows:
        found.setdefault((duty_id, name), set()).add(unit_id)
    return [Collective(duty, name, frozenset(units)) for (duty, name), units in found.items()]


def with_members(session: Session, unit_ids: Collection[int], *, today: date) -> set[int]:
    """These units, and those for which they stand today where they are collectives."""
    members = session.exec(
        select(Membership.unit_id).where(col(Membership.collective_id).in_(unit_ids), *_on(today))
    )
    return {*unit_ids, *members}


def _on(today: date) -> tuple[ColumnElement[bool], ...]:
    """A membership that has begun by that day and has not ended before it."""
    return (
        or_(col(Membership.from_on).is_(None), col(Membership.from_on) <= today),
        or_(col(Membership.to_on).is_(None), col(Membership.to_on) >= today),
    )
