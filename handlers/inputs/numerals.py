"""Chinese and Arabic numerals as values: 一千二百零三, 两千三, 廿五, 1,203, 1.2万, 二〇二三."""

import re
from decimal import Decimal

from handlers.inputs.spelled import spelled

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
MIXED = rf"{ARABIC}(?>(?:[十百千万亿][〇零一二两三四五六七八九十百千万亿\d]*)?)"
"""An Arabic numeral with Chinese scales, all of it: 1.2万, 1千2百零3."""
_ARABIC = re.compile(rf"{ARABIC}$")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|.")


def number(text: str) -> Decimal | None:
    """The value of one whole numeral, Chinese, Arabic, mixed or in English words; else None."""
    if text[:1].isascii() and text[:1].isalpha():
        return spelled(text)
    value = _numeral(text.replace(",", "").translate(_SHORT))
    return value if value is None or value % 1 else value.quantize(Decimal(1))


def small(text: str) -> int:
    """A day, month or count as an int; 0 when it is none, which no date has."""
    if text.isdigit():
        return int(text)
    value = number(text)
    return int(value) if value is not None else 0


def _numeral(text: str) -> Decimal | None:
    if _ARABIC.match(text):
        return Decimal(text)
    whole, _, decimals = text.partition("点")
    if not whole or any(c not in _DIGITS for c in decimals):
        return None
    value = _whole(whole)
    if value is None or not decimals:
        return value
    return Decimal(f"{value}." + "".join(str(_DIGITS[c]) for c in decimals))


def _whole(text: str) -> Decimal | None:
    for group, size in _GROUPS.items():
        head, sign, tail = text.rpartition(group)
        if sign:
            return _grouped(head, tail, size)
    if all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    return _section(text)


def _grouped(head: str, tail: str, size: int) -> Decimal | None:
    many = _whole(head) if head else None
    rest = _whole(tail) if tail else Decimal(0)
    if many is None or rest is None or rest >= size:
        return None
    # 三万五 is 35,000, not 30,005
    return many * size + (rest * size // 10 if len(tail) == 1 and tail in _DIGITS else rest)


def _section(text: str) -> Decimal | None:
    """Below 万: each scale after a digit, or 十 alone."""
    total, digit, last, short = Decimal(0), None, 10**4, False
    for token in _TOKEN.findall(text):
        if token in _SCALES:
            if _SCALES[token] >= last or digit == 0:
                return None
            last = _SCALES[token]
            total += (1 if digit is None else digit) * last
            digit, short = None, True
        elif token in "零〇":
            short = False  # 两千三 is 2,300, but 两千零三 is 2,003
        elif digit is not None or token[0] not in _DIGITS:
            return None
        else:
            digit = Decimal(_DIGITS.get(token, token))
            short = short and len(token) == 1
    if digit is not None and digit >= last:
        return None
    return total + (digit or 0) * (last // 10 if short else 1)
