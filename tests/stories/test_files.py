"""Files: with words they go with the report, without they find it or are asked about."""

import pytest
from sqlmodel import col

from db.models import Attachment, Draft
from tests.stories.evidence import counts, document, files_on, photo
from tests.stories.office import Office
from tests.stories.people import CENTRE, LI, LIAISON, SUN
from tests.stories.reports import morning, reports

NOTICE = "提醒：图片内容机器人无法识别，请勿上传涉密材料。"


async def test_a_document_with_a_sentence_is_recorded_with_its_report(any_office: Office) -> None:
    answer = await document(any_office, LI, "3a 推进中")
    assert answer == (
        "✅ 已记录：3a 与市级视频电子监察系统对接\n🟢 推进中\n4月30日周日到期，还剩16天\n📎 附件1个"
    )
    (kept,) = any_office.rows(Attachment)
    assert (kept.kind, kept.file_name, kept.size) == ("document", "验收单.pdf", 4)
    assert counts(any_office) == [1]


async def test_the_first_photo_is_told_that_pictures_are_not_checked(office: Office) -> None:
    assert (await photo(office, LI, "3a 推进中")).endswith(f"📎 附件1个\n\n{NOTICE}")
    assert NOTICE not in await photo(office, LI, "2a 推进中")
    assert NOTICE in await photo(office, SUN, "3a 推进中"), "everyone is told once"
    assert NOTICE not in await document(office, LIAISON, "3a 推进中"), "a name can be checked"


async def test_of_a_photo_the_largest_size_is_kept(office: Office) -> None:
    await photo(office, LI, "3a 推进中")
    sent = next(m for m in office.person(LI).sees if "photo" in m)
    (kept,) = office.rows(Attachment)
    assert kept.file_id == sent["photo"][-1]["file_id"]


async def test_soon_after_one_s_own_report_a_file_goes_there_and_says_so(office: Office) -> None:
    await document(office, LI, "3a 推进中")
    answer = await document(office, LI)
    assert answer == "📎 已附在 3a 与市级视频电子监察系统对接（推进中）下，共2个。"
    assert office.labels(LI) == [["不是这件"]]
    assert counts(office) == [2]


async def test_not_this_one_takes_it_off_and_asks_which(office: Office) -> None:
    await office.says(LI, "2a 已办结")
    await office.says(LI, "3a 推进中")
    await document(office, LI)
    answer = await office.presses(LI, "notthis")
    assert answer == (
        "↩️ 已从 3a 与市级视频电子监察系统对接 取下。\n\n📎 材料已收到，请问属于哪一项？"
    )
    assert counts(office) == []
    assert office.labels(LI)[0] == ["2a 政策兑现窗口"]
    assert ["3a 与市级视频电子监察系统对接"] not in office.labels(LI)
    answer = await office.presses(LI, "fileto", "2a")
    assert answer == "📎 已附在 2a 政策兑现窗口（已办结）下，共1个。"
    assert list(files_on(office)) == [reports(office)[0].id]


async def test_a_file_may_come_back_to_where_it_was_taken_off(office: Office) -> None:
    await office.says(LI, "2a 已办结")
    await office.says(LI, "3a 推进中")
    await document(office, LI)
    await office.presses(LI, "notthis")
    await office.presses(LI, "fileto", "2a")
    await office.presses(LI, "notthis")
    answer = await office.presses(LI, "fileto", "3a")
    assert answer == "📎 已附在 3a 与市级视频电子监察系统对接（推进中）下，共1个。"
    assert list(files_on(office)) == [reports(office)[1].id]


async def test_the_history_counts_what_is_still_attached(office: Office) -> None:
    await document(office, LI, "3a 推进中")
    await document(office, LI)
    assert "材料2份" in await office.says(LI, "/history 3a")
    await office.presses(LI, "notthis")
    assert "材料1份" in await office.says(LI, "/history 3a")


