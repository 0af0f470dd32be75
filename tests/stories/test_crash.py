"""kill -9 between any two steps: nothing lost, nothing counted twice, the answer given."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from multiprocessing.process import BaseProcess

import pytest
from sqlmodel import SQLModel, select

from bot.clock import Clock
from bot.sandbox import Person, Sandbox
from db.engine import Register
from db.models import Draft, Observation, Report, Retraction
from db.models.talk import Delivery, Incoming, Outgoing
from tests.moments import at
from tests.stories.office import TOKEN, open_chats
from tests.stories.people import LI, SUN, VISITORS
from tests.stories.processes import start_bot

PATIENCE = 20
NOW = "2023-04-17 20:00"  # in the evening the bot only answers
LATER = "2023-04-17 20:02"  # the lease of a message in flight has run out
STEPS = ["fetched", "written", "committed", "sent", "answered", "confirmed"]


class World:
    """The sandbox, the register, and processes of the bot that come and go."""

    def __init__(self, sandbox: Sandbox, url: str) -> None:
        self.sandbox, self.url = sandbox, url

    def person(self, who: str) -> Person:
        return self.sandbox.person(VISITORS[who].id)

    def start(self, now: str, step: str = "") -> BaseProcess:
        return start_bot(self.url, self.sandbox.url, at(now), step)

    async def run_until_it_dies(self, step: str) -> None:
        """The bot until it kills itself at `step`."""
        bot = self.start(NOW, step)
        await asyncio.to_thread(bot.join, PATIENCE)
        assert bot.exitcode == -signal.SIGKILL

    async def run_until(self, done: Callable[[], bool], now: str = LATER) -> None:
        """The bot again, two minutes later, until `done` and nothing is pending."""
        self.sandbox.clock.move_to(at(now))
        bot = self.start(now)
        try:
            async with asyncio.timeout(PATIENCE):
                while not (done() and self.settled()):
                    await self.sandbox.world.changes.wait(0.05)
        finally:
            bot.kill()
            bot.join()

    def settled(self) -> bool:
        """Every update is confirmed, and no message is owed any more."""
        owed = self.count(Outgoing, Outgoing.state == Delivery.OWED)
        return not self.sandbox.world.queue.pending() and not owed

    def count(self, table: type[SQLModel], *where: bool) -> int:
        with closing(Register(self.url)) as register, register.read() as session:
            return len(session.exec(select(table).where(*where)).all())

    def texts(self, who: str) -> list[str]:
        return [m["text"] for m in self.person(who).sees if m["from"]["is_bot"]]


@asynccontextmanager
async def world_on(url: str) -> AsyncIterator[World]:
    sandbox = Sandbox(TOKEN, Clock(at(NOW)), list(VISITORS.values()))
    with closing(Register(url)) as register:
        open_chats(sandbox, register)
    async with sandbox.running():
        yield World(sandbox, url)


@pytest.fixture
async def world(bound_url: str) -> AsyncIterator[World]:
    async with world_on(bound_url) as world:
        yield world


@pytest.mark.parametrize("step", STEPS)
async def test_a_report_survives_the_kill_and_counts_once(world: World, step: str) -> None:
    world.person(SUN).says("第1项完成85%")
    killed = asyncio.create_task(world.run_until_it_dies(step))
    if step == "confirmed":  # that is noticed with the next thing that somebody says
        while not world.texts(SUN):
            await world.sandbox.world.changes.wait(0.05)
        world.person(LI).says("/mine")
    await killed
    await world.run_until(lambda: bool(world.texts(SUN)))
    assert (world.count(Report), world.count(Observation)) == (1, 1)
    answers = [text for text in world.texts(SUN) if "85%" in text]
    # Only the message that was in flight at that very moment may come twice.
    assert len(answers) == (2 if step == "sent" else 1)
    assert len(world.texts(LI)) == (1 if step == "confirmed" else 0)


async def test_the_same_on_postgresql(bound_postgres_url: str) -> None:
    async with world_on(bound_postgres_url) as world:
        world.person(SUN).says("第1项完成85%")
        await world.run_until_it_dies("committed")
        await world.run_until(lambda: bool(world.texts(SUN)))
        assert world.count(Report) == 1
        assert len(world.texts(SUN)) == 1


async def test_a_question_asked_before_the_kill_is_answered_after_it(world: World) -> None:
    world.person(SUN).says("5号任务完成65%")
    await world.run_until_it_dies("answered")
    assert world.count(Draft) == 1
    question = world.person(SUN).last
    button = question["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    world.person(SUN).presses(question["message_id"], button)
    await world.run_until(lambda: world.count(Report) == 1)
    assert [text for text in world.texts(SUN) if "5a" in text and "65%" in text]
    assert world.count(Incoming) == 2


async def test_a_press_made_while_the_bot_was_down_is_answered_by_a_message(world: World) -> None:
    """A toast is seen for some seconds only; later Telegram refuses it: query is too old."""
    world.person(SUN).says("第1项完成85%")
    await world.run_until(lambda: bool(world.texts(SUN)))
    echo = world.person(SUN).last
    button = echo["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    for _ in range(2):
        world.person(SUN).presses(echo["message_id"], button)
    await world.run_until(lambda: len(world.texts(SUN)) == 2, now="2023-04-17 20:04")
    assert world.count(Retraction) == 1
    assert world.person(SUN).popups == []
    assert "失效" in world.texts(SUN)[1], "the second press hears that its button is out of date"
