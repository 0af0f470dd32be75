"""An office to tell stories about: the bot, the sandbox, a register and a clock to move."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlmodel import Session, col, select

from bot.app import Service, service
from bot.clock import Clock
from bot.demo import NOTICE, YEAR, open_register
from bot.sandbox import Person, Sandbox
from bot.settings import Settings
from db.bindings import bind_by_invitation, bind_by_phone, make_invitation
from db.engine import Register
from db.models import Account, Assignment, Duty, Unit
from db.outbox import owe
from db.posts import find_post
from jobs.limits import UNHURRIED, Limits
from tests.moments import at
from tests.stories.people import CHIEFS, POSTS, VISITORS

__all__ = ["NOTICE", "YEAR", "Office", "bind", "bind_all", "load", "office_on", "settings_for"]

TOKEN = "42:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
FIRST_MORNING = "2023-04-14 08:55"
Message = dict[str, Any]


def settings_for(
    database_url: str, bot_api_url: str = "http://127.0.0.1", ladder_file: str | None = None
) -> Settings:
    """All settings given, so that neither the environment nor an .env file has a say."""
    return Settings(
        bot_token=SecretStr(TOKEN),
        bot_api_url=bot_api_url,
        proxy_url=None,
        database_url=database_url,
        time_zone="Asia/Shanghai",
        locale="zh_CN",
        clock_start=None,
        sweep_seconds=1,
        ladder_file=ladder_file,
    )


def load(database_url: str, when: str = FIRST_MORNING) -> None:
    """The notice of 2023 opened, its roster loaded; nobody is bound and nothing was said yet."""
    settings = settings_for(database_url)
    open_register(settings, Clock(at(when)), settings.office).close()


def bind_all(database_url: str) -> None:
    """Everyone of the stories who belongs to the office is bound."""
    with closing(Register(database_url)) as register:
        for who in POSTS:
            bind(register, who)


def bind(register: Register, who: str) -> None:
    """Bind as the chat does: a chief by phone, a post by invitation."""
    visitor, now = VISITORS[who], at(FIRST_MORNING)
    account: dict[str, Any] = {"user_id": visitor.id, "chat_id": visitor.id, "now": now}
    account["today"] = now.date()
    with register.write() as session:
        if who in CHIEFS:
            bind_by_phone(session, phone=visitor.phone, **account)
        else:
            code = invite(session, who, now)
            bind_by_invitation(session, code=code, **account)


def invite(session: Session, who: str, now: datetime) -> str:
    """A code for somebody's post, made at this moment."""
    unit, title = POSTS[who]
    held = find_post(session, unit=unit, title=title, name=None, today=now.date())
    return make_invitation(session, post_id=held.post.id, now=now)


@dataclass
class Office:
    """What the people of a story do, see and are told."""

    service: Service
    sandbox: Sandbox
    polling: asyncio.Task[None] | None = None

    def wakes(self) -> None:
        """The bot begins to fetch updates; it sweeps only when it is told to."""
        self.polling = asyncio.create_task(self.service.polling.run())

    async def sleeps(self) -> None:
        """The bot fetches nothing any more, until it wakes."""
        if self.polling:
            self.polling.cancel()
            with suppress(asyncio.CancelledError):
                await self.polling

    @property
    def register(self) -> Register:
        return self.service.register

    def person(self, who: str) -> Person:
        return self.sandbox.person(VISITORS[who].id)

    async def at(self, when: str) -> None:
        """Move the clock; the bot sweeps once and brings what is owed."""
        await self.sandbox.move_clock(at(when))

    async def says(self, who: str, text: str, reply_to: int | None = None) -> str:
        """What the bot answers to a message."""
        return await self.does(who, lambda person: person.says(text, reply_to))

    async def presses(self, who: str, action: str, duty: str = "", *, on: int | None = None) -> str:
        """What the bot answers to the newest button of this action (done, undo …)."""
        with suppress(StopIteration):
            message, data = next(self._buttons(who, action, duty, on))
            return await self.does(who, lambda person: person.presses(message, data))
        raise AssertionError(f"{who} sees no button {action} {duty}")

    async def does(self, who: str, act: Callable[[Person], object]) -> str:
        """Whatever a person does, and all that the bot says, shows or changes thereupon."""
        person = self.person(who)
        before = {m["message_id"]: shown_as(m) for m in self.from_bot(who)}
        popups = len(person.popups)
        act(person)
        await self.sandbox.settled()
        await self.service.postman.made()
        shown = [popup["text"] for popup in person.popups[popups:] if popup["text"]]
        now = {m["message_id"]: shown_as(m) for m in self.from_bot(who)}
        new = [text for number, text in now.items() if before.get(number) != text]
        return "\n\n".join([*shown, *new])

    def sees(self, who: str) -> list[str]:
        """The texts of all messages from the bot, oldest first."""
        return [shown_as(message) for message in self.from_bot(who)]

    def last(self, who: str) -> Message:
        """The newest message from the bot."""
        return self.from_bot(who)[-1]

    def from_bot(self, who: str) -> list[Message]:
        return [m for m in self.person(who).sees if m["from"]["is_bot"]]

    def labels(self, who: str) -> list[list[str]]:
        """The texts on the buttons under the newest message, row by row."""
        rows = self.last(who).get("reply_markup", {}).get("inline_keyboard", [])
        return [[button["text"] for button in row] for row in rows]

    def data(self, who: str) -> list[str]:
        """What the buttons under the newest message would send."""
        rows = self.last(who).get("reply_markup", {}).get("inline_keyboard", [])
        return [button["callback_data"] for row in rows for button in row]

    def assignment(self, duty: str, unit: str, period: str = str(YEAR)) -> int:
        """The id of an assignment by the code of its duty and the name of its unit."""
        found = (
            select(Assignment.id)
            .join(Duty, col(Duty.id) == Assignment.duty_id)
            .join(Unit, col(Unit.id) == Assignment.unit_id)
            .where(Duty.code == duty, Unit.name == unit, Assignment.period == period)
        )
        with self.register.read() as session:
            return session.exec(found).one()

    def state(self, duty: str, unit: str, period: str = str(YEAR)) -> str:
        """Where an assignment stands, as the register has it."""
        with self.register.read() as session:
            return session.get_one(Assignment, self.assignment(duty, unit, period)).state

    def rows(self, table: type[Any], *where: Any) -> list[Any]:
        """Rows of the register, in the order in which they were written."""
        with self.register.read() as session:
            return list(session.exec(select(table).where(*where).order_by(table.id)))

    def forge(self, who: str, data: str, under: int = 0) -> None:
        """Press a button that was never shown (under the newest message), as a bad app could."""
        store = self.sandbox.world.store
        messages = store.chats[VISITORS[who].id].messages
        message = messages[under or max(messages)]
        press = store.press(message, data, self.sandbox.clock.now())
        self.sandbox.world.queue.add("callback_query", store.press_json(press))

    def _buttons(
        self, who: str, action: str, duty: str, on: int | None
    ) -> Iterator[tuple[int, str]]:
        """Newest message first: its number and the data of the button meant."""
        wanted = [action, str(self._assignment_of(who, duty))] if duty else [action]
        for message in reversed(self.from_bot(who)):
            if on in (None, message["message_id"]):
                for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                    for button in row:
                        data = button["callback_data"]
                        if data.split(":")[: len(wanted)] == wanted:
                            yield message["message_id"], data

    def _assignment_of(self, who: str, duty: str) -> int:
        code, _, period = duty.partition("@")
        return self.assignment(code, POSTS[who][0], period or str(YEAR))


