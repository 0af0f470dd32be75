"""Figures as people write and dictate them: 85%, 85个点, 百分之八十五, 八成五, 1,203件."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from handlers.inputs.normalize import normalize
from handlers.inputs.numerals import ARABIC, CHINESE, number
from handlers.inputs.traps import blank_traps

_HUNDRED = Decimal(100)
_HUNDREDTH = Decimal("0.01")
_DIGIT = "[一二两三四五六七八九1-9]"
UNITS = "件|个|次|站|家|项|类|人|处|份|台|户|宗|笔|场|批|名|条"
# After these a counted word is no figure: 3个月, 一次性, 一件事一次办, 一个以上 stays one.
_NOT_COUNTED = "工作日|多?月|小时|钟头|季度|星期|礼拜|百分|性|一[评办]|事(?!项)|道|块"
_VAGUE = re.compile(r"[一二两三四五六七八九]{2,}")  # 两三个 is no figure
_EDGE = r"(?<![\d.A-Za-z#第〔/-])(?<!\d:)"
_NO_DATE = (
    r"(?![\d年月日号周天点时:/#]|\.\d|,\d{3}(?!\d)|分(?!中心|类|别)|[-~]\d"
    r"|个?(?:小时|工作日|月|季度|星期|礼拜)|[A-Za-z])"
)
_FIGURE = re.compile(
    rf"(?P<hundred>百分百|百分之(?:一?百))"
    rf"|(?P<of>百|千)分之(?P<part>{ARABIC}|{CHINESE})"
    rf"|(?P<percent>(?:(?<![\d.%~])-)?(?<![\d.]){ARABIC}|{CHINESE})\s?(?:%|个(?:百分)?点|pct\b|per\s?cent\b)"
    rf"|(?<![一二三四五六七八九十百\d])(?P<tenths>{_DIGIT})成(?P<more>[一二三四五六七八九半1-9]?)"
    r"(?![\d立员果功绩熟本效])"
    rf"|(?P<below>{CHINESE}|\d+)分之(?P<above>{CHINESE}|\d+)"
    r"|(?<![\d./-])(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d./-])"
    r"|(?P<half>一半|\bhalf\b)(?!以上)"
    rf"|{_EDGE}(?!一次[办性一评]|一件事)(?P<count>{ARABIC}[十百千万亿]*|{CHINESE})\s?"
    rf"(?P<unit>{UNITS})(?!{_NOT_COUNTED})"
    rf"|{_EDGE}(?P<bare>{ARABIC}[百千万亿]*|[一二两三四五六七八九十][百千万十][零一二三四五六七八九十百千]{{0,18}})"
    rf"{_NO_DATE}(?!分之)",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True)
class Figure:
    """A figure in a text; `unit` is "%", a Chinese measure word, or None where none was said."""

    value: Decimal
    unit: str | None
    start: int
    end: int


def find_figures(text: str) -> list[Figure]:
    """The figures of a text in their order, with spans in it.

    Fractions and tenths come as percents of two decimals: 三分之二 is 66.67 %. What is a date,
    a task number or a telephone is the business of others: callers drop overlaps with theirs.
    """
    normal = normalize(text)
    figures = []
    for match in _FIGURE.finditer(blank_traps(normal.text)):
        value = _value(match)
        if value is not None:
            start, end = normal.span(*match.span())
            figures.append(Figure(value, _unit(match), start, end))
    return figures


def _unit(match: re.Match[str]) -> str | None:
    if match["count"] or match["bare"]:
        return match["unit"]
    return "%"


def _value(match: re.Match[str]) -> Decimal | None:
    kind = next(name for name in _READERS if match[name] is not None)
    return _READERS[kind](match)


def _fraction(above: str, below: str) -> Decimal | None:
    top, bottom = number(above), number(below)
    if top is None or not bottom or top > bottom:
        return None
    return (top * _HUNDRED / bottom).quantize(_HUNDREDTH)


def _tenths(match: re.Match[str]) -> Decimal | None:
    more = "5" if match["more"] == "半" else match["more"] or "0"
    tens, ones = number(match["tenths"]), number(more)
    return None if tens is None or ones is None else tens * 10 + ones


def _parts(match: re.Match[str]) -> Decimal | None:
    part = number(match["part"])
    return part if part is None or match["of"] == "百" else part / 10


_READERS: dict[str, Callable[[re.Match[str]], Decimal | None]] = {
    "hundred": lambda match: _HUNDRED,
    "part": _parts,
    "percent": lambda match: _signed(match["percent"]),
    "tenths": _tenths,
    "above": lambda match: _fraction(match["above"], match["below"]),
    "over": lambda match: _fraction(match["over"], match["under"]),
    "half": lambda match: Decimal(50),
    "count": lambda match: None if _VAGUE.fullmatch(match["count"]) else number(match["count"]),
    "bare": lambda match: number(match["bare"]),
}


def _signed(text: str) -> Decimal | None:
    value = number(text.lstrip("-"))
    return -value if value is not None and text.startswith("-") else value
