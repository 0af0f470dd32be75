"""docs/messages.md: every message of every conversation, in both languages."""

import html
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.stories.conversations.player import Said, Turn
from tests.stories.conversations.script import Conversation

PAGE = Path(__file__).parents[3] / "docs" / "messages.md"
HEAD = """\
# Every message, in both languages · 双语消息全览

Made by `make messages` from the scripts in `tests/stories/conversations/`, which are played over
HTTP against the bot; `make tests` fails when this page no longer says what the bot says. In
brackets: buttons. 由脚本自动生成;方括号内为按钮。

"""

Played = tuple[Conversation, Sequence[Turn], Sequence[Turn]]


def page(talks: Sequence[Played]) -> str:
    """The whole page; each conversation with its Chinese and its English turns side by side."""
    return HEAD + "\n".join(line for talk in talks for line in _section(*talk)) + "\n"


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
