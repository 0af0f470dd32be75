"""A sandbox in running order, and PTB's own client for it."""

from collections.abc import AsyncIterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientSession
from telegram import Bot

from bot.clock import Clock
from bot.sandbox import Group, Person, Sandbox, Visitor

TOKEN = "42:TEST"
CHIEF = Visitor(id=1001, name="市公安局联络员", phone="13800000001", note="市公安局")
STRANGER = Visitor(id=1002, name="陌生人", phone="13800000002", language="en")
SMALL, LARGE = -501, -1_002_000_000_501  # a group, a supergroup
MORNING = datetime(2023, 4, 17, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(TOKEN, Clock(MORNING), [CHIEF, STRANGER], hints=["第1项完成85%"])
    async with sandbox.running():
        yield sandbox


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    root = sandbox.url
    async with Bot(TOKEN, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot") as bot:
        yield bot


@pytest.fixture
async def rival(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """A second process of the same bot."""
    async with Bot(TOKEN, base_url=f"{sandbox.url}/bot") as bot:
        yield bot


@pytest.fixture
def chief(sandbox: Sandbox) -> Person:
    """The liaison, who has started the bot already."""
    person = sandbox.person(CHIEF.id)
    person.says("/start")
    return person


@pytest.fixture
async def http(sandbox: Sandbox) -> AsyncIterator[ClientSession]:
    """A plain HTTP client whose addresses start at the sandbox."""
    async with ClientSession(sandbox.url) as session:
        yield session


@pytest.fixture
def group(sandbox: Sandbox) -> Group:
    return sandbox.group(LARGE, "营商环境工作群", [CHIEF.id, STRANGER.id])


@pytest.fixture
def member(sandbox: Sandbox, group: Group) -> Person:
    return sandbox.person(CHIEF.id).in_group(group)
