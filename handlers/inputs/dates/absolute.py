"""Days named by month and day: 2026-09-20, 20261205, 2026年9月20日, 二〇二三年九月三十日, 9.20."""

import re
from dataclasses import replace

from handlers.inputs.context import just_before
from handlers.inputs.dates.found import NO_DATE, Hit, Moment, rule
from handlers.inputs.dates.pieces import (
    ACTS,
    BEFORE,
    NUM,
    OF_DATA,
    TAIL,
    YEAR,
    day_of,
    is_as_of,
    is_due,
    settle,
    told_as_past,
    year_of,
)
from handlers.inputs.numerals import small

# 9.20 may be a figure as well: it is a date after words of time, before 前, or standing alone.
_TIME_WORDS = re.compile(
    r"(?:(?<![达高长降升加得提减看])到|至|(?<![对关由])于|在|截[至止]|预计|争取|力争|计划|最[晚迟]|不晚|定在"
    r"|延[期长后]|推迟|改[到成为]|约|大概|可能|原定|从|自|\bby|\bon|\buntil|\bbefore|\beta:?|\bdue|\bdeadline)"
    r"\s?$",
    re.IGNORECASE,
)
_DEADLINE_WORDS = re.compile(
    rf"{BEFORE}|[已己]经?(?:办|完|上?报|提?交|反馈|对接)|(?!达到){ACTS}(?!\d)|[上下]午|早上|晚上|左右|前后|[(]?(?:周|星期)"
)
_OF_DATA = re.compile(OF_DATA)
_NUMBERED = re.compile(
    r"(?:任务|[第条节章见版项表图]|版本|附件|序号|编号|version|section|item|task|no\.?)\s?$", re.I
)
_DUE = re.compile(rf"(?:{BEFORE}|内)$")
_SMALL_PARTS = 10
# 八月十五 and 三月三 are festivals of the lunar year as well.
_MAY_BE_LUNAR = re.compile(r"八月十五(?![日号])|([二三五七九])月\1(?![日号])")
_NEAR_YEARS = 3
_PUNCTUATION = " ,，。.;!~"


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


def _named(match: re.Match[str], moment: Moment) -> Hit:
    hit = _settled(match, small(match["m"]), small(match["d"]), moment)
    lunar = bool(_MAY_BE_LUNAR.match(match[0]))
    return replace(hit, recurring=match["year"] == "每年", sure=hit.sure and not lunar)


def _settled(match: re.Match[str], month: int, day: int, moment: Moment) -> Hit:
    """A month and day in the year that is said, or else meant."""
    year = year_of(match.groupdict().get("year"), moment)
    hit = settle(
        lambda y: day_of(y, month, day),
        year=year,
        past=told_as_past(match),
        moment=moment,
        nearest=is_as_of(match),
        due=is_due(match),
    )
    return replace(hit, named=True)


def _stands_alone(match: re.Match[str]) -> bool:
    return not match.string.strip(_PUNCTUATION).replace(match[0], "", 1)


def _is_timely(match: re.Match[str]) -> bool:
    before = just_before(_TIME_WORDS, match.string, match.start())
    return bool(_DUE.search(match[0])) or before


def _dotted(match: re.Match[str], moment: Moment) -> Hit:
    """A day where words of time or of a deadline say so; 2/3完成 is a share, 任务5.1 a number."""
    alone, timely = _stands_alone(match), _is_timely(match)
    if not (alone or timely or _DEADLINE_WORDS.match(match.string, match.end())):
        return NO_DATE
    if just_before(_NUMBERED, match.string, match.start()):
        return NO_DATE
    month, day = int(match["m"]), int(match["d"])
    share = match["s"] == "/" and month < day and not (alone or timely)
    if share and day <= _SMALL_PARTS:
        return NO_DATE
    figure = (alone or match["s"] == "-") and len(match["d"]) == 1 and not _DUE.search(match[0])
    hit = _settled(match, month, day, moment)
    return replace(hit, sure=hit.sure and not (share or figure))


def _dotted_range(match: re.Match[str], moment: Moment) -> Hit:
    """9.20-10.15: the end counts."""
    ends = [(int(match["m"]), int(match["d"])), (int(match["m2"]), int(match["d2"]))]
    if not all(day_of(2024, *end) for end in ends):
        return NO_DATE
    if _OF_DATA.match(match.string, match.end()):
        return NO_DATE  # the period of a return
    alone, timely = _stands_alone(match), _is_timely(match)
    if not (alone or timely or _DEADLINE_WORDS.match(match.string, match.end())):
        return NO_DATE
    hit = _settled(match, *ends[1], moment)
    figures = alone and len(match["d"]) == len(match["d2"]) == 1  # 1.5-2.5
    return replace(hit, sure=hit.sure and not figures)


# 9月20 without 日 is a day only where something closes it: 4月一网通办 is none.
_CLOSED = (
    rf"(?={BEFORE}|[\s,，。;!?()~至到、-]|$|{ACTS}|[上下]午|早上|晚上|周|星期|左右|前后|之后|以后)"
)
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"

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
        rf"(?P<m>{_MONTH})(?P=s)(?P<d>{_DAY})(?![\d./%])" + TAIL,
        _full_range,
    ),
    rule(
        "12",
        r"(?:(?<![\d.A-Za-z/-])|(?<=20\d{6}-))(?P<y>20\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
        r"(?![\dA-Za-z]|[.]\d|-(?!20\d{6}(?!\d))\d|[个件次项家元])" + TAIL,
        _full,
    ),
    rule(
        "月",
        rf"(?P<year>{YEAR})?的?(?P<m>{NUM})月份?的?(?!一[报调汇评巡])(?P<d>{NUM})(?:[日号]{TAIL}|{_CLOSED}{TAIL})",
        _named,
    ),
    rule(
        "./",
        rf"(?<![\d./])(?P<m>{_MONTH})(?P<s>[./])(?P<d>{_DAY})\s?[-~至到]\s?"
        rf"(?P<m2>{_MONTH})(?P=s)(?P<d2>{_DAY})(?![\d./%])" + TAIL,
        _dotted_range,
    ),
    rule(
        ".",
        rf"(?P<year>(?!))?(?<![\d.])(?P<m>{_MONTH})\.(?P<d>{_DAY})[日号]{TAIL}",
        _named,
    ),
    rule(
        "./-",
        rf"(?<![\d./A-Za-z-])(?P<m>{_MONTH})(?P<s>[./-])(?P<d>{_DAY})"
        rf"(?!\d|[./-]\d|[%A-Za-z]|[日分万亿个件元倍米吨级折项条家次号成人公小版点天周年])" + TAIL,
        _dotted,
    ),
)
