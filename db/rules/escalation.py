"""提级提醒: who hears, and when, that a unit has not answered. To change when, change `ASCENT` of
`db/rules/ladder.py`, or the office's own LADDER_FILE.

| working day after the due date | who is told |
|---|---|
| 1 | the 承办人 alone, by the ladder, and told what comes next |
| 2 | the unit's other contacts and its leader |
| 3 | the supervisors, with 催办, 延期 and 退回 at hand |
| 7 | the leader, in the digest |

Working days, so that after a holiday the supervisor does not hear on the morning of the chief.
Each level hears once about a due, and each on a later morning than the one below it: after an
outage the lowest that has not heard comes first, the next one a working morning later. Nobody
hears of what has no date, of 力争 and 鼓励, or of what is finished.

The steps end when somebody answers:

| what happened | the steps |
|---|---|
| 签收, 稍后提醒 | go on: neither is an answer |
| a report after the due date | end, also when it is sent back and the date is kept |
| a report with a forecast (whenever it was made) | pause until that day is over |
| a request for a later date | pause until it is decided |
| 撤回 of the answer | go on with the next one, on the next working morning |
| a new due (延期, 退回 with a date) | begin anew after it |

Names of levels are stored: never rename one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from db.rules.office import Office
from db.rules.terms import SOFT_FORCES, Force
from db.rules.workdays import DAY, Calendar


class Level(StrEnum):
    """Who is told, from the lowest up."""

    CHIEF = "chief"  # 承办人, by the ladder
    UNIT = "unit"  # 本单位其他联系人和分管领导
    SUPERVISOR = "supervisor"  # 督办
    LEADER = "leader"  # 分管领导, in the digest


SENT = (Level.UNIT, Level.SUPERVISOR)
"""The levels that get a message of their own; the leader's stands in a digest."""
_ORDER = tuple(Level)
NOBODY: Mapping[Level, date] = MappingProxyType({})


@dataclass(frozen=True)
class Silence:
    """What the steps must know of an assignment and the due in force, in the office's days.

    `answered_on`: the day of the last report that counts, `forecast_on`: the day that it names;
    `asked`: a request for a later date is undecided; `told`: when each level heard first.
    """

    due_on: date | None
    force: Force
    finished: bool = False
    answered_on: date | None = None
    forecast_on: date | None = None
    asked: bool = False
    told: Mapping[Level, date] = field(default_factory=lambda: NOBODY)


def awaited(silence: Silence, today: date) -> bool:
    """Whether an answer is overdue on `today` and nothing holds the steps up."""
    if silence.due_on is None or silence.due_on >= today or _never(silence):
        return False
    if silence.asked:
        return False
    if silence.forecast_on is not None:
        return silence.forecast_on < today
    return silence.answered_on is None or silence.answered_on <= silence.due_on


def day_of(level: Level, due_on: date, office: Office) -> date:
    """The working day on which a level above the chief hears, if nothing holds it up."""
    return office.calendar.add(due_on, int(getattr(office.timetable.ascent, level.value)))


def turns(silence: Silence, today: date, office: Office) -> list[Level]:
    """The levels whose day has come and who have not heard, the lowest first.

    One of them is told this morning: the first that has anybody to tell. None where somebody
    was told today already, or on a day off.
    """
    due_on = silence.due_on
    if due_on is None or not awaited(silence, today) or today in silence.told.values():
        return []
    if not office.calendar.is_working_day(today):
        return []
    left = _left(silence)
    return [level for level in left if day_of(level, due_on, office) <= today]


def next_step(silence: Silence, office: Office, *, now: datetime) -> datetime | None:
    """The first morning (aware UTC) after `now` at which somebody may have to be told.

    Of a level that has nobody to tell nothing is known here: it is asked for again each morning.
    None while nothing comes but from an answer, a decision or a new due.
    """
    left = _left(silence)
    if silence.due_on is None or _never(silence) or silence.asked or not left:
        return None
    first = day_of(left[0], silence.due_on, office)
    if silence.forecast_on is not None:
        first = max(first, office.calendar.following(silence.forecast_on + DAY))
    elif silence.answered_on is not None and silence.answered_on > silence.due_on:
        return None
    return max(office.morning(first), office.next_morning(now))


def is_with_leader(silence: Silence, today: date, office: Office, *, supervised: bool) -> bool:
    """Whether it belongs into the leader's digest of `today`: the supervisors heard on an earlier
    morning, or there is none who could hear (not `supervised`)."""
    if silence.due_on is None or not awaited(silence, today):
        return False
    if day_of(Level.LEADER, silence.due_on, office) > today:
        return False
    heard = silence.told.get(Level.SUPERVISOR)
    return heard < today if heard else not supervised


def last_chance(silence: Silence, today: date, calendar: Calendar) -> date | None:
    """On the first working day after the due date: the next one, from which on the supervisors
    see it in their list of what is overdue. None on any other day."""
    if silence.due_on is None or not awaited(silence, today):
        return None
    first = calendar.add(silence.due_on, 1)
    return calendar.add(today, 1) if today == first else None


def _never(silence: Silence) -> bool:
    return silence.finished or silence.force in SOFT_FORCES


def _left(silence: Silence) -> Sequence[Level]:
    """The levels above the highest that heard: a lower one that was passed over stays so."""
    highest = max((_ORDER.index(level) for level in silence.told), default=0)
    return [level for level in SENT if _ORDER.index(level) > highest]
