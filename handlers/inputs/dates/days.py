"""Days named by their number alone: 25日, 25号, 12号任务12号报, 争取28."""

import re
from dataclasses import replace
from datetime import date

from handlers.inputs.context import just_before
from handlers.inputs.dates.found import NO_DATE, Hit, Moment, rule
from handlers.inputs.dates.pieces import (
    ACTS,
    BEFORE,
    NUM,
    TAIL,
    day_of,
    may_have_happened,
    shifted,
    told_as_past,
)
from handlers.inputs.numerals import small

_DAYS_OF_WEEKDAYS_OFF = r"(?!均|常|一[调报汇评巡]|[之以]?内|[之以]?后|程|报(?=[表制])|志|游|间)"
_MONTH = 31
_PUNCTUATION = " \n,，。.!~?"
_REACH = 24
_DAY_BEFORE = re.compile(r"[\d一二三四五六七八九十][日号]")


def next_day(day: int, moment: Moment) -> date | None:
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
    on = _last_day(day, moment) if past else next_day(day, moment)
    # 31日 said in November: the next month that has one, but it is worth asking.
    sure = on is not None and abs((on - moment.today).days) <= _MONTH
    over = on is not None and not past and _may_be_over(match, day, on, moment)
    return Hit(on, sure=sure and not over, day=day, named=True)


def _may_be_over(match: re.Match[str], day: int, on: date, moment: Moment) -> bool:
    """20日完成 said on the 23rd, with no other day before it that it comes after."""
    last = _last_day(day, moment)
    if not last or last == on or not may_have_happened(match):
        return False
    alone = not _DAY_BEFORE.search(match.string, 0, match.start())
    return alone and moment.today - last < on - moment.today


_TIME_BEFORE = re.compile(
    r"(?:(?<![达高长降升加得收提看报])到|至(?!于)|(?<![对关由至])于|(?<!现)在|截[至止]|预计|争取|力争|计划"
    r"|最[晚迟快早]|不[晚迟]|不(?:晚|迟|超)[于过]|也?[要得]|定在|延[期后]|推迟|改成|改为|大概|估计|可能|约|等|拖|赶"
    r"|月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?[、,和及与~-]|(?:周|星期|礼拜)[一二三四五六日天1-7][(]?"
    r"|[今明后昨前][天日][(]?|[月年]底[(]?|也?就?是|即)\s?$"
)
_TIME_AFTER = re.compile(
    rf"{BEFORE}|前后|左右|之?以?后(?![续面台])|[上下]午|早上?|晚上?|中午|凌晨|那天|当天|下班|\d{{1,2}}[点:]"
    r"|\s?[(]?(?:周|星期|礼拜)[一二三四五六日天]"
)
# Said of a day rather than of a number: 下月十五过来装, 设备5月9日到货,16号验收.
GOES = r"过?[来去](?!文|函)|[过送]到|安?装(?!备|置)|调试|验收|到[货位]|进场|检查|开会|上会"
_LISTED_DAY = re.compile(
    r"月(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?:[^。;!?\n]{2,18})?$"
)
_LATER_DAY = re.compile(
    rf"{GOES}|[也都]?(?:可以|行)|[报交送](?!表)|上线|启用|投用|培训|(?:办结|完成)(?![\d了率]|百分)"
)
_OF_ITS_TASK = re.compile(r"(?:\uffff(?:任务|事项|要求)|[1-9]\d?[a-h])[,，\s]?$")
_ALL_OF_THEM = re.compile(r"[都均皆]")
_FROM_TASK = re.compile(r"(?<![月\d])\d{1,2}号?(?:到|至|-|~)$")
# Said of a task; a day beyond the notice's tasks otherwise: 26号给您.
_SAYS_OF_TASK = re.compile(
    r"没(?!问题)|[已己完、,和及办还未进达需有无是为线机车桌牌卡井院柜路段档]|\d|延期|推迟|申请|百分"
)
# Rather said of a day than of a task, of any number: 15号再报.
_MORE_LIKELY = re.compile(
    r"过?来(?!文|函|访)|就(?:[办弄做搞装报交建][^,，。;]{0,2}[了过]|[已己])|报过|再(?!次)|才|开会|上会|到货|给[你您]|能[好弄搞出给交报]|可以[交报给]"
)
_ACT_AFTER = re.compile(rf"(?!达到){ACTS}(?![\d了率]|百分)")


def _hao(match: re.Match[str], moment: Moment) -> Hit:
    """N号: a day only with words of time around it, else the number of a task."""
    text, start, end = match.string, match.start(), match.end("d") + 1
    if text.strip(_PUNCTUATION) == text[start:end]:
        return _day_of_month(match, moment)
    if just_before(_FROM_TASK, text, start) and _ALL_OF_THEM.match(text, end):
        return NO_DATE  # 5到8号都在推进
    if just_before(_TIME_BEFORE, text, start) or _TIME_AFTER.match(text, end):
        return _day_of_month(match, moment)
    if just_before(_OF_ITS_TASK, text, start) and _ACT_AFTER.match(text, end):
        return replace(_day_of_month(match, moment), sure=False)  # 12号任务12号报
    if _goes_on(match) and _LATER_DAY.match(text, end):
        return replace(_day_of_month(match, moment), sure=False)
    late = small(match["d"]) > 20
    if _MORE_LIKELY.match(text, end):
        return replace(_day_of_month(match, moment), sure=False)
    if late and (_ACT_AFTER.match(text, end) or not _SAYS_OF_TASK.match(text, end)):
        return replace(_day_of_month(match, moment), sure=False)
    return NO_DATE


def _goes_on(match: re.Match[str]) -> bool:
    """Whether an earlier day of a month was named before: 5月12日安装,16号验收."""
    text, start = match.string, match.start()
    listed = _LISTED_DAY.search(text, max(0, start - _REACH), start)
    return listed is not None and small(listed["d"]) < small(match["d"])


def _bare_number(match: re.Match[str], moment: Moment) -> Hit:
    """争取28: the 28th, or a figure; better ask."""
    hit = _day_of_month(match, moment)
    return replace(hit, sure=False) if hit.on else NO_DATE


RULES = (
    rule(
        "日",
        rf"(?<![近前月过第每周期拜\d.])(?P<d>{NUM})日{_DAYS_OF_WEEKDAYS_OFF}{TAIL}",
        _day_of_month,
    ),
    rule(
        "争最不",
        rf"(?:(?<=争取)|(?<=力争)|(?<=最[晚迟])|(?<=不[晚迟]于))(?P<d>\d{{1,2}})(?:{BEFORE}|(?=[\s,，。!~]*$))",
        _bare_number,
    ),
    rule("号", rf"(?<![月第\d.])(?P<d>{NUM})号(?!任务|事项|要求){TAIL}", _hao),
)
