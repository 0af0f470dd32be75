"""Telegram takes 4,096 characters a message; what does not fit is left out and counted."""

import html
import re
from collections.abc import Sequence

from markupsafe import Markup

from handlers.i18n import Tongue

LIMIT = 4096
ROOM = 3600
"""Characters of the lines of one page: the rest is for what stands above and below them."""
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
    """`head`, as many of `lines` as there is room for, a count of the rest, `tail`.

    `head` and `tail` are kept whole: they are short by construction.
    """
    rest = t.plural("… and {n} more", "… and {n} more", len(lines))
    room = limit - sum(length(line) + 1 for line in (*head, *tail, rest))
    kept = 0
    for line in lines:
        room -= length(line) + 1
        if room < 0:
            break
        kept += 1
    left = len(lines) - kept
    more = [t.plural("… and {n} more", "… and {n} more", left)] if left else []
    return Markup("\n").join([*head, *lines[:kept], *more, *tail])


def section(t: Tongue, heading: Markup, lines: Sequence[Markup], most: int) -> list[Markup]:
    """A heading, at the `most` so many lines below it, and a count of the rest."""
    left = len(lines) - most
    more = [t.plural("… and {n} more", "… and {n} more", left)] if left > 0 else []
    return [heading, *lines[:most], *more]


def headed(heading: Markup, lines: list[Markup]) -> list[Markup]:
    """The heading stands on the first line's own, so that a count of lines counts items."""
    return [Markup("{}\n{}").format(heading, lines[0]), *lines[1:]] if lines else []


def cut(lines: Sequence[Markup], *, most: int, room: int = ROOM) -> list[list[Markup]]:
    """The lines page by page: at the most so many, and so many characters, on each; one page at
    the least."""
    found: list[list[Markup]] = [[]]
    left = room
    for line in lines:
        left -= length(line) + 1
        if found[-1] and (left < 0 or len(found[-1]) == most):
            found.append([])
            left = room - length(line) - 1
        found[-1].append(line)
    return found
