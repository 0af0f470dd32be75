"""English days counted in a month: by the 20th, last Friday of the month, first week of May."""

import re
from datetime import date, timedelta

from handlers.inputs.dates.english_words import MONTH, latin, month_of, step_of, told_as_past
from handlers.inputs.dates.found import Hit, Moment, Rule
from handlers.inputs.dates.pieces import day_of, end_of, settle, shifted, year_of

_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NOT_COUNTED = (
    r"(?!\s(?:task|item|dut|one\b|floor|edition|version|quarter|time|point|section"
    r"|phase|batch|round))"
)


def _ordinal(match: re.Match[str], moment: Moment) -> Hit:
    day, today = int(match["d"]), moment.today
    if match["rel"]:
        return Hit(
            day_of(*shifted(today.year, today.month, step_of(match["rel"])), day), named=True
        )
    if told_as_past(match):
        days = [day_of(*shifted(today.year, today.month, -step), day) for step in range(3)]
        return Hit(next((found for found in days if found and found <= today), None), day=day)
    days = [day_of(*shifted(today.year, today.month, step), day) for step in range(3)]
    on = next((found for found in days if found and found >= today), None)
    return Hit(on, day=day, named=True, sure=on is not None and (on - today).days <= 31)


def _nth_of(match: re.Match[str], moment: Moment) -> Hit:
    """Last working day of the month; a week means its last day, better ask."""
    last, plain = _month_meant(match, moment)
    if last is None:
        return Hit(None)
    on = _counted(match, last, moment)
    within = (on.year, on.month) == (last.year, last.month)
    return Hit(on if within else None, sure=plain and match["what"].lower() != "week")


def _month_meant(match: re.Match[str], moment: Moment) -> tuple[date | None, bool]:
    if not match["m"]:
        today = moment.today
        return end_of(*shifted(today.year, today.month, step_of(match["rel"]))), True
    month = month_of(match)
    year = year_of(match["y"], moment)
    hit = settle(lambda y: end_of(y, month), year=year, past=False, moment=moment)
    return hit.on, hit.sure


def _counted(match: re.Match[str], last: date, moment: Moment) -> date:
    what, nth = match["what"].lower(), _NTH.get(match["nth"].lower())
    first, day = last.replace(day=1), timedelta(days=1)
    if "ing" in what or "business" in what:
        count = moment.calendar.add
        return count(first - day, nth) if nth else count(last + day, -1)
    if what == "day":
        return first + day * (nth - 1) if nth else last
    if what == "week":
        return first + day * (6 - first.weekday() + 7 * (nth - 1)) if nth else last
    wanted = _WEEKDAYS.index(what[:3])
    if nth:
        return first + day * ((wanted - first.weekday()) % 7 + 7 * (nth - 1))
    return last - day * ((last.weekday() - wanted) % 7)


RULES: tuple[Rule, ...] = (
    latin(
        r"\b(?:(?:by|on|until|till|before)\s(?:the\s)?(?P<d>\d{1,2})(?:st|nd|rd|th)\b"
        rf"(?!\s(?:of\s)?{MONTH})(?:\sof\s(?P<rel>this|next)\smonth)?){_NOT_COUNTED}",
        _ordinal,
    ),
    latin(
        r"\bthe\s(?P<d>\d{1,2})(?:st|nd|rd|th)\b"
        r"(?:\sof\s(?P<rel>this|next)\smonth|(?=\s?(?:$|[,.;!?]|at\b|is\b|works|ok\b)))",
        _ordinal,
    ),
    latin(
        rf"\b(?P<nth>last|{'|'.join(_NTH)})\s"
        r"(?P<what>working day|business day|day|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s"
        rf"(?:of|in)\s(?:(?:the|(?P<rel>this|next))\smonth|(?P<m>{MONTH})(?:,?\s(?P<y>20\d{{2}})\b)?)",
        _nth_of,
    ),
)