async def test_only_who_sent_a_file_may_take_it_off(office: Office) -> None:
    await document(office, LI, "3a 推进中")
    await document(office, LI)
    (_, second) = office.rows(Attachment)
    await office.says(SUN, "/mine")
    office.forge(SUN, f"notthis:{second.id}")
    office.forge(SUN, "notthis:999999")
    await office.sandbox.settled()
    assert counts(office) == [2]
    assert [one["text"] for one in office.person(SUN).popups] == [
        "该按钮已失效，最新情况请看“我的任务”。"
    ] * 2


async def test_a_reply_to_an_old_echo_goes_to_that_report(office: Office) -> None:
    await office.says(LI, "3a 推进中")
    echo = office.last(LI)["message_id"]
    await office.says(LI, "2a 已办结")
    await office.at("2023-04-17 10:00")
    answer = await document(office, LI, reply_to=echo)
    assert answer == "📎 已附在 3a 与市级视频电子监察系统对接（推进中）下，共1个。"


async def test_a_reply_to_a_reminder_of_several_asks_which_of_them(office: Office) -> None:
    await morning(office)
    ping = office.last(LI)["message_id"]
    answer = await document(office, LI, reply_to=ping)
    assert answer == "📎 材料已收到，请问属于哪一项？"
    assert office.labels(LI) == [
        ["2a 政策兑现窗口"],
        ["3a 与市级视频电子监察系统对接"],
        ["都不是"],
    ]


async def test_what_was_not_reported_on_yet_is_asked_how_it_stands(any_office: Office) -> None:
    await morning(any_office)
    await document(any_office, LI, reply_to=any_office.last(LI)["message_id"])
    answer = await any_office.presses(LI, "fileto", "3a")
    assert answer == "📎 材料已收到。3a 与市级视频电子监察系统对接 目前进展如何？"
    assert any_office.labels(LI) == [["已办结", "推进中", "需协调"], ["取消"]]
    await any_office.presses(LI, "file-done")
    assert any_office.state("3a", CENTRE) == "done"
    assert any_office.last(LI)["text"].endswith("📎 附件1个")
    assert counts(any_office) == [1]


async def test_how_it_stands_may_be_said_in_words(office: Office) -> None:
    await morning(office)
    await document(office, LI, reply_to=office.last(LI)["message_id"])
    await office.presses(LI, "fileto", "3a")
    answer = await office.says(LI, "推进中")
    assert answer.startswith("✅ 已记录：3a")
    assert answer.endswith("📎 附件1个")


async def test_needing_coordination_asks_why_and_the_file_waits(office: Office) -> None:
    await document(office, LI)
    await office.says(LI, "3a")
    await office.presses(LI, "file-blocked")
    assert counts(office) == []
    answer = await office.says(LI, "设备没到货")
    assert answer.endswith("说明：设备没到货\n📎 附件1个")
    assert counts(office) == [1]


@pytest.mark.parametrize("words", ["3a", "3a 推进中"])
async def test_which_item_may_be_said_in_words(office: Office, words: str) -> None:
    await document(office, LI)
    await office.says(LI, words)
    if words == "3a":
        assert "目前进展如何" in office.sees(LI)[-1]
    else:
        assert office.sees(LI)[-1].endswith("📎 附件1个")
        assert counts(office) == [1]


async def test_out_of_the_blue_what_is_due_first_is_offered(
    office: Office,
) -> None:
    await document(office, LI)
    assert [row[0].partition(" ")[0] for row in office.labels(LI)] == [
        "2a",
        "3a",
        "3b",
        "5a",
        "5b",
        "都不是",
    ]


async def test_a_second_file_joins_the_open_question(office: Office) -> None:
    await document(office, LI)
    assert await document(office, LI) == "📎 又收到1份，共2份，请在上方选择。"
    await office.presses(LI, "fileto", "3a")
    await office.presses(LI, "file-in_progress")
    assert counts(office) == [2]


async def test_none_of_these_leaves_it_unused_and_says_so(office: Office) -> None:
    await document(office, LI)
    assert await office.presses(LI, "nofile") == "好的，该材料未使用。"
    assert counts(office) == []
    assert office.rows(Draft, col(Draft.closed_at).is_(None)) == []


async def test_cancelling_in_words_says_so_too(office: Office) -> None:
    await document(office, LI)
    assert await office.says(LI, "算了") == "好的，该材料未使用。"
