"""Hits beside each other: times of a day, a day said twice, ranges, lists, days taken back."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.inputs.context import just_before
from handlers.inputs.dates.found import Hit, Moment
from handlers.inputs.dates.pieces import day_of, shifted

_RANGE = re.compile(r"\s?(?:至|到|-|~|—|to|until|till)\s?(?:次年)?$")
_LISTED = re.compile(r"\s?(?:、|和|及|与|或者?|还是|and|or)\s?$")
_DATA_AFTER = re.compile(
    r"\)?(?:期间)?的?(?:全部|新增)?(?:事项|办件|办理|业务|工作|情况|数据|报表)"
)
_PERIOD_OF = re.compile(r"\b(?:return|figures|data|report|period)\s(?:for|from|of)\s$", re.I)
_NOT_MEANT = re.compile(r"(?:不是|并非|而不是|不再是|\bnot(?: by| on)?)\s?$")
_OLD_DATE = re.compile(r"(?:原定于?|原计划|原来是?|原本是?|本来是?|原为|[从由])\s?$")
_REPLACED = re.compile(
    r"[^,，。;\d]{0,3}(?:改|推迟|推|延期|延后|延长|延|调整|变更|顺延|挪)[^,，。;\d]{0,2}[到至为成]\s?"
)
_CANNOT = re.compile(
    r"\s?(?:恐怕|可能|怕是?|估计|肯定|也|还|都|是)*(?:[完搞弄做办报交赶]\S?不[完成定了上好出]|来不及|不行|没法|无法|够呛|不能)"
)
_OFFSET = re.compile(
    r"(?P<side>(?:之日)?起|的?(?:之|以)?[前后])?的?"
    r"(?:第?(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})个?(?:工作日|天|日|周|星期|礼拜|月|小时)|次日|前夕)"
)
_DAILY = re.compile(r"每(?:天|日|个?工作日)的?\s?$")
_NO_YEAR = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]+)月(?!.*年)")
_YEAR_SAID = re.compile(r"年|\d{4}")
_WEEKDAY = re.compile(r"周|星期|礼拜")
_GAP_OF_TIME = re.compile(r"(?:[\s,，的)(T]{0,2}|[早晚]上?|\s?(?:at|by|before)\s)$")
_SAID_AGAIN = re.compile(r"[,，]?\s?(?:[(]|即|也就是说?|就是)\s?")


@dataclass(frozen=True)
class Placed:
    """A hit and where it stands in the text."""

    start: int
    end: int
    hit: Hit

    @property
    def on(self) -> date:
        """The day read."""
        assert self.hit.on is not None, "hits without a day are left out when the best are chosen"
        return self.hit.on

    @property
    def is_weekday(self) -> bool:
        """周五 alone: the next one, or a comment on the day beside it."""
        return self.hit.step == 7 and not self.hit.recurring


def timed(plain: str, placed: list[Placed], moment: Moment) -> list[Placed]:
    """Times joined to the day beside them; a day said twice read once, unsure if they differ."""
    joined: list[Placed] = []
    for one in placed:
        last = joined[-1] if joined else None
        gap = plain[last.end : one.start] if last else ""
        if one.hit.clock and just_before(_DAILY, plain, one.start):
            continue
        if last and last.hit.at and one.hit.clock and _RANGE.match(gap):
            joined[-1] = _until(last, one)
        elif last and _comments(plain, last, one, gap):
            joined[-1] = Placed(last.start, one.end, _as_one(last, one))
        elif last and _tells_the_time(last, one, gap):
            day, clock = (last, one) if one.hit.clock else (one, last)
            hit = replace(day.hit, at=clock.hit.at or day.hit.at)
            joined[-1] = Placed(last.start, one.end, hit)
        else:
            joined.append(one)
    return [_not_passed(one, moment) for one in joined if not one.hit.weak]


def _until(last: Placed, one: Placed) -> Placed:
    """9点到11点: hours of a day before them, or of no day at all."""
    return Placed(last.start, one.end, replace(last.hit, weak=last.hit.clock))


def _tells_the_time(last: Placed, one: Placed, gap: str) -> bool:
    """12月5日 9:00; the other way round in English only: 5pm on Friday."""
    if not _GAP_OF_TIME.match(gap):
        return _follows_time(last, one, gap)
    return (one.hit.clock and not last.hit.clock) or _follows_time(last, one, gap)


def _follows_time(last: Placed, one: Placed, gap: str) -> bool:
    latin = last.hit.latin or gap == " on "
    return last.hit.clock and latin and one.hit.latin and gap in (" ", " on ", ", ")


def _comments(plain: str, last: Placed, one: Placed, gap: str) -> bool:
    """Whether `one` says `last` again: 12月5日(周六), 下周五(12月4日), 周三12月9日, 明天24号."""
    if one.hit.clock or last.hit.clock:
        return False
    if _SAID_AGAIN.fullmatch(gap):
        return True
    apart = last.hit.named != one.hit.named
    if gap in ("", " "):
        on_weekday = one.is_weekday and not _WEEKDAY.search(plain, last.start, last.end)
        return apart or on_weekday
    return gap in (",", "，", ", ") and apart and _agree(last, one)


def _as_one(last: Placed, one: Placed) -> Hit:
    """The day of the calendar if one is named, in the year or month that the other means."""
    swapped = one.hit.named and not last.hit.named
    main, other = (one, last) if swapped else (last, one)
    if not _agree(main, other):
        return replace(main.hit, sure=False)
    if other.is_weekday or main.on == other.on:
        return main.hit
    return replace(main.hit, on=other.on, sure=other.hit.sure)


def _agree(one: Placed, other: Placed) -> bool:
    for weekday, day in ((one, other), (other, one)):
        if weekday.is_weekday:
            return weekday.on.weekday() == day.on.weekday()
    return one.on == other.on or _may_be(one, other.on) or _may_be(other, one.on)


def _may_be(one: Placed, on: date) -> bool:
    """Whether a day said without its month or year is that day: 昨天22号, 上周五11月20日."""
    if one.hit.day:
        return one.hit.day == on.day
    return not one.hit.sure and (one.on.month, one.on.day) == (on.month, on.day)


def _not_passed(one: Placed, moment: Moment) -> Placed:
    """A time of today that has passed means the next such day."""
    hit = one.hit
    if not (hit.at and hit.step and hit.on == moment.today) or hit.at >= moment.now.time():
        return one
    later = moment.today + timedelta(days=hit.step)
    return replace(one, hit=replace(hit, on=later, sure=hit.step > 1 and hit.sure))


def meant(plain: str, placed: list[Placed]) -> list[Placed]:
    """Of a range its end, of a list each; none of what is data or taken back."""
    kept: list[Placed] = []
    for index, one in enumerate(placed):
        last = placed[index - 1] if index else None
        gap = plain[last.end : one.start] if last else "?"
        ranged, listed = bool(_RANGE.match(gap)), bool(_LISTED.match(gap)) or not gap
        if last and (ranged or listed):
            one = placed[index] = _after(plain, last, one, ranged=ranged)
        if last and kept and kept[-1] is last and (ranged or _REPLACED.fullmatch(gap)):
            kept.pop()
        data = last and just_before(_PERIOD_OF, plain, last.start)
        if not (ranged and (data or _DATA_AFTER.match(plain, one.end))):
            kept.append(one)
    return [_asked(plain, one) for one in kept if not _taken_back(plain, one, kept)]


def _asked(plain: str, one: Placed) -> Placed:
    """月底前完不成 promises nothing for its day; 元旦前三天 is counted from it: better ask."""
    offset = _OFFSET.match(plain, one.end)
    counted = offset and (offset["side"] or plain[one.end - 1] in "前后")
    if not (counted or _CANNOT.match(plain, one.end)):
        return one
    return replace(one, hit=replace(one.hit, sure=False))


def _after(plain: str, last: Placed, one: Placed, *, ranged: bool) -> Placed:
    """9月20日至25日, 下周三到周五: what the second lacks is taken from the first."""
    words = plain[one.start : one.end]
    if one.is_weekday:
        week = ranged or _WEEKDAY.search(plain, last.start, last.end)
        return _moved(last, one, _weekday_after(last.on, one.on)) if week else one
    if one.hit.day:
        ahead = last.hit.day and one.hit.day > last.hit.day
        return one if ahead else _moved(last, one, _next_with(one.hit.day, last.on))
    if _NO_YEAR.match(words) and (ranged or _YEAR_SAID.search(plain, last.start, last.end)):
        same = day_of(last.on.year, one.on.month, one.on.day)
        late = day_of(last.on.year + 1, one.on.month, one.on.day)
        sure = not words.endswith("初")
        return _moved(last, one, same if same and same >= last.on else late, sure=sure)
    return one


def _moved(last: Placed, one: Placed, on: date | None, *, sure: bool = True) -> Placed:
    sure = sure and last.hit.sure and on is not None
    return replace(one, hit=replace(one.hit, on=on or one.on, sure=sure))


def _weekday_after(first: date, weekday: date) -> date:
    return first + timedelta(days=(weekday.weekday() - first.weekday() - 1) % 7 + 1)


def _next_with(day: int, first: date) -> date | None:
    months = (shifted(first.year, first.month, step) for step in range(2))
    days = (day_of(*month, day) for month in months)
    return next((found for found in days if found and found >= first), None)


def _taken_back(plain: str, one: Placed, kept: list[Placed]) -> bool:
    """不是9月20日; and the old one of 原定9月20日,改到10月15日."""
    if just_before(_NOT_MEANT, plain, one.start):
        return True
    return one is not kept[-1] and just_before(_OLD_DATE, plain, one.start)
