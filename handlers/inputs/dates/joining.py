"""Hits beside each other: times of a day, and a day said twice."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.inputs.context import just_before
from handlers.inputs.dates.found import Hit, Moment

RANGE = re.compile(r"\s?(?:起|开始)?\s?(?:至|到|-|~|—|to|until|till)\s?(?:次年)?$")
_DAILY = re.compile(r"每(?:天|日|个?工作日)的?\s?$")
WEEKDAY = re.compile(r"周|星期|礼拜")
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
        if last and last.hit.at and one.hit.clock and RANGE.match(gap):
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
        on_weekday = one.is_weekday and not WEEKDAY.search(plain, last.start, last.end)
        return apart or on_weekday
    return gap in (",", "，", ", ") and apart and _agree(last, one)


def _as_one(last: Placed, one: Placed) -> Hit:
    """The day of the calendar if one is named, in the year or month that the other means."""
    swapped = one.hit.named and not last.hit.named
    main, other = (one, last) if swapped else (last, one)
    if not _agree(main, other):
        return replace(main.hit, sure=False)
    if other.is_weekday or main.on == other.on:
        return replace(main.hit, sure=main.hit.sure or other.is_weekday or other.hit.sure)
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
