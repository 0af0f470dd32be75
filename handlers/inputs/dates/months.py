"""Months and their parts: 月底, 下月初, 12月中旬, 9月底前, 下个月15号, 25日, 每月25日."""

import re
from dataclasses import replace
from datetime import date

from handlers.inputs.context import just_before
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
    settle,
    shifted,
    told_as_past,
    year_of,
)
from handlers.inputs.numerals import small

_REL = r"(?:上上个?|上一?个?|下下个?|下一?个?|次|本|这一?个?|当|每个?|逢)月"
_STEPS = {"上上": -2, "上": -1, "下下": 2, "下": 1, "次": 1}
_PART = (
    r"(?P<part>底|末|初(?![一二三四五六七八九十\d])|[上前下后]半月|上旬|上中旬|中上旬|中下旬|中旬|下旬|中(?![旬心国共央间期])|(?:之|以)?内|份?之?内)"
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
_DAYS_OF_WEEKDAYS_OFF = r"(?!均|常|一[调报汇评巡]|[之以]?内|[之以]?后|程|报(?=[表制])|志|游|间)"
_MONTH = 31
_PUNCTUATION = " \n,，。.!~?"


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
    )
    count = part.endswith("内") and not match["m"].isdigit() and "月份" not in match[0]
    sure = hit.sure and part != "初" and not count  # 三月内 may be three months
    return Hit(hit.on, sure=sure, recurring=match["year"] == "每年", named=hit.on is None)


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
        return Hit(_next_day(day, moment), recurring=True)
    return Hit(day_of(*_relative(words, moment), day), named=True)


def _next_day(day: int, moment: Moment) -> date | None:
    """The next such day of a month; a month without it is passed over."""
    months = (shifted(moment.today.year, moment.today.month, step) for step in range(3))
    days = (day_of(*month, day) for month in months)
    return next((found for found in days if found and found >= moment.today), None)


def _last_day(day: int, moment: Moment) -> date | None:
    months = (shifted(moment.today.year, moment.today.month, -step) for step in range(3))
    days = (day_of(*month, day) for month in months)
    return next((found for found in days if found and found <= moment.today), None)


def _day_of_month(match: re.Match[str], moment: Moment) -> Hit:
    day = small(match["d"])
    if not 1 <= day <= 31:
        return Hit(None, named=True)
    past = told_as_past(match)
    on = _last_day(day, moment) if past else _next_day(day, moment)
    # 31日 said in November: the next month that has one, but it is worth asking.
    sure = on is not None and abs((on - moment.today).days) <= _MONTH
    return Hit(on, sure=sure, day=day, named=True)


_TIME_BEFORE = re.compile(
    r"(?:(?<![达高长降升加得收提看报])到|至(?!于)|(?<![对关由至])于|(?<!现)在|截[至止]|预计|争取|力争|计划"
    r"|最[晚迟快早]|不[晚迟]|不(?:晚|迟|超)[于过]|也?[要得]|定在|延[期后]|推迟|改成|改为|大概|估计|可能|约|等|拖|赶"
    r"|月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?[、,和及与]|(?:周|星期|礼拜)[一二三四五六日天1-7][(]?"
    r"|[今明后昨前][天日][(]?|[月年]底[(]?|也?就?是|即)\s?$"
)
_TIME_AFTER = re.compile(
    rf"{BEFORE}|前后|左右|之?以?后(?![续面台])|[上下]午|早上?|晚上?|中午|凌晨|那天|当天|下班|\d{{1,2}}[点:]"
    r"|\s?[(]?(?:周|星期|礼拜)[一二三四五六日天]"
)
# Said of a task; a day beyond the notice's tasks otherwise: 26号给您.
_SAYS_OF_TASK = re.compile(
    r"没(?!问题)|[已己完、,和及办还未进达需有无是为线机车桌牌卡井院柜路段档]|\d|延期|推迟|申请|百分"
)
# Rather said of a day than of a task, of any number: 15号再报.
_MORE_LIKELY = re.compile(r"再(?!次)|才|开会|上会|到货|给[你您]|能[好弄搞出给交报]|可以[交报给]")
_ACT_AFTER = re.compile(rf"(?!达到){ACTS}(?![\d了率]|百分)")


def _hao(match: re.Match[str], moment: Moment) -> Hit:
    """N号: a day only with words of time around it, else the number of a task."""
    text, start, end = match.string, match.start(), match.end("d") + 1
    if text.strip(_PUNCTUATION) == text[start:end]:
        return _day_of_month(match, moment)
    if just_before(_TIME_BEFORE, text, start) or _TIME_AFTER.match(text, end):
        return _day_of_month(match, moment)
    late = small(match["d"]) > 20
    if _MORE_LIKELY.match(text, end):
        return replace(_day_of_month(match, moment), sure=False)
    if late and (_ACT_AFTER.match(text, end) or not _SAYS_OF_TASK.match(text, end)):
        return replace(_day_of_month(match, moment), sure=False)
    return NO_DATE


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
        rf"(?:(?P<rel>{_REL})|(?<![个\d一二两三四五六七八九十几半俩仨正冬腊])月)(?:的?月|的)?{_PART}",
        _relative_part,
    ),
    rule(
        "月",
        rf"(?P<rel>{_REL})份?的?(?P<d>{NUM})(?:[日号]|(?={BEFORE}|[\s,，。;!?]|$|{ACTS}|左右|前后)){TAIL}",
        _relative_day,
    ),
    rule(
        "日",
        rf"(?<![近前月过第每周期拜\d.])(?P<d>{NUM})日{_DAYS_OF_WEEKDAYS_OFF}{TAIL}",
        _day_of_month,
    ),
    rule("号", rf"(?<![月第\d.])(?P<d>{NUM})号(?!任务|事项|要求){TAIL}", _hao),
    rule(
        "月",
        rf"(?:(?P<rel>本月|这个月|下[下一]?个?月|次月)|(?P<year>{YEAR})?的?(?P<m>{NUM})月份?)"
        rf"(?!{OF_DATA})(?:(?P<before>{BEFORE})|(?={LEADS}|[\s,，。.!~]*$))",
        _whole,
    ),
)
