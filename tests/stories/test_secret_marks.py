"""What bears a 密级 mark is refused: nothing of it is kept, repeated or logged."""

import logging
from collections.abc import Callable

import pytest
from sqlmodel import col

from bot.sandbox import Attached, Person
from db.models import Attachment, Audit, Draft, Report
from tests.db.loaded import dump
from tests.stories.evidence import PDF, counts, sends_piece
from tests.stories.office import Office
from tests.stories.people import LI, STRANGER

REFUSED = "⛔ 该内容带有密级标志，已拒收且未保存。请立即删除您发送的消息，严禁在此传递涉密信息。"
TELLTALE = "玄武"
"""A word that stands in every marked message, and so nowhere in the register."""
Act = Callable[[Person], object]


def kept(office: Office) -> str:
    return str([rows for _, rows in dump(office.register)])


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda one: one.says("3a 推进中 玄武 机密★"), id="a report"),
        pytest.param(lambda one: one.says("玄武 秘密 ☆ 10年"), id="a text"),
        pytest.param(lambda one: one.says("/task 玄武机密★"), id="a command"),
        pytest.param(lambda one: one.forwards("密级:机密 玄武", "某人"), id="a quotation"),
        pytest.param(lambda one: one.sends_photo("3a已办结 玄武 秘密★1年"), id="a caption"),
        pytest.param(lambda one: one.forwards_photo("某人", "玄武 机密★"), id="a quoted caption"),
        pytest.param(
            lambda one: one.sends_document("【机密】玄武.pdf", b"%PDF", PDF), id="a file's name"
        ),
        pytest.param(
            lambda one: one.sends_document("玄武(秘密).pdf", b"%PDF", PDF, "3a已办结"),
            id="a file's name under a report",
        ),
        pytest.param(lambda one: one.sends_video("绝密★启用前 玄武"), id="a video"),
    ],
)
async def test_it_is_refused_and_nothing_of_it_is_kept(
    any_office: Office, caplog: pytest.LogCaptureFixture, act: Act
) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"), caplog.at_level(logging.DEBUG, "handlers"):
        assert await any_office.does(LI, act) == REFUSED
    assert TELLTALE not in kept(any_office)
    assert "机密" not in kept(any_office).replace("涉密", "")
    assert not [one for one in caplog.records if TELLTALE in one.getMessage()]
    assert any_office.rows(Report) == any_office.rows(Attachment) == any_office.rows(Draft) == []


async def test_that_it_was_refused_is_noted(office: Office) -> None:
    await office.says(LI, "3a 推进中 机密★")
    (noted,) = office.rows(Audit, col(Audit.action) == "message.refused")
    own = office.person(LI).sees[0]["message_id"]
    assert (noted.subject, noted.old, noted.new) == (f"message:1002:{own}", None, None)


async def test_an_open_question_stays_open(office: Office) -> None:
    await office.says(LI, "2a 需协调")
    assert await office.says(LI, "机密★20年 设备") == REFUSED
    await office.says(LI, "设备没到货")
    assert [one.reason for one in office.rows(Report)] == ["设备没到货"]


async def test_an_edited_text_is_refused_too(office: Office) -> None:
    await office.says(LI, "3a 推进中")
    own = office.person(LI).sees[0]["message_id"]
    answer = await office.does(LI, lambda one: one.edits(own, "3a 推进中,玄武 机密★"))
    assert answer == REFUSED
    assert TELLTALE not in kept(office)


@pytest.mark.parametrize("place", [0, 1, 2])
async def test_of_an_album_no_piece_is_taken_in(office: Office, place: int) -> None:
    """Whatever its place, the mark is said of them all; the sender is told once."""
    for number in range(3):
        sends_piece(office.person(LI), number, "3a已办结 机密★" if number == place else "")
    await office.sandbox.settled()
    await office.service.postman.deliver_due()
    assert [text for text in office.sees(LI) if "提醒" not in text] == [REFUSED]
    assert len(office.rows(Attachment)) == place, "those before it were there already"
    assert office.rows(Draft, col(Draft.closed_at).is_(None)) == []
    assert "已附" not in await office.says(LI, "3a 推进中")
    assert counts(office) == []


async def test_pieces_that_found_a_report_before_the_mark_are_taken_off(office: Office) -> None:
    await office.says(LI, "3a 推进中")
    sends_piece(office.person(LI), 0)
    await office.sandbox.settled()
    assert counts(office) == [1]
    sends_piece(office.person(LI), 1, "机密★")
    await office.sandbox.settled()
    await office.service.postman.deliver_due()
    assert counts(office) == []
    assert "这组材料已附" not in str(office.sees(LI))


async def test_of_an_album_of_documents_only_the_marked_one_is_refused(office: Office) -> None:
    pieces = [Attached("document", name, b"x", PDF) for name in ("机密-方案.pdf", "表.pdf")]
    answer = await office.does(LI, lambda one: one.sends_album(pieces))
    assert answer == f"{REFUSED}\n\n📎 材料已收到，请问属于哪一项？"
    assert [one.file_name for one in office.rows(Attachment)] == ["表.pdf"]


async def test_words_about_secrecy_are_taken_as_any_others(office: Office) -> None:
    answer = await office.says(LI, "3a 推进中,涉及国家秘密的部分已按保密规定剔除,无机密文件")
    assert answer.startswith("✅ 已记录：3a")
    answer = await office.does(
        LI, lambda one: one.sends_document("保密承诺书.pdf", b"%PDF", PDF, "2a已办结")
    )
    assert answer.startswith("✅ 已记录：2a")


async def test_a_stranger_gets_the_one_sentence_for_strangers(office: Office) -> None:
    assert "⛔" not in await office.says(STRANGER, "玄武 机密★")
    assert TELLTALE not in kept(office)


async def test_in_english(office: Office) -> None:
    await office.says(LI, "/language en")
    assert await office.says(LI, "3a 机密★") == (
        "⛔ This bears a classification mark. It was refused and not saved. Please delete your "
        "message at once: nothing classified may be sent here."
    )
