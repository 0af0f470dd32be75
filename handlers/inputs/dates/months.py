"""Months and their parts: 月底, 下月初, 12月中旬, 9月底前, 下个月15号, 25日, 每月25日."""

import re
from datetime import date

from handlers.inputs.context import just_before
from handlers.inputs.dates.days import GOES, next_day
from handlers.inputs.dates.found import NO_DATE, Hit, Moment, rule
from handlers.inputs.dates.periods import is_counted_in
from handlers.inputs.dates.pieces import (
    ACTS,
    BEFORE,
    LEADS,
    NUM,
    OF_DATA,
    TAIL,
    YEAR,
    day_of,
    end_of,
    is_as_of,
    is_due,
    may_have_happened,
    settle,
    shifted,
    told_as_past,
    year_of,
)
from handlers.inputs.numerals import small

_NEXT = r"(?<![一二三四五六七八九十\d每多下上首几两])次"  # not 三次月报
_REL = rf"(?:上上个?|上一?个?|再下一?个?|下下个?|下一?个?|{_NEXT}|本|这一?个?|当|每个?|逢)月"
_STEPS = {"上上": -2, "上": -1, "再下": 2, "下下": 2, "下": 1, "次": 1}
_PART = (
    r"(?P<part>底|末|尾|初(?![一二三四五六七八九十\d])|[上前下后]半月|上旬|上中旬|中上旬|中下旬|中旬|下旬|中(?![旬心国共央间期])|(?:之|以)?内|份?之?内)"
    + rf"(?:{BEFORE})?"
)
_LAST = {
    "初": 5,
    "上旬": 10,
    "上半月": 15,
    "前半月": 15,
    "上中旬": 20,
    "中上旬": 20,
    "中旬": 20,
    "中": 15,
}


def _of_month(year: int, month: int, part: str) -> date | None:
    """The last day of a part of a month; None for a month that does not exist."""
    if not 1 <= month <= 12:
        return None
    last = end_of(year, month)
    return last.replace(day=_LAST.get(part, last.day))


def _named_part(match: re.Match[str], moment: Moment) -> Hit:
    month, part, year = small(match["m"]), match["part"], year_of(match["year"], moment)
    past = told_as_past(match)
    hit = settle(
        lambda y: _of_month(y, month, part),
        year=year,
        past=past,
        moment=moment,
        nearest=is_as_of(match),
        due=is_due(match),
        happens=may_have_happened(match),
    )
    count = part.endswith("内") and not match["m"].isdigit() and "月份" not in match[0]
    rough = hit.told and not past  # 9月底完成 said in November
    sure = hit.sure and part != "初" and not count and not rough  # 三月内 may be three months
    recurring = match["year"] == "每年"
    return Hit(hit.on, sure=sure, recurring=recurring, named=hit.on is None, told=hit.told)


def _relative(words: str, moment: Moment) -> tuple[int, int]:
    step = next((n for word, n in _STEPS.items() if words.startswith(word)), 0)
    return shifted(moment.today.year, moment.today.month, step)


_NTH_MONTH = re.compile(r"(?:第[\d一二三四五六七八九十]+|每|几|上|下|这)个$")


def _relative_part(match: re.Match[str], moment: Moment) -> Hit:
    words, part = match["rel"] or "", match["part"]
    on = _of_month(*_relative(words, moment), part)
    if not words and told_as_past(match):
        last = _of_month(*shifted(moment.today.year, moment.today.month, -1), part)
        return Hit(on if on and (on <= moment.today or part == "初") else last, sure=part != "初")
    if on and on < moment.today and (not words or words[0] in "每逢"):
        on = _of_month(*shifted(moment.today.year, moment.today.month, 1), part)
    return Hit(on, recurring=words[:1] in ("每", "逢"), sure=part != "初")


def _after_a_count(match: re.Match[str], moment: Moment) -> Hit:
    """还差12个月底前补齐; but not 第三个月底."""
    if just_before(_NTH_MONTH, match.string, match.start()):
        return NO_DATE
    return _relative_part(match, moment)


def _relative_day(match: re.Match[str], moment: Moment) -> Hit:
    words, day = match["rel"], small(match["d"])
    if words[0] in "每逢":
        return Hit(next_day(day, moment), recurring=True)
    return Hit(day_of(*_relative(words, moment), day), named=True)


_MONTHS_OF_DATA = re.compile(r"[\d一二三四五六七八九十月份](?:至|到|-|~)$")  # 1至11月


def _whole(match: re.Match[str], moment: Moment) -> Hit:
    """下月完成, 9月前, 2026年9月: its last day, or the last before it; better ask."""
    if not match["year"] and just_before(_MONTHS_OF_DATA, match.string, match.start()):
        return NO_DATE
    if match["rel"]:
        hit = Hit(end_of(*_relative(match["rel"], moment)))
    else:
        month, year = small(match["m"]), year_of(match["year"], moment)
        past = told_as_past(match)
        hit = settle(lambda y: _of_month(y, month, ""), year=year, past=past, moment=moment)
    if hit.on and match["before"]:
        return Hit(hit.on.replace(day=1) - date.resolution, sure=False)
    return NO_DATE if is_counted_in(match, hit.on, 1, moment) else Hit(hit.on, sure=False)


RULES = (
    rule("月", rf"(?P<year>{YEAR})?的?(?P<m>{NUM})月份?(?:的?月|的)?{_PART}", _named_part),
    rule("月", rf"(?<=个)月(?P<rel>(?!))?(?P<part>[底末])(?:{BEFORE})?", _after_a_count),
    rule(
        "旬半",
        rf"(?P<rel>(?!))?(?<![月份的])(?P<part>[上下]半月|[上中下]旬)(?!{OF_DATA})(?:{BEFORE})?",
        _relative_part,
    ),
    rule(
        "底",
        r"(?P<year>(?!))?(?<![\d.])(?P<m>1[0-2]|[1-9])(?P<part>底)(?=前|之前|以前)",
        _named_part,
    ),
    rule(
        "月",
        rf"(?:(?P<rel>{_REL})|(?<![个\d一二两三四五六七八九十几半俩仨正冬腊])月|(?<=\d{{3}})月)(?:的?月|的)?{_PART}",
        _relative_part,
    ),
    rule(
        "月",
        rf"(?P<rel>{_REL})份?的?(?P<d>{NUM})(?:[日号]|(?={BEFORE}|[\s,，。;!?]|$|{ACTS}|左右|前后)|(?:(?<=十)|(?<=[十廿卅].))(?={GOES})){TAIL}",
        _relative_day,
    ),
    rule(
        "月",
        rf"(?:(?P<rel>本月|这个月|下[下一]?个?月|{_NEXT}月)|(?P<year>{YEAR})?的?(?P<m>{NUM})月份?)"
        rf"(?!{OF_DATA})(?:(?P<before>{BEFORE})|(?={LEADS}|[\s,，。.!~]*$))",
        _whole,
    ),
)
