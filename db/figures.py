"""What was reported of measured duties, day by day."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select
from sqlmodel import Session, col

from db.item_selects import counting
from db.models import Observation, Report


def figures_over_time(
    session: Session, assignment_ids: Collection[int]
) -> dict[int, list[tuple[datetime, Decimal]]]:
    """By assignment: the first figure of each report that counts, with the moment it was said."""
    rows = session.execute(
        select(
            col(Report.assignment_id), col(Report.id), col(Report.said_at), col(Observation.value)
        )
        .join(Observation, col(Observation.report_id) == col(Report.id))
        .where(col(Report.assignment_id).in_(assignment_ids), *counting(Report))
        .order_by(col(Report.id), col(Observation.id))
    )
    found: dict[int, list[tuple[datetime, Decimal]]] = {}
    seen: set[int] = set()
    for assignment_id, report_id, said_at, value in rows:
        if report_id not in seen:
            seen.add(report_id)
            found.setdefault(assignment_id, []).append((said_at, value))
    return found
