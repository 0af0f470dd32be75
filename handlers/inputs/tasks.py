"""References to tasks: 第三项, 3、5、8项, 5号任务, 3号5号, 任务5, 保障3, task 5, #5, 5a."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handlers.inputs.codes import EDGE, NUMBER, find_codes
from handlers.inputs.normalize import Normal, normalize
from handlers.inputs.numerals import small
from handlers.inputs.spelled import TASK_WORD
from handlers.inputs.traps import BLANK, blank_traps

_AND = r"\s?(?:[、,，和及与跟]|以及|还有)\s?"
_NEXT = rf"(?:{_AND}|\s?(?:到|至|-|~)\s?)"
_MORE = rf"(?:{_NEXT}第?{NUMBER})"
_MANY = rf"{NUMBER}{_MORE}*"
_KIND = r"(?:项|条|号|个(?!月|季度|工作日|小时|星期|站|窗口|百分|点))(?:工作)?(?:任务|事项|要求)?"
_ACT = r"(?:[已己都均也]|办|完成|进度|推进|还没|未|没|正在|延期|申请|需)"
_ENGLISH = r"(?:tasks?|items?|no\.|number)(?: (?:no\.?|number))?\s?#?"
_PLAIN = rf"(?:#?\d{{1,2}}|{TASK_WORD})"
_ENGLISH_AND = r"(?:\s?,\s?|\s?,?\s?and\s|\s?&\s?)"
_RANGE = (
    rf"{EDGE}(?<!月)(?P<range>{NUMBER}号(?:到|至|-|~){NUMBER}号)"
    r"(?=(?:任务|事项)?\s?[都均全已办推未没])"
)
_REFERENCE = re.compile(
    rf"(?P<safeguard>保障(?:措施)?\s?)(?:第|[(])?(?P<s>{NUMBER}(?:{_AND}{NUMBER})*)"
    rf"(?:[项条)]|(?![\d%个件a-z]))"
    rf"|第(?P<ordinal>{_MANY})(?:{_KIND}|(?=\s?{_ACT}))"
    rf"|{EDGE}(?P<list>{NUMBER}(?:{_NEXT}{NUMBER})+)(?:项|条|号)(?:任务|事项)?"
    rf"|{_RANGE}"
    rf"|{EDGE}(?P<number>{NUMBER})号(?:任务|事项|要求)?(?![文令函楼院门窗厅馆室柜桌机线])"
    rf"|任务\s?(?P<after>{_MANY})(?![\d%.项个])"
    rf"|(?<![A-Za-z])(?:{_ENGLISH}|#)(?P<english>(?:\d{{1,2}}|{TASK_WORD})"
    rf"(?:{_ENGLISH_AND}{_PLAIN}(?![\d%.A-Za-z]))*)(?![\d%A-Za-z]|\.\d)"
    rf"|(?:^|(?<=[,;.] ))(?P<word>(?!one\b){TASK_WORD})(?=(?:['’]s)?\s(?:is|isn|has|hasn|was|done"
    r"|at|will|still|not|blocked|stuck)(?![A-Za-z]))"
    rf"|(?<![A-Za-z\d])(?P<nth>\d{{1,2}})(?:st|nd|rd|th)\s(?:task|item|duty)"
    rf"|^\s*(?P<line>\d{{1,2}})(?:[、.)]\s?(?!\d)|:\s?(?!\d\d(?!\d)))(?=\S)"
    rf"|(?:^|(?<=[,，。;\n]))\s?(?P<loose>{NUMBER})项(?=\s?{_ACT})",
    re.MULTILINE | re.IGNORECASE,
)
_PIECES = re.compile(rf"(?P<to>到|至|-|~)|(?P<n>{NUMBER}|{TASK_WORD})", re.IGNORECASE)
_UNSURE = ("line", "loose")


_SPAN = re.compile(_RANGE)


def find_ranges(text: str) -> list[tuple[int, int]]:
    """Where tasks are named from one to another (2号到5号都在推进), which is no stretch of days."""
    return [match.span() for match in _SPAN.finditer(text)]


@dataclass(frozen=True)
class TaskRef:
    """A task named in a text: `number` as the notice has it ("5", "保障3"), `duty` if its code is.

    Those of one list (3、5、8项) share their span. Not `sure`: 3项已办结 may be a count as well.
    """

    number: str
    duty: str | None
    start: int
    end: int
    sure: bool = True


def find_tasks(text: str, dates: Sequence[tuple[int, int]] = ()) -> list[TaskRef]:
    """The tasks named in a text, in their order; `dates`: spans that were read as dates."""
    normal = normalize(text)
    plain = blank_traps(normal.text)
    found = [
        TaskRef(one.task, duty, one.start, one.end)
        for one in find_codes(plain)
        for duty in one.duties
    ]
    for one in found:
        plain = plain[: one.start] + BLANK * (one.end - one.start) + plain[one.end :]
    for match in _REFERENCE.finditer(plain):
        sure = match.lastgroup not in _UNSURE
        found += [TaskRef(number, None, *match.span(), sure) for number in _named(match)]
    found = [ref for ref in found if not _is_part(plain, ref, found)]
    placed = (_placed(ref, normal) for ref in sorted(found, key=lambda ref: ref.start))
    return [ref for ref in placed if not any(ref.start < b and a < ref.end for a, b in dates)]


def _is_part(text: str, ref: TaskRef, found: Sequence[TaskRef]) -> bool:
    """第三项第一条: the first point of the third task."""
    behind = any(one.end == ref.start and text[one.end - 1] != "条" for one in found)
    return behind and text[ref.start] == "第" and text[ref.end - 1] == "条"


def _placed(ref: TaskRef, normal: Normal) -> TaskRef:
    start, end = normal.span(ref.start, ref.end)
    return replace(ref, start=start, end=end)


def _named(match: re.Match[str]) -> Iterator[str]:
    prefix = "保障" if match["safeguard"] else ""
    words = match["s"] or next(filter(None, (match[name] for name in _NAMES)))
    for number in _numbers(words):
        yield f"{prefix}{number}"


_NAMES = (
    "ordinal",
    "list",
    "range",
    "number",
    "after",
    "english",
    "word",
    "nth",
    "line",
    "loose",
)


def _numbers(words: str) -> list[int]:
    """3、5到8 → 3, 5, 6, 7, 8; nothing for what is no task number."""
    numbers: list[int] = []
    ranged = False
    for piece in _PIECES.finditer(words):
        if piece["to"]:
            ranged = bool(numbers)
            continue
        value = small(piece["n"])
        if ranged and numbers[-1] < value <= numbers[-1] + 30:
            numbers += range(numbers[-1] + 1, value)
        numbers.append(value)
        ranged = False
    return [number for number in dict.fromkeys(numbers) if number]
