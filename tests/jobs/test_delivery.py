"""Bringing what is owed: what fails waits, what cannot arrive is given up, nothing comes twice."""

import logging

import pytest

from db.models.talk import Delivery, Outgoing
from tests.stories.office import Office
from tests.stories.people import LI, SUN, VISITORS


async def test_what_telegram_does_not_take_waits_and_is_brought_once(any_office: Office) -> None:
    await any_office.sleeps()
    port = int(any_office.sandbox.url.rpartition(":")[2])
    await any_office.sandbox.stop()
    await any_office.at("2023-04-14 09:00")
    assert any_office.sees(LI) == []
    assert {row.state for row in openings(any_office)} == {Delivery.OWED}
    await any_office.sandbox.start(port)
    await any_office.at("2023-04-14 09:01")
    await any_office.at("2023-04-14 09:02")
    assert len(any_office.sees(LI)) == 1
    assert {row.state for row in openings(any_office)} == {Delivery.SENT}


async def test_who_never_started_the_bot_costs_one_attempt_and_nobody_else_s_message(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.sandbox.world.store.chats[VISITORS[LI].id].opened = False
    with caplog.at_level(logging.WARNING):
        await office.at("2023-04-14 09:00")
    assert office.sees(LI) == []
    assert len(office.sees(SUN)) == 2, "her own, and whom nobody can remind"
    lost = [row for row in openings(office) if row.state == Delivery.GIVEN_UP]
    assert [row.problem for row in lost] == [
        "Forbidden: bot can't initiate conversation with a user"
    ]
    noted = [record for record in caplog.records if record.__dict__.get("action")]
    assert {record.__dict__["action"] for record in noted} == {"delivery.failed"}
    assert "李科长" not in caplog.text, "what was to be said stays out of the log"


async def test_a_message_for_an_unbound_post_is_given_up_and_stays_to_be_read(
    office: Office,
) -> None:
    await office.at("2023-04-14 09:00")
    unbound = [row for row in office.rows(Outgoing) if row.chat_id is None]
    assert {row.state for row in unbound} == {Delivery.GIVEN_UP}
    assert len(unbound) == 21, "27 posts, of which five are bound and one reports nothing"
    assert {row.attempts for row in unbound} == {0}


async def test_the_answers_to_one_update_come_in_their_order(office: Office) -> None:
    await office.says(SUN, "1a完成92%,5a完成71%,8a完成60%")
    await office.presses(SUN, "yes")
    shown = [text for text in office.sees(SUN) if text.startswith("✅")]
    assert [text.partition("：")[2][:2] for text in shown] == ["1a", "5a", "8a"]


async def test_every_message_knows_its_number_afterwards(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    sent = [row for row in openings(office) if row.state == Delivery.SENT]
    for row in sent:
        chat = office.sandbox.world.store.chats[row.chat_id or 0]
        assert chat.messages[row.message_id or 0].content["text"][:10] == row.payload["text"][:10]


def openings(office: Office) -> list[Outgoing]:
    """The openings that are for somebody who can be written to."""
    rows = office.rows(Outgoing, Outgoing.kind == "opening")
    return [row for row in rows if row.chat_id is not None]
