"""`duban demo` and `duban run`: started as people start them, stopped with Ctrl-C."""

import asyncio
import json
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.request import Request, urlopen

from bot.clock import Clock
from bot.sandbox import Sandbox, Visitor
from tests.cli.conftest import NOTICE, ROSTER, Cli
from tests.moments import at

TOKEN = "42:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
CHIEF = Visitor(1001, "孙雯雯", "15204469994")
PATIENCE = 30


@asynccontextmanager
async def started(
    cli: Cli, *arguments: str, **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The command at work within the block; Ctrl-C must end it without a word."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-u", "-m", "bot", *arguments),
        cwd=cli.folder,
        env=cli.environment | settings,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
        process.send_signal(signal.SIGINT)
        _, errors = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode in (0, 130)
        assert "Traceback" not in errors.decode()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def first_line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    return (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()


async def asks(url: str, **given: Any) -> Any:
    """GET, or POST what is given as JSON."""
    body = json.dumps(given).encode() if given else None
    request = Request(url, body, {"Content-Type": "application/json"})
    answer = await asyncio.to_thread(urlopen, request, timeout=PATIENCE)
    return json.load(answer)


async def test_the_demo_talks_about_the_notice_and_reminds(cli: Cli) -> None:
    async with started(cli, "demo", "--port", "0", "--no-browser") as demo:
        found = re.search(r"http://127\.0\.0\.1:\d+", await first_line(demo))
        assert found, "the page's address is printed"
        here = f"{found[0]}/sandbox"
        people = (await asks(f"{here}/state"))["people"]
        assert len(people) == 6, "four chiefs, a liaison, a stranger"
        await asks(f"{here}/say", person=people[0]["id"], text="第1项完成85%")
        await asks(f"{here}/clock", to="2023-04-27T09:00")
        texts = await until_there(here, people[0]["id"], "还剩3天")
        assert any("85%" in text for text in texts)
    assert list(cli.folder.iterdir()) == [], "and leaves nothing behind"


async def until_there(here: str, person: int, words: str) -> list[str]:
    """The texts that a person sees, once `words` are among them."""
    async with asyncio.timeout(PATIENCE):
        while True:
            shown = (await asks(f"{here}/state?person={person}"))["messages"]
            texts = [message.get("text", "") for message in shown]
            if any(words in text for text in texts):
                return texts
            await asyncio.sleep(0.1)


async def test_the_bot_runs_against_any_bot_api_server(cli: Cli) -> None:
    cli.does(*NOTICE)
    cli.does("roster", "load", str(ROSTER))
    start = "2023-04-14T09:00"
    sandbox = Sandbox(TOKEN, Clock(at(start)), [CHIEF])
    async with sandbox.running():
        settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": sandbox.url, "CLOCK_START": start}
        async with started(cli, "run", **settings) as bot:
            assert "@duban_bot" in await first_line(bot)
            sandbox.person(CHIEF.id).shares_contact()
            await sandbox.settled(PATIENCE)
            texts = [message.get("text", "") for message in sandbox.person(CHIEF.id).sees]
            assert any("政务监管科科长" in text for text in texts)
    assert sandbox.world.queue.pending() == 0
