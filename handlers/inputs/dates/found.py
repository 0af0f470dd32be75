"""What a date phrase means, and the moment it is said at."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from db.rules.workdays import Calendar


@dataclass(frozen=True)
class DateFound:
    """A date in a text: the day, its time of day if said, and where it stands.

    A phrase that names a stretch (12月上旬, 下周) means its last day. `recurring`: 每月25日, the
    next one. `passed`: the day lies before the day of `now`; `told`: what is said of it has
    happened (9月20日办结 said in November). Not `sure`: it may mean another
    day as well (9月20日 said in November, 下月初): ask before recording it.
    """

    on: date
    at: time | None
    start: int
    end: int
    text: str
    recurring: bool = False
    passed: bool = False
    sure: bool = True
    told: bool = False


def far(found: DateFound, cycle_year: int) -> bool:
    """Whether a date lies so far from its cycle (± 1 year) that a person must confirm it."""
    return abs(found.on.year - cycle_year) > 1


@dataclass(frozen=True)
class Moment:
    """When something is said: `now` in the office's zone, `year` of the notice if one is read."""

    now: datetime
    calendar: Calendar
    year: int | None = None

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True)
class Hit:
    """What one rule read. `on` None: certainly no date, and nothing inside it is one; with `named`
    a day that no calendar has (2月30日).

    `day`: only a day of a month was said (25日), which the date before it completes.
    `clock`: only a time of day; `weak`: no time either unless a date stands before it (9点).
    `named`: a day of the calendar was said, which a weekday beside it only comments on.
    `latin`: said in English, where the time may stand before its day (5pm Friday).
    `told`: what is said of it has happened.
    `step`: days to add when the time of day has passed already (周一9点 said on Monday at 10).
    """

    on: date | None
    at: time | None = None
    recurring: bool = False
    sure: bool = True
    step: int = 0
    day: int = 0
    named: bool = False
    told: bool = False
    latin: bool = False
    clock: bool = False
    weak: bool = False


NO_DATE = Hit(None)
Reader = Callable[[re.Match[str], Moment], Hit]


@dataclass(frozen=True)
class Rule:
    """A phrase and how it is read; `needs`: one of these characters occurs in the phrase."""

    needs: str
    pattern: re.Pattern[str]
    read: Reader


def rule(needs: str, pattern: str, read: Reader) -> Rule:
    """A rule with its pattern compiled once."""
    return Rule(needs, re.compile(pattern, re.IGNORECASE), read)
