"""An album is several updates: whatever their order, one report, one question, one answer."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from sqlmodel import col

from bot.sandbox import Attached
from db.models import Attachment, Draft, Outgoing
from tests.stories.evidence import another_bot, counts, files_on, restarted, sends_piece
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI, LIAISON
from tests.stories.reports import reports

ECHO = """\
✅ 已记录：3a 与市级视频电子监察系统对接
🟢 推进中
4月30日周日到期，还剩16天
📎 附件1组"""
WHICH = "📎 材料已收到，请问属于哪一项？"
GOES = "📎 这组材料已附在 3a 与市级视频电子监察系统对接（推进中）下。"
PHOTOS = "提醒：图片内容机器人无法识别，请勿上传涉密材料。"
THREE = [Attached(), Attached(), Attached()]
DOCUMENTS = [Attached("document", f"表{n}.xlsx", b"x", "application/zip") for n in range(3)]


async def album(office: Office, who: str, pieces: list[Attached], *given: object) -> str:
    return await office.does(who, lambda one: one.sends_album(pieces, *given))  # type: ignore[arg-type]


async def test_with_its_caption_first_it_is_one_report_and_one_answer(any_office: Office) -> None:
    answer = await album(any_office, LI, THREE, "3a 推进中")
    assert answer == f"{ECHO}\n\n{PHOTOS}"
    assert counts(any_office) == [3]


@pytest.mark.parametrize("place", [1, 2])
async def test_a_caption_on_a_later_piece_takes_the_earlier_ones_along(
    office: Office, place: int
) -> None:
    for number in range(3):
        sends_piece(office.person(LI), number, "3a 推进中" if number == place else "")
    await office.sandbox.settled()
    await office.service.postman.deliver_due()
    assert office.sees(LI) == [PHOTOS, ECHO], "the question is taken back: it is answered"
    assert counts(office) == [3]
    assert office.rows(Draft, col(Draft.closed_at).is_(None)) == []


async def test_a_caption_that_leads_to_a_question_takes_them_along_too(office: Office) -> None:
    sends_piece(office.person(LI), 0)
    sends_piece(office.person(LI), 1, "5号任务完成71%")
    await office.sandbox.settled()
    await office.service.postman.deliver_due()
    assert office.sees(LI) == [PHOTOS, "“5号任务完成71%”：请问是哪一项？"]
    await office.presses(LI, "pick", "5a")
    assert counts(office) == [2]


async def test_a_caption_that_says_nothing_leaves_the_pieces_where_they_are(
    office: Office,
) -> None:
    await office.says(LI, "3a 推进中")
    sends_piece(office.person(LI), 0)
    sends_piece(office.person(LI), 1, "现场照片")
    await office.sandbox.settled()
    await office.service.postman.deliver_due()
    assert office.sees(LI)[1:] == [GOES, PHOTOS]
    assert counts(office) == [2]


async def test_a_caption_corrects_the_guess_about_the_pieces_before_it(office: Office) -> None:
    await office.says(LI, "2a 已办结")
    sends_piece(office.person(LI), 0)
    sends_piece(office.person(LI), 1, "3a 推进中")
    await office.sandbox.settled()
    (report,) = files_on(office)
    assert report == reports(office)[-1].id
    assert counts(office) == [2]


async def test_without_a_caption_there_is_one_question_and_one_answer(any_office: Office) -> None:
    assert await album(any_office, LI, DOCUMENTS) == WHICH
    await any_office.presses(LI, "fileto", "3a")
    await any_office.presses(LI, "file-in_progress")
    assert any_office.sees(LI) == ["已选择：3a 与市级视频电子监察系统对接", ECHO]
    assert counts(any_office) == [3]


async def test_soon_after_a_report_it_goes_there_with_one_answer(office: Office) -> None:
    await office.says(LI, "3a 推进中")
    assert await album(office, LI, DOCUMENTS) == GOES
    assert counts(office) == [3]


async def test_not_this_one_takes_the_whole_album_off(office: Office) -> None:
    await office.says(LI, "2a 已办结")
    await office.says(LI, "3a 推进中")
    await album(office, LI, DOCUMENTS)
    await office.presses(LI, "notthis")
    assert counts(office) == []
    await office.presses(LI, "fileto", "2a")
    assert counts(office) == [3]


async def test_a_piece_that_comes_after_the_question_was_answered_joins_in_silence(
    office: Office,
) -> None:
    sends_piece(office.person(LI), 0)
    await office.sandbox.settled()
    await office.presses(LI, "fileto", "3a")
    await office.presses(LI, "file-in_progress")
    before = len(office.sees(LI))
    sends_piece(office.person(LI), 1)
    await office.sandbox.settled()
    assert counts(office) == [2]
    assert len(office.sees(LI)) == before


@pytest.mark.parametrize("caption_on", [None, 0, 1])
async def test_the_bot_may_restart_between_any_two_pieces(
    any_office: Office, caption_on: int | None
) -> None:
    office = any_office
    async with AsyncExitStack() as processes:
        for number in range(3):
            words = "3a 推进中" if number == caption_on else ""
            await office.does(LI, lambda one, n=number, w=words: sends_piece(one, n, w))  # type: ignore[misc]
            await processes.enter_async_context(restarted(office))
        if caption_on is None:
            await office.presses(LI, "fileto", "3a")
            await processes.enter_async_context(restarted(office))
            await office.presses(LI, "file-in_progress")
        assert counts(office) == [3]
        assert len(reports(office)) == 1
        assert office.state("3a", CENTRE) == "in_progress"
        assert [text for text in office.sees(LI) if text[0] == "✅"] == [ECHO]


@pytest.mark.parametrize("said", ["", "3a 推进中"])
async def test_two_processes_that_each_get_a_piece_at_once_end_on_one_report(
    any_office: Office, said: str
) -> None:
    """Five albums, so that the two really meet; each gets one answer."""
    office = any_office
    if not said:
        await office.says(LIAISON, "3a 推进中")
    await office.sleeps()
    before = len(office.sees(LIAISON))
    async with another_bot(office) as rival:
        for number in range(5):
            sends_piece(office.person(LIAISON), 0, said, album=str(number))
            sends_piece(office.person(LIAISON), 1, album=str(number))
            bot = office.service.ptb.bot
            first, second = await bot.get_updates(timeout=1)
            await asyncio.gather(office.service.polling._serve(first), rival.polling._serve(second))
            await bot.get_updates(offset=second.update_id + 1, limit=1, timeout=0)
    await office.service.postman.deliver_due()
    told = [text for text in office.sees(LIAISON)[before:] if text != PHOTOS]
    assert sum(counts(office)) == 10
    assert len(office.rows(Attachment)) == 10
    assert all(len(files) % 2 == 0 for files in files_on(office).values())
    assert told == [ECHO if said else GOES] * 5
    assert {row.state for row in office.rows(Outgoing)} == {"sent"}
