"""An office's own timetable (LADDER_FILE): from what is written to a `Timetable`, or a mistake.

`docs/ladder.yaml` explains the file, and says the same as the built-in tables. A row that is
written replaces the built-in one as a whole; what is not written stays.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import time
from itertools import pairwise
from typing import Any

from db.rules.ladder import ASCENT, LADDERS, Ascent, Ladder
from db.rules.slots import HOURS, Hours
from db.rules.timetable import Timetable

FARTHEST = 365
"""Nobody is reminded of a date, or waits for an answer, for longer than a year."""
EARLIEST_STEP = 2
"""On the first working day after the date the 承办人 hears alone."""


class Mistake(Exception):
    """What is wrong on a line, and what to write instead."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(line, problem)
        self.line = line
        self.problem = problem


@dataclass(frozen=True)
class Written:
    """A piece of the file and the line on which it begins: a word, a list, or keys and values."""

    line: int
    word: str | None = None
    parts: Sequence["Written"] = ()
    pairs: Sequence[tuple["Written", "Written"]] = ()


def timetable(written: Written) -> Timetable:
    """The built-in timetable with what is `written`; Mistake if that cannot be meant."""
    own: dict[str, Any] = {"hours": HOURS, "ladder": LADDERS, "escalation": ASCENT}
    readers = {"hours": _hours, "ladder": _ladders, "escalation": _ascent}
    for key, value in _keys(written, readers):
        own[_word(key)] = readers[_word(key)](value)
    return Timetable(own["hours"], own["ladder"], own["escalation"])


def _ladders(written: Written) -> dict[str, Ladder]:
    own = {_word(key): _row(_word(key), value) for key, value in _keys(written, LADDERS)}
    return LADDERS | own


def _row(name: str, written: Written) -> Ladder:
    found = {}
    for key, value in _keys(written, _READERS):
        if name.startswith("undated") and _word(key) != "regularly":
            raise Mistake(key.line, f'"{name}" has no date to count from: write regularly only')
        found[_word(key).replace(" ", "_")] = _READERS[_word(key)](value)
    return Ladder(**found)


def _falling(written: Written) -> tuple[int, ...]:
    days = _numbers(written)
    _in_order(days, lambda a, b: a > b, "write the days from the farthest to the nearest")
    return tuple(day for _, day in days)


def _rising(written: Written) -> tuple[int, ...]:
    days = _numbers(written)
    _in_order(days, lambda a, b: a < b, "write the days from the first to the last")
    return tuple(day for _, day in days)


def _numbers(written: Written) -> list[tuple[int, int]]:
    """(line, days) of each."""
    if written.word is not None or written.pairs:
        raise Mistake(written.line, "this is no list of days: write it like [5, 2, 1]")
    return [(one.line, _number(one)) for one in written.parts]


def _in_order(days: Iterable[tuple[int, int]], right: Callable[[int, int], bool], how: str) -> None:
    for (_, before), (line, after) in pairwise(days):
        if not right(before, after):
            raise Mistake(line, f"{after} stands after {before}: {how}, each once")


def _number(written: Written) -> int:
    said = _word(written)
    if not re.fullmatch(r"[1-9][0-9]{0,2}", said) or int(said) > FARTHEST:
        what = f"write a whole number from 1 to {FARTHEST}"
        raise Mistake(written.line, f'"{said}" is no number of days: {what}')
    return int(said)


def _one_of(*known: str) -> Callable[[Written], str]:
    def read(written: Written) -> str:
        said = _word(written)
        if said not in known:
            raise Mistake(written.line, f'"{said}" is not known here: write {_or(known)}')
        return said

    return read


_READERS: dict[str, Callable[[Written], Any]] = {
    "regularly": _one_of("monthly", "quarterly"),
    "days before": _falling,
    "workdays before": _falling,
    "workdays overdue": _rising,
    "then": _one_of("weekly", "every working day"),
}
"""What a row may say: the fields of `Ladder`."""


def _hours(written: Written) -> Hours:
    names = [field.name for field in fields(Hours)]
    own = {_word(key): (value.line, _time(value)) for key, value in _keys(written, names)}
    hours = replace(HOURS, **{name: clock for name, (_, clock) in own.items()})
    for early, late in pairwise(names):
        before, after = getattr(hours, early), getattr(hours, late)
        if before > after or (before == after and early != "opening"):
            what = f"{late} {after:%H:%M} is not after {early} {before:%H:%M}"
            how = f"write {', '.join(names)} in the order of the day"
            raise Mistake(_last_line(own, early, late), f"{what}: {how}")
    return hours


def _time(written: Written) -> time:
    said = _word(written)
    if not re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", said):
        raise Mistake(written.line, f'"{said}" is no time of the day: write it like 09:00')
    hour, _, minute = said.partition(":")
    return time(int(hour), int(minute))


def _ascent(written: Written) -> Ascent:
    names = [field.name for field in fields(Ascent)]
    own = {_word(key): (value.line, _number(value)) for key, value in _keys(written, names)}
    ascent = replace(ASCENT, **{name: number for name, (_, number) in own.items()})
    if ascent.unit < EARLIEST_STEP:
        what = "on the first working day after the date the 承办人 hears alone"
        raise Mistake(own["unit"][0], f"{what}: write {EARLIEST_STEP} or more")
    for early, late in pairwise(names):
        before, after = getattr(ascent, early), getattr(ascent, late)
        if before >= after:
            what = f"{late} {after} is not after {early} {before}"
            how = "each level hears on a later working day than the one before: write them so"
            raise Mistake(_last_line(own, early, late), f"{what}; {how}")
    return ascent


def _last_line(own: dict[str, tuple[int, Any]], *names: str) -> int:
    return max(own[name][0] for name in names if name in own)


def _keys(written: Written, known: Iterable[str]) -> Sequence[tuple[Written, Written]]:
    """The keys and values; Mistake for none, for a key that is not `known` or comes twice."""
    known = list(known)
    if not written.pairs:
        raise Mistake(written.line, f"keys belong here: write {_or(known)}, each with a colon")
    seen = set()
    for key, _ in written.pairs:
        said = _word(key)
        if said not in known:
            raise Mistake(key.line, f'"{said}" is not known here: write {_or(known)}')
        if said in seen:
            raise Mistake(key.line, f'"{said}" is written a second time: take one of them out')
        seen.add(said)
    return written.pairs


def _word(written: Written) -> str:
    if written.word is None:
        raise Mistake(written.line, "one word or number belongs here: take the brackets out")
    return written.word


def _or(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
