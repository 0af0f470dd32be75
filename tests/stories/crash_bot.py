"""A bot in a process of its own that kills itself at a named step, as `kill -9` would.

`fetched`, `committed`, `answered` and `confirmed` are told by the bot itself; `written` is the
moment before a commit, and `sent` the one before a delivered message is noted as sent.
"""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from typing import Any

from sqlalchemy import event

from bot.app import listen, service
from bot.clock import Clock
from db.engine import Register
from db.models.talk import Delivery
from jobs.limits import Limits
from tests.stories.office import settings_for

REPORTED = "INSERT INTO report"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def watcher(step: str) -> Callable[[str], None]:
    return lambda done: die() if done == step else None


def trap(register: Register, step: str) -> None:
    """The steps that only the database sees."""
    if step == "written":
        event.listen(register.engine, "before_cursor_execute", _note_report)
        event.listen(register.engine, "commit", _die_if_reported)
    elif step == "sent":
        event.listen(register.engine, "before_cursor_execute", _die_if_settling)


def _note_report(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
    if statement.startswith(REPORTED):
        connection.info["reported"] = True


def _die_if_reported(connection: Any) -> None:
    if connection.info.get("reported"):
        die()


def _die_if_settling(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
    told = values.values() if isinstance(values, dict) else values
    if statement.startswith("UPDATE outgoing") and Delivery.SENT in list(told):
        die()


async def main(database_url: str, api_url: str, now: str, step: str, limits: Limits) -> None:
    with closing(Register(database_url)) as register:
        trap(register, step)
        clock = Clock(datetime.fromisoformat(now))
        settings = settings_for(database_url, api_url)
        async with service(settings, register, clock, watcher(step), limits) as bot:
            await listen(bot)


def run(database_url: str, api_url: str, now: str, step: str, limits: Limits) -> None:
    """The bot on this register and this server, from the ISO moment `now`, until `step`."""
    asyncio.run(main(database_url, api_url, now, step, limits))
