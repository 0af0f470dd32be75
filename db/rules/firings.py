"""How firings follow from the table of `db/rules/ladder.py`, for one track and one office.

Names of rungs are stored and unique per assignment and due: never rename one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain, count
from typing import NamedTuple

from db.rules.forecasts import spared
from db.rules.ladder import Ladder
from db.rules.office import Office
from db.rules.snoozing import last_day, put_off
from db.rules.tracks import Track, ladder_of
from db.rules.workdays import DAY, Calendar

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Firing:
    """A rung and its moment (aware UTC). `only_if_silent`: not for those who have answered."""

    rung: str
    at: datetime
    only_if_silent: bool = False


class _Rung(NamedTuple):
    name: str
    day: date


def firings(track: Track, office: Office) -> Iterator[Firing]:
    """Every firing of `track` in the order of time; endless where overdue rungs repeat."""
    return _ahead(track, office, after=date.min)


def latest(
    track: Track, office: Office, *, since: datetime, now: datetime, silent: bool = True
) -> Firing | None:
    """The last firing with since < at <= now: after an outage the latest missed rung, not all.

    `silent` False leaves out the rungs that go only to those who have not answered.
    """
    # The last repetition up to a working morning lies within a week of it; two mornings back,
    # since today's may be yet to come.
    morning = office.calendar.add(office.today(now) + DAY, -2)
    found = None
    for firing in _ahead(track, office, after=morning - WEEK):
        if firing.at > now:
            break
        if silent or not firing.only_if_silent:
            found = firing
    return found if found and found.at > since else None


def next_after(track: Track, office: Office, *, now: datetime) -> Firing | None:
    """The first firing strictly after `now`."""
    ahead = _ahead(track, office, after=office.today(now) - DAY)
    return next((firing for firing in ahead if firing.at > now), None)


def latest_snooze(track: Track, office: Office, *, today: date) -> date | None:
    """The last day to which a reminder may be put off; None where nothing bounds it."""
    mornings = dict.fromkeys(office.today(firing.at) for firing in _planned(track, office))
    return last_day(mornings, track.due_on, today)


def _ahead(track: Track, office: Office, *, after: date) -> Iterator[Firing]:
    """All firings, the repeated ones only on days after `after`; without what is put off."""
    every = chain(_planned(track, office), _repeated(track, office, after=after))
    return put_off(every, track.snooze, lambda at: Firing(f"snooze-{office.today(at)}", at))


def _planned(track: Track, office: Office) -> list[Firing]:
    """All firings but the repeated ones, in the order of time."""
    ladder = ladder_of(track, office)
    rungs = list(_regular(ladder, track, office.calendar))
    if track.due_on:
        rungs += _around(ladder, track.due_on, office.calendar)
    # From the least to the most urgent: on a shared morning the later entry replaces the earlier.
    mornings = {rung.day: rung.name for rung in rungs if rung.day >= track.period_starts_on}
    silent = spared(sorted(mornings), due_on=track.due_on, forecast_on=track.forecast_on)
    planned = []
    for day, name in sorted(mornings.items()):
        if day in silent:
            continue
        planned.append(Firing(name, office.morning(day)))
        if name == "day":
            planned.append(Firing("day-pm", office.afternoon(day), only_if_silent=True))
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


def _repeated(track: Track, office: Office, *, after: date) -> Iterator[Firing]:
    """The endless overdue firings on days after `after`, computed, not walked, up to there."""
    ladder = ladder_of(track, office)
    if track.due_on is None or ladder.then is None:
        return
    counted = ladder.workdays_overdue
    start = office.calendar.add(track.due_on, counted[-1]) if counted else track.due_on
    if ladder.then == "weekly":
        rungs = _weekly(start, max(after, start), office.calendar)
    else:
        rungs = _daily(track.due_on, max(after, start), office.calendar)
    for rung in rungs:
        yield Firing(rung.name, office.morning(rung.day))


def _weekly(start: date, after: date, calendar: Calendar) -> Iterator[_Rung]:
    """Every 7 days from `start`, moved to the working day after; of two on one day the later."""
    passed = max((calendar.preceding(after) - start).days // 7, 0)
    for number in count(passed + 1):
        day = calendar.following(start + number * WEEK)
        if day != calendar.following(start + (number + 1) * WEEK):
            yield _Rung(f"overdue-weekly-{number}", day)


def _daily(due_on: date, after: date, calendar: Calendar) -> Iterator[_Rung]:
    day = after
    for number in count(calendar.between(due_on, after) + 1):
        day = calendar.add(day, 1)
        yield _Rung(f"overdue-daily-{number}", day)
