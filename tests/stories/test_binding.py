"""Who gets in, and how: one's own number, or an invitation."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import col

from bot.sandbox import Person
from db.models import Account
from handlers.i18n import tongue
from handlers.texts import chat
from tests.moments import at
from tests.stories.office import FIRST_MORNING, Office, bind, invite
from tests.stories.people import LI, LIAISON, SECOND, STRANGER, SUN, VISITORS

ZH = tongue("zh_CN")
WELCOME = str(chat.stranger(ZH))


def code_for(office: Office, who: str, days: int = 0) -> str:
    with office.register.write() as session:
        return invite(session, who, at(FIRST_MORNING) - timedelta(days=days))


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda one: one.says("/start"), id="a start"),
        pytest.param(lambda one: one.says("/status"), id="a command"),
        pytest.param(lambda one: one.says("第1项完成85%"), id="a report"),
        pytest.param(lambda one: one.says("x" * 10_000), id="three messages at once"),
        pytest.param(lambda one: one.sends_sticker(), id="a sticker"),
        pytest.param(lambda one: one.sends_voice(), id="a voice message"),
        pytest.param(lambda one: one.forwards("请报送", "某人"), id="a quotation"),
    ],
)
async def test_a_stranger_gets_one_sentence_with_the_phone_button_and_nothing_else(
    new_office: Office, act: Callable[[Person], object]
) -> None:
    answer = await new_office.does(STRANGER, act)
    assert set(answer.split("\n\n")) == {WELCOME}
    assert new_office.person(STRANGER).keyboard == [["提供本人手机号"]]
    assert new_office.rows(Account) == []


async def test_a_stranger_who_edits_or_presses_gets_no_further(new_office: Office) -> None:
    await new_office.says(STRANGER, "你好")
    own = new_office.person(STRANGER).sees[0]["message_id"]
    assert await new_office.does(STRANGER, lambda one: one.edits(own, "第1项完成85%")) == WELCOME
    new_office.forge(STRANGER, "done:1")
    await new_office.sandbox.settled()
    assert new_office.sees(STRANGER)[-1] == WELCOME


async def test_the_phone_button_binds_and_answers_unit_post_and_name(new_office: Office) -> None:
    await new_office.says(SUN, "/start")
    answer = await new_office.does(SUN, lambda one: one.presses(0, "提供本人手机号"))
    assert "市政数局 政务监管科科长" in answer
    assert "孙雯雯" in answer
    assert new_office.person(SUN).keyboard[0][0] == "我的任务"
    (account,) = new_office.rows(Account)
    assert account.user_id == VISITORS[SUN].id


@pytest.mark.parametrize("number", ["+86 152 0446 9994", "8615204469994", "152-0446-9994"])
async def test_a_number_counts_however_telegram_writes_it(new_office: Office, number: str) -> None:
    answer = await new_office.does(SUN, lambda one: one.shares_contact(number))
    assert "市政数局 政务监管科科长" in answer
    assert "孙雯雯" in answer


async def test_somebody_else_s_card_binds_nobody(new_office: Office) -> None:
    card = VISITORS[SUN].phone
    answer = await new_office.does(STRANGER, lambda one: one.shares_contact(card))
    assert answer == str(chat.card_of_another(ZH))
    assert new_office.rows(Account) == []


async def test_a_card_without_an_account_behind_it_binds_nobody(new_office: Office) -> None:
    answer = await new_office.does(STRANGER, lambda one: one.shares_contact("13711112222"))
    assert answer == str(chat.card_of_another(ZH))


async def test_an_own_number_that_is_not_in_the_roster_binds_nobody(new_office: Office) -> None:
    answer = await new_office.does(STRANGER, lambda one: one.shares_contact())
    assert answer == str(chat.phone_unknown(ZH))
    assert new_office.rows(Account) == []
    assert await new_office.says(STRANGER, "/mine") == WELCOME


async def test_an_invitation_binds_once(new_office: Office) -> None:
    code = code_for(new_office, LIAISON)
    assert "市公安局 联络员" in await new_office.says(LIAISON, f"/start {code}")
    assert "市公安局 联络员" in await new_office.says(LIAISON, f"/start {code}"), "their own again"
    assert await new_office.says(STRANGER, f"/start {code}") == str(chat.code_used(ZH))
    assert [row.user_id for row in new_office.rows(Account)] == [VISITORS[LIAISON].id]


async def test_an_invitation_expires(new_office: Office) -> None:
    code = code_for(new_office, LIAISON, days=8)
    assert await new_office.says(LIAISON, f"/start {code}") == str(chat.code_expired(ZH))
    assert new_office.rows(Account) == []


@pytest.mark.parametrize("code", ["nonsense", "x" * 64, "'; DROP TABLE account; --"])
async def test_an_unknown_code_binds_nobody(new_office: Office, code: str) -> None:
    assert await new_office.says(STRANGER, f"/start {code}") == str(chat.code_unknown(ZH))
    assert new_office.rows(Account) == []


async def test_the_former_account_is_told_when_the_post_moves_to_another(office: Office) -> None:
    with office.register.write() as session:
        code = invite(session, SUN, at(FIRST_MORNING))
    assert "孙雯雯" in await office.says(SECOND, f"/start {code}")
    assert office.sees(SUN)[-1] == str(chat.moved_away(ZH))
    assert await office.says(SUN, "/mine") == WELCOME, "the former one is a stranger now"
    assert (await office.says(SECOND, "/mine")).startswith("孙科长")


async def test_an_account_stays_with_its_person(office: Office) -> None:
    with office.register.write() as session:
        code = invite(session, LIAISON, at(FIRST_MORNING))
    assert await office.says(SUN, f"/start {code}") == str(chat.account_taken(ZH))
    assert (await office.says(SUN, "/mine")).startswith("孙科长")


async def test_who_blocks_the_bot_is_left_alone_until_they_start_it_again(office: Office) -> None:
    await office.does(LI, lambda one: one.blocks())
    blocked = Account.user_id == VISITORS[LI].id
    assert office.rows(Account, blocked)[0].blocked_at is not None
    await office.at("2023-04-14 09:00")
    assert office.sees(LI) == []
    await office.does(LI, lambda one: one.unblocks())
    assert (await office.says(LI, "/start")).startswith("李科长")
    assert office.rows(Account, blocked, col(Account.blocked_at).is_(None))
    await office.at("2023-04-23 09:00")
    assert "2a" in office.sees(LI)[-1]


async def test_a_block_that_was_never_told_is_noticed_when_writing_fails(office: Office) -> None:
    office.sandbox.world.store.chats[VISITORS[LI].id].blocked = True
    await office.at("2023-04-14 09:00")
    assert office.rows(Account, Account.user_id == VISITORS[LI].id)[0].blocked_at is not None
    tried = len(office.sandbox.calls)
    await office.at("2023-04-23 09:00")
    to_her = [
        given
        for _, given in office.sandbox.calls[tried:]
        if given.get("chat_id") == VISITORS[LI].id
    ]
    assert to_her == []


async def test_somebody_new_is_told_at_once_what_they_owe(new_office: Office) -> None:
    await new_office.at("2023-04-17 10:00")
    bind(new_office.register, LI)
    answer = await new_office.says(SUN, "/start")
    assert answer == WELCOME
    answer = await new_office.does(SUN, lambda one: one.shares_contact())
    assert "2a 政策兑现窗口" in answer
