"""Chinese and Arabic numerals as values: 一千二百零三, 两千三, 廿五, 1,203, 1.2万, 二〇二三."""

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_DIGITS |= {c: i for i, c in enumerate("0123456789")}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"亿": 10**8, "万": 10**4}
_SHORT = str.maketrans({"廿": "二十", "卅": "三十"})

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
CHINESE = (
    r"(?<![〇零一二两三四五六七八九十百千万亿])[〇零一二两三四五六七八九十百千万亿廿卅]{1,20}"
    r"(?:点[〇零一二三四五六七八九]{1,4})?"
)
_ARABIC = re.compile(rf"({ARABIC})([十百千万亿]*)$")


def number(text: str) -> Decimal | None:
    """The value of one whole numeral, Chinese, Arabic or mixed (1.2万); None when it is none."""
    found = _ARABIC.match(text)
    if found:
        value = Decimal(found[1].replace(",", ""))
        for scale in found[2]:
            value *= _SCALES.get(scale) or _GROUPS[scale]
        return value if value % 1 else value.quantize(Decimal(1))
    return _chinese(text.translate(_SHORT))


def small(text: str) -> int:
    """A day, month or count as an int; 0 when it is none, which no date has."""
    if text.isdigit():
        return int(text)
    value = number(text)
    return int(value) if value is not None else 0


def _chinese(text: str) -> Decimal | None:
    whole, _, decimals = text.partition("点")
    if not whole or any(c not in _DIGITS for c in decimals):
        return None
    value = _whole(whole)
    if value is None or not decimals:
        return None if value is None else Decimal(value)
    return Decimal(f"{value}." + "".join(str(_DIGITS[c]) for c in decimals))


def _whole(text: str) -> int | None:
    for group, size in _GROUPS.items():
        head, sign, tail = text.rpartition(group)
        if sign:
            return _grouped(head, tail, size)
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _section(text)


def _grouped(head: str, tail: str, size: int) -> int | None:
    many = _whole(head) if head else None
    rest = _whole(tail) if tail else 0
    if many is None or rest is None:
        return None
    # 三万五 is 35,000, not 30,005
    return many * size + (rest * size // 10 if len(tail) == 1 and tail in _DIGITS else rest)


def _section(text: str) -> int | None:
    total = digit = last = 0
    for char in text:
        if char in _SCALES:
            total += (digit or 1) * _SCALES[char]
            digit, last = 0, _SCALES[char]
        elif char not in _DIGITS or digit:
            return None
        else:
            digit = _DIGITS[char]
            last = last if digit else 0  # 两千三 is 2,300, but 两千零三 is 2,003
    return total + (digit * last // 10 if last > 10 else digit)
