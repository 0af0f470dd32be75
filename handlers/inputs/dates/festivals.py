"""Festivals as dates: 元旦前, 春节前, 国庆节后, 五一前, 中秋前, 除夕, 腊月二十三, 正月十五."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from handlers.inputs.dates.found import NO_DATE, Hit, Moment, rule
from handlers.inputs.dates.lunar import last_month_length, new_year
from handlers.inputs.dates.pieces import LEADS, NUM, YEAR, settle, told_as_past, year_of
from handlers.inputs.numerals import small

_DAY = timedelta(days=1)
_FIXED = {
    "元旦": (1, 1), "三八": (3, 8), "妇女": (3, 8), "五一": (5, 1), "劳动": (5, 1), "五四": (5, 4),
    "青年": (5, 4), "六一": (6, 1), "儿童": (6, 1), "七一": (7, 1), "建党": (7, 1), "八一": (8, 1),
    "建军": (8, 1), "教师": (9, 10), "国庆": (10, 1), "十一": (10, 1), "圣诞": (12, 25),
    "双十一": (11, 11), "双十二": (12, 12),
}  # fmt: skip
_NAMED = {"清明": "Tomb-Sweeping", "端午": "Dragon Boat", "中秋": "Mid-Autumn"}
_FROM_NEW_YEAR = {"春节": 0, "过年": 0, "新春": 0, "除夕": -1, "年三十": -1, "元宵": 14}
_NAMES = "|".join((*_FIXED, *_NAMED, *_FROM_NEW_YEAR))
_AROUND = r"(?P<side>之前|以前|前(?![后期])|过?之?以?后(?![续台])|前后|左右|当天|当日)"
_TIME_BEFORE = (
    r"(?:(?<=最[晚迟])|(?<=力争)|(?<=争取)|(?<=赶在)|(?<=等)|(?<=预计)|(?<=计划)"
    r"|(?<=到)|(?<=至)|(?<=于)|(?<=截止)|^)"
)


def _first_named(name: str, year: int) -> date | None:
    days = _holidays(year).get(name)
    return min(days) if days else None


@lru_cache(maxsize=64)
def _holidays(year: int) -> dict[str, list[date]]:
    from holidays import country_holidays  # late: 0.1 s

    china = country_holidays("CN", language="en_US", years=year)
    return {name: china.get_named(name) for name in _NAMED.values()}


def festival(name: str, year: int) -> date | None:
    """The day of a festival (by its Chinese name) in a year, None where the calendar ends."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _NAMED:
        return _first_named(_NAMED[name], year)
    spring = new_year(year)
    return spring and spring + timedelta(days=_FROM_NEW_YEAR[name])


def _side(hit: Hit, side: str | None, moment: Moment) -> Hit:
    """The day before a festival, or the first working day after it."""
    if hit.on is None:
        return hit
    if side and side.endswith("前"):
        return Hit(hit.on - _DAY, sure=hit.sure)
    if side and "后" in side and "前" not in side:
        return Hit(moment.calendar.following(hit.on + _DAY), sure=False)
    return Hit(hit.on, sure=hit.sure and side in ("当天", "当日"))


def _read(in_year: Callable[[int], date | None], match: re.Match[str], moment: Moment) -> Hit:
    before = (match["side"] or "").endswith("前")

    def counted(year: int) -> date | None:
        day = in_year(year)
        return day - _DAY if day and before else day

    past = told_as_past(match)
    hit = settle(counted, year=year_of(_year_said(match), moment), past=past, moment=moment)
    if hit.on and before:
        return Hit(hit.on, sure=hit.sure)
    hit = _side(hit, match["side"], moment)
    nth = match.groupdict().get("nth")
    return _working_day(hit, small(match["n"] or "1"), moment) if hit.on and nth else hit


