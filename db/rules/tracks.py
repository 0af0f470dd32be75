"""A track: what the ladder must know about an assignment, and which row of the table it follows."""

from dataclasses import dataclass, replace
from datetime import date

from db.rules.ladder import Ladder
from db.rules.office import Office
from db.rules.snoozing import Snooze
from db.rules.terms import SOFT_FORCES, Force, Kind


@dataclass(frozen=True)
class Track:
    """`due_on` is the due in force; `counted` marks a yearly number of times (每年不少于4次),
    `monthly` a monthly return; `snooze`: what was put off (稍后提醒); `forecast_on`: by when it
    will be done, if it is 推进中.
    """

    kind: Kind
    force: Force
    due_on: date | None
    period_starts_on: date
    period_ends_on: date
    counted: bool = False
    monthly: bool = False
    snooze: Snooze | None = None
    forecast_on: date | None = None

    @property
    def row(self) -> str:
        """The name of its row in the table."""
        if self.due_on is None:
            return "undated deliverable" if self.kind is Kind.DELIVERABLE else "undated"
        if self.monthly:
            return "monthly return"
        return "counted" if self.counted else "dated"


def ladder_of(track: Track, office: Office) -> Ladder:
    """The row of the office's table that holds; soft forces (力争, 鼓励) are never overdue."""
    ladder = office.timetable.ladders[track.row]
    if track.force in SOFT_FORCES:
        return replace(ladder, workdays_overdue=(), then=None)
    return ladder
