"""Playing a year: from moment to moment at which the bot or somebody has something to say."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from babel.dates import format_date

from db.agenda import next_of_all
from tests.moments import at
from tests.stories.office import Office

CODE = re.compile(r"(?<![\d./-])(\d{1,2}[a-z])(?![\da-z])")
MARK = re.compile(r"[🔴🟡🟢⚪]")
GREETING = re.compile(r"^\w+，您好。$")
DETAIL = re.compile(r"^(·|……|\s)")
SOON = timedelta(minutes=1)

Act = Callable[[Office], Awaitable[object]]
Texts = Callable[[Office], list[str]]


@dataclass(frozen=True)
class Deed:
    """What somebody does at a moment (2023-04-14 10:00), and how the diary tells it."""

    when: str
    who: str
    told: str
    act: Act


@dataclass
class Diary:
    """What each of `readers` was told and did, in the order of time."""

    readers: dict[str, Texts]
    lines: dict[str, list[str]] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)

    async def play(self, office: Office, deeds: Sequence[Deed], *, last: str) -> None:
        """Every moment up to the end of the day `last` at which anything happens."""
        waiting = sorted(deeds, key=lambda deed: deed.when)
        await office.service.tick()
        self._note(office)
        while (now := _next(office, waiting)) <= at(f"{last} 23:59"):
            await office.sandbox.move_clock(now)
            self._note(office)
            while waiting and at(waiting[0].when) <= now:
                await self._do(office, waiting.pop(0))
                await office.sandbox.move_clock(now + SOON)
                self._note(office)

    async def _do(self, office: Office, deed: Deed) -> None:
        self._write(deed.who, office, f"← {deed.told}")
        await deed.act(office)
        await office.sandbox.settled()
        self._note(office)

    def _note(self, office: Office) -> None:
        for who, texts_of in self.readers.items():
            texts = texts_of(office)
            for text in texts[self.seen.get(who, 0) :]:
                self._write(who, office, in_one_line(text))
            self.seen[who] = len(texts)

    def _write(self, who: str, office: Office, line: str) -> None:
        local = office.service.clock.now().astimezone(office.service.office.zone)
        self.lines.setdefault(who, []).append(f"{stamp(local)} {line}")


def _next(office: Office, waiting: Sequence[Deed]) -> datetime:
    """The next moment after now that the register or the script knows, else the next morning."""
    now = office.service.clock.now()
    with office.register.read() as session:
        planned = next_of_all(session, after=now)
    moments = [office.service.office.next_morning(now), planned]
    moments += [at(waiting[0].when)] if waiting else []
    return min(one for one in moments if one)


def stamp(local: datetime) -> str:
    """04-23 周日 09:00."""
    return f"{local:%m-%d} {format_date(local, 'EEE', 'zh_CN')} {local:%H:%M}"


def in_one_line(text: str) -> str:
    """How a message begins (after the greeting), what stands flush left in a digest, and the
    duties that it speaks of, each with its light."""
    first, *others = [line for line in text.splitlines() if line.strip()]
    if not others or not GREETING.search(first):
        return " ".join([first, *_duties(others)])
    return "；".join(line for line in others if not DETAIL.match(line))


def _duties(lines: Sequence[str]) -> list[str]:
    """2a, 3a …, in the order of the text; the light of a heading counts for all below it."""
    found: dict[str, str] = {}
    light = ""
    for line in lines:
        mark = MARK.search(line)
        codes = CODE.findall(line)
        light = mark.group() if mark and not codes else light
        for code in codes:
            shown = f"{mark.group() if mark else light}{code}"
            found[code] = max(found.get(code, ""), shown, key=len)
    return list(found.values())
