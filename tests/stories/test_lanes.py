"""An answer never waits behind a broadcast."""

import asyncio

import pytest

from db.outbox import owe
from jobs import delivery
from tests.stories.office import Office
from tests.stories.people import LI, LIAISON, VISITORS

CROWD = 40


async def test_an_answer_overtakes_a_broadcast(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "PACE", 0.05)
    with office.register.write() as session:
        for number in range(CROWD):
            payload = {"chat_id": VISITORS[LIAISON].id, "text": f"{number}"}
            now = office.service.clock.now()
            owe(session, kind="ping", method="sendMessage", payload=payload, now=now)
    broadcast = asyncio.create_task(office.service.postman.deliver_due())
    await asyncio.sleep(0)
    answer = await office.says(LI, "/help")
    assert "撤回" in answer
    assert not broadcast.done()
    assert len(office.sees(LIAISON)) < CROWD
    await broadcast
    assert len(office.sees(LIAISON)) == CROWD
