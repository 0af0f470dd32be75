"""Codes of duties as people type them: 5a, 5 a, 5-a, 5(a), 第五项a, 2c-2f, 2c到f, 2cdef, 2c、d."""

import re
from dataclasses import dataclass

from handlers.inputs.numerals import small

NUMBER = r"(?:\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3})"
# What a task's number or a duty's code does not stand behind; tasks.py uses both.
EDGE = r"(?<![\d.A-Za-z一二三四五六七八九十百千之点])"
# The letters of the notice's duties; a 5G is a network.
_LETTER = r"(?:[a-f]|(?-i:[g-i]))"
_TO = r"(?:到|至|-|~|to\b|through\b)"
_AND = r"(?:[、,，和及与跟]|以及|还有)"
_MORE = rf"(?:\s?(?:{_TO}|{_AND})\s?(?P=n)?{_LETTER}(?![A-Za-z])|(?P=n)?{_LETTER})"
# 5a72% is a code and its figure; 3f2504 is neither.
# So is 5a65 where nothing but a share can follow it.
_ENDS = (
    r"(?![A-Za-z]|\d(?!\d*(?:\.\d+)?\s?(?:%|个|次|站|件|类|成|月|号|日))"
    r"(?!\d?(?:\.\d{1,2})?(?![\d.A-Za-z])(?!\s?[楼层室号年月日/-])))"
)
_CODE = re.compile(
    rf"{EDGE}(?P<n>(?:保障)?\d{{1,2}})(?P<letters>{_LETTER}{_MORE}*){_ENDS}"
    rf"|{EDGE}(?P<apart>\d{{1,2}})(?:\s?-\s?|\s"
    rf"|(?=\())\(?(?P<one>(?-i:[a-i]))\)?(?!\s?[A-Za-z]){_ENDS}"
    rf"|(?:第|任务|(?<=^)|(?<=[\s,，。;]))(?P<task>{NUMBER})(?:[项条号]|个)?(?:任务|事项|要求)?的?\s?"
    rf"\(?(?P<of>{_LETTER})\)?(?![类级版证区座]){_ENDS}",
    re.IGNORECASE | re.MULTILINE,
)
_PIECE = re.compile(rf"(?P<to>{_TO})|(?P<letter>[a-i])", re.IGNORECASE)


@dataclass(frozen=True)
class CodesFound:
    """Codes that share one place in a text: `task` "5", `duties` ("5a", "5b")."""

    task: str
    duties: tuple[str, ...]
    start: int
    end: int


def find_codes(text: str) -> list[CodesFound]:
    """The codes in a (normalized) text, ranges and lists spelt out."""
    found = []
    for match in _CODE.finditer(text):
        task = match["n"] or str(small(match["apart"] or match["task"]))
        letters = _letters(match["letters"] or match["one"] or match["of"])
        duties = tuple(f"{task}{letter}" for letter in letters)
        found.append(CodesFound(task, duties, *match.span()))
    return found


def _letters(words: str) -> list[str]:
    """c-f → c, d, e, f."""
    letters: list[str] = []
    ranged = False
    for piece in _PIECE.finditer(words):
        if piece["to"]:
            ranged = True
            continue
        last = piece["letter"].lower()
        if ranged and letters[-1] < last:
            letters += [chr(code) for code in range(ord(letters[-1]) + 1, ord(last))]
        letters.append(last)
        ranged = False
    return list(dict.fromkeys(letters))
