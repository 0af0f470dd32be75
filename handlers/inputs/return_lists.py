"""A return in plain numbers, in the order of its names: 4月报送 1203、862、415."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from handlers.inputs.duties import Owed
from handlers.inputs.numbers import find_figures
from handlers.inputs.return_months import MonthSaid
from handlers.inputs.tasks import find_tasks

Span = tuple[int, int]
# What stands around plain figures, and what of it says that a return follows.
_OPENING = r"报送|上报|补报|月报|报数|办件(?:总?量|情况|数)?|monthly|returns?|figures?"
_FILLER = (
    r"份|度|的|我[们局单位]*|报告|数据|情况|任务|分别|依次|是|为|各|三项|三?个?数字?|[①-⑨]|[\s:=,，、(（-]"
    r"|report(?:ing)?|cases?|are|is|for|the|of|in|please"
)
_HEAD = re.compile(rf"(?:(?P<opening>{_OPENING})|{_FILLER})*", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:[\s,，、。./;|+①-⑨-]|和|及|and\b|件)*", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:件|[\s,，、。;!~.)）]|已?报送?|请(?:查收|审核|知悉)|谢谢|以上|thanks|thank you|please)*",
    re.I,
)
_NONE = re.compile(r"(?<![\u4e00-\u9fff])(?:无|没有)(?![\u4e00-\u9fff])")
_APART = re.compile(r"(?<=\d)[,/;|+-](?=\d)")
_TELLING = 100  # three numbers alone are a return if one is as large, else tasks more likely


def find_listed(
    text: str,
    asked: Sequence[Owed],
    month: MonthSaid | None,
    *,
    dates: Sequence[Span],
    bare: bool,
) -> list[Decimal] | None:
    """As many plain numbers as the return has names, and nothing else but what opens them."""
    head, opened = _headed(text, asked, month)
    rest = _NONE.sub("0", text[head:])
    size = len(asked[0].figures)
    values = _values(rest, size)
    if values is None and not any(start < len(text) and end > head for start, end in dates):
        values = _values(_APART.sub("、", rest), size)  # 1203/862/415, 1203,862,415
    if values is None or not (opened or bare or max(values) >= _TELLING):
        return None
    return values


def _headed(text: str, asked: Sequence[Owed], month: MonthSaid | None) -> tuple[int, bool]:
    """Where the task, the month and the words that open a text end, and whether any does."""
    tasks = {one.task for one in asked}
    marks = [(ref.start, ref.end) for ref in find_tasks(text) if ref.number in tasks]
    marks += [(month.start, month.end)] if month else []
    head, opened = 0, False
    for start, end in sorted(marks):
        before = _HEAD.match(text, head)
        if before and before.end() >= start >= head:
            head, opened = end, True
    words = _HEAD.match(text, head)
    return (words.end() if words else head), opened or bool(words and words["opening"])


def _values(rest: str, size: int) -> list[Decimal] | None:
    numbers = find_figures(rest)
    if len(numbers) != size or any(one.unit not in (None, "件") or one.rough for one in numbers):
        return None
    between = (rest[one.end : after.start] for one, after in pairwise(numbers))
    if rest[: numbers[0].start].strip() or not all(map(_BETWEEN.fullmatch, between)):
        return None
    return [one.value for one in numbers] if _TAIL.fullmatch(rest, numbers[-1].end) else None
