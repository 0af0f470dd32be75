"""Words that English dates share: months, weekdays, this and next, the past."""

import re
from datetime import date, timedelta

from handlers.inputs.context import just_before
from handlers.inputs.dates.found import Reader, Rule
from handlers.inputs.dates.pieces import end_of, shifted

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Sun Wei is a name, Sun Nov 29 is not.
_SHORT = rf"(?:(?:mon|tues?|wed|thu(?:rs?)?|fri|sat)\b|sun\b(?!\s(?!{MONTH})(?-i:[A-Z][a-z])))"
WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|(?:(?<=\bby )|(?<=\bon )|(?<=\bnext )|(?<=\bthis )|(?<=\blast )|(?<=^)|(?<=before ))"
    rf"{_SHORT})"
)
_STEPS = {"last": -1, "next": 1}
_PAST = re.compile(
    r"\b(?:finished|done|completed|submitted|reported|sent|closed|delivered|handed in|was|were"
    r"|since|signed|launched|started|accepted|opened|approved|received)\b[^.;!?\d]{0,16}$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|to|be|by|should|must|can|may|expect\w*|plan\w*|before|until|till)\b[^.;!?]*$", re.I
)


def latin(pattern: str, read: Reader) -> Rule:
    """A rule in ASCII, so that a word ends where Chinese begins: by 20 September前."""
    return Rule("", re.compile(pattern, re.IGNORECASE | re.ASCII), read)


def month_of(match: re.Match[str]) -> int:
    """The month that the group m names, 1 to 12."""
    return MONTHS.index(match["m"][:3].lower()) + 1


def step_of(words: str | None) -> int:
    """next 1, last -1, this or nothing 0."""
    return _STEPS.get((words or "").lower(), 0)


def last_of(unit: str, step: int, today: date) -> date:
    """The last day of the week, month, quarter or year that many on."""
    if unit == "day":
        return today
    if unit == "week":
        return today + timedelta(days=6 - today.weekday() + 7 * step)
    if unit == "month":
        return end_of(*shifted(today.year, today.month, step))
    if unit == "quarter":
        return end_of(*shifted(today.year, (today.month + 2) // 3 * 3, 3 * step))
    return date(today.year + step, 12, 31)


def told_as_past(match: re.Match[str]) -> bool:
    """finished on 20 November, but not: will be finished on 20 November."""
    text, start = match.string, match.start()
    return just_before(_PAST, text, start) and not just_before(_AHEAD, text, start)
