"""The month that a return is said to be of: 4月, 四月份, 上月, 2022年4月."""

import re
from dataclasses import dataclass
from datetime import date

from handlers.inputs.numerals import small

_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1}
_MONTH = re.compile(
    rf"(?:(?:(?<!\d)(?P<y>\d{{4}}|\d{{2}})年|(?P<named>{'|'.join(_YEARS)}))度?的?)?"
    r"(?:(?<!\d)(?P<n>1[0-2]|0?[1-9]|(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,2})月"
    r"|(?P<rel>[本当]|这个?|上个?)月)"
)
_MONTHS = 12


@dataclass(frozen=True)
class MonthSaid:
    """`number` is None for 本月; `year` only where it is named. Not `sure`: another year, 上月."""

    number: int | None
    year: int | None
    start: int
    end: int
    sure: bool = True


def find_month(text: str, today: date, end: int | None = None) -> MonthSaid | None:
    """The first month named in a (normalized) text up to `end`; `today`: when it is said."""
    match = _MONTH.search(text, 0, len(text) if end is None else end)
    if match is None:
        return None
    year = _year(match, today)
    if match["rel"]:
        last = match["rel"].startswith("上")
        number = (today.month - 2) % _MONTHS + 1 if last else None
        return MonthSaid(number, year, *match.span(), sure=not last)
    sure = year in (None, today.year)
    return MonthSaid(small(match["n"]), year, *match.span(), sure)


def _year(match: re.Match[str], today: date) -> int | None:
    if match["named"]:
        return today.year + _YEARS[match["named"]]
    return int(match["y"][-2:]) + 2000 if match["y"] else None
