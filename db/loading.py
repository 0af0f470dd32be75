"""Notices and rosters come in: whichever comes first, everybody then owes what they should."""

from datetime import date, datetime

from sqlmodel import Session

from db.assignments import expand
from db.cycles import Opened, open_cycle, open_cycles
from db.notices.reader import Plan
from db.roster_file import RosterRow
from db.roster_load import RosterResult
from db.rosters import load_roster
from db.rules.office import Office
from db.succession import succeed_deputies


def take_notice(
    session: Session,
    plan: Plan,
    *,
    year: int,
    effective_on: date | None = None,
    office: Office,
    now: datetime,
) -> tuple[Opened, int]:
    """Open a notice for a year and lay it on the units that are known; how many assignments.

    Raises what `open_cycle` raises.
    """
    opened = open_cycle(session, plan, year=year, effective_on=effective_on, now=now)
    return opened, expand(session, opened.cycle, office=office, now=now)


def take_roster(
    session: Session,
    rows: list[RosterRow],
    *,
    from_on: date | None = None,
    office: Office,
    now: datetime,
) -> tuple[RosterResult, int]:
    """Load a roster and lay the open cycles on those who are new; how many assignments.

    Raises what `load_roster` raises.
    """
    result = load_roster(session, rows, now=now, today=office.today(now), from_on=from_on)
    succeed_deputies(session, now=now, today=office.today(now))
    cycles = open_cycles(session)
    return result, sum(expand(session, cycle, office=office, now=now) for cycle in cycles)
