"""When an office has changed its timetable (LADDER_FILE) between two starts: all is armed anew.

Which timetable was in force stands in the audit, so that an unchanged one costs one row to read.
"""

import json
from dataclasses import asdict
from datetime import datetime, time
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from db import calendars
from db.audit import record
from db.escalations import silences
from db.items import Item, planned_items
from db.models import Audit, Ping
from db.rules.office import Office
from db.rules.timetable import BUILT_IN, Timetable
from db.waking import look_at, next_look, unswept

TIMETABLE = "timetable"


def follow_timetable(session: Session, *, office: Office, now: datetime) -> bool:
    """Arm every assignment by the office's timetable, if that is not the one last followed."""
    followed, new = _followed(session), _plain(office.timetable)
    if followed == new:
        return False
    calendars.alone(session)
    record(session, now=now, action=TIMETABLE, subject=TIMETABLE, old=followed, new=new)
    if new == (followed or _plain(BUILT_IN)):  # the first start
        return False
    _arm(session, office, now)
    return True


def _arm(session: Session, office: Office, now: datetime) -> None:
    items = planned_items(session)
    known = silences(session, items, today=office.today(now), office=office)
    told = _last_told(session)
    moments = {}
    for item in items:
        since = _since(item, told.get(item.due_id), now, office)
        at = next_look(item, now=since, office=office, silence=known.get(item.id))
        if at != item.next_at:
            moments[item.id] = at
    look_at(session, moments)


def _since(item: Item, told: datetime | None, now: datetime, office: Office) -> datetime:
    """After which moment the ladder goes on by the new timetable.

    What waits for a sweep must not be lost, though it may have another hour now; nor a rung that
    the new timetable has for this morning. But nobody is told twice on one morning.
    """
    waiting = unswept(item, now=now)
    day = office.today(waiting or now)
    if told is not None and office.today(told) >= day:
        return office.morning(day) if waiting else max(now, office.morning(day))
    midnight = office.at(day, time.min)
    return max(midnight, item.started_at) if item.started_at else midnight


def _last_told(session: Session) -> dict[int, datetime]:
    """When somebody was last reminded, by due."""
    newest = select(col(Ping.due_id), func.max(col(Ping.made_at))).group_by(col(Ping.due_id))
    return {row[0]: row[1] for row in session.connection().execute(newest)}


def _followed(session: Session) -> dict[str, Any] | None:
    """The timetable last followed; None before the first start."""
    newest = select_rows(Audit).where(Audit.subject == TIMETABLE).order_by(col(Audit.id).desc())
    row = session.exec(newest.limit(1)).first()
    return row.new if row else None


def _plain(timetable: Timetable) -> dict[str, Any]:
    """As the audit holds it."""
    values = {
        "hours": asdict(timetable.hours),
        "ladder": {name: asdict(row) for name, row in timetable.ladders.items()},
        "escalation": asdict(timetable.ascent),
    }
    return dict(json.loads(json.dumps(values, default=str)))
