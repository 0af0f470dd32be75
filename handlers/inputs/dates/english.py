"""English dates: by 20 September, Sept 20, next Friday, end of September, tomorrow, in 3 days.

Our own patterns find them and settle what is relative, as the Chinese grammar does; dateparser
reads the ones with a month's name. Left to itself it finds dates in "may", "sun" and "on 5".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from handlers.inputs.dates.found import NO_DATE, Hit, Moment, Reader, Rule
from handlers.inputs.dates.pieces import add_months, day_of, end_of, settle, shifted

_CHEAP = re.compile(
    r"(?ai)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|to(?:day|morrow|night)|yesterday|eod"
    r"|cob|mon|tue|wed|thu|fri|sat|sun|days?|weeks?|months?|quarter|year|hours?|minutes?"
    r"|\d{1,2}(?:st|nd|rd|th)\b)"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|(?<=by |on )(?:mon|tue|wed|thu|fri|sat|sun)\b"
    r"|(?<=next |this |last )(?:mon|tue|wed|thu|fri|sat|sun)\b)"
)
_DAY = r"(?<![\d.,])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "ten": 10,
}
_STEPS = {"last": -1, "next": 1, "this": 0}


@lru_cache(maxsize=1024)
def _parsed(words: str) -> date | None:
    import dateparser  # late: 50 ms, and most texts are Chinese

    found = dateparser.parse(words, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month"]})
    return found.date() if found else None


def _with_month(match: re.Match[str], moment: Moment) -> Hit:
    day, month, year = re.sub(r"\D", "", match["d"]), match["m"].rstrip("."), match["y"]
    number = _MONTHS.index(month[:3].lower()) + 1
    if year:
        return Hit(_parsed(f"{day} {month} {year}"))
    return settle(
        lambda y: _parsed(f"{day} {month} {y}") and day_of(y, number, int(day)),
        year=None,
        past=False,
        moment=moment,
    )


def _end_of_month(match: re.Match[str], moment: Moment) -> Hit:
    month = _MONTHS.index(match["m"][:3].lower()) + 1
    year = int(match["y"]) if match["y"] else None
    return settle(lambda y: end_of(y, month), year=year, past=False, moment=moment)


def _end_of(match: re.Match[str], moment: Moment) -> Hit:
    step, today = _STEPS.get((match["rel"] or "").lower(), 0), moment.today
    unit = match["unit"].lower()
    if unit == "day":
        return Hit(today)
    if unit == "week":
        return Hit(today + timedelta(days=6 - today.weekday() + 7 * step))
    if unit == "month":
        return Hit(end_of(*shifted(today.year, today.month, step)))
    quarter = (today.month + 2) // 3 * 3
    if unit == "quarter":
        return Hit(end_of(*shifted(today.year, quarter, 3 * step)))
    return Hit(date(today.year + step, 12, 31))


def _end_of_next(match: re.Match[str], moment: Moment) -> Hit:
    """Next week, next month: up to its last day; better ask."""
    return replace(_end_of(match, moment), sure=False)


def _weekday(match: re.Match[str], moment: Moment) -> Hit:
    """Monday-first weeks, as in Chinese; "next Friday" said before Friday may mean this one."""
    words = (match["rel"] or "").lower()
    wanted = _WEEKDAYS.index(match["day"][:3].lower())
    monday = moment.today - timedelta(days=moment.today.weekday())
    on = monday + timedelta(days=wanted + 7 * _STEPS.get(words, 0))
    if words:
        return Hit(on, sure=words != "next" or wanted <= moment.today.weekday())
    return Hit(
        on if on >= moment.today else on + timedelta(days=7), sure=on != moment.today, step=7
    )


def _near(match: re.Match[str], moment: Moment) -> Hit:
    words = match[0].lower()
    ahead = {"yesterday": -1, "tomorrow": 1}.get(words.split()[-1], 0)
    return Hit(moment.today + timedelta(days=2 if words.startswith("day after") else ahead))


def _counted(match: re.Match[str], moment: Moment) -> Hit:
    words, unit = match["n"].lower(), match["unit"].lower()
    count = _COUNTS.get(words) or int(words if words.isdigit() else 0)
    if not 0 < count < 1000:
        return NO_DATE
    if match["work"]:
        return Hit(moment.calendar.add(moment.today, count))
    if unit == "hour":
        later = moment.now + timedelta(hours=count)
        return Hit(later.date(), later.time().replace(second=0, microsecond=0))
    if unit in ("month", "year"):
        return Hit(add_months(moment.today, count * (12 if unit == "year" else 1)))
    return Hit(moment.today + timedelta(days=count * (7 if unit == "week" else 1)))


def _ordinal(match: re.Match[str], moment: Moment) -> Hit:
    day = int(match["d"])
    months = (shifted(moment.today.year, moment.today.month, step) for step in range(3))
    days = (day_of(*month, day) for month in months)
    return Hit(next((found for found in days if found and found >= moment.today), None))


def _rule(pattern: str, read: Reader) -> Rule:
    # ASCII, so that a word ends where Chinese begins: by 20 September前.
    return Rule("", re.compile(pattern, re.IGNORECASE | re.ASCII), read)


_YEAR = r"(?:,?\s?(?P<y>20\d{2})\b(?!\s?%))?"
_RULES: tuple[Rule, ...] = (
    _rule(rf"(?P<d>{_DAY})\s?(?:of\s)?(?P<m>{_MONTH}){_YEAR}", _with_month),
    _rule(rf"\b(?P<m>{_MONTH})\s?(?P<d>{_DAY})(?![\d%:.]\d?){_YEAR}", _with_month),
    _rule(rf"\b(?:the )?end of (?P<m>{_MONTH}){_YEAR}", _end_of_month),
    _rule(
        r"\b(?:the )?end of (?:the |(?P<rel>this|next) )?(?P<unit>day|week|month|quarter|year)\b",
        _end_of,
    ),
    _rule(r"\b(?P<rel>(?!))?(?P<unit>year|month)[- ]end\b", _end_of),
    _rule(rf"\b(?:(?P<rel>next|this|last)\s)?(?P<day>{_WEEKDAY})", _weekday),
    _rule(r"\b(?:day after tomorrow|today|tonight|tomorrow|yesterday|eod|cob)\b", _near),
    _rule(
        r"\b(?:in|within)\s(?:the next\s)?(?P<n>\d{1,3}|a|an|one|two|three|four|five|six|ten)\s"
        r"(?P<work>(?:work(?:ing)?|business)\s)?(?P<unit>day|week|month|year|hour)s?\b",
        _counted,
    ),
    _rule(r"\b(?:by|on|until|till|before)\s(?:the\s)?(?P<d>\d{1,2})(?:st|nd|rd|th)\b", _ordinal),
    _rule(r"\b(?P<rel>next)\s(?P<unit>week|month|quarter|year)\b", _end_of_next),
)


def hits(text: str, moment: Moment) -> Iterator[tuple[int, int, Hit]]:
    """Spans and readings of English dates; nothing is tried on a text without their words."""
    if _CHEAP.search(text):
        for each in _RULES:
            for match in each.pattern.finditer(text):
                yield match.start(), match.end(), each.read(match, moment)
