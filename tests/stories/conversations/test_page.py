"""The page says what the bot says, and a restart between any two steps changes nothing."""

from pathlib import Path

import pytest

from tests.stories.conversations.page import OTHERS, PAGE, appendix, sections
from tests.stories.conversations.player import EN, ZH, played
from tests.stories.conversations.script import Conversation
from tests.stories.conversations.scripts import TALKS

EACH = [pytest.param(talk, id=talk.en) for talk in TALKS]


@pytest.fixture
def templates(bound_template: Path, unbound_template: Path) -> dict[bool, Path]:
    return {True: bound_template, False: unbound_template}


@pytest.mark.parametrize("talk", EACH)
async def test_the_page_has_the_conversation_and_a_restart_after_each_step_changes_nothing(
    talk: Conversation, templates: dict[bool, Path], tmp_path: Path
) -> None:
    """The English side is played with a new process's memory after every step."""
    template = templates[talk.bound]
    chinese = await played(talk, ZH, template, tmp_path)
    english = await played(talk, EN, template, tmp_path, restarts=True)
    section = sections([(talk, chinese, english)]).strip()
    assert section in PAGE.read_text(encoding="utf-8"), "run make messages, and read what changed"


def test_the_page_holds_these_conversations_and_no_other() -> None:
    titles = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:3] == "## "]
    assert titles == [f"## {talk.zh} · {talk.en}" for talk in TALKS]


def test_every_sentence_can_be_read_on_the_page() -> None:
    told, mark, others = PAGE.read_text(encoding="utf-8").partition(OTHERS)
    assert mark + others == appendix(told), "run make messages"
