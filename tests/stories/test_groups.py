"""In a group: a reply to the bot is a report; everything else stays in private."""

import pytest

from bot.sandbox.groups import Group
from db.models import Attachment, Report
from tests.stories.office import Message, Office
from tests.stories.people import LIAISON, STRANGER, SUN, VISITORS

GREETING = (
    "各位好，我是督办助手。回复我的任意一条消息即可反馈，例如“5a 完成72%”。提醒和详情在私聊中查看。"
)
USAGE = "群里只收反馈：请回复我的消息，例如“5a 完成72%”。其他事项请私聊我。"
MEMBERS = [VISITORS[who].id for who in (SUN, LIAISON, STRANGER)]


@pytest.fixture
async def group(office: Office) -> Group:
    """The group of the office, to which 孙科长 has just added the bot."""
    made = office.sandbox.group(-5001, "政务服务工作群", MEMBERS, with_bot=False)
    made.adds_bot(by=VISITORS[SUN].id)
    await office.sandbox.settled()
    return made


def from_bot(group: Group) -> list[Message]:
    return [message for message in group.sees if message["from"]["is_bot"] and "text" in message]


async def says(
    office: Office, group: Group, who: str, text: str, to: int | None = None
) -> list[str]:
    """What the bot says in the group upon a message that replies to `to`."""
    before = len(from_bot(group))
    office.person(who).in_group(group).says(text, to)
    await office.sandbox.settled()
    return [message["text"] for message in from_bot(group)[before:]]


def newest(group: Group) -> int:
    return int(from_bot(group)[-1]["message_id"])


async def test_the_bot_greets_once_when_it_is_added(office: Office, group: Group) -> None:
    assert [message["text"] for message in from_bot(group)] == [GREETING]
    group.promotes_bot(by=VISITORS[SUN].id)
    await office.sandbox.settled()
    assert [message["text"] for message in from_bot(group)] == [GREETING]


async def test_a_reply_to_the_bot_is_recorded_and_answered_there(
    office: Office, group: Group
) -> None:
    (echo,) = await says(office, group, LIAISON, "1a 完成85%", newest(group))
    assert echo.splitlines()[:2] == [
        "✅ 已记录：1a 标准化建设达标率 ≥90%",
        "🟢 推进中 · 85%",
    ]
    assert from_bot(group)[-1]["reply_to_message"]["text"] == "1a 完成85%"
    assert [one.words for one in office.rows(Report)] == ["1a 完成85%"]
    assert office.sees(LIAISON) == []


async def test_talk_that_is_not_for_the_bot_is_left_alone(office: Office, group: Group) -> None:
    group.promotes_bot(by=VISITORS[SUN].id)
    assert await says(office, group, LIAISON, "1a 完成85%") == []
    own = office.person(SUN).in_group(group).says("大家抓紧")
    assert await says(office, group, LIAISON, "2a 已办结", own["message_id"]) == []
    assert office.rows(Report) == []


async def test_who_is_not_registered_is_asked_to_write_in_private(
    office: Office, group: Group
) -> None:
    said = await says(office, group, STRANGER, "1a 完成85%", newest(group))
    assert said == ["未作记录：请先与我私聊登记，以便确认您的身份。"]


async def test_an_anonymous_administrator_has_no_identity(office: Office, group: Group) -> None:
    office.person(SUN).in_group(group, anonymous=True).says("5a 完成65%", newest(group))
    await office.sandbox.settled()
    assert from_bot(group)[-1]["text"] == (
        "未作记录：您以群的名义发言，无法确认身份。请以本人身份回复，或私聊我。"
    )
    assert office.rows(Report) == []


@pytest.mark.parametrize("words", ["5号怎么样了", "公安局还有哪些没办结", "我还有什么没办?"])
async def test_a_question_is_not_answered_where_everybody_reads(
    office: Office, group: Group, words: str
) -> None:
    said = await says(office, group, SUN, words, newest(group))
    assert said == ["群里大家都能看到，这个请私聊问我。"]


@pytest.mark.parametrize("words", ["/mine@duban_bot", "/task@duban_bot 5", "/start@duban_bot"])
async def test_a_command_shows_nothing_of_a_unit(office: Office, group: Group, words: str) -> None:
    assert await says(office, group, SUN, words) == [USAGE]


async def test_a_command_for_another_bot_is_not_ours(office: Office, group: Group) -> None:
    assert await says(office, group, SUN, "/status@other_bot") == []


