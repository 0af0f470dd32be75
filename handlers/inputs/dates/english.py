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
from handlers.inputs.dates.english_relative import RULES as RELATIVE
from handlers.inputs.dates.english_relative import latin
from handlers.inputs.dates.found import NO_DATE, Hit, Moment, Rule
from handlers.inputs.dates.pieces import day_of, end_of, settle, year_of

_CHEAP = re.compile(
    r"(?ai)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|to(?:day|m|night)|tmr|yesterday"
    r"|eo[dwmqy]|cob|noon|mon|tue|wed|thu|fri|sat|sun|days?|weeks?|weekend|fortnight|months?|quarter|year"
    r"|q[1-4]|end|hours?|minutes?|th[ei]s? |christmas|festival|autumn|national|labou?r"
    r"|\d{1,2}(?:st|nd|rd|th)\b)|(?-i:[a-z] \d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?<![\d./])(?<!\d,)(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:,\s?|\s|-|\sof\s)(?P<y>20\d{2})\b(?!\s?%))?"
_PAST = re.compile(
    r"\b(?:finished|done|completed|submitted|reported|sent|closed|delivered|handed in|was|were"
    r"|since|signed|launched|started|accepted)\b[^.;!?\d]{0,16}$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|to|be|by|should|must|can|may|expect\w*|plan\w*|before|until|till)\b[^.;!?]*$", re.I
)
_AS_OF = re.compile(r"\b(?:as of|up to)\s?(?:the\s)?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before|until|till)\s(?:the\s)?$", re.IGNORECASE)
_EARLY = ("ear", "sta", "beg")


@lru_cache(maxsize=1024)
def _parsed(words: str) -> date | None:
    import dateparser  # late: 50 ms, and most texts are Chinese

    found = dateparser.parse(words, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month"]})
    return found.date() if found else None


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match["m"][:3].lower()) + 1


def _told_as_past(match: re.Match[str]) -> bool:
    """finished on 20 November, but not: will be finished on 20 November."""
    text, start = match.string, match.start()
    return just_before(_PAST, text, start) and not just_before(_AHEAD, text, start)


def _with_day(match: re.Match[str], moment: Moment) -> Hit:
    day, month, number = re.sub(r"\D", "", match["d"]), match["m"].rstrip("."), _month(match)
    if match["y"]:
        return Hit(_parsed(f"{day} {month} {match['y']}"), named=True)
    hit = settle(
        lambda y: _parsed(f"{day} {month} {y}") and day_of(y, number, int(day)),
        year=None,
        past=_told_as_past(match),
        moment=moment,
        nearest=just_before(_AS_OF, match.string, match.start()),
        due=just_before(_BY, match.string, match.start()),
    )
    return replace(hit, named=True)


def _part(match: re.Match[str], moment: Moment) -> Hit:
    """End of September, mid-October; early October: up to the 10th, better ask."""
    month, part = _month(match), match["part"][:3].lower()
    day = 10 if part in _EARLY else 15 if part == "mid" else 31
    hit = settle(
        lambda y: (
            min(date(y, month, min(day, 28)), end_of(y, month)) if day < 31 else end_of(y, month)
        ),
        year=year_of(match["y"], moment),
        past=_told_as_past(match),
        moment=moment,
        due=just_before(_BY, match.string, match.start()),
    )
    return replace(hit, sure=hit.sure and part not in _EARLY)


def _whole(match: re.Match[str], moment: Moment) -> Hit:
    """By December: its last day, or the last before it; better ask."""
    month = _month(match)
    hit = settle(
        lambda y: end_of(y, month),
        year=year_of(match["y"], moment),
        past=_told_as_past(match),
        moment=moment,
    )
    return replace(hit, sure=False)


def _no_date(match: re.Match[str], moment: Moment) -> Hit:
    return NO_DATE


_RULES: tuple[Rule, ...] = (
    latin(rf"(?P<d>{_DAY})(?:\s(?:of\s)?|-)?(?P<m>{_MONTH}){_YEAR}", _with_day),
    latin(rf"\b(?P<m>{_MONTH})\s?-?(?:the\s)?(?P<d>{_DAY})(?!\d|\s?%|[:.]\d){_YEAR}", _with_day),
    latin(
        rf"\b(?:the )?(?P<part>end|late|mid|middle|early|start|beginning)"
        rf"(?:[ -]of)?[ -](?P<m>{_MONTH}){_YEAR}"
        r"(?!\s?\d)",
        _part,
    ),
    latin(
        rf"\b(?:by|in|before|until|till|during)\s(?P<m>{_MONTH}){_YEAR}(?!\s?\d|\s(?:the\s)?\d)",
        _whole,
    ),
    *RELATIVE,
)


def hits(text: str, moment: Moment) -> Iterator[tuple[int, int, Hit]]:
    """Spans and readings of English dates; nothing is tried on a text without their words."""
    if _CHEAP.search(text):
        for each in _RULES:
            for match in each.pattern.finditer(text):
                yield match.start(), match.end(), replace(each.read(match, moment), latin=True)
