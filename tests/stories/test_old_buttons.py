"""Buttons that mean nothing any more: one short answer, and the register as it was.

Over every action that the bot knows, so that a new button is asked too.
"""

from collections.abc import Iterator

import pytest
from sqlmodel import SQLModel

from handlers.buttons import ACTIONS
from tests.stories.office import Office
from tests.stories.people import LI, STRANGER, VISITORS

TALK = {"incoming", "outgoing", "outgoing_item"}
NONSENSE = ("", ":", ":x", ":0", ":-1", ":999999", ":1:999999", ":999999:1", ":１", ":" + "9" * 40)


def held(office: Office) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Every row but those of the talk itself."""
    with office.register.engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            if table.name not in TALK:
                rows = connection.execute(table.select().order_by(*table.primary_key.columns))
                yield table.name, [tuple(row) for row in rows]


@pytest.mark.parametrize("action", sorted(ACTIONS))
async def test_a_button_with_nonsense_behind_it_changes_nothing(
    office: Office, action: str
) -> None:
    await office.at("2023-04-14 09:00")
    await office.says(LI, "/help")  # a message about no assignment
    before = dict(held(office))
    for tail in NONSENSE:
        seen, popups = len(office.sees(LI)), len(office.person(LI).popups)
        office.forge(LI, (action + tail)[:64])
        await office.sandbox.settled()
        assert len(office.person(LI).popups) == popups + 1, tail
        assert len(office.sees(LI)) <= seen + 1, tail
    assert dict(held(office)) == before


@pytest.mark.parametrize("action", sorted(ACTIONS))
async def test_nobody_unregistered_does_anything_by_a_button(office: Office, action: str) -> None:
    await office.at("2023-04-14 09:00")
    await office.says(STRANGER, "/start")
    before = dict(held(office))
    store = office.sandbox.world.store
    message = store.chats[VISITORS[STRANGER].id].messages[2]
    for argument in ("1", "1:1", "en"):
        press = store.press(
            message, f"{action}:{argument}", office.sandbox.clock.now(), by=VISITORS[STRANGER].id
        )
        office.sandbox.world.queue.add("callback_query", store.press_json(press))
        await office.sandbox.settled()
    assert dict(held(office)) == before
