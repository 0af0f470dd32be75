"""A stretch of days that a question names: 本月, 下周, 9月, 九月底前, 三天内, by 30 September."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.inputs.dates import DateFound
from handlers.inputs.numerals import small

SOON = timedelta(days=30)
"""What 近期 means."""
WEEK = timedelta(days=7)
DAY = timedelta(days=1)
GONE = " "


@dataclass(frozen=True)
class Window:
    """Both ends included; `first` None: whatever is due by `last`."""

    first: date | None
    last: date

    def has(self, day: date | None) -> bool:
        return day is not None and day <= self.last and (self.first is None or self.first <= day)


def find_window(text: str, *, today: date, dates: Sequence[DateFound]) -> tuple[Window | None, str]:
    """The stretch named in a normalized text, and its words without it.

    `dates`: what the reader of dates found there, by their places in the text.
    """
    for pattern, window in _NAMED:
        match = pattern.search(text)
        if match:
            return window(match, today), _without(text, *match.span())
    return _of_date(text, dates[0], today) if dates else (None, text)


def _of_date(text: str, found: DateFound, today: date) -> tuple[Window, str]:
    """九月底前: all up to that day; 三天内: from today on; 9月20日: that day."""
    if found.on.year < today.year and not _YEAR_SAID.search(found.text):
        # 4月底前没办结的 is asked of this year's, though it tells of what is past.
        found = replace(found, on=_in_year(found.on, today.year))
    by = _BY.search(text[: found.start])
    before = _BEFORE.match(text, found.end)
    start = by.start() if by else found.start
    rest = _without(text, start, before.end() if before else found.end)
    if by or before or found.text.endswith("前"):
        return Window(None, found.on), rest
    within = found.text.endswith("内")
    return Window(min(today, found.on) if within else found.on, found.on), rest


def _in_year(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + GONE * (end - start) + text[end:]


def _week(match: re.Match[str], today: date) -> Window:
    monday = today - DAY * today.weekday() + WEEK * _turn(match["rel"])
    return Window(monday, monday + DAY * 6)


def _relative_month(match: re.Match[str], today: date) -> Window:
    number = today.year * 12 + today.month - 1 + _turn(match["rel"])
    return _month_of(number // 12, number % 12 + 1)


def _named_month(match: re.Match[str], today: date) -> Window:
    year = match["y"]
    return _month_of(int(year) if year else today.year, small(match["n"]))


def _english_month(match: re.Match[str], today: date) -> Window:
    return _month_of(today.year, _ENGLISH.index(match["n"][:3].lower()) + 1)


def _quarter(match: re.Match[str], today: date) -> Window:
    first = (today.month - 1) // 3 * 3 + 1 + 3 * _turn(match["rel"])
    year, first = today.year + (first - 1) // 12, (first - 1) % 12 + 1
    return Window(date(year, first, 1), _month_of(year, first + 2).last)


def _numbered_quarter(match: re.Match[str], today: date) -> Window:
    first = 3 * (small(match["n"]) - 1) + 1
    return Window(date(today.year, first, 1), _month_of(today.year, first + 2).last)


def _half(match: re.Match[str], today: date) -> Window:
    first = 1 if match["rel"] == "上" else 7
    return Window(date(today.year, first, 1), _month_of(today.year, first + 5).last)


def _few_days(_match: re.Match[str], today: date) -> Window:
    return Window(today, today + DAY * 3)


def _day_of_month(match: re.Match[str], today: date) -> Window:
    """20号到期的: of this month, or of the next where it has passed."""
    number = today.year * 12 + today.month - 1 + (int(match["d"]) < today.day)
    last = _month_of(number // 12, number % 12 + 1).last
    day = last.replace(day=min(int(match["d"]), last.day))
    return Window(None if match["by"] else day, day)


def _year(_match: re.Match[str], today: date) -> Window:
    return Window(date(today.year, 1, 1), date(today.year, 12, 31))


def _near(_match: re.Match[str], today: date) -> Window:
    return Window(today, today + SOON)


def _month_of(year: int, month: int) -> Window:
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _turn(word: str) -> int:
    """下 is the next one, 上 the last, 本 and 这 the one that runs."""
    return {"下": 1, "n": 1, "上": -1, "l": -1}.get(word[0].lower(), 0)


_YEAR_SAID = re.compile(r"\d{4}|[去前]年|年前|last year")
_BEFORE = re.compile(r"\s*(?:之前|以前|前)")
_BY = re.compile(
    r"\b(?:by|before|until|till|no later than)\s+(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE
)
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_REL = r"(?P<rel>上|下|本|这|当|今)"
_NAMED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Window]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), window)
    for pattern, window in (
        (rf"{_REL}一?个?(?:周|星期|礼拜)(?:内|之内)?(?![一二三四五六日天末\d])", _week),
        (
            rf"{_REL}一?个?月(?:份|内|之内)?(?![底初中末上下\d一二三四五六七八九十])",
            _relative_month,
        ),
        (r"第?(?P<n>[1-4一二三四])季度", _numbered_quarter),
        (r"(?P<rel>上|下)半年", _half),
        (r"这(?:[两几]|一两)天|近[两几]天|[两几]天内", _few_days),
        (
            r"(?<![\d月./])(?P<d>[12]\d|3[01]|[1-9])[号日](?P<by>之?前|以前)?(?=要?到期|截止|要?[交报办完])",
            _day_of_month,
        ),
        (rf"{_REL}一?个?季度?(?:内|之内)?(?!末|底)", _quarter),
        (r"(?:今|本|全|这)年度?(?:内|之内)?(?![底末初]|\d|\s?[一二三四五六七八九十])|年内", _year),
        (r"近期|近段时间|最近|近来|接下来|\bsoon\b|\bcoming up\b", _near),
        (
            r"(?:(?P<y>20\d\d)年)?(?<![\d一二三四五六七八九十])(?P<n>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])月份?"
            r"(?:内|之内)?(?![底初中末上下前之以\d一二三四五六七八九十])",
            _named_month,
        ),
        (r"\b(?P<rel>this|next|last) week\b", _week),
        (r"\b(?P<rel>this|next|last) month\b", _relative_month),
        (r"\b(?P<rel>this|next|last) quarter\b", _quarter),
        (r"\bthis year\b", _year),
        (
            rf"\bin (?P<n>(?:{'|'.join(_ENGLISH)})[a-z]*)\b",
            _english_month,
        ),
    )
)
