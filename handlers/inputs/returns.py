"""The monthly return: 4月办件量 新版系统1203 分类窗口862 分中心415; 本月无."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from handlers.inputs.codes import find_codes
from handlers.inputs.duties import Owed
from handlers.inputs.numbers import Figure, find_figures
from handlers.inputs.return_months import MonthSaid, find_month

Named = tuple[str, Decimal]
_LABEL = re.compile(r"[\u4e00-\u9fff]+[\s:=]*$")
_NONE = re.compile(r"(?<=[\u4e00-\u9fff])(?P<none>无|没有|零)(?=$|[\s,，、。;])")
_LEAD = re.compile(
    r"^(?:(?:本|上|这个)?月份?|[一二三四五六七八九十]{1,2}月份?|[件个]|办件量?|办理量?|数据|报送|上报|事项|其中|的|我[们局单位]+|系统内)+"
)
_TRAIL = re.compile(
    r"(?:办件量?|办理了?|受理了?|完成了?|共计?|合计|为|是|有|的|数量?|事项|量|\s|:|=)+$"
)
# What stands around plain figures: 4月报送 1203、862、415, 9a 1203、862、415.
_HEAD = re.compile(
    r"(?:份|度|的|我[们局单位]*|报送|上报|报告|月报|数据|办件量?|情况|任务|[\s:=,，、])*"
)
_OPENING = re.compile(r"\s*(?:报送|上报|月报|办件量)")
_BARE = re.compile(r"[\s,，、。./]*")


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
    text: str, owed: Sequence[Owed], *, today: date, bare: bool = False
) -> ReturnFound | None:
    """The figures of a return in a (normalized) text said `today`, None when it holds none.

    Plain numbers count too, in the order of the names, where there are as many as names, after a
    month or the duty's code (4月报送 1203、862、415); `bare`: alone as well, since the speaker
    answers a message about a return.
    """
    asked = tuple(one for one in owed if one.figures)
    if not asked:
        return None
    names = asked[0].figures
    asked = tuple(one for one in asked if one.figures == names)
    numbers = find_figures(text)
    labelled = _labelled(text, numbers, names)
    if labelled:
        return _found(text, asked, names, labelled, today)
    return _in_order(text, asked, names, today, bare=bare)


def _labelled(
    text: str, numbers: Sequence[Figure], names: Sequence[str]
) -> list[tuple[str, Figure]]:
    spots = [one for one in numbers if one.unit in (None, "件", "项", "个", "笔", "宗")]
    zeros = (Figure(Decimal(0), None, *m.span()) for m in _NONE.finditer(text))
    found: list[tuple[str, Figure]] = []
    last = 0
    for figure in sorted((*spots, *zeros), key=lambda one: one.start):
        label = _LABEL.search(text, last, figure.start)
        name = _name(label[0], names) if label else None
        if name:
            assert label is not None
            found.append((name, Figure(figure.value, None, label.start(), figure.end)))
        last = figure.end
    return found


def _name(label: str, names: Sequence[str]) -> str | None:
    """The name that a label shortens (分类窗口 for 分类综合窗口); None if none or several."""
    words = _LEAD.sub("", _TRAIL.sub("", label))
    if len(words) < 2:
        return None
    fit = [name for name in names if words == name] or [
        name for name in names if _shortens(words, name) or name in words
    ]
    return fit[0] if len(fit) == 1 else None


def _shortens(words: str, name: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in words)


def _found(
    text: str,
    asked: tuple[Owed, ...],
    names: Sequence[str],
    labelled: list[tuple[str, Figure]],
    today: date,
) -> ReturnFound:
    values = {name: figure.value for name, figure in labelled}
    figures = tuple((name, values[name]) for name in names if name in values)
    complete = len(labelled) == len(figures) == len(names)
    start = min(figure.start for _, figure in labelled)
    month = find_month(text, today)
    start = min(start, month.start) if month else start
    end = max(figure.end for _, figure in labelled)
    return ReturnFound(asked, figures, month, start, end, complete)


def _in_order(
    text: str, asked: tuple[Owed, ...], names: Sequence[str], today: date, *, bare: bool
) -> ReturnFound | None:
    head, month = _headed(text, asked, today)
    if not (bare or head):
        return None
    numbers = find_figures(text[head:])
    if len(numbers) != len(names):  # 1203,862,415 are three numbers rather than two
        numbers = find_figures(text[head:].replace(",", "、"))
    if len(numbers) != len(names):
        return None
    between = text[head : head + numbers[0].start]
    rest = [text[head + a.end : head + b.start] for a, b in pairwise(numbers)]
    rest.append(text[head + numbers[-1].end :])
    if not _HEAD.fullmatch(between) or not all(map(_BARE.fullmatch, rest)):
        return None
    figures = tuple((name, one.value) for name, one in zip(names, numbers, strict=True))
    return ReturnFound(asked, figures, month, 0, len(text), sure=False)


def _headed(text: str, asked: Sequence[Owed], today: date) -> tuple[int, MonthSaid | None]:
    """Where the code and the month that open a text end; 0 where it opens with neither."""
    codes = find_codes(text)
    known = {one.duty.lower() for one in asked}
    head = 0
    if codes and codes[0].duties[0] in known and not text[: codes[0].start].strip():
        head = codes[0].end
    month = find_month(text, today)
    if month and _HEAD.fullmatch(text[head : month.start]):
        return month.end, month
    opening = _OPENING.match(text, head)
    return (opening.end() if opening else head), None
