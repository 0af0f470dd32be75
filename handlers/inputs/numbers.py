"""Figures as people write and dictate them: 85%, 85个点, 百分之八十五, 八成五, 1,203件."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from handlers.inputs.normalize import normalize
from handlers.inputs.number_forms import FIGURE, NOUNS, UNITS
from handlers.inputs.numerals import number
from handlers.inputs.spelled import fraction
from handlers.inputs.traps import BLANK, blank_traps

_HUNDREDTH = Decimal("0.01")
_OF = {"百": 100, "千": 1000, "万": 10000}
_MEASURES = frozenset(UNITS.split("|"))
_ORDINALS = ("first", "second", "third", "fourth")
_TIMES = ("回", "遍", "轮", "趟")
_VAGUE = re.compile(
    r"(?P<head>[一二三四五六七八九][百千]零?)?(?P<a>[一二两三四五六七八九])、?"
    r"(?P<b>[二三四五六七八九])(?P<scale>[十百千万]*)"
)
_ENDS = re.compile(r"(?P<low>[一二三四五六七八九1-9]).?(?P<high>[二三四五六七八九])")
_NEIGHBOURS = ("一二", "一两", "两三", "三五", *map("".join, pairwise("二三四五六七八九")))
_MINUS = re.compile(r"^(?:[-负]|minus\s)", re.IGNORECASE)
_Values = tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Figure:
    """A figure in a text; `unit` is "%", a Chinese measure word, or None where none was said.

    `rough`: said as about so many (十来个, 过半), or behind a dash that may be a minus.
    """

    value: Decimal
    unit: str | None
    start: int
    end: int
    rough: bool = False


def find_figures(text: str) -> list[Figure]:
    """The figures of a text in their order, with spans in it; both ends of a range (六七成).

    Fractions and tenths come as percents of two decimals: 三分之二 is 66.67 %. What is a date,
    a task number or a telephone is the business of others: callers drop overlaps with theirs.
    """
    normal = normalize(text)
    figures = []
    for match in FIGURE.finditer(blank_traps(normal.text)):
        values = _READERS[match.lastgroup or ""](match)
        for value, (start, end) in zip(values, _places(match, len(values)), strict=True):
            if value is not None:
                placed = normal.span(start, end)
                figures.append(Figure(value, _unit(match), *placed, _is_rough(match)))
    return figures


def _places(match: re.Match[str], count: int) -> list[tuple[int, int]]:
    """Where the values of a match stand: the two ends of a range apart, 两三个 both as a whole."""
    if match.lastgroup == "span":
        return [(match.start(), match.end("low")), (match.start("high"), match.end())]
    return [match.span()] * count


def _unit(match: re.Match[str]) -> str | None:
    said = match["unit"] or (match["either"] or "").strip()
    match match.lastgroup:
        case "bare" | "zero" | "slip":
            return None
        case "nouns":
            return NOUNS[match["noun"].lower()]
        case "pair":
            return "个"
        case "turns" | "nth":
            return "次"
        case "count" | "span" if said in _MEASURES:
            return "次" if said in _TIMES else said
        case _:
            return "%"


def _is_rough(match: re.Match[str]) -> bool:
    dashed = match.string[max(0, match.start() - 2) : match.start()] == f"{BLANK}-"
    return dashed or match.lastgroup in ("most", "slip", "nth") or match["some"] is not None


def _tenths(match: re.Match[str]) -> _Values:
    ends = _ENDS.fullmatch(match["vague"] or "")
    if ends:
        return tuple(_times(number(ends[name]), 10) for name in ("low", "high"))
    more = "5" if match["ones"] == "半" else match["ones"] or "0"
    tens, ones = number(match["tens"]), number(more)
    return (None if tens is None or ones is None else tens * 10 + ones,)


def _times(value: Decimal | None, factor: int) -> Decimal | None:
    return None if value is None else value * factor


def _hundredths(match: re.Match[str]) -> _Values:
    minus = "负" in match["of"] + match["part"]
    share = Decimal(100) / _OF[match["of"].lstrip("负")] * (-1 if minus else 1)
    return tuple(
        None if one is None else (one * share).normalize() + 0
        for one in _vaguely(match["part"].lstrip("负"))
    )


def _span(match: re.Match[str]) -> _Values:
    factor = 10 if match["either"] == "成" else 1
    return tuple(_times(number(match[name]), factor) for name in ("low", "high"))


def _vaguely(words: str) -> _Values:
    """两三百 is 200 and 300, so no figure to be recorded; any other numeral its one value."""
    match = _VAGUE.fullmatch(words)
    if not match or match["a"] + match["b"] not in _NEIGHBOURS:
        return (number(words),)
    head = number(match["head"].rstrip("零")) if match["head"] else Decimal(0)
    ends = (number(match[name] + match["scale"]) for name in ("a", "b"))
    return tuple(None if end is None or head is None else head + end for end in ends)


def _part(above: Decimal | None, below: Decimal | None) -> _Values:
    if above is None or not below or above > below:
        return (None,)
    share = (above * 100 / below).quantize(_HUNDREDTH)
    return (share if share % 1 else share.quantize(Decimal(1)),)


def _parts(match: re.Match[str]) -> _Values:
    above, below = (match["over"] or match["above"]), (match["under"] or match["below"])
    return _part(number(above), number(below))


def _percent(match: re.Match[str]) -> _Values:
    words = match["share"]
    plain = _MINUS.sub("", words)
    values = _vaguely(plain)
    return values if plain == words else tuple(_times(one, -1) for one in values)


def _ordinal(match: re.Match[str]) -> Decimal | None:
    if match["first"]:
        return Decimal(1)
    if match["nth_word"]:
        return Decimal(_ORDINALS.index(match["nth_word"].lower()) + 1)
    return number(match["ordinal"] or match["nth_of"])


def _halves(match: re.Match[str]) -> _Values:
    value, tenth = number(match["points"]), number(match["tenth"] or "5")
    return (None if value is None or tenth is None else value + tenth / 10,)


_READERS: dict[str, Callable[[re.Match[str]], _Values]] = {
    "whole": lambda match: (Decimal(100),),
    "hundredths": _hundredths,
    "span": _span,
    "halves": _halves,
    "percent": _percent,
    "tenths": _tenths,
    "parts": _parts,
    "fraction": lambda match: _part(*fraction(match["fraction"])),
    "most": lambda match: (Decimal(50),),
    "half": lambda match: (Decimal(50),),
    "pair": lambda match: (Decimal(2 if match["pair"] == "俩" else 3),),
    "count": lambda match: _vaguely(match["many"]),
    "slip": lambda match: (number(match["thousands"].replace("，", "")),),
    "nouns": lambda match: (number(match["number"]),),
    "turns": lambda match: (Decimal(1 if match["turns"].lower() == "once" else 2),),
    "nth": lambda match: (_ordinal(match),),
    "bare": lambda match: _vaguely(match["plain"]),
    "zero": lambda match: (Decimal(0),),
}
