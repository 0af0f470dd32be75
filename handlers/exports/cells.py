"""People's text as a cell of a workbook can hold it, and never as a formula."""

import re

ROOM = 32_767
"""Characters in a cell, as UTF-16 counts them: an emoji is two. Source: Excel's specifications."""
CUT = "…"
_LINE_END = re.compile(r"\r\n?")
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def cell_text(value: str) -> str:
    """The text without what XML cannot hold, line ends as \\n, cut with a sign beyond `ROOM`.

    What looks like an escape (_x0041_) is escaped itself: a workbook would read A. Source:
    ECMA-376, 22.9.2.19 (ST_Xstring).
    """
    possible = _IMPOSSIBLE.sub("", _LINE_END.sub("\n", value))
    return _cut(_LIKE_AN_ESCAPE.sub("_x005F_", possible))


def _cut(text: str) -> str:
    if len(text) * 2 <= ROOM or _length(text) <= ROOM:
        return text
    short = text.encode("utf-16-le")[: (ROOM - len(CUT)) * 2]
    return short.decode("utf-16-le", errors="ignore") + CUT


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
