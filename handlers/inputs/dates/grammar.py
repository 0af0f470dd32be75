"""From hits of single rules to the dates of a text: longest first, ranges, times, corrections."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from db.rules.workdays import Calendar
from handlers.inputs.context import just_before
from handlers.inputs.dates import (
    absolute,
    clock,
    english,
    festivals,
    months,
    relative,
    weeks,
    years,
)
from handlers.inputs.dates.found import DateFound, Hit, Moment, Rule
from handlers.inputs.dates.pieces import day_of, shifted
from handlers.inputs.normalize import normalize
from handlers.inputs.traps import blank_traps

_RULES: tuple[Rule, ...] = (
    *absolute.RULES, *months.RULES, *weeks.RULES, *years.RULES, *relative.RULES,
    *festivals.RULES, *clock.RULES,
)  # fmt: skip
# Percents and ordinals hide what looks like dates in them: 第三项, 第5次, 12.5%.
_COVERED = re.compile(
    r"\d+(?:\.\d+)?%|百分之[〇零一二两三四五六七八九十百点\d.]+|第[一二三四五六七八九十百\d]+(?=[项条个号批次期章款位类版轮])"
    r"|(?:\d+|[一二三四五六七八九十]+)号(?=任务|事项|要求)"
)
_RANGE = re.compile(r"\s?(?:至|到|-|~|—)\s?(?:次年)?$")
_LISTED = re.compile(r"(?:、|和|及|与|或)$")
_DATA_AFTER = re.compile(
    r"\)?(?:期间)?的?(?:全部|新增)?(?:事项|办件|办理|业务|工作|情况|数据|报表)"
)
_NOT_MEANT = re.compile(r"(?:不是|并非|而不是|不再是)\s?$")
_OLD_DATE = re.compile(r"(?:原定于?|原计划|原来是?|原本是?|本来是?|原为|[从由])\s?$")
_FROM_THEN_ON = re.compile(
    r"\s?(?:之后|以后|后(?![续台])|起(?!草)|开始)"
)  # no deadline: better ask
_NO_YEAR = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]+)月(?!.*年)")
_WEEKDAY_ONLY = re.compile(r"[(]?(?:周|星期|礼拜)[一二三四五六日天1-7]$")
_GAP_OF_TIME = re.compile(r"[\s,，的)(T]{0,2}$")


@dataclass(frozen=True)
class _Placed:
    start: int
    end: int
    hit: Hit

    @property
    def on(self) -> date:
        assert self.hit.on is not None, "hits without a day are left out when the best are chosen"
        return self.hit.on


def find_dates(
    text: str, *, now: datetime, zone: ZoneInfo, calendar: Calendar, year: int | None = None
) -> list[DateFound]:
    """The dates meant in a text, in their order, with spans in it.

    `now`: when it was said (aware). `year`: the year of the notice being read, which bare months
    and days then take; without it they mean the next such day. Of a range the end counts; the
    period of a return (上月25日至本月24日的数据), a date taken back (不是9月20日) and an old one
    (原定9月20日,改到…) are no dates.
    """
    normal = normalize(text)
    moment = Moment(now.astimezone(zone), calendar, year)
    plain = blank_traps(normal.text)
    placed = _choose(_hits(_COVERED.sub(lambda m: "\uffff" * len(m[0]), plain), moment))
    meant = _meant(plain, _timed(plain, placed, moment), moment)
    return [_found(one, text, normal.span(one.start, one.end), moment) for one in meant]


def _found(one: _Placed, text: str, span: tuple[int, int], moment: Moment) -> DateFound:
    on, hit = one.on, one.hit
    words = text[span[0] : span[1]]
    sure = hit.sure and not _FROM_THEN_ON.match(text, span[1])
    return DateFound(on, hit.at, *span, words, hit.recurring, passed=on < moment.today, sure=sure)


def _hits(plain: str, moment: Moment) -> Iterable[_Placed]:
    for rule in _RULES:
        if any(need in plain for need in rule.needs):
            for match in rule.pattern.finditer(plain):
                yield _Placed(match.start(), match.end(), rule.read(match, moment))
    for start, end, hit in english.hits(plain, moment):
        yield _Placed(start, end, hit)


def _choose(placed: Iterable[_Placed]) -> list[_Placed]:
    """Leftmost, then longest; what overlaps with a chosen one is inside it."""
    chosen: list[_Placed] = []
    for one in sorted(placed, key=lambda p: (p.start, -p.end)):
        if one.end > one.start and (not chosen or one.start >= chosen[-1].end):
            chosen.append(one)
    return [one for one in chosen if one.hit.on]


def _timed(plain: str, placed: list[_Placed], moment: Moment) -> list[_Placed]:
    """Times joined to the day before them; weekdays that only comment on it checked."""
    joined: list[_Placed] = []
    for one in placed:
        last = joined[-1] if joined else None
        gap = plain[last.end : one.start] if last else ""
        if last and _comments(plain, last, one, gap):
            hit = replace(last.hit, sure=last.hit.sure and _agree(plain, last, one))
            joined[-1] = _Placed(last.start, one.end, hit)
        elif last and one.hit.clock and _GAP_OF_TIME.match(gap) and not last.hit.clock:
            hit = replace(last.hit, at=one.hit.at or last.hit.at)
            joined[-1] = _Placed(last.start, one.end, hit)
        else:
            joined.append(one)
    return [_not_passed(one, moment) for one in joined if not one.hit.weak]


def _comments(plain: str, last: _Placed, one: _Placed, gap: str) -> bool:
    """Whether `one` says `last` again: 12月5日(周六), 下周五(12月4日); 周三周四 are two days."""
    if one.hit.clock or last.hit.clock:
        return False
    return gap in ("(", "即", "也就是") or (gap in ("", " ") and _is_weekday(plain, one, last))


def _is_weekday(plain: str, one: _Placed, last: _Placed) -> bool:
    bare = _WEEKDAY_ONLY.search(plain, max(0, one.start - 1), one.end)
    return bool(bare and bare.start() <= one.start and not last.hit.step)


def _agree(plain: str, last: _Placed, one: _Placed) -> bool:
    if _is_weekday(plain, one, last):
        return last.on.weekday() == one.on.weekday()
    return last.on == one.on


def _not_passed(one: _Placed, moment: Moment) -> _Placed:
    """A time of today that has passed means the next such day."""
    hit = one.hit
    if not (hit.at and hit.step and hit.on == moment.today) or hit.at >= moment.now.time():
        return one
    later = moment.today + timedelta(days=hit.step)
    return replace(one, hit=replace(hit, on=later, sure=hit.step > 1 and hit.sure))


def _meant(plain: str, placed: list[_Placed], moment: Moment) -> list[_Placed]:
    meant: list[_Placed] = []
    for index, one in enumerate(placed):
        last = placed[index - 1] if index else None
        gap = plain[last.end : one.start] if last else "?"
        ranged, listed = bool(_RANGE.match(gap)), bool(_LISTED.match(gap))
        if last and (ranged or listed):
            one = placed[index] = _after(last, one, plain[one.start : one.end])
        if ranged and meant and meant[-1] is last:
            meant.pop()
        if not (ranged and _DATA_AFTER.match(plain, one.end)):
            meant.append(one)
    return [one for one in meant if not _taken_back(plain, one, meant)]


def _after(last: _Placed, one: _Placed, words: str) -> _Placed:
    """9月20日至25日: the month of the first; 2026年12月20日至1月10日: the year, or the next."""
    sure = last.hit.sure and not words.endswith("初")
    if last.hit.day and one.hit.day > last.hit.day:
        return one
    if one.hit.day:
        on = _next_with(one.hit.day, last.on)
    elif _NO_YEAR.match(words):
        same = day_of(last.on.year, one.on.month, one.on.day)
        late = day_of(last.on.year + 1, one.on.month, one.on.day)
        on = same if same and same >= last.on else late
    else:
        return one
    return replace(one, hit=replace(one.hit, on=on or one.on, sure=sure and bool(on)))


def _next_with(day: int, first: date) -> date | None:
    months = (shifted(first.year, first.month, step) for step in range(2))
    days = (day_of(*month, day) for month in months)
    return next((found for found in days if found and found >= first), None)


def _taken_back(plain: str, one: _Placed, meant: list[_Placed]) -> bool:
    """不是9月20日; and the old one of 原定9月20日,改到10月15日."""
    if just_before(_NOT_MEANT, plain, one.start):
        return True
    return one is not meant[-1] and just_before(_OLD_DATE, plain, one.start)
