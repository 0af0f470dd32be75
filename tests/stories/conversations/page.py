"""docs/messages.md: every message of every conversation, in both languages."""

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from babel.messages.pofile import read_po

from handlers.i18n import LOCALES
from tests.stories.conversations.player import Said, Turn
from tests.stories.conversations.script import Conversation

PAGE = Path(__file__).parents[3] / "docs" / "messages.md"
HEAD = """\
# Every message, in both languages · 双语消息全览

Made by `make messages` from the scripts in `tests/stories/conversations/`, which are played over
HTTP against the bot; `make tests` fails when this page no longer says what the bot says. In
brackets: buttons. 由脚本自动生成;方括号内为按钮。

"""

OTHERS = "# What no conversation above says · 其余句子"
Played = tuple[Conversation, Sequence[Turn], Sequence[Turn]]


def page(talks: Sequence[Played]) -> str:
    """The whole page: each conversation, its Chinese and its English turns side by side, and
    the sentences that none of them says."""
    told = sections(talks)
    return HEAD + told + "\n" + appendix(told)


def sections(talks: Sequence[Played]) -> str:
    """The conversations alone."""
    return "\n".join(line for talk in talks for line in _section(*talk))


def appendix(told: str) -> str:
    """Every sentence of the catalog that is not in what was `told`."""
    heard = html.unescape(told.replace("<br>", "\n"))
    rows = [
        f"| {_cell(chinese)} | {_cell(english)} |"
        for english, chinese in sentences()
        if not re.search(_pattern(chinese), heard)
    ]
    return "\n".join((OTHERS, "", "| 中文 | English |", "|---|---|", *rows)) + "\n"


def sentences() -> Iterator[tuple[str, str]]:
    """(English, Chinese) of the whole catalog, as people read them: without markup."""
    with (LOCALES / "zh_CN" / "LC_MESSAGES" / "duban.po").open("rb") as file:
        for message in read_po(file):
            if message.id:
                yield _plain(_one(message.id)), _plain(_one(message.string))


def _one(form: object) -> str:
    """The sentence, or the plural of one with two forms."""
    return form if isinstance(form, str) else str(list(cast(Sequence[str], form))[-1])


def _plain(sentence: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", sentence)).strip()


def _pattern(sentence: str) -> str:
    parts = re.split(r"\{\w+\}", sentence)
    return ".+?".join(map(re.escape, parts))


def _section(talk: Conversation, chinese: Sequence[Turn], english: Sequence[Turn]) -> Iterator[str]:
    yield f"## {talk.zh} · {talk.en}\n"
    yield "| | 中文 | English |"
    yield "|---|---|---|"
    for zh, en in zip(chinese, english, strict=True):
        if zh.who:
            yield f"| **{zh.who}** | **{_cell(zh.did)}** | **{_cell(en.did)}** |"
        else:
            yield f"| | *{zh.did}* | *{en.did}* |"
        for told, said in zip(zh.said, en.said, strict=True):
            yield f"| → {told.to} | {_bubble(told)} | {_bubble(said)} |"
    yield ""


def _bubble(said: Said) -> str:
    text = f"({said.text})" if said.toast else said.text
    buttons = [" ".join(f"[{label}]" for label in row) for row in said.buttons]
    return "<br>".join(map(_cell, [text, *buttons]))


def _cell(text: str) -> str:
    plain = html.escape(text, quote=False).replace("|", "&#124;").replace("*", "&#42;")
    return plain.replace("\n", "<br>")
