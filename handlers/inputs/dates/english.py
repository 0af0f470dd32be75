"""English dates with a month's name: by 20 September, Sept 20, mid-October, 30-Nov-2026.

Our own patterns find them and settle the year, as the Chinese grammar does; dateparser reads the
ones with a day. Left to itself it finds dates in "may", "sun" and "on 5".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from handlers.inputs.context import just_before
from handlers.inputs.dates.english_ordinals import RULES as ORDINALS
from handlers.inputs.dates.english_relative import RULES as RELATIVE
from handlers.inputs.dates.english_words import MONTH, latin, month_of, told_as_past
from handlers.inputs.dates.found import NO_DATE, Hit, Moment, Rule
from handlers.inputs.dates.pieces import day_of, end_of, settle, year_of

_CHEAP = re.compile(
    r"(?ai)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|to(?:day|m|night)|tmr|yesterday"
    r"|eo[dwmqy]|cob|noon|mon|tue|wed|thu|fri|sat|sun|days?|weeks?|weekend|fortnight|months?"
    r"|quarter|year"
    r"|q[1-4]|end|hours?|minutes?|th[ei]s? |christmas|festival|autumn|national|labou?r|before"
    r"|cny|eta|due"
    r"|\d{1,2}(?:st|nd|rd|th)\b)|(?-i:[a-z] \d)"
)
_DAY = r"(?<![\d./])(?<!\d,)(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:,\s?|\s|-|\sof\s)(?P<y>20\d{2})\b(?!\s?%))?"
_AS_OF = re.compile(r"\b(?:as of|up to)\s?(?:the\s)?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before|until|till)\s(?:the\s)?$", re.IGNORECASE)
_EARLY = ("ear", "sta", "beg")


@lru_cache(maxsize=1024)
def _parsed(words: str) -> date | None:
    import dateparser  # late: 50 ms, and most texts are Chinese

    found = dateparser.parse(words, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month"]})
    return found.date() if found else None


def _with_day(match: re.Match[str], moment: Moment) -> Hit:
    day, month, number = re.sub(r"\D", "", match["d"]), match["m"].rstrip("."), month_of(match)
    if match["y"]:
        return Hit(_parsed(f"{day} {month} {match['y']}"), named=True)
    hit = settle(
        lambda y: _parsed(f"{day} {month} {y}") and day_of(y, number, int(day)),
        year=None,
        past=told_as_past(match),
        moment=moment,
        nearest=just_before(_AS_OF, match.string, match.start()),
        due=just_before(_BY, match.string, match.start()),
    )
    return replace(hit, named=True)


def _day_first(match: re.Match[str], moment: Moment) -> Hit:
    """15/12: no month is the 15th."""
    month, day = int(match["m"]), int(match["d"])
    hit = settle(lambda y: day_of(y, month, day), year=None, past=False, moment=moment)
    return replace(hit, named=True)


def _part(match: re.Match[str], moment: Moment) -> Hit:
    """End of September, mid-October; early October: up to the 10th, better ask."""
    month, part = month_of(match), match["part"][:3].lower()
    day = 10 if part in _EARLY else 15 if part == "mid" else 31
    hit = settle(
        lambda y: (
            min(date(y, month, min(day, 28)), end_of(y, month)) if day < 31 else end_of(y, month)
        ),
        year=year_of(match["y"], moment),
        past=told_as_past(match),
        moment=moment,
        due=just_before(_BY, match.string, match.start()),
    )
    return replace(hit, sure=hit.sure and part not in _EARLY)


def _whole(match: re.Match[str], moment: Moment) -> Hit:
    """By December: its last day, or the last before it; better ask."""
    month = month_of(match)
    hit = settle(
        lambda y: end_of(y, month),
        year=year_of(match["y"], moment),
        past=told_as_past(match),
        moment=moment,
    )
    return replace(hit, sure=False)


def _no_date(match: re.Match[str], moment: Moment) -> Hit:
    return NO_DATE


_RULES: tuple[Rule, ...] = (
    latin(
        rf"(?:{_DAY}\s?-\s?)?(?P<d>{_DAY})(?:\s(?:of\s)?|-)?(?P<m>{MONTH}){_YEAR}",
        _with_day,
    ),
    latin(rf"\b(?P<m>{MONTH})\s?-?(?:the\s)?(?P<d>{_DAY})(?!\d|\s?%|[:.]\d){_YEAR}", _with_day),
    latin(
        rf"\b(?P<m>{MONTH})\s?{_DAY}\s?(?:-|to|and)\s?(?P<d>{_DAY})(?!\d|\s?%|[:.]\d|\s?{MONTH}){_YEAR}",
        _with_day,
    ),
    latin(
        r"\b(?:by|on|before|until|due|eta:?)\s(?P<d>1[3-9]|2\d|3[01])/(?P<m>1[0-2]|0?[1-9])(?P<y>(?!))?(?![\d/])",
        _day_first,
    ),
    latin(
        rf"\b(?:the )?(?P<part>end|late|mid|middle|early|start|beginning)"
        rf"(?:[ -]of)?[ -](?P<m>{MONTH}){_YEAR}"
        r"(?!\s?\d)",
        _part,
    ),
    latin(
        rf"\b(?:by|in|before|until|till|during)\s(?P<m>{MONTH}){_YEAR}(?!\s?\d|\s(?:the\s)?\d)",
        _whole,
    ),
    *ORDINALS,
    *RELATIVE,
)


def hits(text: str, moment: Moment) -> Iterator[tuple[int, int, Hit]]:
    """Spans and readings of English dates; nothing is tried on a text without their words."""
    if _CHEAP.search(text):
        for each in _RULES:
            for match in each.pattern.finditer(text):
                yield match.start(), match.end(), replace(each.read(match, moment), latin=True)
