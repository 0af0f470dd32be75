"""Numbers in English words: sixty-five, one thousand two hundred and three, two thirds."""

import re
from decimal import Decimal

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: i for i, word in enumerate((*_ONES, *_TEENS), 1)} | {"zero": 0}
_SMALL |= {word: i * 10 for i, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6}
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_TEN, _HUNDRED = 10, 100

_ONE = "|".join(_ONES)
_WORD = "|".join((*_TEENS, *_TENS, *_ONES, *_SCALES, "zero"))
_AND = r"(?:[\s-]|\sand\s)"
_EDGES = r"(?<![A-Za-z])", r"(?![A-Za-z])"
SPELLED = (
    rf"(?>{_EDGES[0]}(?:an?\s(?=hundred|thousand))?(?:{_WORD})(?:{_AND}(?:{_WORD}))*"
    rf"(?:\spoint(?:\s(?:{_ONE}|zero))+)?{_EDGES[1]})"
)
"""Any number in words; `spelled` says whether it is one."""
LONG = (
    rf"(?>{_EDGES[0]}(?:(?:{'|'.join((*_TEENS, *_TENS))})(?:{_AND}(?:{_WORD}))*"
    rf"|(?:an?|{_ONE})\s(?:hundred|thousand)(?:{_AND}(?:{_WORD}))*)"
    rf"(?:\spoint(?:\s(?:{_ONE}|zero))+)?{_EDGES[1]})"
)
"""One that needs no unit to be a figure: this one is done and we two are words."""
FRACTION = (
    rf"{_EDGES[0]}(?:an?|{_ONE})[\s-](?:{'|'.join(_PARTS)})s?"
    rf"(?![A-Za-z]|\s(?!of\b|done|complete|finished|ready|way)[a-z])"
)
TASK_WORD = rf"(?:{'|'.join((*_TEENS, 'twenty', *_ONES))})"
"""What numbers a task: three, twelve."""


def spelled(text: str) -> Decimal | None:
    """The value of a number in words; None when the words make none (three five)."""
    whole, _, decimals = text.lower().partition(" point ")
    words = [word for word in re.split(r"[\s-]+", whole) if word not in ("and", "a", "an")]
    value = _whole(words)
    if value is None or not decimals:
        return None if value is None else Decimal(value)
    return Decimal(f"{value}." + "".join(str(_SMALL[word]) for word in decimals.split()))


def _whole(words: list[str]) -> int | None:
    total = section = 0
    room = _SCALES["million"]  # what the next word must be smaller than
    for word in words:
        if word == "hundred":
            section, room = (section or 1) * _HUNDRED, _HUNDRED
        elif word in _SCALES:
            total, section, room = total + (section or 1) * _SCALES[word], 0, _SCALES[word]
        elif word not in _SMALL or _SMALL[word] >= room:
            return None
        else:
            section += _SMALL[word]
            room = _TEN if _SMALL[word] > 2 * _TEN - 1 else 1
    return total + section


def fraction(text: str) -> tuple[Decimal, Decimal]:
    """Two thirds → 2, 3."""
    above, below = re.split(r"[\s-]", text.lower())
    return Decimal(_SMALL.get(above, 1)), Decimal(_PARTS[below.removesuffix("s")])