async def test_what_one_was_asked_is_not_answered_by_another_s_press(
    office: Office, group: Group
) -> None:
    (question,) = await says(office, group, SUN, "5号任务完成65%", newest(group))
    assert question == "“5号任务完成65%”：请问是哪一项？"
    data = from_bot(group)[-1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    liaison, chief = (office.person(who).in_group(group) for who in (LIAISON, SUN))
    liaison.presses(newest(group), data)
    await office.sandbox.settled()
    assert liaison.popups[-1]["text"] == "这个问题问的不是您，无需点击。"
    assert office.rows(Report) == []
    chief.presses(newest(group), data)
    await office.sandbox.settled()
    assert [one.words for one in office.rows(Report)] == ["5号任务完成65%"]
    assert from_bot(group)[-1]["text"].startswith("✅ 已记录：5a")


async def test_a_stranger_s_press_is_answered_by_a_toast_alone(
    office: Office, group: Group
) -> None:
    await says(office, group, LIAISON, "1a 完成85%", newest(group))
    seen = len(group.sees)
    stranger = office.person(STRANGER).in_group(group)
    stranger.presses(newest(group), "撤回")
    await office.sandbox.settled()
    assert stranger.popups[-1]["text"] == "请先与我私聊登记，以便确认您的身份。"
    assert len(group.sees) == seen


async def test_somebody_else_cannot_take_a_report_back(office: Office, group: Group) -> None:
    await says(office, group, LIAISON, "1a 完成85%", newest(group))
    chief = office.person(SUN).in_group(group)
    chief.presses(newest(group), "撤回")
    await office.sandbox.settled()
    assert chief.popups[-1]["text"] == "您没有办理该单位事项的权限。"
    assert office.state("1a", "市公安局") == "in_progress"


async def test_a_question_asked_in_the_group_is_not_answered_in_private(
    office: Office, group: Group
) -> None:
    await says(office, group, LIAISON, "2a 需协调", newest(group))
    await office.says(LIAISON, "设备没到货")
    assert office.rows(Report) == []
    await says(office, group, LIAISON, "设备没到货", newest(group))
    assert [one.reason for one in office.rows(Report)] == ["设备没到货"]


async def test_a_caption_of_a_photo_is_read_like_a_text(office: Office, group: Group) -> None:
    member = office.person(LIAISON).in_group(group)
    member.sends_photo(caption="2a 已办结", reply_to=newest(group))
    await office.sandbox.settled()
    assert office.state("2a", "市公安局") == "done"


async def test_an_answer_follows_its_group_to_the_supergroup(office: Office, group: Group) -> None:
    member = office.person(LIAISON).in_group(group)
    await office.sleeps()
    member.says("1a 完成85%", newest(group))
    moved = group.migrates(by=VISITORS[SUN].id)
    office.wakes()
    await office.sandbox.settled()
    await office.at("2023-04-14 08:56")
    assert from_bot(moved)[-1]["text"].startswith("✅ 已记录：1a")
    assert len(office.rows(Report)) == 1


async def test_a_photo_in_reply_to_the_bot_goes_with_its_report(
    office: Office, group: Group
) -> None:
    office.person(LIAISON).in_group(group).sends_photo("3a 推进中", newest(group))
    await office.sandbox.settled()
    assert [message["text"] for message in from_bot(group)[1:]] == [
        "✅ 已记录：3a 与市级视频电子监察系统对接\n"
        "🟢 推进中\n"
        "4月30日周日到期，还剩16天\n"
        "📎 附件1个",
        "提醒：图片内容机器人无法识别，请勿上传涉密材料。",
    ]
    (kept,) = office.rows(Attachment)
    assert kept.chat_id == group.id


async def test_a_photo_that_is_not_for_the_bot_is_not_kept(office: Office, group: Group) -> None:
    group.promotes_bot(by=VISITORS[SUN].id)
    office.person(LIAISON).in_group(group).sends_photo("3a 推进中")
    office.person(STRANGER).in_group(group).sends_photo("3a 推进中", newest(group))
    await office.sandbox.settled()
    assert office.rows(Attachment) == office.rows(Report) == []


async def test_a_classification_mark_is_refused_in_a_group_too(
    office: Office, group: Group
) -> None:
    (answer,) = await says(office, group, LIAISON, "3a 推进中 机密★", newest(group))
    assert answer.startswith("⛔")
    assert office.rows(Report) == []


async def test_an_edited_reply_proposes_the_correction_in_the_group(
    office: Office, group: Group
) -> None:
    here = office.person(LIAISON).in_group(group)
    said = here.says("1a 完成60%", newest(group))
    await office.sandbox.settled()
    here.edits(said["message_id"], "1a 完成65%")
    await office.sandbox.settled()
    assert from_bot(group)[-1]["text"] == (
        "是否按修改后的内容更正记录？\n· 1a 标准化建设达标率 ≥90%\n   推进中 · 60% → 推进中 · 65%"
    )
    here.presses(newest(group), "更正")
    await office.sandbox.settled()
    assert "原为：推进中 · 60%" in from_bot(group)[-1]["text"]


async def test_edited_talk_that_is_not_for_the_bot_is_left_alone(
    office: Office, group: Group
) -> None:
    group.promotes_bot(by=VISITORS[SUN].id)
    here = office.person(LIAISON).in_group(group)
    here.edits(here.says("大家抓紧")["message_id"], "1a 完成85%")
    await office.sandbox.settled()
    assert [message["text"] for message in from_bot(group)] == [GREETING]


@pytest.mark.parametrize("words", ["催办 3a", "催办市公积金", "代市公安局报：5a完成72%"])
async def test_a_supervisor_s_orders_are_for_private_chat(
    office: Office, group: Group, words: str
) -> None:
    assert await says(office, group, SUN, words, newest(group)) == [USAGE]
