"""Whatever people send: a clear sentence, nothing lost, no stack trace, and the bot goes on."""

import logging
import re
from collections.abc import Callable

import pytest
from sqlalchemy import text

from bot.sandbox import Person
from db.models import Report
from db.models.talk import Incoming, Outgoing
from handlers.i18n import tongue
from handlers.texts import chat
from tests.stories.office import TOKEN, Office
from tests.stories.people import POSTS, SUN

ZH = tongue("zh_CN")
TRACES = re.compile(r"Traceback|Error|Exception|None|<b>|\{|\}|handlers|sqlite")
Act = Callable[[Person], object]


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda one: one.says("完成" * 5_000), id="10,000 characters"),
        pytest.param(lambda one: one.says("第1项" * 1_300), id="one item a thousand times"),
        pytest.param(lambda one: one.says("😀🎉"), id="emoji only"),
        pytest.param(lambda one: one.says("👨‍👩‍👧‍👦"), id="a family in one emoji"),
        pytest.param(lambda one: one.says("…"), id="dots"),
        pytest.param(lambda one: one.says("<b>&lt;%s{0}{n}"), id="what looks like code"),
        pytest.param(lambda one: one.says("第1项完成<i>85</b>"), id="broken HTML"),
        pytest.param(lambda one: one.says("\u202e第1项\u0000完"), id="control characters"),
        pytest.param(lambda one: one.says("今天天气不错"), id="small talk"),
        pytest.param(lambda one: one.says("1" * 60), id="a number without end"),
        pytest.param(lambda one: one.says("1a完成" + "9" * 30 + "%"), id="an absurd figure"),
        pytest.param(lambda one: one.says("1a完成85.123456789%"), id="too many digits"),
        pytest.param(lambda one: one.says("/nosuchcommand"), id="an unknown command"),
        pytest.param(lambda one: one.says("/task ' OR 1=1"), id="a task that is none"),
        pytest.param(lambda one: one.says("/task " + "9" * 4_000), id="a task without end"),
        pytest.param(lambda one: one.says("/language tlh"), id="a language that is none"),
        pytest.param(lambda one: one.sends_sticker(), id="a sticker"),
        pytest.param(lambda one: one.sends_voice(), id="a voice message"),
        pytest.param(lambda one: one.shares_contact("15144429055"), id="a colleague's card"),
        pytest.param(lambda one: one.forwards("x" * 4_000, "某人"), id="a long quotation"),
    ],
)
async def test_it_is_answered_with_a_clear_sentence(
    office: Office, caplog: pytest.LogCaptureFixture, act: Act
) -> None:
    with caplog.at_level(logging.WARNING):
        answer = await office.does(SUN, act)
    assert answer, "something is said"
    assert str(chat.failed(ZH)) not in answer
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert (await office.says(SUN, "/mine")).startswith("孙科长"), "and the bot goes on"


async def test_the_right_sentence_for_each_thing_that_cannot_be_read(office: Office) -> None:
    assert await office.does(SUN, lambda one: one.sends_sticker()) == str(chat.sticker(ZH))
    assert "语音" in await office.does(SUN, lambda one: one.sends_voice())


async def test_ten_thousand_characters_record_nothing_and_every_piece_is_answered(
    office: Office,
) -> None:
    await office.does(SUN, lambda one: one.says("好" * 10_000))
    assert len(office.sees(SUN)) == 3, "Telegram sends it in three pieces"
    assert office.rows(Report) == []


async def test_many_people_at_once_each_get_their_answer(office: Office) -> None:
    people = list(POSTS)
    for who in people:
        for task in ("/task 1", "/task 2", "/task 3"):
            office.person(who).says(task)
    await office.sandbox.settled(20)
    for who in people:
        shown = office.sees(who)
        assert [text[0] for text in shown] == ["1", "2", "3"], who


async def break_reports(office: Office) -> None:
    """The register refuses every report, as it would on a mistake of ours."""
    with office.register.write() as session:
        session.connection().execute(
            text(
                "CREATE TRIGGER broken BEFORE INSERT ON report BEGIN "
                "SELECT RAISE(ABORT, 'no report today'); END"
            )
        )


async def test_an_error_is_apologised_for_and_logged_once_without_secrets(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await break_reports(office)
    with caplog.at_level(logging.INFO):
        answer = await office.says(SUN, "第1项完成85%,机密15204469994")
    assert answer == str(chat.failed(ZH))
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    said = logging.Formatter("%(message)s").format(record)
    (update,) = office.rows(Incoming)
    assert str(update.update_id) in record.getMessage()
    for secret in (TOKEN, TOKEN.partition(":")[2], "15204469994", "机密", "第1项完成"):
        assert secret not in said
    assert office.rows(Report) == []


async def test_after_an_error_everything_goes_on(office: Office) -> None:
    await break_reports(office)
    await office.says(SUN, "第1项完成85%")
    with office.register.write() as session:
        session.connection().execute(text("DROP TRIGGER broken"))
    assert "85%" in await office.says(SUN, "第1项完成85%")
    assert len(office.rows(Report)) == 1
    assert {row.state for row in office.rows(Outgoing)} == {"sent"}


async def test_an_error_of_a_button_is_apologised_for_too(office: Office) -> None:
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-23 09:00")
    await break_reports(office)
    assert await office.presses("李科长", "done", "2a") == str(chat.failed(ZH))
    assert office.state("2a", "市政务服务中心") == "open"


async def test_nothing_but_an_answer_s_own_words_is_ever_shown(office: Office) -> None:
    for words in ("/mine", "/status", "/task 5", "/help", "/language", "第1项完成85%", "?", "2a"):
        answer = await office.says(SUN, words)
        assert not TRACES.search(answer), answer
