"""Playing a conversation on a register of its own, in one language, with or without restarts."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import update

from bot.app import service
from bot.clock import Clock
from bot.sandbox import Sandbox
from db.engine import Register
from db.models import Account
from jobs.limits import UNHURRIED
from tests.moments import at
from tests.stories.conversations.script import (
    Conversation,
    Edits,
    InGroup,
    Presses,
    Says,
    Sends,
    Step,
    Until,
)
from tests.stories.office import (
    TOKEN,
    Message,
    Office,
    copied,
    open_chats,
    settings_for,
    shown_as,
)
from tests.stories.people import VISITORS

ZH, EN = "zh_CN", "en"
GROUP = "群"


@dataclass(frozen=True)
class Said:
    """What the bot said or changed: to whom, its text, the labels of its buttons; or a toast."""

    to: str
    text: str
    buttons: tuple[tuple[str, ...], ...] = ()
    toast: bool = False


@dataclass(frozen=True)
class Turn:
    """One step as it was done, and everything that the bot said upon it."""

    who: str
    did: str
    said: tuple[Said, ...]


class Player:
    """A bot that may be restarted, a sandbox and a register, for one conversation."""

    def __init__(self, url: str, talk: Conversation, language: str) -> None:
        self.url, self.talk, self.language = url, talk, language
        self.clock = Clock(at(talk.start))
        self.sandbox = Sandbox(TOKEN, self.clock, list(VISITORS.values()))
        members = [visitor.id for visitor in VISITORS.values()]
        self.group = self.sandbox.group(-5001, "政务服务工作群", members, with_bot=False)
        self._running = AsyncExitStack()

    async def play(self, *, restarts: bool = False) -> list[Turn]:
        turns = []
        async with self.sandbox.running():
            await self._start()
            try:
                for step in self.talk.steps:
                    turns.append(await self._turn(step))
                    if restarts:
                        await self._stop()
                        await self._start()
            finally:
                await self._stop()
        return turns

    async def _start(self) -> None:
        self.office = await self._running.enter_async_context(self._opened())

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[Office]:
        with closing(Register(self.url)) as register:
            open_chats(self.sandbox, register)
            settings = settings_for(self.url, self.sandbox.url)
            settings = settings.model_copy(update={"locale": self.language})
            async with service(settings, register, self.clock, limits=UNHURRIED) as bot:
                self.sandbox.on_clock = bot.tick
                office = Office(bot, self.sandbox)
                office.wakes()
                try:
                    yield office
                finally:
                    await office.sleeps()

    async def _stop(self) -> None:
        await self._running.aclose()

    async def _turn(self, step: Step) -> Turn:
        before = {who: self._shown(who) for who in VISITORS}
        popups = {who: len(self.office.person(who).popups) for who in VISITORS}
        grouped = len(self._in_group())
        who, did = await self._do(step)
        quiet = isinstance(step, Until) and step.quiet
        told = () if quiet else VISITORS
        said = [one for name in told for one in self._news(name, before, popups)]
        said += [Said(GROUP, shown_as(m), _labels(m)) for m in self._in_group()[grouped:]]
        return Turn(who, did, tuple(said))

    async def _do(self, step: Step) -> tuple[str, str]:
        """Who did it, and how the page tells it."""
        match step:
            case Until(when=when):
                await self.office.at(when)
                return "", when
            case Presses(who=who, action=action, duty=duty):
                label = self._label(who, action, duty)
                await self.office.presses(who, action, duty)
                return who, f"[{label}]"
            case Says(who=who, to=to):
                target = self.office.from_bot(who)[to]["message_id"] if to else None
                await self.office.says(who, self._words(step), target)
                return who, self._words(step)
            case Edits(who=who):
                own = [m for m in self.office.person(who).sees if not m["from"]["is_bot"]]
                newest = own[-1]["message_id"]
                await self.office.does(who, lambda one: one.edits(newest, self._words(step)))
                return who, f"✎ {self._words(step)}"
            case InGroup():
                return step.who, await self._talk(step)
            case Sends(who=who, verb=verb, caption=caption, to=to):
                words = caption[self._place] if caption else ""
                given = {**step.given, **({"caption": words} if words else {})}
                if to:
                    given["reply_to"] = self.office.from_bot(who)[to]["message_id"]
                await self.office.does(who, lambda one: getattr(one, verb)(**given))
                return who, f"({self._words(step)}) {words}".strip()

    async def _talk(self, step: InGroup) -> str:
        """In the group: the bot is added, or its newest message replied to."""
        words = self._words(step)
        if words:
            newest = self._in_group()[-1]["message_id"]
            self.office.person(step.who).in_group(self.group).says(words, newest)
        else:
            self.group.adds_bot(by=VISITORS[step.who].id)
        await self.sandbox.settled()
        return words or "+ @duban_bot"

    @property
    def _place(self) -> int:
        return (ZH, EN).index(self.language)

    def _in_group(self) -> list[Message]:
        return [m for m in self.group.sees if m["from"]["is_bot"] and "text" in m]

    def _words(self, step: Says | Edits | Sends | InGroup) -> str:
        return step.zh if self.language == ZH else step.en

    def _label(self, who: str, action: str, duty: str) -> str:
        message, data = next(self.office._buttons(who, action, duty, None))
        shown = next(m for m in self.office.from_bot(who) if m["message_id"] == message)
        rows = shown["reply_markup"]["inline_keyboard"]
        return next(b["text"] for row in rows for b in row if b["callback_data"] == data)

    def _shown(self, who: str) -> dict[int, Message]:
        return {m["message_id"]: m for m in self.office.from_bot(who)}

    def _news(
        self, who: str, before: dict[str, dict[int, Message]], popups: dict[str, int]
    ) -> Iterator[Said]:
        for popup in self.office.person(who).popups[popups[who] :]:
            if popup["text"]:
                yield Said(who, popup["text"], toast=True)
        for number, message in self._shown(who).items():
            if before[who].get(number) != message:
                yield Said(who, shown_as(message), _labels(message))


def _labels(message: Message) -> tuple[tuple[str, ...], ...]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple(tuple(button["text"] for button in row) for row in rows)


async def played(
    talk: Conversation, language: str, template: Path, folder: Path, *, restarts: bool = False
) -> list[Turn]:
    """The turns of a conversation on a copy of a register in `folder`."""
    url = copied(template, folder)
    with closing(Register(url)) as register:
        if talk.prepare:
            talk.prepare(register)
        with register.write() as session:
            session.execute(update(Account).values(language=language))
    return await Player(url, talk, language).play(restarts=restarts)
