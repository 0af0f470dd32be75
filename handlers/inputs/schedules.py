"""A weekly appointment in words: 周一 9:00, 每周一上午9点半, Monday 9:00, fri 3pm."""

import re
from datetime import time
from typing import NamedTuple

from handlers.inputs.normalize import normalize
from handlers.inputs.numerals import small

_CHINESE = {c: i for i, c in enumerate("一二三四五六日", start=1)} | {"天": 7}
_CHINESE |= {str(i): i for i in range(1, 8)}
_ENGLISH = {
    name: i for i, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), start=1)
}
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}
_DAY = re.compile(
    r"(?:每个?)?(?:周|星期|礼拜)(?P<zh>[一二三四五六日天1-7])"
    r"|(?:every|on)?\s*\b(?P<en>mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:day|nesday|urday)?s?\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:at\s+)?(?P<part>清晨|早上?|上午|中午|午后|下午|傍晚|晚上?)?的?"
    r"(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})\s*"
    r"(?:(?:[:.点时])\s*(?P<minute>\d{1,2}|半|一刻|三刻|整)?分?|点钟)?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_MORNING = time(9)


class Weekly(NamedTuple):
    """1 is Monday."""

    weekday: int
    at: time


def weekly(words: str) -> Weekly | None:
    """The one day and time that these words name, 09:00 without a time; None for anything else."""
    text = normalize(words).text.strip()
    found = _DAY.search(text)
    if found is None:
        return None
    clock = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,，、")
    at = _time(clock) if clock else _MORNING
    return Weekly(_weekday(found), at) if at else None


def _weekday(found: re.Match[str]) -> int:
    return _CHINESE[found["zh"]] if found["zh"] else _ENGLISH[found["en"][:3].lower()]


def _time(words: str) -> time | None:
    found = _CLOCK.fullmatch(words)
    if found is None:
        return None
    minute = found["minute"] or "0"
    minutes = 0 if minute == "整" else _QUARTERS.get(minute) or small(minute)
    hour = _hour(small(found["hour"]), found["part"] or "", (found["half"] or "").lower())
    return time(hour, minutes) if hour < 24 and minutes < 60 else None


def _hour(said: int, part: str, half: str) -> int:
    """The hour of 24."""
    later = half.startswith("p") or part[:1] in ("下", "午", "傍", "晚")
    if half.startswith("a") and said == 12:
        return 0
    noon = part == "中午" and said <= 2
    return said + 12 if (later or noon) and said < 12 else said
