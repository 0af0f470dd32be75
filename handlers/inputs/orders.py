"""What a supervisor tells the bot: 催办公安局 5号; 代公安局 5a 完成72%; 公安局来电:3a还没对接."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from handlers.inputs.questions import is_question

_FOR = re.compile(
    r"\s*(?:请|麻烦)?(?:帮忙?|替)?(?:代录|代报|代填|代为?(?:记录|反馈|填报)|代)[一下]*\s*[:：]?\s*"
    r"|\s*(?:record (?:this )?for|on behalf of|for)\s+",
    re.IGNORECASE,
)
_PHONED = re.compile(
    r"\s*(?:的?(?:联络员|同志|负责人|科长|主任))?\s*(?:刚才?|刚刚)?(?:来电|来了?电话|打(?:来|了)?电话来?|打来|致电|口头|电话(?=里?[说反报称告:：,，]))"
    r"里?(?:说明?|反馈|报告|告知|称|汇报|讲)?\s*"
    r"|\s+(?:phoned|called|rang)(?:\s+(?:in|to say))?\s*",
    re.IGNORECASE,
)
_GAP = re.compile(r"\s*(?:单位)?(?:反馈|报告|汇报|说)?\s*[:：,，]?\s*")
_NUDGE = re.compile(
    r"\s*(?:请|麻烦|帮我?|再|给我|你)*(?:催办|催促|催报|催)(?:[一1]?下|一催|催)?\s*[:：]?\s*"
    r"|\s*(?:please\s+)?(?:nudge|chase)\s+",
    re.IGNORECASE,
)
# 催办函已发 tells what was done: it is a report.
_NO_ORDER = re.compile(r"[函单件通材记台]|已|过了?|完|了[,，。]|ed\b", re.IGNORECASE)
_SILENT = re.compile(
    r"(?:所有|全部|各)?(?:还|尚)?(?:没有?|未)(?:报|反馈|回复|动静|签收)的?(?:单位)?|沉默|silent"
    r"|not answered|haven't|missing",
    re.IGNORECASE,
)
# 时限改到 of one's own duty asks for a later date: only 定 and 设 give one.
_SETS_DATE = re.compile(
    r"(?:时限|期限|到期日|截止(?:时间|日期?))\s*(?:就|都|统一|请|给)*(?:暂?定|设)(?:为|在|到|成|于)?"
    r"|\bset the (?:due )?date (?:of|for)\b",
    re.IGNORECASE,
)
CITY = "市"
TOWNS = ("镇", "乡")


@dataclass(frozen=True)
class Order:
    """`unit` as it is known, None where none is named; `rest` is what is said besides."""

    unit: str | None
    rest: str


def sets_date(text: str) -> bool:
    """Whether somebody gives a duty its date: 8a的时限定为7月31日."""
    return bool(_SETS_DATE.search(text)) and not is_question(text)


def recorded_for(text: str, units: Iterable[str]) -> Order | None:
    """A report of another unit (代录), by its name at the start; None for anything else."""
    names = list(units)
    begun = _FOR.match(text)
    if begun:
        found = _unit_at(text, begun.end(), names)
        if found:
            return Order(found[0], _without_gap(text, found[1]))
    found = _unit_at(text, 0, names)
    phoned = _PHONED.match(text, found[1]) if found else None
    if found and phoned:
        return Order(found[0], _without_gap(text, phoned.end()))
    return None


def nudged(text: str, units: Iterable[str]) -> Order | None:
    """催办 of one unit or of all that are silent; `rest` names the task or duty."""
    begun = _NUDGE.match(text)
    if begun is None or _NO_ORDER.match(text, begun.end()):
        return None
    rest = text[begun.end() :]
    found = unit_within(rest, units)
    if found:
        return Order(found[0], rest.replace(found[1], " ", 1).strip())
    return Order(None, _SILENT.sub(" ", rest).strip())


def unit_within(text: str, units: Iterable[str]) -> tuple[str, str] | None:
    """The first unit that a text names: as it is known, and as it was written."""
    return next(((name, text[start:end]) for name, start, end in units_in(text, units)), None)


def units_in(text: str, units: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Every unit that a text names, as it is known, and where; of several the longest name."""
    pattern, spelled = _names(tuple(units))
    return ((spelled[match[0]], *match.span()) for match in pattern.finditer(text))


def _unit_at(text: str, start: int, names: Iterable[str]) -> tuple[str, int] | None:
    """The longest name of a unit that stands there, also without its 市."""
    pattern, spelled = _names(tuple(names))
    match = pattern.match(text, start)
    return (spelled[match[0]], match.end()) if match else None


@lru_cache(maxsize=16)
def _names(units: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds any name, the longest first, and whose each is."""
    spelled = {called: name for name in units for called in _spellings(name) if len(called) > 1}
    longest = sorted(spelled, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) or r"(?!)"), spelled


def _spellings(name: str) -> tuple[str, ...]:
    """市公安局 is called 公安局, 各乡镇(街道) is called 各乡镇, 怀德镇 is called 怀德."""
    town = name[:-1] if name.endswith(TOWNS) and len(name) > len(TOWNS[0]) + 1 else name
    return name, name.removeprefix(CITY), name.partition("(")[0], town


def _without_gap(text: str, at: int) -> str:
    gap = _GAP.match(text, at)
    return text[gap.end() if gap else at :].strip()
