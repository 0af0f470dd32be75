"""`duban demo`: the sandbox and the bot in one process, on the real notice, fresh every time."""

import asyncio
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path

import typer
from pydantic import SecretStr

from bot.app import Service, service, sweeping
from bot.clock import Clock
from bot.sandbox import Sandbox, Visitor
from bot.settings import Settings, SettingsError, load_settings
from db.bindings import make_invitation
from db.engine import Register
from db.loading import take_notice, take_roster
from db.migrate import upgrade
from db.notices.reader import BUNDLED, read_plan
from db.posts import find_post
from db.roster_file import read_roster
from db.rules.office import Office
from jobs.limits import UNHURRIED

NOTICE = "2023-32844"
YEAR = 2023
TOKEN = "42:sandbox-of-this-process-only"
START = "2023-04-21T08:55"  # a Friday: the next working morning is a Sunday, and has reminders
FIRST_CHIEF, LIAISON = 1001, 2001
LIAISON_UNIT = "市公安局"
GROUP, GROUP_NAME = -1_002_023_032_844, "营商环境建设工作群"
HINTS = (
    "1a 完成85%",
    "5号任务完成65%",
    "2a 已办结",
    "3a 需协调:设备没到货",
    "3a 申请延期到6月30日,因为设备没到货",
    "/mine",
    "/task 5",
    "/history 1",
    "/status",
    "/review",
)


async def run_demo(*, port: int, at: str | None, open_browser: bool) -> None:
    """Serve the page until interrupted; everything is gone afterwards."""
    async with demo(port=port, at=at or START) as (sandbox, listening):
        typer.echo(f"督办 is on {sandbox.url} – Ctrl-C stops it.")
        if open_browser:
            with suppress(webbrowser.Error):
                await asyncio.to_thread(webbrowser.open, sandbox.url)
        await listening


@asynccontextmanager
async def demo(*, port: int, at: str) -> AsyncIterator[tuple[Sandbox, asyncio.Task[None]]]:
    """The sandbox and the bot at work around a block, everyone bound and told on the morning.

    `at` is an ISO moment in the office's time; the task ends only if the bot cannot go on.
    """
    with tempfile.TemporaryDirectory(prefix="duban-demo-") as folder:
        settings = demo_settings(Path(folder), at)
        clock, office = settings.clock(), settings.office
        register = open_register(settings, clock, office)
        sandbox = make_sandbox(clock, office)
        async with sandbox.running(port):
            settings = settings.model_copy(update={"bot_api_url": sandbox.url})
            async with service(settings, register, clock, limits=UNHURRIED) as bot:
                sandbox.on_clock = bot.tick
                async with _listening(bot, sandbox) as listening:
                    yield sandbox, listening
        register.close()


@asynccontextmanager
async def _listening(bot: Service, sandbox: Sandbox) -> AsyncIterator[asyncio.Task[None]]:
    listening = asyncio.create_task(bot.polling.run())
    try:
        await bind_everyone(bot, sandbox)
        first = bot.office.morning(bot.office.today(bot.clock.now()))
        if bot.clock.now() < first:
            await sandbox.move_clock(first)
        async with sweeping(bot):
            yield listening
    finally:
        listening.cancel()


def demo_settings(folder: Path, at: str) -> Settings:
    """The language, time zone and ladder of this machine's settings; the rest is the demo's own."""
    given = load_settings()
    return Settings(
        bot_token=SecretStr(TOKEN),
        bot_api_url="http://127.0.0.1",
        proxy_url=None,
        database_url=f"sqlite:///{folder / 'demo.db'}",
        time_zone=given.time_zone,
        locale=given.locale,
        clock_start=_start(at),
        sweep_seconds=given.sweep_seconds,
        ladder_file=given.ladder_file,
    )


def _start(at: str) -> datetime:
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        raise SettingsError(f"--at {at} is no moment: write it like {START}") from None


def open_register(settings: Settings, clock: Clock, office: Office) -> Register:
    """A register with the notice opened and its roster loaded."""
    register = Register(settings.database_url)
    upgrade(register.engine)
    now = clock.now()
    with register.write() as session:
        rows = read_roster(BUNDLED / f"{NOTICE}.roster.csv")
        take_roster(session, rows, office=office, now=now)
        take_notice(session, read_plan(NOTICE), year=YEAR, office=office, now=now)
    return register


def make_sandbox(clock: Clock, office: Office) -> Sandbox:
    """The chiefs of the notice, a liaison known by the post alone, their group, a stranger."""
    chiefs = [
        Visitor(
            FIRST_CHIEF + place, contact.name, contact.mobile, note=f"{contact.unit}{contact.post}"
        )
        for place, contact in enumerate(read_plan(NOTICE).contacts)
    ]
    liaison = Visitor(LIAISON, f"{LIAISON_UNIT}联络员", note="由邀请链接绑定")
    stranger = Visitor(LIAISON + 1, "路人", note="未登记")
    sandbox = Sandbox(
        TOKEN,
        clock,
        [*chiefs, liaison, stranger],
        time_zone=office.zone.key,
        next_morning=office.next_morning,
        hints=HINTS,
    )
    sandbox.group(GROUP, GROUP_NAME, [visitor.id for visitor in (*chiefs, liaison)])
    return sandbox


async def bind_everyone(bot: Service, sandbox: Sandbox) -> None:
    """The way in, as people take it: the phone button, and an invitation link."""
    now = bot.clock.now()
    with bot.register.write() as session:
        today = bot.office.today(now)
        held = find_post(session, unit=LIAISON_UNIT, title=None, name=None, today=today)
        code = make_invitation(session, post_id=held.post.id, now=now)
    for place in range(len(read_plan(NOTICE).contacts)):
        chief = sandbox.person(FIRST_CHIEF + place)
        chief.says("/start")
        chief.shares_contact()
    sandbox.person(LIAISON).says(f"/start {code}")
    await sandbox.settled()
