"""What a sweep costs: by what is due, beside what there is; and a whole year rehearsed."""

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.registers import DUE, OFFICE, OPENED, grown, loaded, only_due
from db.calls import is_called_for
from db.engine import Register
from jobs.rehearsal import days_from, rehearse
from jobs.sweep import sweep

SIZES = (10_000, 100_000, 1_000_000)
QUIET_RUNS = 500
RUNS = 3


class Undone(Exception):
    """Ends a transaction without a trace, so that the same can be measured again."""


def timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def quiet(register: Register) -> None:
    """What the bot does each second: is there anything to say?"""
    with register.read() as session:
        assert not is_called_for(session, now=DUE, office=OFFICE)


def swept(register: Register) -> None:
    try:
        with register.write() as session:
            assert sweep(session, now=DUE, office=OFFICE, language="zh_CN")
            raise Undone
    except Undone:
        pass


def line(register: Register, size: int) -> str:
    only_due(register, 0)
    idle = median(timed(partial(quiet, register)) for _ in range(QUIET_RUNS))
    parts = [f"nothing due {idle * 1000:.2f} ms"]
    for due in (100, 10_000):
        only_due(register, due)
        took = median(timed(partial(swept, register)) for _ in range(RUNS))
        parts.append(f"{due:,} due {took * 1000:,.0f} ms")
    return f"{size:9,} assignments: {', '.join(parts)}\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            register = grown(Path(folder), size)
            sys.stdout.write(line(register, size))
            sys.stdout.flush()
            register.close()
        register = loaded(Path(folder), "year.db")
        opening = timed(partial(opened, register))
        days = days_from(date(2023, 4, 14), date(2023, 12, 31))
        year = timed(lambda: list(rehearse(register, days, office=OFFICE, language="zh_CN")))
        sys.stdout.write(f"the opening {opening:.2f} s, a year rehearsed {year:.1f} s\n")


def opened(register: Register) -> None:
    try:
        with register.write() as session:
            sweep(session, now=OPENED, office=OFFICE, language="zh_CN")
            raise Undone
    except Undone:
        pass


if __name__ == "__main__":
    main()
