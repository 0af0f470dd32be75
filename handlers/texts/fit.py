"""Telegram takes 4,096 characters a message; what does not fit is left out and counted."""

import html
import re
from collections.abc import Sequence

from markupsafe import Markup

from handlers.i18n import Tongue

LIMIT = 4096
TAG = re.compile(r"<[^>]+>")


def length(markup: str) -> int:
    """The characters of a message as Telegram counts them: code points after parsing."""
    return len(html.unescape(TAG.sub("", markup)))


def clip(words: str, limit: int) -> str:
    """Somebody's own words, cut to `limit` characters with a sign that they were."""
    return words if len(words) <= limit else words[: limit - 1] + "…"


def fit(
    t: Tongue,
    head: Sequence[str],
    lines: Sequence[str],
    tail: Sequence[str] = (),
    limit: int = LIMIT,
) -> Markup:
    """`head`, as many of `lines` as there is room for, a count of the rest, `tail`."""
    for kept in range(len(lines), -1, -1):
        text = _joined(t, head, lines, tail, kept)
        if length(text) <= limit:
            return text
    return _joined(t, [clip(part, limit // 4) for part in head], (), (), 0)


def _joined(
    t: Tongue, head: Sequence[str], lines: Sequence[str], tail: Sequence[str], kept: int
) -> Markup:
    left = len(lines) - kept
    rest = [t.plural("… and {n} more", "… and {n} more", left)] if left else []
    return Markup("\n").join([*head, *lines[:kept], *rest, *tail])
