"""From which day to which: 10月9日到13日, 下周三到周五, 明天起三天, 下周, 到周五, 明天."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from zoneinfo import ZoneInfo

from db.rules.workdays import Calendar
from handlers.inputs.dates import DateFound, find_dates
from handlers.inputs.dates.pieces import day_of, shifted
from handlers.inputs.normalize import normalize
from handlers.inputs.numerals import CHINESE, small

DAY = timedelta(days=1)
Find = Callable[[str], list[DateFound]]
_TO = re.compile(r"\s?(?:起|开始)?\s?(?:至|到|-|~|to|until|till|through)\s?$", re.IGNORECASE)
_FOR = re.compile(
    rf"\s?(?:起|开始|for)?\s?(?:共|为期|连续)?\s?(?P<n>\d{{1,3}}|{CHINESE})\s?个?"
    r"(?P<unit>天|日(?!起)|周|星期|礼拜|days?|weeks?)",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"(?P<far>下下|下|这|本|next|this)一?个?(?:整|全)?\s?(?:周|星期|礼拜|week)(?![一二三四五六日天末\d])",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?P<days>今明|明后)(?:两|二)?天")
# One phrase to the grammar of dates: 10月9-13日, 10.9-10.13.
_WITHIN = re.compile(
    r"(?:(?P<first>\d{1,2})[日号]?[-~到至]\d{1,2}[日号]"
    r"|(?P<month>\d{1,2})[./](?P<day>\d{1,2})[日号]?[-~到至]\d{1,2}[./]\d{1,2}[日号]?)$"
)
_DAYISH = re.compile(
    r"[日号今明后]|(?:周|星期|礼拜)[一二三四五六日天]|\d[./-]\d|today|tomorrow|day\b|\d",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"[旬初底末季]|[年月]$|end|week$|month$", re.IGNORECASE)
_MONTH_SAID = re.compile(r"月|[./-]|[a-z]", re.IGNORECASE)
_WEEKS = {"下下": 2, "下": 1, "next": 1}


@dataclass(frozen=True)
class Stretch:
    """Days from `first` to `last`, both included; not `sure`: others may be meant, so ask."""

    first: date
    last: date
    sure: bool = True


def find_stretch(text: str, *, now: datetime, zone: ZoneInfo, calendar: Calendar) -> Stretch | None:
    """The days that a text names; None if it names none, or several that are not in a row.

    `now`: when it was said (aware). It may lie in the past: the caller says so.
    """
    plain = normalize(text).text
    today = now.astimezone(zone).date()
    find = partial(find_dates, now=now, zone=zone, calendar=calendar)
    whole = _week(plain, today) or _pair(plain, today)
    if whole:
        return whole
    found = find(plain)
    if not found:
        return _counted(_FOR.search(plain), today)
    last = found[-1]
    opening = _TO.search(plain, 0, last.start)
    if opening:
        return _between(find(plain[: opening.start()]), last, today, find)
    sure = _alone(last, find).sure
    return _counted(_FOR.match(plain, last.end), last.on, sure=sure) or _days(found)


def _week(plain: str, today: date) -> Stretch | None:
    match = _WEEK.search(plain)
    if match is None or _TO.search(plain, 0, match.start()):
        return None
    monday = today + (_WEEKS.get(match["far"].lower(), 0) * 7 - today.weekday()) * DAY
    return Stretch(max(monday, today), monday + 6 * DAY)


def _pair(plain: str, today: date) -> Stretch | None:
    match = _PAIR.search(plain)
    first = today + (match["days"] == "明后") * DAY if match else today
    return Stretch(first, first + DAY) if match else None


def _counted(match: re.Match[str] | None, first: date, *, sure: bool = True) -> Stretch | None:
    count = small(match["n"]) if match else 0
    if match is None or not count:
        return None
    days = count if match["unit"].lower() in ("天", "日", "day", "days") else count * 7
    return Stretch(first, first + (days - 1) * DAY, sure)


def _between(before: list[DateFound], last: DateFound, today: date, find: Find) -> Stretch | None:
    """下周三到周五; 到周五 begins today; 10月9日到13日 said on the 11th has begun."""
    if not before:
        return Stretch(today, last.on, last.sure)
    first = _alone(before[-1], find)
    if first.on <= last.on:
        return Stretch(first.on, last.on, first.sure and last.sure)
    earlier = _MONTH_SAID.search(first.text)
    begun = shifted(first.on.year, first.on.month, -12 if earlier else -1)
    day = day_of(*begun, first.on.day)
    return Stretch(day, last.on, last.sure) if day and day <= last.on else None


def _alone(one: DateFound, find: Find) -> DateFound:
    """The day without what follows: 明天起 is no deadline, and a beginning all the same."""
    found = find(one.text)
    return found[0] if found and found[0].on == one.on else one


def _days(found: list[DateFound]) -> Stretch | None:
    """One day, or several in a row."""
    within = _WITHIN.search(found[0].text) if len(found) == 1 else None
    if within:
        last = found[0].on
        first = day_of(
            last.year, int(within["month"] or last.month), int(within["first"] or within["day"])
        )
        return Stretch(first, last, found[0].sure) if first and first <= last else None
    if not all(_DAYISH.search(one.text) and not _VAGUE.search(one.text) for one in found):
        return None
    days = [one.on for one in found]
    if any(later - earlier != DAY for earlier, later in pairwise(days)):
        return None
    return Stretch(days[0], days[-1], all(one.sure for one in found))
