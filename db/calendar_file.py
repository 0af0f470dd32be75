"""The office's own days as a CSV file: 日期,安排,原因; a day a line, or a stretch of days."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from db.calendars import Change
from db.rules.workdays import DAY
from db.sheets import SheetError, lines_of, text_of

COLUMNS = ("日期", "安排", "原因")
WORKED = {
    word: worked
    for worked, words in ((False, "off 休 放假 休息 休假"), (True, "working 班 上班 工作 补班"))
    for word in words.split()
}
"""What a day may be called."""
LONGEST = 60
"""Days in one stretch: more is a slip of the hand."""
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_TO = re.compile(r"\.\.|~|至|到|—+")


class DayError(ValueError):
    """A day, or what it is to become, that cannot be read: the message says what to write."""


def read_days(path: Path) -> list[Change]:
    """The days of `path`. Raises SheetError with everything that is wrong, each by its line."""
    lines = lines_of(text_of(path))
    _check_header(*next(lines, (0, [])))
    changes: list[Change] = []
    problems: list[tuple[int, str]] = []
    first: dict[date, int] = {}
    for line, cells in lines:
        try:
            found = list(_changes(cells))
        except DayError as problem:
            problems.append((line, str(problem)))
            continue
        twice = [one.day for one in found if first.setdefault(one.day, line) != line]
        problems += [(line, f"{day} stands on line {first[day]} too: keep one") for day in twice]
        changes += found
    if problems:
        raise SheetError(problems)
    if not changes:
        raise SheetError([(0, "the file has a header and nothing below: add a line per day")])
    return changes


def stretch(text: str) -> list[date]:
    """2024-02-10, or all days of 2024-02-10..2024-02-17. Raises DayError."""
    first, *rest = (_day(part.strip()) for part in _TO.split(text.strip(), maxsplit=1))
    last = rest[0] if rest else first
    length = (last - first).days + 1
    if not 1 <= length <= LONGEST:
        raise DayError(f"{text}: write the earlier day first, and at most {LONGEST} days")
    return [first + DAY * count for count in range(length)]


def worked(word: str) -> bool:
    """Whether a day that is called so is worked: off, 休 or working, 班. Raises DayError."""
    if word.lower() not in WORKED:
        raise DayError(f"{word or '(nothing)'}: write off (休) or working (班)")
    return WORKED[word.lower()]


def _day(text: str) -> date:
    found = _DAY.fullmatch(text)
    try:
        if found:
            year, month, day = map(int, found.groups())
            return date(year, month, day)
    except ValueError:
        pass  # 2024-02-30
    raise DayError(f"{text or '(nothing)'} is no day: write it like 2024-02-09")


def _changes(cells: list[str]) -> Iterator[Change]:
    if len(cells) > len(COLUMNS):
        raise DayError(f"{len(cells)} cells under {len(COLUMNS)} columns: check the commas")
    day, word, reason = (*cells, "", "")[: len(COLUMNS)]
    for one in stretch(day):
        yield Change(one, worked(word), reason or None)


def _check_header(line: int, header: list[str]) -> None:
    if not header:
        raise SheetError([(0, f"the file is empty: its first line must be {','.join(COLUMNS)}")])
    if tuple(header) != COLUMNS:
        raise SheetError([(line, f"the first line must be {','.join(COLUMNS)}")])
