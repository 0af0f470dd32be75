"""Whether words bear a 密级 mark: what does must not be kept by a bot on the open internet.

Source: 《中华人民共和国保守国家秘密法》 has three levels, 绝密, 机密, 秘密; GB/T 9704-2012, 7.2.2
and 7.2.3, prints them with ★ and the term: 秘密★1年. A level's bare word is no mark: an official
text speaks of 国家秘密, 涉密, 保密. 内部资料★注意保存 is none either, since 内部 is no level.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

SHORT = 4
"""Characters of a line that may be part of a mark set upright."""
_PLAIN = str.maketrans("絕機祕級", "绝机秘级")
_NOTHING = re.compile("[\\s\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]+")
_LEVEL = "(?:绝密|机密|秘密)"
_STAR = "[★☆⭐🌟✩✪✫✬✭✮✯✰✦✧⋆*∗✱⁎٭]"
_TERM = r"(?:\d+|[一二三四五六七八九十]+)(?:年|个?月)|长期|启用前"
_STARRED = re.compile(f"{_LEVEL}级?{_STAR}")
# 密级:机密, 密级为秘密; the list of all levels (密级:绝密、机密、秘密) marks nothing.
_FIELD = re.compile(
    rf"(?:密级|(?:保密|涉密)(?:等级|级别)|定密)(?:标[志识])?[为是:【\[★]*{_LEVEL}(?![、,/和或及]{_LEVEL})"
)
_BRACKETED = re.compile(rf"[【\[〔〖]{_LEVEL}级?(?:文件|资料|材料)?(?:{_TERM})?[】\]〕〗]")
_LINE = re.compile(rf"{_LEVEL}级?(?:{_TERM})")
_HEAD = re.compile(rf"\(?{_LEVEL}(?:件|级)?(?:$|[)\-_—–+·.&])")
_TAIL = re.compile(rf"[\-_—–(]{_LEVEL}(?:件|级)?\)?$")
_ENGLISH = re.compile(
    rf"(?:topsecret|secret|confidential){_STAR}"
    r"|classification:(?:topsecret|secret|confidential)",
    re.IGNORECASE,
)


def bears_mark(text: str) -> bool:
    """Whether a text or caption bears a mark: 机密★, 秘密 ★ 10年, 密级:机密, 【机密】."""
    return any(map(_marks, _rows(text)))


def name_bears_mark(name: str) -> bool:
    """Whether a file's name does; also by a level at its head or end: 机密-方案, 方案(秘密)."""
    stem = _bare(name.rpartition(".")[0] or name)
    return bears_mark(name) or bool(_HEAD.match(stem) or _TAIL.search(stem))


def _marks(row: str) -> bool:
    found = (_STARRED, _FIELD, _BRACKETED, _ENGLISH)
    return any(one.search(row) for one in found) or bool(_LINE.fullmatch(row))


def _rows(text: str) -> Iterator[str]:
    """The lines; those of a few characters that follow each other as one: a mark set upright."""
    lines = map(_bare, text.splitlines())
    for short, run in groupby(lines, key=lambda line: len(line) <= SHORT):
        found = list(run)
        yield from ["".join(found), *found] if short else found


def _bare(words: str) -> str:
    """Half-width, simplified, without any blanks or invisible characters."""
    return _NOTHING.sub("", unicodedata.normalize("NFKC", words)).translate(_PLAIN)
