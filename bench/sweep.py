"""What a sweep costs: with nothing due, with everything due, and a whole year rehearsed."""

import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from db.engine import Register
from db.loading import take_notice, take_roster
from db.migrate import upgrade
from db.notices.reader import BUNDLED, read_plan
from db.roster_file import read_roster
from db.rules.office import Office
from jobs.rehearsal import days_from, rehearse
from jobs.sweep import sweep

ZONE = ZoneInfo("Asia/Shanghai")
OPENED = datetime(2023, 4, 14, 9, tzinfo=ZONE)
QUIET = datetime(2023, 4, 14, 10, tzinfo=ZONE)
RUNS = 50


def loaded(folder: str, years: int) -> Register:
    """The notice of 2023, opened for so many years at once: 1,108 assignments each."""
    register = Register(f"sqlite:///{Path(folder) / f'{years}.db'}")
    upgrade(register.engine)
    office, plan = Office(ZONE), read_plan("2023-32844")
    with register.write() as session:
        rows = read_roster(BUNDLED / "2023-32844.roster.csv")
        take_roster(session, rows, office=office, now=OPENED)
        for year in range(2023, 2023 + years):
            start = OPENED.date()
            take_notice(session, plan, year=year, effective_on=start, office=office, now=OPENED)
    return register


def timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def swept(register: Register, now: datetime) -> int:
    with register.write() as session:
        return len(sweep(session, now=now, office=Office(ZONE), language="zh_CN"))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for years in (1, 3, 6):
            register = loaded(folder, years)
            opening = timed(partial(swept, register, OPENED))
            quiet = median(timed(partial(swept, register, QUIET)) for _ in range(RUNS))
            sys.stdout.write(
                f"{years * 1108:6} assignments: opening {opening:.2f} s, "
                f"a sweep with nothing due {quiet * 1000:.2f} ms\n"
            )
        register = loaded(folder, 1)
        office = Office(ZONE)
        days = days_from(date(2023, 4, 14), date(2023, 12, 31))
        year = timed(lambda: list(rehearse(register, days, office=office, language="zh_CN")))
        sys.stdout.write(f"a year rehearsed: {year:.1f} s\n")


if __name__ == "__main__":
    main()