def _working_day(hit: Hit, nth: int, moment: Moment) -> Hit:
    """国庆节后第一个工作日; of a year whose holidays are not announced yet, better ask."""
    if not (hit.on and nth):
        return NO_DATE
    on = moment.calendar.add(hit.on - _DAY, nth)
    return Hit(on, sure=moment.calendar.announced(on.year))


def _year_said(match: re.Match[str]) -> str | None:
    return None if match["year"] in ("今年", "本年") and "腊月" in match[0] else match["year"]


def _named(match: re.Match[str], moment: Moment) -> Hit:
    return _read(lambda year: festival(match["name"], year), match, moment)


def _lunar_december(match: re.Match[str], moment: Moment) -> Hit:
    """腊月二十三, and 小年, which in the north is that day."""
    day = small(match["d"]) if match["d"] else 23
    hit = _read(lambda year: _in_last_month(day, year), match, moment)
    # 今年腊月 ends next year, as ours begins.
    return Hit(hit.on, sure=not match["year"] and (hit.sure or match["side"] is None))


def _in_last_month(day: int, year: int) -> date | None:
    spring, length = new_year(year), last_month_length(year)
    if not spring or not length or not 1 <= day <= length:
        return None
    return spring - timedelta(days=length - day + 1)


def _lunar_january(match: re.Match[str], moment: Moment) -> Hit:
    day = small(match["d"])
    if not 1 <= day <= 29:
        return NO_DATE

    def in_year(year: int) -> date | None:
        spring = new_year(year)
        return spring and spring + timedelta(days=day - 1)

    hit = _read(in_year, match, moment)
    return Hit(hit.on, sure=hit.sure or match["side"] is None)


def _lunar_day(match: re.Match[str], moment: Moment) -> Hit:
    """农历八月十五: not reckoned here; better ask, unless it only comments on a date."""
    return Hit(None, named=match.string[: match.start()][-1:] not in ("(", " ", "即"))


def _year_of_ours(match: re.Match[str], moment: Moment) -> Hit:
    """年前: before the Spring Festival, in speech; better ask."""
    hit = settle(new_year, year=None, past=False, moment=moment)
    return Hit(hit.on and hit.on - _DAY, sure=False)


RULES = (
    rule(
        "节旦年明午秋庆宵夕一八四师劳女儿党军诞",
        rf"(?P<year>{YEAR})?的?(?<![一二三四五六七八九十\d双])(?P<name>{_NAMES})"
        rf"(?:国际)?(?:劳动|儿童|建军|建党|妇女|青年)?(?:节日?)?(?:小?长假|假期?|黄金周|放假)?{_AROUND}(?P<nth>的?(?:第?(?P<n>{NUM})个?工作日|上?班?第一天(?:上班)?))?",
        _named,
    ),
    rule("夕宵十", rf"(?P<year>{YEAR})?(?P<name>除夕|年三十|元宵)节?(?P<side>(?!))?", _named),
    rule(
        "元国春中五",
        rf"(?:(?P<year>{YEAR})|{_TIME_BEFORE})(?P<name>元旦|国庆|春节|中秋|五一)节?(?P<side>(?!))?(?=$|{LEADS})",
        _named,
    ),
    rule(
        "腊小",
        rf"(?P<year>{YEAR})?(?:(?:农历|阴历)?腊月初?(?P<d>{NUM})日?|小年(?!轻)){_AROUND}?",
        _lunar_december,
    ),
    rule(
        "正初",
        rf"(?P<year>{YEAR})?(?:农历|阴历)?(?:正月初?|大年初)(?P<d>{NUM}){_AROUND}?",
        _lunar_january,
    ),
    rule(
        "历初",
        rf"(?:农历|阴历|旧历)(?:{NUM}|冬)月(?:初?{NUM}|[底末])[日号]?|{NUM}月初{NUM}",
        _lunar_day,
    ),
    rule("年", r"(?<![今明后去本当\d一二两三四五六七八九十几半多些近])年前", _year_of_ours),
)
