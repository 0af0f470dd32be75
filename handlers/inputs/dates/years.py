"""Years, halves and quarters: 年底前, 明年底, 2023年内, 四季度末, 明年上半年."""

import re
from datetime import date, timedelta

from handlers.inputs.dates.found import NO_DATE, Hit, Moment, rule
from handlers.inputs.dates.periods import counts, is_counted_in
from handlers.inputs.dates.pieces import (
    ACTS,
    BEFORE,
    OF_DATA,
    YEAR,
    end_of,
    settle,
    told_as_past,
    year_of,
)

_NO_COUNT = (
    r"(?:(?<=差不多)|(?<![上下前后一二两三四五六七八九十几百半\d个全每青多近往成学周少新同历老]))"
)
_QUARTERS = {c: i % 4 + 1 for i, c in enumerate("一二三四1234")}


def _end_of_year(match: re.Match[str], moment: Moment) -> Hit:
    year, part = year_of(match["year"] or match.groupdict().get("bare"), moment), match["part"]
    month = {"初": 1, "中": 6}.get(part, 12)
    past = told_as_past(match)
    hit = settle(lambda y: end_of(y, month), year=year, past=past, moment=moment)
    return Hit(hit.on, recurring=match["year"] == "每年", sure=hit.sure and month == 12)


def _half(match: re.Match[str], moment: Moment) -> Hit:
    year, month = year_of(match["year"], moment), 6 if match["half"] == "上" else 12
    past = told_as_past(match)
    hit = settle(lambda y: end_of(y, month), year=year, past=past, moment=moment)
    if match["before"] and not match["part"]:
        first = 1 if month == 6 else 7
        return Hit(hit.on and hit.on.replace(month=first, day=1) - date.resolution, sure=False)
    period = not match["part"] and is_counted_in(match, hit.on, 6, moment)
    return NO_DATE if period else hit


def _quarter(match: re.Match[str], moment: Moment) -> Hit:
    year, quarter = year_of(match["year"], moment), _QUARTERS[match["n"] or match["q"]]
    past = told_as_past(match)
    hit = settle(lambda y: end_of(y, quarter * 3), year=year, past=past, moment=moment)
    if match["before"] and not match["part"]:
        return _first_before(hit, moment)
    if not match["part"] and is_counted_in(match, hit.on, 3, moment):
        return NO_DATE
    told = counts(match) and not (match["year"] or match["part"])  # 一季度达标率85%
    return Hit(hit.on, recurring=match["year"] == "每年", sure=hit.sure and not told)


def _first_before(hit: Hit, moment: Moment) -> Hit:
    """一季度前: the day before the quarter begins; better ask."""
    if not hit.on:
        return NO_DATE
    return Hit(hit.on.replace(month=hit.on.month - 2, day=1) - date.resolution, sure=False)


def _this_quarter(match: re.Match[str], moment: Moment) -> Hit:
    words = match["rel"] or ""
    step = {"上": -1, "下": 1}.get(words[:1], 0)
    quarter = (moment.today.month - 1) // 3 + step
    year = moment.today.year + quarter // 4
    on = end_of(year, quarter % 4 * 3 + 3)
    if match["part"] == "初":
        return Hit(on.replace(month=on.month - 2, day=10), sure=False)
    if not match["part"] and is_counted_in(match, on, 3, moment):
        return NO_DATE
    return Hit(on, recurring=words[:1] == "每")


def _whole_year(match: re.Match[str], moment: Moment) -> Hit:
    """明年完成: by its last day; better ask."""
    year = year_of(match["year"], moment)
    ahead = year and year >= moment.today.year
    return Hit(date(year, 12, 31), sure=False) if year and ahead else NO_DATE


def _year_before(match: re.Match[str], moment: Moment) -> Hit:
    """2024年前: the last day of 2023; it may be meant loosely."""
    year = year_of(match["year"], moment)
    return Hit(date(year, 1, 1) - timedelta(days=1), sure=False) if year else NO_DATE


RULES = (
    rule(
        "年度岁底",
        rf"(?:(?P<year>{YEAR})的?年?度?|(?P<bare>(?<!\d)20\d{{2}}(?=底))|{_NO_COUNT}[年岁])"
        rf"(?P<part>底|末|尾(?!款)|终(?![总考评奖])|(?:之|以)?内)(?:{BEFORE}|(?!{OF_DATA}))",
        _end_of_year,
    ),
    rule("年", rf"(?P<year>{YEAR})年?(?P<part>初|中(?![心国央考]))", _end_of_year),
    rule("年", rf"{_NO_COUNT}(?P<year>(?!))?年(?P<part>中)(?=之?前|完成|$)", _end_of_year),
    rule(
        "年",
        rf"(?P<year>{YEAR})?的?(?P<half>[上下])半年(?!{OF_DATA})(?P<part>[末底内])?(?P<before>{BEFORE})?",
        _half,
    ),
    rule(
        "季Qq",
        rf"(?P<year>{YEAR})?的?(?:第?(?<![一二三四\d两前])(?P<n>[一二三四1-4])季(?:度|(?!度))|(?<![A-Za-z\d])Q(?P<q>[1-4])(?!\d|\s(?:data|figures?|report|return)))(?!{OF_DATA}|一次|\d次|开门)"
        rf"(?P<part>[底内]|末(?!月))?(?P<before>{BEFORE})?",
        _quarter,
    ),
    rule(
        "季",
        rf"(?:(?P<rel>上一?个?|本|这个?|当|下一?个?|每个?)季度?|{_NO_COUNT}季度?(?=[末底内]))"
        rf"(?P<part>[底内]|末(?!月))(?:{BEFORE})?",
        _this_quarter,
    ),
    rule("季", rf"(?P<rel>本|这个?|下一?个?)季度(?P<part>初)?(?!{OF_DATA})", _this_quarter),
    rule("年", rf"(?P<year>[明后来]年|(?<!\d)20\d{{2}}年)(?={ACTS}(?![\d了率的]))", _whole_year),
    rule("年", rf"(?P<year>(?<!\d)(?:19|20)\d{{2}}年|明年){BEFORE}", _year_before),
)