def owe_texts(office: Office, who: str, texts: Iterable[str]) -> None:
    """Messages that are owed to somebody, as the clock owes them."""
    chat, now = VISITORS[who].id, office.service.clock.now()
    with office.register.write() as session:
        for text in texts:
            payload = {"chat_id": chat, "text": text}
            owe(session, kind="nudge", method="sendMessage", payload=payload, now=now)


def shown_as(message: Message) -> str:
    """The text of a message; of a file its kind, in brackets, and its caption."""
    if "text" in message:
        return str(message["text"])
    kind = next(kind for kind in ("photo", "document", "video") if kind in message)
    return f"<{kind}> {message.get('caption', '')}".strip()


@asynccontextmanager
async def office_on(
    database_url: str,
    when: str = FIRST_MORNING,
    limits: Limits = UNHURRIED,
    ladder_file: str | None = None,
) -> AsyncIterator[Office]:
    """The bot at work on this register, from this moment on; it sends as fast as `limits` say."""
    async with (
        telegram_on(database_url, when) as sandbox,
        at_work(sandbox, database_url, limits, ladder_file) as office,
    ):
        yield office


@asynccontextmanager
async def telegram_on(database_url: str, when: str = FIRST_MORNING) -> AsyncIterator[Sandbox]:
    """Telegram as everyone of the stories uses it; its clock begins at this moment."""
    sandbox = Sandbox(TOKEN, Clock(at(when)), list(VISITORS.values()))
    with closing(Register(database_url)) as register:
        open_chats(sandbox, register)
    async with sandbox.running():
        yield sandbox


@asynccontextmanager
async def at_work(
    sandbox: Sandbox,
    database_url: str,
    limits: Limits = UNHURRIED,
    ladder_file: str | None = None,
) -> AsyncIterator[Office]:
    """A process of the bot, from its start to its end, on this register."""
    settings = settings_for(database_url, sandbox.url, ladder_file)
    with closing(Register(database_url)) as register:
        async with service(settings, register, sandbox.clock, limits=limits) as bot:
            sandbox.on_clock = bot.tick
            office = Office(bot, sandbox)
            office.wakes()
            try:
                yield office
            finally:
                sandbox.on_clock = None
                await office.sleeps()


def open_chats(sandbox: Sandbox, register: Register) -> None:
    """Who is bound has written to the bot before: Telegram lets the bot write to them."""
    with register.read() as session:
        for user_id in session.exec(select(Account.user_id)):
            sandbox.world.store.chats[user_id].opened = True


def copied(template: Path, folder: Path) -> str:
    """The address of a fresh copy of an SQLite register of one's own."""
    path = folder / "office.db"
    for left in folder.glob("office.db*"):
        left.unlink()
    path.write_bytes(template.read_bytes())
    return f"sqlite:///{path}"
