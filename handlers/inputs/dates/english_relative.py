"""English dates told from now: next Friday, end of Q3, EOM, in two weeks, by the 20th, tomorrow."""

import re
from dataclasses import replace
from datetime import date, time, timedelta

from handlers.inputs.dates.english_words import WEEKDAY, WEEKDAYS, last_of, latin, step_of
from handlers.inputs.dates.festivals import festival
from handlers.inputs.dates.found import NO_DATE, Hit, Moment, Rule
from handlers.inputs.dates.pieces import OF_DATA, add_months, end_of, settle

_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "a couple of": 2, "another": 1,
}  # fmt: skip
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_UNIT = (
    r"(?:more\s)?(?P<work>(?:work(?:ing)?|business)[\s-]?)?"
    r"(?P<unit>day|week|fortnight|month|year|hour)s?\b(?!\sof)"
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_FESTIVALS = {
    "chinese new year": "春节", "cny": "春节", "lunar new year": "春节", "spring festival": "春节",
    "new year": "元旦", "labour day": "五一", "labor day": "五一", "may day": "五一",
    "national day": "国庆", "mid-autumn": "中秋", "christmas": "圣诞",
}  # fmt: skip


def _end_of(match: re.Match[str], moment: Moment) -> Hit:
    """End of next month; mid is its 15th or Wednesday, early the 10th or Tuesday: better ask."""
    part, unit = (match["part"] or "end")[:3].lower(), match["unit"].lower()
    on = last_of(unit, step_of(match["rel"]), moment.today)
    if part in ("end", "lat"):
        return Hit(on, sure=part == "end" or unit != "week")
    early = part != "mid"
    if unit == "week":
        return Hit(on - timedelta(days=5 if early else 4), sure=False)
    if unit == "month":
        return Hit(on.replace(day=10 if early else 15), sure=early is False)
    return NO_DATE


def _end_in_letters(match: re.Match[str], moment: Moment) -> Hit:
    """EOM, EOY; EOD and COB are a time of the day beside them."""
    letters = match[0].lower()
    if letters in ("eod", "cob"):
        return Hit(moment.today, clock=True)
    units = {"w": "week", "m": "month", "q": "quarter", "y": "year"}
    return Hit(last_of(units[letters[-1]], 0, moment.today))


def _whole(match: re.Match[str], moment: Moment) -> Hit:
    """Next week, this month: up to its last day; better ask."""
    return Hit(last_of(match["unit"].lower(), step_of(match["rel"]), moment.today), sure=False)


def _year(match: re.Match[str], moment: Moment) -> Hit:
    return Hit(date(int(match["y"]), 12, 31))


def _quarter(match: re.Match[str], moment: Moment) -> Hit:
    number = int(match["q"]) if match["q"] else _QUARTERS[match["nth"].lower()]
    year = int(match["y"]) if match["y"] else None
    return settle(lambda y: end_of(y, number * 3), year=year, past=False, moment=moment)


def _weekend(match: re.Match[str], moment: Moment) -> Hit:
    return Hit(last_of("week", step_of(match["rel"]), moment.today), sure=False)


def _weekday(match: re.Match[str], moment: Moment) -> Hit:
    """Monday-first weeks, as in Chinese; "next Friday" said before Friday may mean this one."""
    words = (match["rel"] or "").lower()
    today, wanted = moment.today, WEEKDAYS.index(match["day"][:3].lower())
    on = today + timedelta(days=wanted - today.weekday() + 7 * step_of(words))
    if words in ("every", "each"):
        return Hit(on if on >= today else on + timedelta(days=7), recurring=True, step=7)
    if words in ("next", "this", "last"):
        return Hit(on, sure=words != "next" or wanted <= today.weekday())
    return Hit(on if on >= today else on + timedelta(days=7), sure=on != today, step=7)


def _weekday_of_week(match: re.Match[str], moment: Moment) -> Hit:
    wanted = WEEKDAYS.index(match["day"][:3].lower())
    return Hit(last_of("week", step_of(match["rel"]), moment.today) - timedelta(days=6 - wanted))


def _week_from(match: re.Match[str], moment: Moment) -> Hit:
    """A week from Friday, Friday week: better ask."""
    today = moment.today
    wanted = WEEKDAYS.index((match["day"] or match["day2"])[:3].lower())
    ahead = (wanted - today.weekday()) % 7
    return Hit(today + timedelta(days=ahead + 7), sure=False)


def _near(match: re.Match[str], moment: Moment) -> Hit:
    words = match[0].lower()
    if words.startswith("day "):
        return Hit(moment.today + timedelta(days=2 if "after" in words else -2))
    ahead = -1 if words == "yesterday" else 1 if words[:3] in ("tom", "tmr") else 0
    return Hit(moment.today + timedelta(days=ahead))


def _noon(match: re.Match[str], moment: Moment) -> Hit:
    return Hit(moment.today, time(12), step=1, clock=True)


def _counted(match: re.Match[str], moment: Moment) -> Hit:
    words, unit = match["n"].lower(), match["unit"].lower()
    back = -1 if match.groupdict().get("ago") else 1
    count = _COUNTS.get(words) or int(words if words.isdigit() else 0)
    if not 0 < count < 1000 or (match["work"] and unit != "day"):
        return NO_DATE
    hit = _later(count * back, "work" if match["work"] else unit, moment)
    more = re.search(r"\banother\b", match[0], re.IGNORECASE)  # from now, or the due date
    return replace(hit, sure=words != "a couple of" and back > 0 and not more)


def _later(count: int, unit: str, moment: Moment) -> Hit:
    if unit == "work":
        return Hit(moment.calendar.add(moment.today, count))
    if unit == "hour":
        later = moment.now + timedelta(hours=count)
        return Hit(later.date(), later.time().replace(second=0, microsecond=0))
    if unit in ("month", "year"):
        return Hit(add_months(moment.today, count * (12 if unit == "year" else 1)))
    days = {"day": 1, "week": 7, "fortnight": 14}[unit]
    return Hit(moment.today + timedelta(days=count * days))


def _festival(match: re.Match[str], moment: Moment) -> Hit:
    name = _FESTIVALS[match["name"].lower()]
    back = timedelta(days=match["side"].lower() == "before")

    def in_year(year: int) -> date | None:
        day = festival(name, year)
        return day and day - back

    hit = settle(in_year, year=None, past=False, moment=moment)
    if hit.on and match["side"].lower() == "after":
        return Hit(moment.calendar.following(hit.on + timedelta(days=1)), sure=False)
    return replace(hit, sure=hit.sure and match["side"].lower() == "before")


_PART = r"(?:the )?(?P<part>end|late|mid|middle|early|start|beginning)(?:[ -]of)?[ -]"
_YEAR = r"(?:,?\s?(?:of\s)?(?P<y>20\d{2})\b(?!\s?%))?"
RULES: tuple[Rule, ...] = (
    latin(
        rf"\b{_PART}(?:(?:the|(?P<rel>this|next|last)) )?(?P<unit>week|month|quarter|year)\b",
        _end_of,
    ),
    latin(r"\b(?:the )?(?P<part>end)(?: of)? (?:the |(?P<rel>(?!)))?(?P<unit>day)\b", _end_of),
    latin(
        r"\b(?P<part>(?!))?(?P<rel>(?!))?(?P<unit>year|month|quarter|week)(?:'s)?[- ]end\b", _end_of
    ),
    latin(r"\beo[dwmqy]\b|\bcob\b", _end_in_letters),
    latin(r"\b(?P<rel>next|this)\s(?P<unit>week|month|quarter|year)\b", _whole),
    latin(r"\b(?:the )?end (?:of )?(?P<y>20\d{2})\b", _year),
    latin(
        rf"(?:\b(?:the )?end (?:of )?(?:the )?)?\b(?:q(?P<q>[1-4])|(?P<nth>first|second|third"
        rf"|fourth|last) quarter)\b{_YEAR}(?!\s?(?:data|figures|report|{OF_DATA}))",
        _quarter,
    ),
    latin(r"\b(?:(?P<rel>this|next)|over the|by the|the) weekend\b", _weekend),
    latin(
        rf"\b(?:(?:this )?(?P<rel>coming|next|this|last|every|each)\s)?(?P<day>{WEEKDAY})(?:'s)?",
        _weekday,
    ),
    latin(rf"\b(?P<day>{WEEKDAY})\s(?:of\s)?(?P<rel>next|this|last)\sweek\b", _weekday_of_week),
    latin(rf"\ba week from (?P<day>{WEEKDAY})|\b(?P<day2>{WEEKDAY}) week\b(?!ly|end)", _week_from),
    latin(
        r"\b(?:day after tomorrow|day before yesterday|today|tonight|tomm?orr?ow|tmrw?|yesterday"
        r"|this (?:morning|afternoon|evening))\b",
        _near,
    ),
    latin(r"\b(?:noon|midday)\b", _noon),
    latin(
        rf"\b(?:in|within|another|needs?|takes?|give (?:me|us))\s"
        rf"(?:(?:the next|about|another|at least|at most|up to)\s)*{_N}\s{_UNIT}(?!\sago)",
        _counted,
    ),
    latin(rf"\b{_N}\s{_UNIT}\s(?:from (?:now|today)|later|(?P<ago>ago))\b", _counted),
    latin(
        rf"\b(?P<side>before|by|until|after|on)\s(?:the\s)?(?P<name>{'|'.join(_FESTIVALS)})(?:'s)?(?:\s(?:day|eve|festival))?\b",
        _festival,
    ),
)
