"""What digests are made of, read once for everybody they go to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select
from sqlmodel import Session

from db import digest_selects as selects
from db.items import Item, often_reminded, pressing_items, started_items
from db.models.review import Stage
from db.reviews import Waiting, waiting
from db.rules.digests import Case, Concern, concern
from db.rules.lights import SOON_DAYS
from db.rules.office import Office
from db.rules.terms import AssignmentState, Force
from db.unreached import Unreached, unreached


@dataclass(frozen=True)
class Said:
    """Something that a unit said: who, about which duty; `status` of a report only."""

    unit_id: int
    unit: str
    duty: str
    person_id: int
    status: str = ""


@dataclass(frozen=True)
class Asked:
    """A request for a later date that nobody has decided."""

    id: int
    assignment_id: int
    unit_id: int
    unit: str
    duty: str
    asked_on: date
    reason: str
    taken_at: datetime


@dataclass(frozen=True)
class Morning:
    """All that supervisors may hear of on one morning; what came in is since the last one."""

    reports: Sequence[Said]
    signed: Sequence[Said]
    asked: Sequence[Asked]
    waiting: Sequence[Waiting]
    concerns: Mapping[Concern, Sequence[Item]]
    reasons: Mapping[int, str]
    unreached: Sequence[Unreached]
    since: datetime

    def for_person(self, person_id: int, own: Collection[int]) -> "Morning":
        """What one supervisor hears: not their own words, and to decide only about others than
        their `own` units."""
        return replace(
            self,
            reports=[one for one in self.reports if one.person_id != person_id],
            signed=[one for one in self.signed if one.person_id != person_id],
            asked=[one for one in self.asked if one.unit_id not in own],
            waiting=[one for one in self.waiting if one.item.unit_id not in own],
        )

    @property
    def newly_asked(self) -> int:
        """The requests that came in."""
        return sum(one.taken_at > self.since for one in self.asked)

    @property
    def moves(self) -> bool:
        """Whether there is more to say than who cannot be reached, which is the same every day."""
        listed = (self.reports, self.signed, self.asked, self.waiting)
        return any((*listed, *self.concerns.values()))


class Excused(NamedTuple):
    """Whose silence says nothing: units that cannot be reached, assignments with a request."""

    units: set[int]
    assignments: set[int]


def morning_of(session: Session, *, since: datetime, now: datetime, office: Office) -> Morning:
    """What stands at `now`, and what came in after `since`."""
    today = office.today(now)
    lost = unreached(session, now=now, today=today)
    asked = open_requests(session)
    excused = Excused({one.unit_id for one in lost}, {one.assignment_id for one in asked})
    concerns = _concerns(session, now, office, excused)
    blocked = concerns[Concern.BLOCKED]
    return Morning(
        reports=_said(session, selects.REPORTED, since),
        signed=_said(session, selects.SIGNED, since),
        asked=asked,
        waiting=with_office(session, today=today),
        concerns=concerns,
        reasons=_reasons(session, [item.report_id for item in blocked if item.report_id]),
        unreached=lost,
        since=since,
    )


def with_office(session: Session, *, today: date) -> list[Waiting]:
    """The reports that the office decides about one by one, oldest first."""
    found = waiting(session, today=today)
    return [one for one in found if one.stage == Stage.OFFICE and not one.of_a_month]


def open_requests(session: Session) -> list[Asked]:
    """The requests that nobody has decided, oldest first."""
    return [Asked(**row._mapping) for row in session.connection().execute(selects.ASKED)]


def _concerns(
    session: Session, now: datetime, office: Office, excused: Excused
) -> dict[Concern, list[Item]]:
    """What is blocked, overdue, silent: each assignment once."""
    today = office.today(now)
    until = today + timedelta(days=SOON_DAYS)
    often = often_reminded(session, now=now, today=today)
    near = pressing_items(session, until=until, now=now, today=today)
    asked_often = {item.id for item in often}
    found: dict[Concern, list[Item]] = {one: [] for one in Concern}
    for item in {item.id: item for item in (*near, *often)}.values():
        case = Case(
            AssignmentState(item.state),
            item.due_on,
            Force(item.force),
            reminded=item.id in asked_often,
            reachable=item.unit_id not in excused.units,
            asked=item.id in excused.assignments,
        )
        why = concern(case, today=today, calendar=office.calendar)
        if why and (item.due_on or not item.monthly or item.starts_on <= today):
            found[why].append(item)
    return found


def _said(session: Session, statement: Select[Any], since: datetime) -> list[Said]:
    rows = session.connection().execute(statement, {"since": since})
    return [Said(**row._mapping) for row in rows]


def _reasons(session: Session, report_ids: Sequence[int]) -> dict[int, str]:
    """By report: why it says that help is needed, in the unit's words."""
    rows = session.connection().execute(selects.REASONS, {"ids": list(report_ids)})
    return {row.id: row.reason or row.words for row in rows}


@dataclass(frozen=True)
class Movement:
    """What has moved since a moment: reported done, closed, and dates put off."""

    done: int
    closed: int
    granted: int


@dataclass(frozen=True)
class Whole:
    """Everything that is followed up, for the leader."""

    items: Sequence[Item]
    waiting: Sequence[Waiting]
    asked: int
    movement: Movement
    since: datetime


def whole_of(session: Session, *, since: datetime, now: datetime, today: date) -> Whole:
    """All that has begun and applies, at `now`, and what moved after `since`."""
    items = [
        item
        for item in started_items(session, now=now, today=today)
        if item.state != AssignmentState.NOT_APPLICABLE
        and (not item.monthly or item.starts_on <= today)
    ]
    waits = with_office(session, today=today)
    asked = len(open_requests(session))
    return Whole(items, waits, asked, _movement(session, since), since)


def _movement(session: Session, since: datetime) -> Movement:
    rows = session.connection().execute(selects.MOVED, {"since": since})
    states: dict[str, int] = {row.state: row.number for row in rows}
    granted = session.connection().execute(selects.GRANTED, {"since": since}).scalar_one()
    return Movement(
        done=states.get(AssignmentState.DONE, 0),
        closed=states.get(AssignmentState.CLOSED, 0),
        granted=granted,
    )
