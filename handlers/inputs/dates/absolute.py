"""Days named by month and day: 2026-09-20, 20261205, 2026年9月20日, 二〇二三年九月三十日, 9.20."""

import re

from handlers.inputs.context import just_before
from handlers.inputs.dates.found import NO_DATE, Hit, Moment, rule
from handlers.inputs.dates.pieces import (
    ACTS,
    BEFORE,
    NUM,
    TAIL,
    YEAR,
    day_of,
    settle,
    told_as_past,
    year_of,
)
from handlers.inputs.numerals import small

# 9.20 may be a figure as well: it is a date after words of time, before 前, or standing alone.
_TIME_WORDS = re.compile(
    r"(?:(?<![达高长降升加得提减])到|至|(?<![对关由])于|在|截[至止]|预计|争取|力争|计划|最[晚迟]|不晚|定在"
    r"|延[期长后]|推迟|改[到成为]|[^\d][,，。;!?\s]|约|大概|可能|原定|从|自|\bby|\bon|\buntil|\bbefore)"
    r"\s?$",
    re.IGNORECASE,
)
_DEADLINE_WORDS = re.compile(
    rf"{BEFORE}|(?!达到){ACTS}(?!\d)|[上下]午|早上|晚上|左右|前后|[(]?(?:周|星期)"
)
_PUNCTUATION = " ,，。.;!~"


def _full(match: re.Match[str], moment: Moment) -> Hit:
    return Hit(day_of(int(match["y"]), int(match["m"]), int(match["d"])))


def _named(match: re.Match[str], moment: Moment) -> Hit:
    month, day = small(match["m"]), small(match["d"])
    past = told_as_past(match)
    year = year_of(match["year"], moment)
    hit = settle(lambda y: day_of(y, month, day), year=year, past=past, moment=moment)
    return Hit(hit.on, sure=hit.sure, recurring=match["year"] == "每年")


def _dotted(match: re.Match[str], moment: Moment) -> Hit:
    alone = not match.string.strip(_PUNCTUATION).replace(match[0], "", 1)
    after = _DEADLINE_WORDS.match(match.string, match.end())
    if not (alone or after or just_before(_TIME_WORDS, match.string, match.start())):
        return NO_DATE
    month, day = int(match["m"]), int(match["d"])
    hit = settle(
        lambda y: day_of(y, month, day), year=None, past=told_as_past(match), moment=moment
    )
    doubtful = (alone or match["s"] == "-") and day < 13 and len(match["d"]) == 1
    return Hit(hit.on, sure=hit.sure and not doubtful)


def _dotted_range(match: re.Match[str], moment: Moment) -> Hit:
    """9.20-10.15: the end counts."""
    ends = [(int(match["m"]), int(match["d"])), (int(match["m2"]), int(match["d2"]))]
    if not all(day_of(2024, *end) for end in ends):
        return NO_DATE
    month, day = ends[1]
    return settle(
        lambda y: day_of(y, month, day), year=None, past=told_as_past(match), moment=moment
    )


# 9月20 without 日 is a day only where something closes it: 4月一网通办 is none.
_CLOSED = rf"(?={BEFORE}|[\s,，。;!?()~至到、-]|$|{ACTS}|[上下]午|早上|晚上|周|星期|左右|之后|以后)"
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"

RULES = (
    rule(
        "-/.",
        r"(?<![\d.])(?P<y>(?:19|20)\d{2})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d]|[-/]\d)"
        + TAIL,
        _full,
    ),
    rule(
        "12",
        r"(?<![\d.A-Za-z/-])(?P<y>20\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
        r"(?![\dA-Za-z]|[.-]\d|[个件次项家元])" + TAIL,
        _full,
    ),
    rule(
        "月",
        rf"(?P<year>{YEAR})?的?(?P<m>{NUM})月份?的?(?P<d>{NUM})(?:[日号]{TAIL}|{_CLOSED}{TAIL})",
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
        rf"(?!\d|[./-]\d|[%A-Za-z]|[日分万亿个件元倍米吨级折项条家次号成人公小版点])" + TAIL,
        _dotted,
    ),
)
