"""From hits of single rules to the dates of a text: leftmost first, then longest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from db.rules.workdays import Calendar
from handlers.inputs.context import just_before
from handlers.inputs.dates import (
    absolute,
    clock,
    days,
    dotted,
    english,
    festivals,
    months,
    ordinals,
    relative,
    weeks,
    years,
)
from handlers.inputs.dates.found import DateFound, Moment, Rule
from handlers.inputs.dates.joining import Placed, timed
from handlers.inputs.dates.ranges import meant
from handlers.inputs.normalize import normalize
from handlers.inputs.traps import blank_traps

_RULES: tuple[Rule, ...] = (
    *absolute.RULES, *dotted.RULES, *months.RULES, *days.RULES, *ordinals.RULES, *weeks.RULES,
    *years.RULES, *relative.RULES, *festivals.RULES, *clock.RULES,
)  # fmt: skip
# Percents and ordinals hide what looks like dates in them: 第三项, 第5次, 12.5%.
_COVERED = re.compile(
    r"\d+(?:\.\d+)?%|百分之[〇零一二两三四五六七八九十百点\d.]+|第[一二三四五六七八九十百\d]+(?=个(?!工作日|周|星期|礼拜)|[项条号批次期章款位类版轮])"
    r"|(?:\d+|[一二三四五六七八九十]+)号(?=任务|事项|要求)"
)
_AFTER = re.compile(r"\b(?:after|since|from|following)\s(?:the\s)?$", re.IGNORECASE)
_DAYS_FROM = re.compile(r"\b(?:days?|weeks?|months?)\s(?:before\s(?:the\s)?)?$", re.IGNORECASE)
_FROM_THEN_ON = re.compile(
    r"\s?(?:之后|以后|后(?![续台])|以来|起(?!草)|开始)"
)  # no deadline: better ask


@dataclass(frozen=True)
class Dates:
    """The dates of a text; `impossible`: where days stand that no calendar has (9月31日)."""

    dates: tuple[DateFound, ...]
    impossible: tuple[tuple[int, int], ...]


def find_dates(
    text: str, *, now: datetime, zone: ZoneInfo, calendar: Calendar, year: int | None = None
) -> list[DateFound]:
    """The dates meant in a text, in their order, with spans in it.

    `now`: when it was said (aware). `year`: the year of the notice being read, which bare months
    and days then take; without it they mean the next such day. Of a range the end counts; the
    period of a return (上月25日至本月24日的数据), a date taken back (不是9月20日) and an old one
    (原定9月20日,改到…) are no dates.
    """
    return list(read_dates(text, now=now, zone=zone, calendar=calendar, year=year).dates)


def read_dates(
    text: str, *, now: datetime, zone: ZoneInfo, calendar: Calendar, year: int | None = None
) -> Dates:
    """The dates of a text as `find_dates` has them, and the days that no calendar has."""
    normal = normalize(text)
    moment = Moment(now.astimezone(zone), calendar, year)
    plain = blank_traps(normal.text)
    chosen = _choose(_hits(_COVERED.sub(lambda m: "\uffff" * len(m[0]), plain), moment))
    placed = [one for one in chosen if one.hit.on]
    kept = meant(plain, timed(plain, placed, moment), moment.today)
    found = [_found(one, text, normal.span(one.start, one.end), moment) for one in kept]
    lost = [one for one in chosen if one.hit.named and not one.hit.on]
    return Dates(tuple(found), tuple(normal.span(one.start, one.end) for one in lost))


def _found(one: Placed, text: str, span: tuple[int, int], moment: Moment) -> DateFound:
    on, hit = one.on, one.hit
    words = text[span[0] : span[1]]
    open_ended = _FROM_THEN_ON.match(text, span[1]) or just_before(_AFTER, text, span[0])
    counted = hit.latin and just_before(_DAYS_FROM, text, span[0])
    sure = hit.sure and not open_ended and not counted
    passed = on < moment.today
    return DateFound(
        on, hit.at, *span, words, hit.recurring, passed=passed, sure=sure, told=passed and hit.told
    )


def _hits(plain: str, moment: Moment) -> Iterable[Placed]:
    for rule in _RULES:
        if any(need in plain for need in rule.needs):
            for match in rule.pattern.finditer(plain):
                yield Placed(match.start(), match.end(), rule.read(match, moment))
    for start, end, hit in english.hits(plain, moment):
        yield Placed(start, end, hit)


def _choose(placed: Iterable[Placed]) -> list[Placed]:
    """Leftmost, then longest; what overlaps with a chosen one is inside it."""
    chosen: list[Placed] = []
    for one in sorted(placed, key=lambda p: (p.start, -p.end)):
        if one.end > one.start and (not chosen or one.start >= chosen[-1].end):
            chosen.append(one)
    return chosen
