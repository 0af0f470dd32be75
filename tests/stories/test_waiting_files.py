"""Files and open questions, and what is no file or nobody's."""

import pytest

from db.models import Attachment, Outgoing, Report
from tests.stories.evidence import counts, document, photo
from tests.stories.office import Office
from tests.stories.people import LEADER, LI, STRANGER
from tests.stories.reports import morning, reports


async def test_a_file_waits_with_the_question_about_its_report(any_office: Office) -> None:
    await document(any_office, LI, "5号任务完成71%")
    assert counts(any_office) == []
    answer = await any_office.presses(LI, "pick", "5a")
    assert "📎 附件1个" in answer
    assert counts(any_office) == [1]


async def test_it_waits_through_several_questions(office: Office) -> None:
    await document(office, LI, "1a已办结,5a已办结")
    await office.presses(LI, "yes")
    await office.says(LI, "92%")
    await office.says(LI, "71%")
    assert counts(office) == [1, 1], "what was said of both is shown for both"


async def test_a_dropped_report_leaves_its_file_unused(office: Office) -> None:
    await document(office, LI, "5号任务完成71%")
    assert await office.presses(LI, "drop") == "好的，未作记录，材料也未使用。"
    assert counts(office) == []


async def test_a_question_passed_over_says_what_became_of_the_file(office: Office) -> None:
    await document(office, LI, "5号任务完成71%")
    answer = await office.says(LI, "1a已办结")
    assert "此前发送的材料未使用，如有需要，请重新发送。" in answer


async def test_a_file_sent_while_the_bot_asks_goes_with_the_answer(office: Office) -> None:
    await office.says(LI, "2a 需协调")
    assert await document(office, LI) == "📎 材料已收到，将与您的答复一并记录。"
    answer = await office.says(LI, "设备没到货")
    assert answer.endswith("📎 附件1个")


async def test_the_answer_may_stand_under_the_file(office: Office) -> None:
    await office.says(LI, "2a 需协调")
    answer = await document(office, LI, "设备没到货")
    assert answer.endswith("说明：设备没到货\n📎 附件1个")


@pytest.mark.parametrize("words", ["见附件", "3a现场情况", "佐证材料"])
async def test_words_that_report_nothing_only_say_what_it_is_for(
    office: Office, words: str
) -> None:
    await office.says(LI, "3a 推进中")
    answer = await document(office, LI, words)
    assert answer == "📎 已附在 3a 与市级视频电子监察系统对接（推进中）下，共1个。"
    assert len(reports(office)) == 1


CANNOT = "谢谢。这个我看不懂，请发文字、点按钮，或发图片、文件。您的任务：/mine"
PLACE = {"location": {"latitude": 43.5, "longitude": 124.8}}
DIE = {"dice": {"emoji": "🎲", "value": 3}}


@pytest.mark.parametrize("content", [PLACE, DIE], ids=["a place", "a die"])
async def test_what_is_no_file_is_politely_declined(
    office: Office, content: dict[str, object]
) -> None:
    assert await office.does(LI, lambda one: one.sends(content)) == CANNOT
    assert await office.does(LI, lambda one: one.sends_sticker()) == CANNOT
    assert "语音" in await office.does(LI, lambda one: one.sends_voice())
    assert office.rows(Attachment) == []


async def test_a_moving_picture_is_no_evidence_but_its_words_are_read(office: Office) -> None:
    """Telegram shows it as an animation and as a document at once."""
    kept = office.sandbox.world.files.keep("document", b"GIF89a", "赞.gif", "image/gif")
    moving = kept | {"animation": kept["document"] | {"width": 9, "height": 9, "duration": 1}}
    assert await office.does(LI, lambda one: one.sends(moving)) == CANNOT
    answer = await office.does(LI, lambda one: one.sends(moving | {"caption": "3a 推进中"}))
    assert answer.startswith("✅ 已记录：3a")
    assert office.rows(Attachment) == []


async def test_a_word_of_the_menu_under_a_file_does_not_lose_it(office: Office) -> None:
    await office.says(LI, "3a 推进中")
    answer = await document(office, LI, "我的任务")
    assert answer.endswith("📎 已附在 3a 与市级视频电子监察系统对接（推进中）下，共1个。")


async def test_a_file_does_not_push_another_question_aside(office: Office) -> None:
    await morning(office)
    ping = office.last(LI)["message_id"]
    await office.says(LI, "5b 推进中")
    answer = await document(office, LI, reply_to=ping)
    assert answer == "该材料未使用，请先答复上面的问题，再重新发送。"
    assert "80%" in await office.says(LI, "80%")


async def test_a_forwarded_file_is_asked_about_like_any_quotation(office: Office) -> None:
    await office.does(LI, lambda one: one.forwards_photo("同事", "3a 推进中"))
    assert reports(office) == []
    answer = await office.presses(LI, "yes")
    assert "📎 附件1个" in answer
    assert counts(office) == [1]


async def test_a_button_of_the_reminder_answers_what_the_file_is_for(office: Office) -> None:
    await morning(office)
    await document(office, LI, reply_to=office.last(LI)["message_id"])
    answer = await office.presses(LI, "done", "2a")
    assert "📎 附件1个" in answer
    assert counts(office) == [1]


async def test_what_was_taken_back_has_no_file_any_more(office: Office) -> None:
    await document(office, LI, "3a 推进中")
    await office.presses(LI, "undo")
    answer = await document(office, LI)
    assert answer == "📎 材料已收到，请问属于哪一项？"


async def test_who_reports_nothing_has_nothing_to_attach_it_to(office: Office) -> None:
    assert await document(office, LEADER) == "您目前没有可附材料的事项，该材料未使用。"


async def test_a_stranger_s_file_is_not_kept(office: Office) -> None:
    await document(office, STRANGER)
    assert office.rows(Attachment) == []


async def test_a_button_that_was_answered_changes_nothing_more(office: Office) -> None:
    await document(office, LI)
    question = office.last(LI)["message_id"]
    data = office.data(LI)
    await office.presses(LI, "fileto", "3a")
    await office.presses(LI, "file-done")
    before = len(office.rows(Outgoing))
    for one in data:
        office.forge(LI, one, under=question)
    office.forge(LI, "file-rumour:1:1", under=question)
    await office.sandbox.settled()
    assert {row.method for row in office.rows(Outgoing)[before:]} == {"answerCallbackQuery"}
    assert len(office.rows(Report)) == 1


async def test_a_caption_that_is_added_later_answers_what_the_photo_is_for(office: Office) -> None:
    await photo(office, LI)
    own = office.person(LI).sees[0]["message_id"]
    answer = await office.does(LI, lambda one: one.edits(own, "3a 推进中"))
    assert answer.startswith("✅ 已记录：3a")
    assert counts(office) == [1]
