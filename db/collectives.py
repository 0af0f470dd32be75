"""单位集合 on which duties are laid, with their members on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

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
            or_(col(Membership.from_on).is_(None), col(Membership.from_on) <= today),
            or_(col(Membership.to_on).is_(None), col(Membership.to_on) >= today),
        )
        .order_by(col(DutyUnit.duty_id), col(Unit.id))
    )
    found: dict[tuple[int, str], set[int]] = {}
    for duty_id, name, unit_id in rows:
        found.setdefault((duty_id, name), set()).add(unit_id)
    return [Collective(duty, name, frozenset(units)) for (duty, name), units in found.items()]
