"""审核: whose turn it is, and what speaks against a decision about a report."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from db.rules.targets import Target, meets
from db.rules.terms import SOFT_FORCES, AssignmentState, Force
from db.rules.workdays import Calendar

WAITING = (AssignmentState.DONE,)


class Objection(StrEnum):
    """Why a decision is not taken."""

    CHANGED = "changed"  # another report counts now, or it was decided by somebody else
    BELOW = "below"  # 销号 of a target below its figure needs an exception (备案)
    OWN_RECORD = "own_record"  # who wrote a report down for a unit (代录) does not close it


@dataclass(frozen=True)
class Case:
    """What a decision about the last report of an assignment depends on.

    `recorder_id`: who wrote it down on behalf of the unit; `others`: whether anybody else may
    decide about the unit.
    """

    state: AssignmentState
    report_id: int | None
    force: Force
    target: Target | None = None
    value: Decimal | None = None
    recorder_id: int | None = None
    others: bool = True


def is_below(case: Case) -> bool:
    """Whether the figure misses a target that binds: 力争 and 鼓励 are never in the way."""
    if case.target is None or case.force in SOFT_FORCES:
        return False
    return case.value is None or not meets(case.target.op, case.target.value, case.value)


def waits(case: Case, *, overdue: bool = False) -> bool:
    """Whether there is something to decide: 办结, or (where asked for) overdue below the target."""
    if case.state in WAITING:
        return True
    short = case.value is not None and is_below(case)
    return overdue and short and case.state is AssignmentState.IN_PROGRESS


def objection(
    case: Case, *, report_id: int, by: int, closing: bool, exception: bool = False
) -> Objection | None:
    """What speaks against a decision of person `by` about `report_id`; None if nothing does."""
    if case.report_id != report_id or not waits(case, overdue=True):
        return Objection.CHANGED
    if not closing:
        return None
    if case.recorder_id == by and case.others:
        return Objection.OWN_RECORD
    return Objection.BELOW if is_below(case) and not exception else None


def return_dates(today: date, calendar: Calendar) -> list[tuple[str, date]]:
    """The days that are set most for what is returned: three working days on, and a week."""
    return [("workdays", calendar.add(today, 3)), ("week", today + timedelta(weeks=1))]
