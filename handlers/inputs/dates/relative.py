"""Days counted from now: 今天, 大后天, 三天内, 5个工作日内, 半个月内, 两小时后, 还要10天."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from handlers.inputs.context import just_before
from handlers.inputs.dates.found import NO_DATE, Hit, Moment, rule
from handlers.inputs.dates.pieces import TAIL, add_months
from handlers.inputs.numerals import number

_DAYS = {"今": 0, "明": 1, "后": 2, "大后": 3, "大大后": 4, "昨": -1, "前": -2, "大前": -3}
_COUNT = r"(?P<n>(?<![\d.])\d{1,3}|[一二两俩仨三四五六七八九十百]{1,4}|半)"
_UNIT = (
    r"(?P<unit>个?工作日|天|日|个?周(?![一二三四五六日末])|个?星期|个?礼拜|个半月|个?季度|个月|(?<=[半俩仨])月|年(?!度)|个?半?小时|个?钟头|分钟|刻钟)"
    r"(?P<half>半)?(?:的?时间)?"
)
_NOT_EXTENDED = (
    r"(?<!延期)(?<!延长)(?<!推迟)(?<!延后)(?<!宽限)(?<!顺延)(?<!近)(?<!过去)(?<!每)(?<!提前)(?<!第)"
)
_NEED = (
    r"(?:(?:还|再|大概|大约|约|估计|预计|至少|最多|得|可能)*(?:需要?|要|得|用|给我?们?|有|(?<!超)过|花|等)"
    r"(?:大概|大约|约|至少|最多|用|个)*|预计|最多|估计)\s?"
)
# 预计10日完成 is the 10th, 预计20年1月 a date.
_NO_DAY = r"(?![\d一二两三四五六七八九十]+(?:日|年[\d一二三四五六七八九十]))"
_SOME = ("过两", "再过两", "这两", "等两")  # some days
_AFTER_SOMETHING = re.compile(
    r"(?:(?<![最然今此往随])后|(?<![即今明]日)(?<![今明]天)(?<!现在)(?<![即今])起)[\s,，的]?$"
)
# 承诺3个工作日内办结 is what the service promises, or the speaker: better ask.
_OF_THE_SERVICE = re.compile(
    r"(?:承诺|法定|时限|压缩[到至]|缩短[到至]|提速[到至])[^,，。;\d一二两三四五六七八九十]{0,3}$"
)
_MORE_TIME = re.compile(r"[再多](?:给|宽限|缓|延)(?:我们?|个|上)?$")  # from now, or the due date
_EITHER = re.compile(r"[\d一二两三四五六七八九十](?:个?工作日|天|周)?\s?(?:-|~|到|至)$")  # 3-5天内
_COUNTDOWN = re.compile(r"(?:距离?|离)[^,，。;]{1,12}$")  # 离年底还有一个月
_VAGUE = re.compile(r"[一二两三四五六七八九]{2,}")
_MONTHS = {"月": 1, "季度": 3, "年": 12}
_HOURS = {"小时": 60, "钟头": 60, "分钟": 1, "刻钟": 15}
# 今天天真冷, 今天周几, 今天辛苦了, 明日之星: a day is named, and nothing of it.
_SMALL_TALK = (
    r"天气|天儿?真|[真好太]?[冷热]|[下刮]雨|[下刮][雪风]|是?(?:周|星期|礼拜)几|是?几号|[大你您]家?们?辛苦|辛苦|之星"
    r"|[愉快]快?乐?|收到"
)
_LIMIT = 3700  # days: nobody's deadline is ten years off


def _day(match: re.Match[str], moment: Moment) -> Hit:
    return Hit(moment.today + timedelta(days=_DAYS[match["day"]]))


def _either_day(match: re.Match[str], moment: Moment) -> Hit:
    """今明两天, 明后天: the later one; better ask."""
    return Hit(moment.today + timedelta(days=1 if match[0][0] == "今" else 2), sure=False)


def _counted(match: re.Match[str], moment: Moment) -> Hit:
    """N units from now; 3天前 back. Of 到货后一周内 nobody knows the day: better ask."""
    if just_before(_AFTER_SOMETHING, match.string, match.start()):
        return Hit(None, named=True)
    if just_before(_COUNTDOWN, match.string, match.start()):
        return NO_DATE
    if just_before(_OF_THE_SERVICE, match.string, match.start("n")):
        return Hit(None, named=True)
    sign = -1 if (match["dir"] or "") == "前" else 1
    vague = bool(_VAGUE.fullmatch(match["n"]))  # 两三天内: three, better ask
    n = match["n"][-1] if vague else match["n"].replace("仨", "三")
    later = _later(n, match["unit"].removeprefix("个"), bool(match["half"]), sign, moment)
    if later is None or abs((later.date() - moment.today).days) > _LIMIT:
        return NO_DATE
    exact = any(match["unit"].endswith(unit) for unit in _HOURS)
    clock = later.time().replace(second=0, microsecond=0) if exact else None
    vague = vague or match[0].startswith(_SOME)
    vague = vague or just_before(_EITHER, match.string, match.start())
    more = match[0].startswith(("再给", "多给")) or just_before(
        _MORE_TIME, match.string, match.start("n")
    )
    plain = sign > 0 and not (vague or more) and not _loose(match["unit"], match["dir"] or "")
    return Hit(later.date(), clock, sure=plain)


def _possible(match: re.Match[str], moment: Moment) -> Hit:
    """三天能弄完: three days from now, unless it tells how long such things take; better ask."""
    return replace(_counted(match, moment), sure=False)


def _loose(unit: str, direction: str) -> bool:
    """一周左右; and 5日后, which may mean after the 5th."""
    return direction == "左右" or (unit == "日" and "后" in direction)


def _later(n: str, unit: str, half: bool, sign: int, moment: Moment) -> datetime | None:
    count = 0.5 if n == "半" else float(number(n) or 0)
    if unit.startswith("半") and unit != "半月":  # 2个半小时
        unit, half = unit[1:], True
    if not count or (unit == "工作日" and (sign < 0 or count % 1)):
        return None
    if unit == "工作日":
        return _at(moment, moment.calendar.add(moment.today, int(count)))
    if unit in _HOURS:
        return moment.now + timedelta(minutes=sign * (count + half * 0.5) * _HOURS[unit])
    later = _days_later(count + half * 0.5, unit, sign, moment.today)
    return _at(moment, later) if later else None


def _days_later(count: float, unit: str, sign: int, today: date) -> date | None:
    if unit == "半月":  # 1个半月
        count, unit = count + 0.5, "月"
    if unit in _MONTHS:
        months = count * _MONTHS[unit]
        half_month = 15 if months % 1 else 0
        return add_months(today, sign * int(months)) + timedelta(days=sign * half_month)
    days = count * (1 if unit in "天日" else 7)
    if days < 1:
        return None  # 半天内
    return today + timedelta(days=sign * int(days + 0.5))


def _at(moment: Moment, day: date) -> datetime:
    return datetime.combine(day, moment.now.timetz())


def _next_working_day(match: re.Match[str], moment: Moment) -> Hit:
    return Hit(moment.calendar.add(moment.today, 1))


def _of_another_day(match: re.Match[str], moment: Moment) -> Hit:
    """明天的后天: better ask."""
    return Hit(None, named=True)


def _no_date(match: re.Match[str], moment: Moment) -> Hit:
    """延期10天 counts from a due date that the sentence does not name."""
    return NO_DATE


RULES = (
    rule(
        "天日儿",
        rf"(?<!以)(?<!赶)(?<!年的)(?<![去明]年)(?P<day>大{{0,2}}后|大前|[今明昨]|(?<!提)前)(?:[天日]|儿个?)(?!头条|{_SMALL_TALK}){TAIL}",
        _day,
    ),
    rule("天", rf"(?:今明|明后)两?天{TAIL}", _either_day),
    rule("天", r"[今明后昨前][天儿]的[今明后昨前][天儿]", _of_another_day),
    rule("工", rf"下一?个?工作日{TAIL}", _next_working_day),
    rule("早晚中", r"(?P<day>[今明昨])(?=[早晚]|中午)", _day),
    rule(
        "天日周期拜月年时头钟度",
        rf"{_NOT_EXTENDED}{_COUNT}{_UNIT}"
        r"(?P<dir>之内|以内|内(?!部|容)|之后|以后|后(?![续台])|左右|(?<!日)(?:之|以)?前(?=[就已报办完交,，]|$))"
        r"(?![^,，。;]{0,4}率)",
        _counted,
    ),
    rule(
        "天日周期拜月年时头钟度",
        rf"(?<!不)(?:{_NEED}{_NO_DAY}|需要?\s?){_COUNT}{_UNIT}(?P<dir>左右)?"
        r"(?![一评]|自助|[^,，。;]{0,4}率)",
        _counted,
    ),
    rule(
        "天周期拜月年",
        rf"{_NOT_EXTENDED}{_COUNT}{_UNIT}(?P<dir>(?!))?"
        r"(?=就?(?:能|可以)(?:全部|基本|都)?(?:完|弄|搞|办|做|报(?!表)|交|好)(?!\S{0,2}\d)|就[好行])",
        _possible,
    ),
    rule(
        "延推宽顺缓后",
        rf"(?:延期|延长|推迟|延后|宽限|顺延|缓|延|往后[推延拖放靠挪])(?:了|个)?(?!\d+年\d){_COUNT}{_UNIT}(?![之以]?[后内])",
        _no_date,
    ),
)
