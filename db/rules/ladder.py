"""When reminders fire: the ladder (提醒节点). To change when, change the table `LADDERS`.

Three rules hold for every duty:

- Working days only. A rung before or on the due date that falls on a day off goes to the working
  day before it; overdue rungs count working days, and the weekly ones go to the working day after.
- One rung a morning. Where several fall on one morning, the most urgent is sent, the rest dropped.
- Nothing before the duty's period begins, nothing regular after its due date.

Before 30 April 2023, which lies in a holiday: 03-31, 04-14 (the 16th is a Sunday), 04-23 (a Sunday
that is worked), 04-27, 04-28 at 09:00 and 15:00, then 05-04, 05-06, 05-09, 05-16 and so on.

Names of rungs are stored and unique per assignment and due: never rename one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import chain, count
from typing import Literal, NamedTuple

from db.rules.slots import AFTERNOON, MORNING, moment
from db.rules.snoozing import Snooze, last_day, put_off
from db.rules.terms import SOFT_FORCES, Force, Kind
from db.rules.workdays import DAY, Calendar

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Ladder:
    """One row of the table, each tuple from the least urgent to the most.

    A duty with a due date is also reminded on the day itself: at 09:00, and at 15:00 if its unit
    is still silent. All other rungs are at 09:00.
    """

    regularly: Literal["monthly", "quarterly"] | None = None
    days_before: tuple[int, ...] = ()
    workdays_before: tuple[int, ...] = ()
    workdays_overdue: tuple[int, ...] = ()
    then: Literal["weekly", "every working day"] | None = None


LADDERS = {
    # 有时限: 4月底前, 2023年底前达到90%以上
    "dated": Ladder(
        days_before=(30, 14, 7, 3, 1),
        workdays_overdue=(1, 3, 5),
        then="weekly",
    ),
    # 每月25日报送
    "monthly return": Ladder(
        workdays_before=(5, 2, 1),
        then="every working day",
    ),
    # 每年不少于4次
    "counted": Ladder(
        regularly="quarterly",
        days_before=(30, 14, 7, 3, 1),
        workdays_overdue=(1, 3, 5),
        then="weekly",
    ),
    # 《要件审查要点一本通》: something to produce, no date in the text
    "undated deliverable": Ladder(regularly="monthly"),
    # 严禁明进暗不进; 力争达到70%以上
    "undated": Ladder(regularly="quarterly"),
}
"""monthly: the first working day of each month; quarterly: that of each quarter's last month."""


@dataclass(frozen=True)
class Track:
    """What the ladder must know about an assignment.

    `due_on` is the due in force; `counted` marks a yearly number of times (每年不少于4次),
    `monthly` a monthly return; `snooze`: what was put off (稍后提醒).
    """

    kind: Kind
    force: Force
    due_on: date | None
    period_starts_on: date
    period_ends_on: date
    counted: bool = False
    monthly: bool = False
    snooze: Snooze | None = None


@dataclass(frozen=True)
class Firing:
    """A rung and its moment (aware UTC). `only_if_silent`: not for those who have answered."""

    rung: str
    at: datetime
    only_if_silent: bool = False


class _Rung(NamedTuple):
    name: str
    day: date


def ladder_of(track: Track) -> Ladder:
    """The row of the table that holds for `track`; soft forces (力争, 鼓励) are never overdue."""
    ladder = LADDERS[_row(track)]
    if track.force in SOFT_FORCES:
        return replace(ladder, workdays_overdue=(), then=None)
    return ladder


def firings(track: Track, *, calendar: Calendar, zone: tzinfo) -> Iterator[Firing]:
    """Every firing of `track` in the order of time; endless where overdue rungs repeat."""
    return _ahead(track, calendar, zone, after=date.min)


def latest(
    track: Track,
    *,
    since: datetime,
    now: datetime,
    calendar: Calendar,
    zone: tzinfo,
    silent: bool = True,
) -> Firing | None:
    """The last firing with since < at <= now: after an outage the latest missed rung, not all.

    `silent` False leaves out the rungs that go only to those who have not answered.
    """
    # The last repetition up to a working morning lies within a week of it; two mornings back,
    # since today's may be yet to come.
    morning = calendar.add(now.astimezone(zone).date() + DAY, -2)
    found = None
    for firing in _ahead(track, calendar, zone, after=morning - WEEK):
        if firing.at > now:
            break
        if silent or not firing.only_if_silent:
            found = firing
    return found if found and found.at > since else None


