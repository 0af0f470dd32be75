"""The monthly return: 4月办件量 新版系统1203 分类窗口862 分中心415; 本月无."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers.inputs.duties import Owed
from handlers.inputs.numbers import Figure, find_figures
from handlers.inputs.numerals import small

Named = tuple[str, Decimal]
_LABEL = re.compile(r"[\u4e00-\u9fff]+[\s:=]*$")
_NONE = re.compile(r"(?<=[\u4e00-\u9fff])(?P<none>无|没有|零)(?=$|[\s,，、。;])")
_LEAD = re.compile(
    r"^(?:(?:本|上|这个)?月份?|[一二三四五六七八九十]{1,2}月份?|[件个]|办件量?|办理量?|数据|报送|上报|事项|其中|的|我[们局单位]+|系统内)+"
)
_TRAIL = re.compile(
    r"(?:办件量?|办理了?|受理了?|完成了?|共计?|合计|为|是|有|的|数量?|事项|量|\s|:|=)+$"
)
_MONTH = re.compile(
    r"(?<!\d)(?:(?P<n>1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})月|(?P<rel>[本上])月)"
)
_BARE = re.compile(r"^[\s,，、。./]*$")


@dataclass(frozen=True)
class ReturnFound:
    """Figures of a return by their names, the month said (4月 is 4), and where they stand."""

    owed: tuple[Owed, ...]
    figures: tuple[Named, ...]
    month: int | None
    start: int
    end: int
    sure: bool = True


def find_return(text: str, owed: Sequence[Owed], *, bare: bool = False) -> ReturnFound | None:
    """The figures of a return in a (normalized) text, None when it holds none.

    `bare`: plain numbers count too, in the order of the names, where there are as many as names:
    only when the speaker answers a message about a return.
    """
    asked = tuple(one for one in owed if one.figures)
    if not asked:
        return None
    names = asked[0].figures
    asked = tuple(one for one in asked if one.figures == names)
    numbers = find_figures(text)
    labelled = _labelled(text, numbers, names)
    if labelled:
        return _found(text, asked, names, labelled)
    return _in_order(text, asked, names, numbers) if bare else None


def named_month(text: str) -> int | None:
    """The month that a return is said to be of: 4月 or 四月份; None for 本月 or none."""
    match = _MONTH.search(text)
    return small(match["n"]) if match and match["n"] else None


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
    text: str, asked: tuple[Owed, ...], names: Sequence[str], labelled: list[tuple[str, Figure]]
) -> ReturnFound:
    values = {name: figure.value for name, figure in labelled}
    figures = tuple((name, values[name]) for name in names if name in values)
    complete = len(labelled) == len(figures) == len(names)
    start = min(figure.start for _, figure in labelled)
    month = _MONTH.search(text, 0, start)
    start = min(start, month.start()) if month else start
    end = max(figure.end for _, figure in labelled)
    return ReturnFound(asked, figures, named_month(text), start, end, complete)


def _in_order(
    text: str, asked: tuple[Owed, ...], names: Sequence[str], numbers: Sequence[Figure]
) -> ReturnFound | None:
    rest = list(text)
    for one in numbers:
        rest[one.start : one.end] = " " * (one.end - one.start)
    if len(numbers) != len(names) or not _BARE.match("".join(rest)):
        return None
    figures = tuple((name, one.value) for name, one in zip(names, numbers, strict=True))
    return ReturnFound(asked, figures, None, 0, len(text), sure=False)
