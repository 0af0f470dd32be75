"""Buttons that mean nothing any more: one short answer, and the register as it was.

Over every action that the bot knows, so that a new button is asked too.
"""

from collections.abc import Iterator

from sqlmodel import SQLModel

from handlers.buttons import ACTIONS
from tests.stories.office import Office
from tests.stories.people import LI, LIAISON, STRANGER, SUN, VISITORS

TALK = {"incoming", "outgoing", "outgoing_item", "heartbeat"}
NONSENSE = ("", ":", ":x", ":0", ":-1", ":999999", ":1:999999", ":999999:1", ":１", ":" + "9" * 40)


def held(office: Office) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Every row but those of the talk itself, and of who is at work, which change by themselves."""
    with office.register.engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            if table.name not in TALK:
                rows = connection.execute(table.select().order_by(*table.primary_key.columns))
                yield table.name, [tuple(row) for row in rows]


async def test_a_button_with_nonsense_behind_it_changes_nothing(office: Office) -> None:
    """Of all actions one after the other; the rows are compared after each dozen, since that is
    what takes time."""
    await office.at("2023-04-14 09:00")
    await office.says(LI, "/help")  # a message about no assignment
    under, before = office.last(LI)["message_id"], dict(held(office))
    for number, action in enumerate(sorted(ACTIONS)):
        for tail in NONSENSE:
            seen, popups = len(office.sees(LI)), len(office.person(LI).popups)
            office.forge(LI, (action + tail)[:64], under=under)
            await office.sandbox.settled()
            assert len(office.person(LI).popups) == popups + 1, (action, tail)
            assert len(office.sees(LI)) <= seen + 1, (action, tail)
        assert number % 12 or dict(held(office)) == before, action
    assert dict(held(office)) == before


async def test_nobody_unregistered_does_anything_by_a_button(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.says(STRANGER, "/start")
    before = dict(held(office))
    store = office.sandbox.world.store
    message = store.chats[VISITORS[STRANGER].id].messages[2]
    for number, action in enumerate(sorted(ACTIONS)):
        for argument in ("1", "1:1", "en"):
            now, visitor = office.sandbox.clock.now(), VISITORS[STRANGER].id
            press = store.press(message, f"{action}:{argument}", now, by=visitor)
            office.sandbox.world.queue.add("callback_query", store.press_json(press))
            await office.sandbox.settled()
        assert number % 12 or dict(held(office)) == before, action
    assert dict(held(office)) == before


APOLOGY = "抱歉，系统出错"
SAID_BEFORE = {
    LI: ("/task 2", "/history 2", "/handon 2a", "5a 65%", "2a 需协调", "5号任务完成65%"),
    LIAISON: ("/monthly", "3a 申请延期到5月20日,设备没到货", "2a 已办结"),
    SUN: ("/review", "/monthly", "/task 2", "催办 2a", "代公安局 1a 完成80%"),
}


async def test_buttons_under_messages_long_out_of_sight_are_answered_by_new_ones(
    office: Office,
) -> None:
    """Every button that these people see, pressed as under an InaccessibleMessage: each press is
    answered, and none by an apology."""
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-23 09:00")
    for who, lines in SAID_BEFORE.items():
        for line in lines:
            await office.says(who, line)
    for who in SAID_BEFORE:
        for message, data in list(buttons_of(office, who)):
            answers, popups = len(office.from_bot(who)), len(office.person(who).popups)
            presses_unseen(office, who, message, data)
            await office.sandbox.settled()
            told = len(office.from_bot(who)) > answers or len(office.person(who).popups) > popups
            assert told, (who, data)
        assert not [text for text in office.sees(who) if APOLOGY in text]


def buttons_of(office: Office, who: str) -> Iterator[tuple[int, str]]:
    for message in office.from_bot(who):
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            yield from ((message["message_id"], button["callback_data"]) for button in row)


def presses_unseen(office: Office, who: str, number: int, data: str) -> None:
    """An app shows the buttons that it once saw, whatever became of the message."""
    store, user = office.sandbox.world.store, VISITORS[who].id
    message = store.chats[user].messages[number]
    press = store.press(message, data, office.sandbox.clock.now(), by=user, out_of_sight=True)
    office.sandbox.world.queue.add("callback_query", store.press_json(press))
