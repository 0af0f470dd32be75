"""getUpdates: confirmed by offset, one poll at a time, 24 hours."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession
from telegram import Bot
from telegram.error import Conflict

from bot.sandbox import Person, Sandbox
from tests.sandbox.conftest import MORNING, STRANGER, TOKEN


async def texts(bot: Bot, **options: Any) -> list[str | None]:
    updates = await bot.get_updates(**options)
    return [update.message.text for update in updates if update.message]


async def test_updates_come_again_until_a_higher_offset_arrives(bot: Bot, chief: Person) -> None:
    chief.says("一")
    chief.says("二")
    assert await texts(bot) == ["/start", "一", "二"]
    first = (await bot.get_updates(limit=1))[0].update_id
    assert await texts(bot, offset=first) == ["/start", "一", "二"]
    assert await texts(bot, offset=first + 1) == ["一", "二"]
    assert await texts(bot, offset=first + 2, limit=1) == ["二"]
    assert await texts(bot) == ["二"]


async def test_update_ids_rise_over_all_chats(bot: Bot, sandbox: Sandbox, chief: Person) -> None:
    sandbox.person(STRANGER.id).says("您好")
    chief.says("好")
    ids = [update.update_id for update in await bot.get_updates()]
    assert ids == [1, 2, 3]


async def test_a_negative_offset_keeps_the_last_ones(bot: Bot, chief: Person) -> None:
    chief.says("一")
    chief.says("二")
    assert await texts(bot, offset=-1) == ["二"]
    assert await texts(bot) == ["二"]


async def test_an_update_expires_after_24_hours(bot: Bot, sandbox: Sandbox, chief: Person) -> None:
    sandbox.clock.move_to(MORNING + timedelta(hours=23, minutes=59))
    assert await texts(bot) == ["/start"]
    sandbox.clock.move_to(MORNING + timedelta(hours=24, minutes=1))
    assert await texts(bot) == []


async def test_a_waiting_poll_gets_what_is_said_meanwhile(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    offset = (await bot.get_updates())[-1].update_id + 1
    poll = asyncio.create_task(bot.get_updates(offset, timeout=10))
    await sandbox.settled()
    chief.says("在吗")
    updates = await asyncio.wait_for(poll, 2)
    assert [update.message.text for update in updates if update.message] == ["在吗"]


async def test_the_older_of_two_polls_is_ended(bot: Bot, rival: Bot, sandbox: Sandbox) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=10))
    await sandbox.world.changes.wait(2)  # the poll has come in
    newer = asyncio.create_task(rival.get_updates(timeout=10))
    with pytest.raises(Conflict, match="Conflict: terminated by other getUpdates request; make"):
        await older
    sandbox.person(STRANGER.id).says("您好")
    assert len(await newer) == 1


async def test_a_poll_that_does_not_wait_leaves_the_waiting_one_alone(
    bot: Bot, rival: Bot, sandbox: Sandbox
) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=10))
    await sandbox.world.changes.wait(2)  # the poll has come in
    assert await rival.get_updates() == ()
    sandbox.person(STRANGER.id).says("您好")
    assert len(await waiting) == 1


async def test_a_poll_may_not_run_beside_a_webhook(bot: Bot, sandbox: Sandbox) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await sandbox.world.changes.wait(2)  # the poll has come in
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active; use"):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url == "https://example.org/hook"
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_pending_updates_can_be_dropped(bot: Bot, chief: Person) -> None:
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_only_allowed_updates_come_and_the_choice_stays(bot: Bot, chief: Person) -> None:
    await bot.get_updates(allowed_updates=["edited_message"])
    said = chief.says("一")
    chief.edits(said["message_id"], "二")
    kinds = [update.edited_message is not None for update in await bot.get_updates(offset=2)]
    assert kinds == [True]
    await bot.get_updates(allowed_updates=[])
    chief.says("三")
    assert await texts(bot) == ["三"]


async def test_an_update_comes_once_more_when_it_is_asked_to(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    first = (await bot.get_updates())[-1]
    chief.says("一")
    assert await texts(bot, offset=first.update_id + 1) == ["一"]
    sandbox.world.queue.redeliver(first.update_id)
    sandbox.world.queue.redeliver()
    again = await bot.get_updates(offset=first.update_id + 2)
    assert [update.update_id for update in again] == [1, 2]
    assert again[0] == first
    assert sandbox.world.queue.pending() == 2
    assert await bot.get_updates(offset=3) == ()
    assert sandbox.world.queue.pending() == 0


async def test_a_waiting_poll_gets_what_is_redelivered(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    poll = asyncio.create_task(bot.get_updates(offset=2, timeout=10))
    await sandbox.world.changes.wait(2)  # the poll has come in
    sandbox.world.queue.redeliver()
    assert [update.update_id for update in await poll] == [1]


async def test_settled_waits_for_the_confirming_poll(
    bot: Bot, sandbox: Sandbox, chief: Person
) -> None:
    with pytest.raises(TimeoutError, match="1 updates unconfirmed, 0 requests under way"):
        await sandbox.settled(timeout=0.05)
    waiting = asyncio.create_task(sandbox.settled())
    await bot.get_updates(offset=2)
    await waiting


async def test_a_stopping_server_lets_a_waiting_poll_go(sandbox: Sandbox) -> None:
    async with ClientSession() as http:
        poll = asyncio.create_task(http.get(f"{sandbox.url}/bot{TOKEN}/getUpdates?timeout=50"))
        await sandbox.world.changes.wait(2)  # the poll has come in
        await asyncio.wait_for(sandbox.stop(), 2)
        assert await (await poll).json() == {"ok": True, "result": []}
