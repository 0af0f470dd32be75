"""The composition root: the only file that knows every package."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from os import getpid
from socket import gethostname
from typing import Any
from uuid import uuid4

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import BotCommand, Update
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes
from telegram.request import HTTPXRequest

from bot.clock import Clock
from bot.desk import Desk, Handle, Watch
from bot.polling import WAIT, Polling
from bot.pulse import Pulse
from bot.settings import Settings
from db.booking import rebook_all
from db.calendars import alone, in_force
from db.calls import is_called_for
from db.engine import Register
from db.rearming import follow_timetable
from db.recalculating import follow_announcement
from db.rules.office import Office
from handlers.commands import COMMANDS
from handlers.i18n import tongue
from handlers.routes import routes
from jobs.delivery import Postman
from jobs.limits import TELEGRAM, Limits
from jobs.sweep import sweep

log = logging.getLogger(__name__)

PTB = Application[Any, Any, Any, Any, Any, Any]
CONNECTIONS = 16
PATIENCE = 10
"""Seconds to wait for a free connection: a second, PTB's own, is soon over on a busy machine."""


class NotServed(Exception):
    """An update whose effect is not committed: it must be fetched again."""


@dataclass
class Service:
    """A running bot's parts, for `run`, the demo and the tests."""

    settings: Settings
    register: Register
    office: Office
    clock: Clock
    ptb: PTB
    desk: Desk
    postman: Postman
    polling: Polling
    sweeping: asyncio.Lock

    async def tick(self) -> None:
        """One sweep, then delivery of all that is owed by now."""
        async with self.sweeping:
            await asyncio.to_thread(self._sweep)
        await self.postman.deliver_due()

    async def look(self) -> None:
        """One sweep, unless one is under way; whoever delivers is told."""
        if not self.sweeping.locked():
            async with self.sweeping:
                await asyncio.to_thread(self._sweep)
            self.postman.wake()

    def follow_calendar(self) -> None:
        """An update may have brought the announced holidays of a year that was guessed."""
        with self.register.write() as session:
            done = follow_announcement(session, office=self.office, now=self.clock.now())
        if done.moved:
            log.info("%s dues moved", len(done.moved), extra={"action": "calendar.moved"})

    def book(self) -> None:
        """All is armed by the office's timetable, and what comes round by itself is booked: an
        older version, calendar or ladder may have left it."""
        now = self.clock.now()
        with self.register.write() as session:
            alone(session)  # first: of two that start at once each would wait for the other's lock
            office = in_force(session, self.office)
            if follow_timetable(session, office=office, now=now):
                log.info("timetable followed", extra={"action": "timetable.followed"})
            rebook_all(session, now=now, office=office)

    def _sweep(self) -> None:
        now = self.clock.now()
        with self.register.read() as session:
            if not is_called_for(session, now=now, office=self.office):
                return
        with self.register.write() as session:
            notes = sweep(session, now=now, office=self.office, language=self.settings.locale)
        if notes:
            log.info("%s messages owed", len(notes), extra={"action": "sweep.owed"})


@asynccontextmanager
async def service(
    settings: Settings,
    register: Register,
    clock: Clock,
    watch: Watch = lambda step: None,
    limits: Limits = TELEGRAM,
) -> AsyncIterator[Service]:
    """The bot, connected to Telegram (or the sandbox) and not yet listening."""
    ptb = application(settings)
    async with ptb:
        office = settings.office
        postman = Postman(register, ptb.bot, office, clock.now, limits, process=_new_process())
        desk = Desk(register, office, clock, postman, ptb.bot.id, settings.locale, watch)
        pulse = Pulse(register, clock, ptb.bot.id)
        turn = postman.presence.eldest
        polling = Polling(ptb.bot, _server(ptb, desk), turn, pulse.beat, watch)
        for handler in routes(_callback(desk)):
            ptb.add_handler(handler)
        ptb.add_error_handler(_note_error)
        await _name_commands(ptb, settings.locale)
        async with pulse.kept():
            yield Service(
                settings, register, office, clock, ptb, desk, postman, polling, asyncio.Lock()
            )


async def listen(running: Service) -> None:
    """Fetch and answer, and sweep, until cancelled."""
    async with sweeping(running):
        try:
            await running.postman.presence.started.wait()
            await running.polling.run()
        finally:
            await running.polling.confirm()


@asynccontextmanager
async def sweeping(running: Service) -> AsyncIterator[None]:
    """A sweep now, and then one every `sweep_seconds`; delivery beside it, which goes on for as
    long as anything is owed."""
    await asyncio.to_thread(running.follow_calendar)
    await asyncio.to_thread(running.book)
    scheduler = AsyncIOScheduler(timezone=running.office.zone)
    # A late sweep must run, and once: the default drops a job that is a second late. One that
    # meets another leaves it to that one, without a word of the scheduler.
    scheduler.add_job(
        running.look,
        "interval",
        seconds=running.settings.sweep_seconds,
        misfire_grace_time=None,
        coalesce=True,
        max_instances=2,
    )
    scheduler.add_job(running.look, misfire_grace_time=None)
    scheduler.start()
    delivering = asyncio.create_task(running.postman.run())
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        delivering.cancel()
        await asyncio.wait([delivering])


def _new_process() -> str:
    """A name for this process that no other has, and that a person recognises."""
    return f"{gethostname()}:{getpid()}:{uuid4().hex[:8]}"


def application(settings: Settings) -> PTB:
    def request(connections: int, patience: float) -> HTTPXRequest:
        return HTTPXRequest(
            connection_pool_size=connections,
            read_timeout=patience,
            pool_timeout=PATIENCE,
            proxy=settings.proxy_url,
        )

    return (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(settings.base_url)
        .base_file_url(settings.base_file_url)
        .request(request(CONNECTIONS, 20))
        .get_updates_request(request(1, WAIT + 10))
        .updater(None)
        .job_queue(None)
        .build()
    )


def _server(ptb: PTB, desk: Desk) -> Callable[[Update], Awaitable[None]]:
    async def serve(update: Update) -> None:
        await ptb.process_update(update)
        if update.update_id not in desk.served:
            raise NotServed(update.update_id)
        desk.served.discard(update.update_id)

    return serve


def _callback(desk: Desk) -> Callable[[Handle], Any]:
    def wrap(handle: Handle) -> Any:
        async def callback(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
            await desk.serve(update, handle)

        return callback

    return wrap


async def _note_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    number = update.update_id if isinstance(update, Update) else None
    log.error(
        "update %s not served: %s",
        number,
        type(context.error).__name__,
        extra={"action": "update.not_served"},
    )


async def _name_commands(ptb: PTB, locale: str) -> None:
    """Telegram's menu in both languages; apps in any other get the office's own."""
    for code, language in ((None, locale), ("zh", "zh_CN"), ("en", "en")):
        t = tongue(language)
        menu = [BotCommand(command.name, command.about(t)) for command in COMMANDS]
        try:
            await ptb.bot.set_my_commands(menu, language_code=code)
        except TelegramError as error:  # the menu of the last start will do
            log.warning("menu not set: %s", error.message, extra={"action": "menu.failed"})
