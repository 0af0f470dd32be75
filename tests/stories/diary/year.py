"""Playing the year: from moment to moment at which the bot or somebody has something to say."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date
from sqlalchemy import func
from sqlmodel import col, select

from db.models import Agenda, Assignment
from tests.moments import at
from tests.stories.office import Office

WEEKDAY = "EEE"
CODE = re.compile(r"(?<![\d./-])(\d{1,2}[a-z])(?![\da-z])")
MARK = re.compile(r"[🔴🟡🟢⚪]")
INSTANT = timedelta(seconds=1)

Act = Callable[[Office], Awaitable[object]]


@dataclass(frozen=True)
class Deed:
    """What somebody does at a moment, and how the diary tells it."""

    when: str
    who: str
    told: str
    act: Act


@dataclass
class Diary:
    """The lines of each person, in the order of time."""

    office: Office
    people: Sequence[str]
    lines: dict[str, list[str]] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)

    async def play(self, deeds: Sequence[Deed], *, last: str) -> None:
        """Every moment up to the end of the day `last` at which anything happens."""
        waiting = sorted(deeds, key=lambda deed: deed.when)
        end = at(f"{last} 23:59")
        while (now := self._next(waiting)) <= end:
            await self.office.sandbox.move_clock(now)
            self._note(now)
            while waiting and at(waiting[0].when) <= now:
                await self._do(waiting.pop(0))

    async def _do(self, deed: Deed) -> None:
        now = at(deed.when)
        await deed.act(self.office)
        self._write(deed.who, now, f"    ← {deed.told}")
        self._note(now)

    def _next(self, waiting: Sequence[Deed]) -> datetime:
        """The next moment after now that the register or the script knows."""
        now = self.office.service.clock.now() + INSTANT
        with self.office.register.read() as session:
            moments = [
                session.exec(select(func.min(col(Assignment.next_at)))).one(),
                session.exec(select(func.min(col(Agenda.next_at)))).one(),
                at(waiting[0].when) if waiting else None,
            ]
        return max(now, min((one for one in moments if one), default=at("9999-01-01 00:00")))

    def _note(self, now: datetime) -> None:
        for who in self.people:
            texts = self.office.sees(who)
            for text in texts[self.seen.get(who, 0) :]:
                self._write(who, now, in_one_line(text))
            self.seen[who] = len(texts)

    def _write(self, who: str, now: datetime, line: str) -> None:
        local = now.astimezone(self.office.service.office.zone)
        self.lines.setdefault(who, []).append(f"{stamp(local)} {line}")


def stamp(local: datetime) -> str:
    """04-23 周日 09:00."""
    return f"{local:%m-%d} {format_date(local, WEEKDAY, 'zh_CN')} {local:%H:%M}"


def in_one_line(text: str) -> str:
    """How a message begins, and the duties that it speaks of, each with its light."""
    first, *others = [line.strip() for line in text.splitlines() if line.strip()]
    codes: dict[str, str] = {}
    for line in others:
        for code in CODE.findall(line):
            mark = MARK.search(line)
            codes.setdefault(code, f"{mark.group() if mark else ''}{code}")
    return " ".join([first, *codes.values()])


def zone_of(office: Office) -> ZoneInfo:
    return office.service.office.zone
