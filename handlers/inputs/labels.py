"""Which figure of a return a label means: 综窗 for 分类综合窗口, 新系统, sub-centre."""

import re
from collections.abc import Callable, Sequence

_LEAD = re.compile(
    r"^(?:(?:本|上|这个?|当)月份?|[一二三四五六七八九十]{1,2}月份?|[件个项]|办件(?:总?量|情况|数)?|办理量?|数据|报送|上报|补报|月报"
    r"|事项|其中|另外?|还有|以及|和|及|与|通过|在|的|我[们局单位镇街道]+|本[局单位镇]+|系统内|各|是|为|来自|更正|订正|修改)+"
)
_TRAIL = re.compile(
    r"(?:办件(?:总?量|数)?|办理(?:事项|量)?了?|受理(?:量|数)?了?|办(?:的|了|结了?)|完成了?|报送了?|收件|共计?|合计|应该?[是为]"
    r"|更正[为成]|修正[为成]|改[为成]|实际|[报写填打]错了?|有误|不对|这边|那边|方面|为|是|有|的|了|内|数量?|件数|事项|业务|量|\s|:|=)+$"
)
_ENGLISH = (
    (re.compile(r"system|platform", re.IGNORECASE), "系统"),
    (re.compile(r"window|counter|desk", re.IGNORECASE), "窗口"),
    (re.compile(r"cent(?:re|er)|branch", re.IGNORECASE), "分中心"),
)
_SHORTEST = 2
_WHOLE_ONLY = (
    3  # of a name so short no part stands for it within other words: 政务中心 is no 分中心
)


def name_of(label: str, names: Sequence[str]) -> str | None:
    """The one name that a label shortens or holds; None if it may be none or several."""
    words = _LEAD.sub("", _TRAIL.sub("", _in_chinese(label.strip())))
    if len(words) < _SHORTEST:
        return None
    for fits in _FITS:
        fit = [name for name in names if fits(words, name)]
        if fit:
            return fit[0] if len(fit) == 1 else None
    return None


def _in_chinese(label: str) -> str:
    if not label.isascii():
        return label
    return next((word for pattern, word in _ENGLISH if pattern.search(label)), "")


def _same(words: str, name: str) -> bool:
    return words == name


def _shortens(words: str, name: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in words)


def _within(words: str, name: str) -> bool:
    """大厅综合窗口, 新版平台: an end of the words shortens the name."""
    if name in words or len(name) <= _WHOLE_ONLY:
        return name in words
    sizes = range(_SHORTEST, len(words))
    return any(_shortens(words[-n:], name) or _shortens(words[:n], name) for n in sizes)


_FITS: tuple[Callable[[str, str], bool], ...] = (_same, _shortens, _within)
