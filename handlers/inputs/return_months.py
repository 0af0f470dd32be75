"""The month that a return is said to be of: 4月, 上月, 2022年4月, April, 3月25日至4月24日."""

import re
from dataclasses import dataclass
from datetime import date

from handlers.inputs.numerals import small

_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1}
_NUMBER = r"(?:1[0-2]|0?[1-9]|(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,2})"
_YEAR = rf"(?:(?:(?<!\d)(?P<y>\d{{4}}|\d{{2}})年|(?P<named>{'|'.join(_YEARS)}))度?的?)?"
_DAYS = r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[日号]|(?=[报截至到前]))"
_REL = r"(?<![比较与和跟同])(?P<rel>[本当]|这个?|上个?)月"
_MONTH = re.compile(
    rf"{_YEAR}(?:(?<!\d)(?P<n>{_NUMBER})月(?:份|{_DAYS})?|{_REL})"
    r"|(?<![A-Za-z])(?<!\d )"
    r"(?P<en>[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|May|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct"
    r"|[Nn]ov|[Dd]ec)"
    r"[a-z]*\.?(?:,? (?P<ey>20\d\d))?(?![A-Za-z])|\b(?P<month>this|last) month\b"
)
# From the 25th of the month before to the 24th: of the month in which it ends.
_PERIOD = re.compile(
    rf"{_YEAR}(?:(?<![\d.])(?:{_NUMBER}[月./]|[上前]个?月)\s?(?P<from>\d{{1,2}}|二十五)[日号]?)\s?(?:[至到~-]"
    r"|--)\s?"
    rf"(?:(?:\d{{4}}年)?(?P<n>{_NUMBER})[月./]|{_REL})\s?(?P<to>\d{{1,2}}|二十四)[日号]?(?!\d)(?:期间|的)?"
)
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = 12
_FIRST, _LAST = 25, 24


@dataclass(frozen=True)
class MonthSaid:
    """`number` is None for 本月; `year` only where it is named. Not `sure`: another year, 上月."""

    number: int | None
    year: int | None
    start: int
    end: int
    sure: bool = True


def find_month(text: str, today: date) -> MonthSaid | None:
    """The month that a (normalized) text names, by its period if that is said.

    A day that is none of a period's (5月8日补报4月数据) names no month.
    """
    period = _PERIOD.search(text)
    if period:
        return _period(period, today)
    named = (match for match in _MONTH.finditer(text) if _is_month(match))
    match = next(named, None)
    return _month(match, today) if match else None


def _is_month(match: re.Match[str]) -> bool:
    return match["day"] is None or small(match["day"]) in (_FIRST, _LAST)


def _period(match: re.Match[str], today: date) -> MonthSaid:
    plain = (small(match["from"]), small(match["to"])) == (_FIRST, _LAST)
    number = small(match["n"]) if match["n"] else None
    year = _year(match, today)
    return MonthSaid(number, year, *match.span(), sure=plain and year in (None, today.year))


def _month(match: re.Match[str], today: date) -> MonthSaid:
    if match["rel"] or match["month"]:
        last = match["month"] == "last" or (match["rel"] or "").startswith("上")
        number = (today.month - 2) % _MONTHS + 1 if last else None
        return MonthSaid(number, _year(match, today), *match.span(), sure=not last)
    if match["en"]:
        year = int(match["ey"]) if match["ey"] else None
        number = _ENGLISH.index(match["en"].lower()) + 1
        return MonthSaid(number, year, *match.span(), sure=year in (None, today.year))
    year = _year(match, today)
    return MonthSaid(small(match["n"]), year, *match.span(), sure=year in (None, today.year))


def _year(match: re.Match[str], today: date) -> int | None:
    if match["named"]:
        return today.year + _YEARS[match["named"]]
    return int(match["y"][-2:]) + 2000 if match["y"] else None
