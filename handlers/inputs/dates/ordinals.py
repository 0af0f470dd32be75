"""Days counted inside a month, quarter or year: 本月最后一个工作日, 下月第一个周五, 12月第二周."""

import re
from datetime import date, timedelta

from handlers.inputs.dates.found import NO_DATE, Hit, Moment, rule
from handlers.inputs.dates.pieces import NUM, TAIL, YEAR, end_of, settle, shifted, year_of
from handlers.inputs.numerals import small

_DAY = timedelta(days=1)
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
_STEPS = {"上": -1, "下": 1, "次": 1}
_SPAN = (
    rf"(?:(?P<rel>上个?|下个?|次|本|这个?|当|每个?)?(?P<unit>月(?!.?[日号])|季度?|年度?(?=[底末内的第最]))"
    rf"|(?P<year>{YEAR})?的?(?P<m>{NUM})月份?|(?P<whole>{YEAR}))[底末内里]?[中的]?"
)
_NTH = (
    rf"(?:(?P<last>最后|末)的?(?:一|1|那)?|(?P<back>倒数)?第(?P<n>{NUM}))个?"
    r"(?P<what>工作[日天]|天|(?:周|星期|礼拜)(?P<day>[一二三四五六日天])?)"
)


def _span(match: re.Match[str], moment: Moment) -> tuple[date, date, bool] | None:
    """First and last day, and whether they are plain."""
    today = moment.today
    if match["unit"]:
        step = _STEPS.get((match["rel"] or "")[:1], 0)
        if match["unit"] == "月":
            last = end_of(*shifted(today.year, today.month, step))
            return last.replace(day=1), last, True
        if match["unit"][0] == "季":
            end = (today.month + 2) // 3 * 3
            last = end_of(*shifted(today.year, end, 3 * step))
            return date(last.year, last.month - 2, 1), last, True
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31), True
    year = year_of(match["year"] or match["whole"], moment)
    if match["whole"]:
        return (date(year, 1, 1), date(year, 12, 31), True) if year else None
    month = small(match["m"])
    if not 1 <= month <= 12:
        return None
    hit = settle(lambda y: end_of(y, month), year=year, past=False, moment=moment)
    return (hit.on.replace(day=1), hit.on, hit.sure) if hit.on else None


def _read(match: re.Match[str], moment: Moment) -> Hit:
    span = _span(match, moment)
    if span is None:
        return NO_DATE
    first, last, plain = span
    back = bool(match["last"] or match["back"])
    nth = 1 if match["last"] else small(match["n"])
    on = _nth(match, moment, last if back else first, nth, -1 if back else 1)
    if on is None or not first <= on <= last:
        return NO_DATE
    week = match["what"] in ("周", "星期", "礼拜")
    announced = match["what"][0] != "工" or moment.calendar.announced(on.year)
    recurring = (match["rel"] or "").startswith("每")
    return Hit(on, sure=plain and announced and not week, recurring=recurring)


def _nth(match: re.Match[str], moment: Moment, edge: date, nth: int, way: int) -> date | None:
    if nth < 1:
        return None
    if match["what"][0] == "工":
        return moment.calendar.add(edge - way * _DAY, way * nth)
    if match["day"]:
        ahead = (_WEEKDAYS[match["day"]] - edge.weekday()) * way % 7
        return edge + way * timedelta(days=ahead + 7 * (nth - 1))
    if match["what"] == "天":
        return edge + way * timedelta(days=nth - 1)
    if way < 0:
        return edge - timedelta(days=7 * (nth - 1))
    # 12月第一周: up to the Sunday of it; better ask.
    return edge + timedelta(days=6 - edge.weekday() + 7 * (nth - 1))


RULES = (rule("第后末", rf"{_SPAN}{_NTH}{TAIL}", _read),)
