"""The notice of 2023 opened in a register, with or without its roster."""

from collections.abc import Iterator
from datetime import date

from sqlmodel import SQLModel

from db.assignments import expand
from db.cycles import Opened
from db.engine import Register
from db.loading import take_notice
from db.notices.reader import BUNDLED, read_plan
from db.roster_file import read_roster
from db.rosters import load_roster
from db.rules.office import Office
from tests.moments import SHANGHAI, at

NOTICE = "2023-32844"
NOW = at("2023-04-14 08:00")
OFFICE = Office(SHANGHAI)
CALENDAR = OFFICE.calendar


def open_notice(
    register: Register, year: int = 2023, effective_on: date | None = None, source: str = NOTICE
) -> tuple[Opened, int]:
    """As `duban notice load`: the cycle, and how many assignments were added."""
    with register.write() as session:
        plan = read_plan(source)
        return take_notice(
            session, plan, year=year, effective_on=effective_on, office=OFFICE, now=NOW
        )


def load_people(register: Register, *opened: Opened) -> int:
    """As `duban roster load`: how many assignments were added to these cycles."""
    with register.write() as session:
        rows = read_roster(BUNDLED / f"{NOTICE}.roster.csv")
        load_roster(session, rows, now=NOW, today=NOW.date())
        return sum(expand(session, one.cycle, office=OFFICE, now=NOW) for one in opened)


def dump(register: Register) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Every row of every table."""
    with register.engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            rows = connection.execute(table.select().order_by(*table.primary_key.columns))
            yield table.name, [tuple(row) for row in rows]