def next_after(track: Track, *, now: datetime, calendar: Calendar, zone: tzinfo) -> Firing | None:
    """The first firing strictly after `now`."""
    yesterday = now.astimezone(zone).date() - DAY
    ahead = _ahead(track, calendar, zone, after=yesterday)
    return next((firing for firing in ahead if firing.at > now), None)


def latest_snooze(track: Track, *, today: date, calendar: Calendar, zone: tzinfo) -> date | None:
    """The last day to which a reminder may be put off; None where nothing bounds it."""
    plain = _planned(track, calendar, zone)
    mornings = dict.fromkeys(firing.at.astimezone(zone).date() for firing in plain)
    return last_day(mornings, track.due_on, today)


def _ahead(track: Track, calendar: Calendar, zone: tzinfo, *, after: date) -> Iterator[Firing]:
    """All firings, the repeated ones only on days after `after`; without what is put off."""
    repeated = _repeated(track, calendar, zone, after=after)
    every = chain(_planned(track, calendar, zone), repeated)
    return put_off(
        every, track.snooze, lambda at: Firing(f"snooze-{at.astimezone(zone).date()}", at)
    )


def _row(track: Track) -> str:
    if track.due_on is None:
        return "undated deliverable" if track.kind is Kind.DELIVERABLE else "undated"
    if track.monthly:
        return "monthly return"
    return "counted" if track.counted else "dated"


def _planned(track: Track, calendar: Calendar, zone: tzinfo) -> list[Firing]:
    """All firings but the repeated ones, in the order of time."""
    ladder = ladder_of(track)
    rungs = list(_regular(ladder, track, calendar))
    if track.due_on:
        rungs += _around(ladder, track.due_on, calendar)
    # From the least to the most urgent: on a shared morning the later entry replaces the earlier.
    mornings = {rung.day: rung.name for rung in rungs if rung.day >= track.period_starts_on}
    planned = []
    for day, name in sorted(mornings.items()):
        planned.append(Firing(name, moment(day, MORNING, zone)))
        if name == "day":
            planned.append(Firing("day-pm", moment(day, AFTERNOON, zone), only_if_silent=True))
    return planned


def _around(ladder: Ladder, due_on: date, calendar: Calendar) -> Iterator[_Rung]:
    for days in ladder.days_before:
        yield _Rung(f"before-{days}d", calendar.preceding(due_on - days * DAY))
    for days in ladder.workdays_before:
        yield _Rung(f"before-{days}wd", calendar.add(due_on, -days))
    yield _Rung("day", calendar.preceding(due_on))
    for days in ladder.workdays_overdue:
        yield _Rung(f"overdue-{days}wd", calendar.add(due_on, days))


def _regular(ladder: Ladder, track: Track, calendar: Calendar) -> Iterator[_Rung]:
    if ladder.regularly is None:
        return
    last = min(track.period_ends_on, track.due_on or track.period_ends_on)
    for first in _months(track.period_starts_on, last):
        day = calendar.following(first)
        if day > last:
            continue
        if ladder.regularly == "monthly":
            yield _Rung(f"monthly-{first:%Y-%m}", day)
        elif first.month % 3 == 0:
            yield _Rung(f"quarterly-{first.year}Q{first.month // 3}", day)


def _months(start: date, end: date) -> Iterator[date]:
    """The first of each month that `start` to `end` touches."""
    for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        yield date(number // 12, number % 12 + 1, 1)


def _repeated(track: Track, calendar: Calendar, zone: tzinfo, *, after: date) -> Iterator[Firing]:
    """The endless overdue firings on days after `after`, computed, not walked, up to there."""
    ladder = ladder_of(track)
    if track.due_on is None or ladder.then is None:
        return
    if ladder.then == "weekly":
        last_counted = calendar.add(track.due_on, ladder.workdays_overdue[-1])
        rungs = _weekly(last_counted, max(after, last_counted), calendar)
    else:
        rungs = _daily(track.due_on, max(after, track.due_on), calendar)
    for rung in rungs:
        yield Firing(rung.name, moment(rung.day, MORNING, zone))


def _weekly(start: date, after: date, calendar: Calendar) -> Iterator[_Rung]:
    """Every 7 days from `start`, moved to the working day after; of two on one day the later."""
    passed = (calendar.preceding(after) - start).days // 7
    for number in count(passed + 1):
        day = calendar.following(start + number * WEEK)
        if day != calendar.following(start + (number + 1) * WEEK):
            yield _Rung(f"overdue-weekly-{number}", day)


def _daily(due_on: date, after: date, calendar: Calendar) -> Iterator[_Rung]:
    day = after
    for number in count(calendar.between(due_on, after) + 1):
        day = calendar.add(day, 1)
        yield _Rung(f"overdue-daily-{number}", day)
