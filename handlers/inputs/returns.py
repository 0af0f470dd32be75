"""The monthly return: 4月办件量 新版系统1203 分类窗口862 分中心415, in any order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from handlers.inputs.duties import Owed
from handlers.inputs.labels import name_of
from handlers.inputs.measures import is_overtaken, is_rough
from handlers.inputs.numbers import Figure, find_figures
from handlers.inputs.return_lists import find_listed
from handlers.inputs.return_months import MonthSaid, find_month
from handlers.inputs.tasks import find_tasks

Named = tuple[str, Decimal]
Span = tuple[int, int]
_WORDS = r"(?P<label>[\u4e00-\u9fff]+|[A-Za-z][A-Za-z -]*[A-Za-z])"
_BEFORE = re.compile(
    rf"{_WORDS}(?:[,，]\s?(?:应该?[是为]|更正[为成]|改[为成]|实际[是为]?))?[\s:=(（\[【“\"'—|-]*$"
)
_AFTER = re.compile(rf"[\s)）]*{_WORDS}")
_NONE = re.compile(r"(?<=[\u4e00-\u9fff:= ])(?:无|没有)(?=$|[\s,，、。;])")
_MARK = re.compile(r"\([1-9]\)|(?:^|(?<=[\s,，;。]))[1-9][.、)](?=\s?\D)")
_TOTAL = re.compile(r"(?:合计|总计|共计?|总共|总数|总量|total)\D{0,6}$", re.IGNORECASE)
# What says that a lone figure is a return's: 分中心报错了,应该是451, 新版系统无.
_SAYS_SO = re.compile(
    r"办件|报送|上报|月报|数据|更正|改[为成]|应[该为]|[报写填]错|无|没有|return|correct",
    re.IGNORECASE,
)
_LARGE = 100
_COUNTED = (None, "件", "项", "个", "笔", "宗", "例")


@dataclass(frozen=True)
class ReturnFound:
    """Figures of a return by their names, the month said, if any, and where they stand."""

    owed: tuple[Owed, ...]
    figures: tuple[Named, ...]
    month: MonthSaid | None
    start: int
    end: int
    sure: bool = True


def find_return(
    text: str,
    owed: Sequence[Owed],
    *,
    today: date,
    dates: Sequence[Span] = (),
    bare: bool = False,
) -> ReturnFound | None:
    """The figures of a return in a (normalized) text said `today`, None when it holds none.

    Plain numbers count too, in the order of the names, where there are as many as names, after a
    month or the duty's code (4月报送 1203、862、415); `bare`: alone as well, since the speaker
    answers a message about a return. `dates`: spans of what was read as dates.
    """
    asked = tuple(one for one in owed if one.figures)
    if not asked:
        return None
    names = asked[0].figures
    asked = tuple(one for one in asked if one.figures == names)
    month = find_month(text, today)
    spots = _spots(text, [*dates, *([(month.start, month.end)] if month else [])])
    labelled = _labelled(text, spots, names)
    if labelled and _is_meant(text, asked, labelled, month, bare=bare):
        return _found(text, asked, spots, labelled, month)
    values = find_listed(text, asked, month, dates=dates, bare=bare)
    if values is None:
        return None
    figures = tuple(zip(names, values, strict=True))
    return ReturnFound(asked, figures, month, 0, len(text), sure=False)


def _is_meant(
    text: str,
    asked: Sequence[Owed],
    labelled: list[tuple[str, Figure]],
    month: MonthSaid | None,
    *,
    bare: bool,
) -> bool:
    """Whether figures with labels are a return's: 3个窗口已实现 counts something else."""
    if len(dict(labelled)) == len(asked[0].figures):
        return True
    named = {ref.number for ref in find_tasks(text) if ref.sure}
    if named:
        return named <= {one.task for one in asked}
    large = max(figure.value for _, figure in labelled) >= _LARGE
    return bare or large or bool(month or _SAYS_SO.search(text))


def _spots(text: str, taken: Iterable[Span]) -> list[Figure]:
    """Everything that counts something, 无 as 0, in its order; no dates and no tasks."""
    spots = [one for one in find_figures(text) if one.unit in _COUNTED]
    spots += [Figure(Decimal(0), None, *match.span()) for match in _NONE.finditer(text)]
    if not spots:
        return []
    taken = [*taken, *((ref.start, ref.end) for ref in find_tasks(text) if ref.sure)]
    marks = [match.span() for match in _MARK.finditer(text)]
    taken += marks if len(marks) > 1 else []
    free = (one for one in spots if not any(a < one.end and one.start < b for a, b in taken))
    return sorted(free, key=lambda one: one.start)


def _labelled(text: str, spots: Sequence[Figure], names: Sequence[str]) -> list[tuple[str, Figure]]:
    """Figures by the names before them, or after them where that names more: 1203件新版系统."""
    before, after = _named_before(text, spots, names), _named_after(text, spots, names)
    return after if len(dict(after)) > len(dict(before)) else before


def _named_before(
    text: str, spots: Sequence[Figure], names: Sequence[str]
) -> list[tuple[str, Figure]]:
    found: list[tuple[str, Figure]] = []
    last, carried = 0, None
    for figure in spots:
        label = _BEFORE.search(text, last, figure.start)
        name = name_of(label["label"], names) if label else None
        named = carried or ((name, label.start()) if name and label else None)
        last, carried = figure.end, None
        if named and is_overtaken(text, figure):  # 分中心415改为451
            carried = named
        elif named:
            found.append((named[0], replace(figure, start=named[1])))
    return found


def _named_after(
    text: str, spots: Sequence[Figure], names: Sequence[str]
) -> list[tuple[str, Figure]]:
    found = []
    ends = (*(figure.start for figure in spots[1:]), len(text))
    for figure, end in zip(spots, ends, strict=False):
        label = _AFTER.match(text, figure.end, end)
        name = name_of(label["label"], names) if label else None
        if name and label:
            found.append((name, replace(figure, end=label.end())))
    return found


def _found(
    text: str,
    asked: tuple[Owed, ...],
    spots: Sequence[Figure],
    labelled: list[tuple[str, Figure]],
    month: MonthSaid | None,
) -> ReturnFound:
    names = asked[0].figures
    values = {name: figure.value for name, figure in labelled}
    figures = tuple((name, values[name]) for name in names if name in values)
    spans = [(figure.start, figure.end) for _, figure in labelled]
    spans += [(one.start, one.end) for one in spots if _TOTAL.search(text, 0, one.start)]
    spans += [(month.start, month.end)] if month else []
    complete = len(labelled) == len(figures) == len(names)
    sure = complete and _adds_up(text, spots, labelled)
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    return ReturnFound(asked, figures, month, start, end, sure)


def _adds_up(text: str, spots: Sequence[Figure], labelled: list[tuple[str, Figure]]) -> bool:
    """No number besides the figures, but for their sum; none of them said as about so many."""
    values = [figure.value for _, figure in labelled]
    starts = [one.start for one in spots]
    for one in spots:
        if is_rough(text, one) or one.value % 1 or starts.count(one.start) > 1:
            return False  # a count with decimals is a slip, 三四件 may be 3, 4 or 34
        own = any(figure.start <= one.start < figure.end for _, figure in labelled)
        summed = bool(_TOTAL.search(text, 0, one.start)) and one.value == sum(values)
        if not own and not summed and not is_overtaken(text, one):
            return False
    return True
