"""Days named by month and day: 2026-09-20, 20261205, 2026年9月20日, 二〇二三年九月三十日, 9.20."""

import re
from dataclasses import replace

from handlers.inputs.dates.found import Hit, Moment, rule
from handlers.inputs.dates.pieces import (
    ACTS,
    BEFORE,
    NUM,
    TAIL,
    YEAR,
    day_of,
    is_as_of,
    is_due,
    may_have_happened,
    settle,
    told_as_past,
    year_of,
)
from handlers.inputs.numerals import small

# 八月十五 and 三月三 are festivals of the lunar year as well.
_MAY_BE_LUNAR = re.compile(r"八月十五(?![日号])|([二三五七九])月\1(?![日号])")
_NEAR_YEARS = 3


def _full(match: re.Match[str], moment: Moment) -> Hit:
    return Hit(day_of(int(match["y"]), int(match["m"]), int(match["d"])), named=True)


def _full_range(match: re.Match[str], moment: Moment) -> Hit:
    """2026.12.1-12.31: the end counts."""
    year, first = int(match["y"]), (int(match["m1"]), int(match["d1"]))
    last = (int(match["m"]), int(match["d"]))
    return Hit(day_of(year + (last < first), *last), named=True)


def _short_year(match: re.Match[str], moment: Moment) -> Hit:
    """26.12.8, as Chinese writes it: the year first; 20.5.3 said in 2026 may be the 20th."""
    year = 2000 + int(match["y"])
    on = day_of(year, int(match["m"]), int(match["d"]))
    return Hit(on, sure=abs(year - moment.today.year) <= _NEAR_YEARS, named=True)


def _western(match: re.Match[str], moment: Moment) -> Hit:
    """30/11/2026 has one reading; 12/10/2026 has two: better ask."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    days = [day_of(year, first, second), day_of(year, second, first)]
    if match["s"] == ".":
        days.reverse()
    found = list(dict.fromkeys(day for day in days if day))
    return Hit(found[0] if found else None, sure=len(found) == 1, named=True)


def named(match: re.Match[str], moment: Moment) -> Hit:
    """The day of the groups year, m and d."""
    hit = settled(match, small(match["m"]), small(match["d"]), moment)
    lunar = bool(_MAY_BE_LUNAR.match(match[0]))
    return replace(hit, recurring=match["year"] == "每年", sure=hit.sure and not lunar)


def settled(match: re.Match[str], month: int, day: int, moment: Moment) -> Hit:
    """A month and day in the year that is said, or else meant."""
    year = year_of(match.groupdict().get("year"), moment)
    hit = settle(
        lambda y: day_of(y, month, day),
        year=year,
        past=told_as_past(match),
        moment=moment,
        nearest=is_as_of(match),
        due=is_due(match),
        happens=may_have_happened(match),
    )
    return replace(hit, named=True)


# 4月20件 counts; 12月20给您 does not.
_NOT_COUNTED = (
    r"(?![\d.:/%个件次站家项类人处份台户宗笔场批名条多几余万千百亿元所套本册张天周年月分成倍度版集期届轮点时])"
    r"(?!\s?[\d%]|来[个件项家])"
)
_CLOSED = (
    rf"(?={BEFORE}|[\s,，。;!?()~至到、-]|$|{ACTS}|[上下]午|早上|晚上|周|星期|左右|前后|之后|以后"
    r"|[那这]天|吧|行|可以|应该|能|给[你您]|再|才|下班)"
)
UNITS = r"[%月日分万亿个件元倍米吨级折项条家次号成人公小版点天周年](?!周|[一二三四五六日天])"
MONTH, DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"

RULES = (
    rule(
        "-/.",
        r"(?<![\d.])(?P<y>(?:19|20)\d{2})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d]|[-/]\d)[日号]?"
        + TAIL,
        _full,
    ),
    rule(
        "./-",
        r"(?<![\d./A-Za-z-])(?P<y>[23]\d)(?P<s>[./-])(?P<m>1[0-2]|0?[1-9])(?P=s)"
        r"(?P<d>3[01]|[12]\d|0?[1-9])(?![\d%A-Za-z]|[./-]\d|版|号[楼室])(?:[日号])?" + TAIL,
        _short_year,
    ),
    rule(
        "./-",
        r"(?<![\d./A-Za-z-])(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})(?P=s)(?P<y>20\d{2})"
        r"(?![\d%A-Za-z]|[./-]\d)" + TAIL,
        _western,
    ),
    rule(
        "./",
        r"(?<![\d.])(?P<y>20\d{2})(?P<s>[./])(?P<m1>\d{1,2})(?P=s)(?P<d1>\d{1,2})\s?[-~至到]\s?"
        rf"(?P<m>{MONTH})(?P=s)(?P<d>{DAY})(?![\d./%])" + TAIL,
        _full_range,
    ),
    rule(
        "12",
        r"(?:(?<![\d.A-Za-z/-])(?<!编号)(?<![文单序]号)(?<!号[::])|(?<=20\d{6}-))(?P<y>20\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
        r"(?![\dA-Za-z]|[.]\d|-(?!20\d{6}(?!\d))\d|[个件次项家元号])" + TAIL,
        _full,
    ),
    rule(
        "月",
        rf"(?P<year>{YEAR})?的?(?P<m>{NUM})月份?的?(?!一[报调汇评巡])(?P<d>{NUM})(?:[日号]{TAIL}|{_CLOSED}{TAIL}|(?<=\d){_NOT_COUNTED})",
        named,
    ),
    rule(
        ".",
        rf"(?P<year>(?!))?(?<![\d.])(?P<m>{MONTH})\.(?P<d>{DAY})[日号]{TAIL}",
        named,
    ),
)
