"""Times of the day: 下午三点半, 17:30, 5点前, 中午12点, 下班前, 5pm."""

import re
from dataclasses import replace
from datetime import time

from handlers.inputs.dates.found import NO_DATE, Hit, Moment, rule
from handlers.inputs.dates.pieces import BEFORE, NUM
from handlers.inputs.numerals import small

_PERIOD = (
    r"凌晨|清晨|早上|早晨|一早|上午|中午|午后|下午|傍晚|晚上|夜里|晚间|夜间"
    r"|(?<=[今明后昨天])[早晚]上?|[早晚](?=\d)"
)
_MORNING = ("凌", "清", "早", "一", "上")
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}
_NO_TOPIC = r"(?!意见|建议|要求|问题|内容|希望|体会|原因|说明|措施|工作)"


def _hour(period: str | None, hour: int, zero: bool) -> int:
    """The hour of 24; without a period 1 to 6 are taken as office people mean them."""
    if not period:
        return hour + 12 if 1 <= hour <= 6 and not zero else hour
    if period[0] in _MORNING:
        return 0 if period == "凌晨" and hour == 12 else hour
    if period[0] == "中":
        return hour + 12 if hour <= 3 else hour
    if hour == 12:
        return 12 if "午" in period else 24
    return hour + 12 if hour < 12 else hour


def _time(hour: int, minute: int) -> time | None:
    """24:00 is the last minute of its day."""
    if hour == 24 and minute == 0:
        return time(23, 59)
    return time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None


def _hit(at: time | None, moment: Moment, *, weak: bool, sure: bool = True) -> Hit:
    if at is None:
        return NO_DATE
    return Hit(moment.today, at, step=1, clock=True, weak=weak, sure=sure)


def _said(match: re.Match[str], moment: Moment) -> Hit:
    minute = match["minute"] or "0"
    minutes = _QUARTERS[minute] if minute in _QUARTERS else small(minute.rstrip("分"))
    said = small(match["hour"])
    hour = _hour(match["period"], said, match["hour"].startswith("0"))
    firm = match["period"] or match["minute"] or match["limit"] or said > 12
    return _hit(_time(hour, minutes), moment, weak=not firm, sure=bool(match["period"]))


def _written(match: re.Match[str], moment: Moment) -> Hit:
    hour = _hour(match["period"], int(match["hour"]), match["hour"].startswith("0"))
    return _hit(_time(hour, int(match["minute"])), moment, weak=False)


def _span(match: re.Match[str], moment: Moment) -> Hit:
    """工作日9:00-17:00: office hours, and no time but of a day before it."""
    return replace(_written(match, moment), weak=True)


def _noon(match: re.Match[str], moment: Moment) -> Hit:
    return _hit(time(12), moment, weak=False)


def _office_hours(match: re.Match[str], moment: Moment) -> Hit:
    """下班前: today, but the office's hours are not known here."""
    return Hit(moment.today, clock=True)


def _english(match: re.Match[str], moment: Moment) -> Hit:
    afternoon = match["half"].lower().startswith("p")
    hour = int(match["hour"]) % 12 + 12 * afternoon
    return replace(_hit(_time(hour, int(match["minute"] or 0)), moment, weak=False), latin=True)


RULES = (
    rule(
        "点时",
        rf"(?P<period>{_PERIOD})?的?(?<![百分之])(?P<hour>{NUM})(?:点钟?|时(?![限间候常段效]))(?![\d一二三四五六七八九]*%)"
        rf"(?P<minute>半|一刻|三刻|(?:{NUM})分?(?![\d个项件条类月日号]))?整?{_NO_TOPIC}"
        rf"(?P<limit>{BEFORE}|之?内|整)?",
        _said,
    ),
    rule(
        ":",
        rf"(?P<period>{_PERIOD})?(?<![\d:.])(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:%])"
        rf"(?:{BEFORE})?",
        _written,
    ),
    rule(
        ":",
        rf"(?P<period>{_PERIOD})?(?<![\d:.])\d{{1,2}}:[0-5]\d\s?[-~到至]\s?(?:{_PERIOD})?"
        r"(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?![\d:%])",
        _span,
    ),
    rule("中", rf"(?:当天)?中午(?!\d|{NUM}点)(?:{BEFORE})?", _noon),
    rule("下", r"下班(?:之前|以前|前|时)", _office_hours),
    rule(
        "mM",
        r"(?<![\d.:])(?:(?:at|by|before)\s+)?(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m)(?![A-Za-z])",
        _english,
    ),
)
