"""Bots in processes of their own, to be killed."""

import multiprocessing
from datetime import datetime
from multiprocessing.process import BaseProcess

from jobs.limits import UNHURRIED, Limits
from tests.stories import crash_bot

# Each is forked from one that has imported everything already.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([crash_bot.__name__])


def start_bot(
    database_url: str, api_url: str, now: datetime, step: str = "", limits: Limits = UNHURRIED
) -> BaseProcess:
    """A bot on this register and this server, from this moment on, until `step` or a kill."""
    arguments = (database_url, api_url, now.isoformat(), step, limits)
    process = FORKS.Process(target=crash_bot.run, args=arguments, daemon=True)
    process.start()
    return process
