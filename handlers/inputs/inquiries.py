"""What a question asks for: which assignments (逾期的, 没办结的), of which unit, due when, and why.

A question may say it anyhow (公安局还有哪些没办结?); what is no question counts only if nothing
else is said (本月到期的, 帮我看看政务服务中心), since a report may hold the same words.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from handlers.inputs.dates import DateFound
from handlers.inputs.orders import units_in
from handlers.inputs.return_months import MonthSaid, find_month
from handlers.inputs.which import Which, find_asker, find_returns, find_which, find_why
from handlers.inputs.windows import Window, find_window

MOST_UNITS = 3
GONE = " "


@dataclass(frozen=True)
class Inquiry:
    """`which` assignments; None where only a task, a figure or a return is asked about.

    `units`: as they are known; `window`: of their dates; `returns`: the return of `month`, or of
    the newest; `by_units`: it asks who, or which units; `why`: what a light comes from; `year`: of
    which cycle, where it is named; `rest`: the words without all that.
    """

    which: Which | None = None
    units: tuple[str, ...] = ()
    window: Window | None = None
    returns: bool = False
    month: MonthSaid | None = None
    by_units: bool = False
    why: bool = False
    year: int | None = None
    rest: str = field(default="", compare=False)


class Certainty(Enum):
    """What else is known of the text."""

    ASKS = auto()
    MAY_ASK = auto()  # nothing was understood of it: a unit's name alone asks
    REPORTS = auto()  # it sounds like a report: only a noun asks (需要协调的事项)


def find_inquiry(
    text: str,
    *,
    today: date,
    units: Collection[str] = (),
    dates: Sequence[DateFound] = (),
    certainty: Certainty,
) -> Inquiry | None:
    """What a normalized text asks for on `today`; None where it names nothing of that.

    `units`: every name of every unit; `dates`: those that the text names, by their place in it.
    What is not known for a question must be one in every word.
    """
    year = _YEAR.search(text)
    named, rest = _units(text, units)
    returns, rest = find_returns(rest)
    month = find_month(text, today) if returns else None
    window, rest = find_window(
        rest, today=today, dates=[one for one in dates if not rest[one.start : one.end].isspace()]
    )
    why, rest = find_why(rest)
    which, rest = find_which(rest)
    by_units, rest = find_asker(rest)
    nothing_else = not _FILLER.sub("", rest)
    if which is None and not returns and not why:
        which = Which.DUE if window and nothing_else else Which.ALL if named else None
    found = Inquiry(
        which=None if returns else which,
        units=named,
        window=None if returns else window,
        returns=returns,
        month=month,
        by_units=by_units,
        why=why,
        year=int(year[1] or year[2]) if year else None,
        rest=rest,
    )
    says = which or returns or why or (year and certainty is Certainty.ASKS)
    plain = certainty is Certainty.ASKS or (
        nothing_else and _is_noun(text.strip(_ENDS), found, certainty)
    )
    return found if says and plain else None


def _is_noun(text: str, found: Inquiry, certainty: Certainty) -> bool:
    """Whether words name what is wanted: 需要协调的事项. What sounds like a report must be plainly
    so: 办结的 and 卡住的 answer a reminder."""
    if certainty is Certainty.MAY_ASK:
        return bool(found.units) or bool(_NOMINAL.search(text))
    of_some = found.which is Which.OPEN and (found.units or found.window)
    listed = text.endswith("的") and (found.which in _OF_A_LIST or of_some)
    return bool(_THING.search(text) or listed) and found.which is not Which.DONE


def says_nothing(text: str) -> bool:
    """Whether a question names nothing at all: 怎么样了, 什么情况, how is it going."""
    return not _FILLER.sub("", text)


def without_units(text: str, units: Collection[str]) -> str:
    """A normalized text without the names of units, which hold words of duties (政务大厅); all else
    stays where it was."""
    for _, start, end in list(units_in(text, units)):
        text = text[:start] + GONE * (end - start) + text[end:]
    return text


def _units(text: str, units: Collection[str]) -> tuple[tuple[str, ...], str]:
    """The units named, and the text without their names; of more than a button carries, and of
    除了公安局, none."""
    named = tuple(dict.fromkeys(name for name, _, _ in units_in(text, units)))
    meant = () if len(named) > MOST_UNITS or _EXCEPT.search(text) else named
    return meant, without_units(text, units)


_EXCEPT = re.compile(r"除了?|除去|以外|之外|\bexcept\b", re.IGNORECASE)
_THING = re.compile(
    r"(?:事项|任务|单位|部门|情况|清单|名单|单子|台账|进[度展])$(?<!完成任务)(?<!完成事项)|月报$|数据$"
)
_OF_A_LIST = (Which.DUE, Which.OVERDUE, Which.RED, Which.YELLOW)
_ENDS = " 。.!！?？~"
_FILLER = re.compile(
    r"帮(?:我|忙)?|给我|替我|我(?:想|要)?|想|请问?|麻烦|您好|你好|[看瞧]一?[看下瞧]|看|查一?[下看询]?|列(?:出|一下|个)?"
    r"|显示|告诉|统计|汇总|汇报|[一1]下|那边|这边|方面|现在|目前|当前|最新|还有|还剩|都|全部|所有|全市|全县|总体|整体"
    r"|要|需要?|应该?|得|哪[些个几]?|什么|啥|有|的|了|吗|呢|吧|呀|啊|是|在|把|和|与|项|个|家|几|多少|还|已经?"
    r"|事项|任务|工作|单位|部门|责任|情况|进[度展]|状态|清单|名单|台账|列表|明细|一览表?|报告|如何|怎么样|怎样|咋样|办"
    r"|谢谢|麻烦|了解|汇报|拉|出|单子|发|份|表|给|下|讲|说|活|咱们?|大家|各局|各单位|领导|那|除了?|以外|之外"
    r"|[，。,.?？!！、:：~\s]"
    r"|\b(?:the|of|for|me|please|show|list|what|which|who|is|are|has|have|how|status|units?|tasks?|items?"
    r"|duties|board|all|s|to|be|give|see|look|at|about|any|still|there|on|in|by|that|not|yet|done|finished)\b",
    re.IGNORECASE,
)
_NOMINAL = re.compile(
    r"的(?:事项|任务|单位|部门|工作|有哪些|名单|清单|情况)?$|(?:情况|进[度展]|清单|名单|台账|一览表?|事项|单位|任务)$"
    r"|^(?:总体|全市|全县|整体)|^(?:逾期|超期|红灯|黄灯|月报)$|(?:到期|月报|数据|办件量|灯)$"
    r"|^(?:帮(?:我|忙)?|给我|请|麻烦|我想|想)*(?:看|查|列|统计|汇总|显示)"
    r"|^(?:what|who|which|show|list|overdue|due|late|silent|blocked|open|(?:the )?board"
    r"|status|all|reds?|yellows?)\b"
    r"|\b(?:tasks?|items?|units?|duties)$",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<!\d)(20\d\d)\s?年(?!\s?[一二三四五六七八九十\d]+[月日])|\b(?:in|of) (20\d\d)\b"
)
