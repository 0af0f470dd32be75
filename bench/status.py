"""A status query from the update to the answer, with few and with many reports in the register,
beside a bare echo of python-telegram-bot on the same server in the same run."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from sqlalchemy import event, text
from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

from bench.registers import OFFICE, OPENED, bind_everyone
from bot.app import service
from bot.clock import Clock
from bot.sandbox import Sandbox, Visitor
from db.engine import Register
from db.loading import take_notice, take_roster
from db.migrate import upgrade
from db.notices.reader import BUNDLED, read_plan
from db.roster_file import RosterRow, read_roster
from jobs.limits import UNHURRIED
from jobs.sweep import sweep
from tests.stories.office import TOKEN, settings_for

SIZES = (1_000, 1_000_000)
MORE_UNITS = 16
"""Beside the 24 of the roster."""
ASKED = ("/status", "公安局还有哪些没办结", "谁还没报", "/why 3", "/task 5", "/mine")
RUNS = 40
HEAD = (
    "| reports | asked | median | p95 | times the echo | statements |\n|---|---|---|---|---|---|\n"
)
NOW = OPENED + timedelta(days=150)


def filled(folder: Path, reports: int) -> tuple[str, int]:
    """The notice with 40 units, everyone bound, and so many reports, evenly on all assignments: its
    address, and the leader's account."""
    url = f"sqlite:///{folder / f'{reports}.db'}"
    with closing(Register(url)) as register:
        upgrade(register.engine)
        with register.write() as session:
            take_roster(session, _roster(), office=OFFICE, now=OPENED)
            plan = read_plan("2023-32844")
            take_notice(session, plan, year=2023, effective_on=None, office=OFFICE, now=OPENED)
            bind_everyone(session)
            sweep(session, now=OPENED, office=OFFICE, language="zh_CN")
            session.execute(text("DELETE FROM outgoing_item"))
            session.execute(text("DELETE FROM outgoing"))
            session.execute(text(_REPORTS), {"number": reports, "at": NOW - timedelta(days=60)})
            session.execute(text(_FIGURES))
            leader = session.execute(text(_LEADER)).scalar_one()
    return url, int(leader)


def _roster() -> list[RosterRow]:
    rows = read_roster(BUNDLED / "2023-32844.roster.csv")
    return rows + [
        RosterRow(
            line=100 + number,
            unit=f"第{number + 1}镇",
            collectives=("各乡镇(街道)",),
            title="联络员",
            roles=("reporter",),
        )
        for number in range(MORE_UNITS)
    ]


_REPORTS = """
INSERT INTO report (assignment_id, person_id, status, words, said_at, recorded_at, on_behalf)
WITH RECURSIVE place(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM place WHERE n + 1 < :number),
owed AS (
    SELECT assignment.id, row_number() OVER (ORDER BY assignment.id) - 1 AS n
    FROM assignment JOIN duty ON duty.id = duty_id WHERE state = 'open'
)
SELECT owed.id, (SELECT min(id) FROM person), 'in_progress', '推进中', :at, :at, 0
FROM place JOIN owed ON owed.n = place.n % (SELECT count(*) FROM owed)
"""
_LEADER = """
SELECT user_id FROM account JOIN post ON post.person_id = account.person_id
JOIN post_role ON post_role.post_id = post.id WHERE role = 'leader'
"""
_FIGURES = """
INSERT INTO observation (report_id, name, value, unit)
SELECT report.id, duty.title, 40, duty.target_unit
FROM report JOIN assignment ON assignment.id = assignment_id JOIN duty ON duty.id = duty_id
WHERE duty.target_unit IS NOT NULL
"""


@asynccontextmanager
async def echoing(sandbox: Sandbox) -> AsyncIterator[None]:
    """PTB as its own examples have it."""

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message and update.message.text:
            await update.message.reply_text(update.message.text)

    base = f"{sandbox.url}/bot"
    app = ApplicationBuilder().token(TOKEN).base_url(base).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(poll_interval=0.0)
        try:
            yield
        finally:
            await app.updater.stop()
            await app.stop()


@asynccontextmanager
async def at_work(sandbox: Sandbox, url: str) -> AsyncIterator[Register]:
    settings = settings_for(url, sandbox.url)
    with closing(Register(url)) as register:
        async with service(settings, register, sandbox.clock, limits=UNHURRIED) as bot:
            polling = asyncio.create_task(bot.polling.run())
            try:
                yield register
            finally:
                polling.cancel()
                await asyncio.wait([polling])


@dataclass(frozen=True)
class Asker:
    """The leader, who asks and waits for the answer."""

    sandbox: Sandbox
    user_id: int

    async def asks(self, words: str, runs: int = RUNS) -> list[float]:
        """The seconds from each question to the arrival of its answer."""
        return [await self._answered(words) for _ in range(runs)]

    async def _answered(self, words: str) -> float:
        person = self.sandbox.person(self.user_id)
        before, begun = len(person.sees), perf_counter()
        person.says(words)
        while len(person.sees) < before + 2:
            await self.sandbox.world.changes.wait(1)
        taken = perf_counter() - begun
        await self.sandbox.settled()
        return taken


def counting(register: Register) -> tuple[list[int], Callable[[], None]]:
    """A count of statements that goes on until it is taken off."""
    count = [0]

    def more(*_: Any) -> None:
        count[0] += 1

    event.listen(register.engine, "before_cursor_execute", more)
    return count, lambda: event.remove(register.engine, "before_cursor_execute", more)


async def measured(folder: Path) -> AsyncIterator[str]:
    for reports in SIZES:
        url, leader = filled(folder, reports)
        sandbox = Sandbox(TOKEN, Clock(NOW), [Visitor(leader, "分管领导", "13900000002")])
        asker = Asker(sandbox, leader)
        async with sandbox.running():
            async with echoing(sandbox):
                await asker.asks("你好", 5)
                echo = await asker.asks("你好")
            yield row(reports, "a bare echo", echo, echo, 0)
            async with at_work(sandbox, url) as register:
                for words in ASKED:
                    await asker.asks(words, 2)
                    count, stop = counting(register)
                    await asker.asks(words, 1)
                    stop()
                    yield row(reports, words, await asker.asks(words), echo, count[0])


def row(reports: int, words: str, taken: list[float], echo: list[float], count: int) -> str:
    worst = quantiles(taken, n=20)[18]
    ratio = median(taken) / median(echo)
    cells = (f"{reports:,}", words, f"{median(taken) * 1000:.0f} ms", f"{worst * 1000:.0f} ms")
    return f"| {' | '.join(cells)} | {ratio:.1f} | {count or '–'} |\n"


async def run(show: Callable[[str], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        show(HEAD)
        async for line in measured(Path(folder)):
            show(line)
            sys.stdout.flush()


def main() -> None:
    asyncio.run(run(sys.stdout.write))


if __name__ == "__main__":
    main()
