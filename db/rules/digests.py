"""When digests are said, and what of an assignment a supervisor hears.

| digest | when |
|---|---|
| a supervisor's | every working morning |
| the leader's | every Monday and on the first working day of a month, in the morning |
| missing returns | the working day after a return's due date, in the morning |
| a group's | weekly, as set, within the office's hours |

A Monday that is off goes to the next working day; where two fall on one day they are one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import count

from db.rules.lights import SOON_DAYS, days_left
from db.rules.office import Office
from db.rules.progress import is_silent
from db.rules.terms import FINISHED, SOFT_FORCES, AssignmentState, Force
from db.rules.workdays import DAY, Calendar

MONDAY = 1
TOLD_FROM = 2
"""From this working day after the due date: on the first the chief hears alone."""


class Concern(StrEnum):
    """Why an assignment stands in a supervisor's digest: each in one section only."""

    BLOCKED = "blocked"  # 需协调
    OVERDUE = "overdue"  # 逾期
    SILENT = "silent"  # 久无回音


@dataclass(frozen=True)
class Case:
    """What that depends on; `reminded`: often, since the last answer; `reachable`: its unit is;
    `asked`: for a later date, which is an answer too."""

    state: AssignmentState
    due_on: date | None
    force: Force
    reminded: bool = False
    reachable: bool = True
    asked: bool = False


def concern(case: Case, *, today: date, calendar: Calendar) -> Concern | None:
    """The section of an assignment on the office's `today`; None if there is nothing to say.

    Who cannot be written to is silent for another reason, which has a section of its own.
    """
    if case.state in FINISHED:
        return None
    if case.state is AssignmentState.BLOCKED:
        return Concern.BLOCKED
    if is_late(case.due_on, case.force, today):
        late = workdays_late(case.due_on, today, calendar)
        return Concern.OVERDUE if late >= TOLD_FROM else None
    soon = case.due_on is not None and 0 <= days_left(case.due_on, today) <= SOON_DAYS
    awaited = is_silent(case.state) and case.reachable and not case.asked
    return Concern.SILENT if awaited and (soon or case.reminded) else None


def is_late(due_on: date | None, force: Force, today: date) -> bool:
    """Whether a date has passed that binds: 力争 and 鼓励 are never overdue."""
    return due_on is not None and due_on < today and force not in SOFT_FORCES


def workdays_late(due_on: date | None, today: date, calendar: Calendar) -> int:
    """Working days since the due date: 0 on it, and through a holiday after it."""
    return calendar.between(due_on, today) if due_on else 0


def next_supervisors(now: datetime, office: Office) -> datetime:
    """The next working morning strictly after `now`."""
    return office.next_morning(now)


def next_leaders(now: datetime, office: Office) -> datetime:
    """The next morning of a Monday or of the first working day of a month, after `now`."""
    at = now
    while True:
        at = office.next_morning(at)
        day = office.today(at)
        if begins_a_week(day, office.calendar) or _begins_a_month(day, office.calendar):
            return at


def leaders_day(today: date, calendar: Calendar) -> date:
    """The day of the leader's digest that is the last one up to `today`."""
    day = today
    while not (begins_a_week(day, calendar) or _begins_a_month(day, calendar)):
        day -= DAY
    return day


def begins_a_week(day: date, calendar: Calendar) -> bool:
    """Whether it is a Monday that is worked, or the working day after one that is not."""
    return calendar.following(day - DAY * day.weekday()) == day


def _begins_a_month(day: date, calendar: Calendar) -> bool:
    return calendar.following(day.replace(day=1)) == day


def next_receipts(due_on: Iterable[date], now: datetime, office: Office) -> datetime | None:
    """The first morning after `now` that follows one of these due dates of a return."""
    mornings = (office.morning(office.calendar.add(day, 1)) for day in due_on)
    return min((at for at in mornings if at > now), default=None)


def next_weekly(weekday: int, at: time, now: datetime, office: Office) -> datetime:
    """The next `at` on a `weekday` (1 is Monday) after `now`; on a day off, the day after it."""
    today = office.today(now)
    first = today - DAY * (7 + today.isoweekday() - weekday)  # one may be moved into this week
    days = (office.calendar.following(first + DAY * 7 * number) for number in count())
    moments = (office.at(day, at) for day in days)
    return next(found for found in moments if found > now)


def may_be_set(at: time, office: Office) -> bool:
    """Whether a group may be written to at this hour of the office."""
    hours = office.timetable.hours
    return hours.opening <= at < hours.closing
