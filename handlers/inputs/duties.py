"""Which duty words speak of: its code, task, keywords, unit, or the message replied to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from handlers.inputs.numbers import Figure
from handlers.inputs.traps import BLANK

Key = int | str


@dataclass(frozen=True)
class Owed:
    """One open duty of the speaker: `key` is the caller's (an assignment's id), `duty` its code.

    `target_unit`: of its measure ("%", "站", "次") or None; `figures`: names of the figures that
    a return asks for, empty for other duties.
    """

    key: Key
    task: str
    duty: str
    title: str
    keywords: tuple[str, ...] = ()
    target_unit: str | None = None
    kind: str = "milestone"
    figures: tuple[str, ...] = ()

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """What it is called, in lower case: its keywords and its title."""
        return tuple(dict.fromkeys(key.lower() for key in (*self.keywords, self.title) if key))


@dataclass(frozen=True)
class Match:
    """The duties that words may mean, and whether the words were plain about it."""

    owed: tuple[Owed, ...]
    sure: bool = True

    @property
    def duty(self) -> str | None:
        """The code, when all candidates share it."""
        codes = {one.duty for one in self.owed}
        return codes.pop() if len(codes) == 1 else None


_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z]+")
_LIKENESS = 2  # shared trigrams that make a likeness plain: four characters in a row
_CLOSE = 4
_DILUTED = 6  # in a long text such a likeness is chance: 满意度达到98% after two other sentences
_SHORT, _LONG = 2, 20
# Short keywords that are verbs of any duty; alone they are no name.
VERBS = frozenset(
    {"对接", "接入", "部署", "授权", "梳理", "备案", "检索", "公布", "培训", "排查", "配合", "统计"}
    | {
        "归集",
        "修订",
        "纠正",
        "检查",
        "指导",
        "考核",
        "宣传",
        "开发",
        "整合",
        "压减",
        "缩减",
        "细化",
    }
    | {
        "委托",
        "下沉",
        "替换",
        "投入",
        "预约",
        "超期",
        "退办",
        "挂起",
        "删除",
        "上门",
        "重视",
        "报送",
    }
    | {
        "延时",
        "收件",
        "一致",
        "创新",
        "质量",
        "制度",
        "机制",
        "占比",
        "人力",
        "财力",
        "市级",
        "本级",
    }
)
_TELLING = 3  # a shorter keyword (对接) may be a mere verb in a sentence about another task


@lru_cache(maxsize=4096)
def _grams(size: int, *texts: str) -> frozenset[str]:
    runs = (run.lower() for text in texts for run in _RUN.findall(text))
    return frozenset(run[i : i + size] for run in runs for i in range(len(run) - size + 1))


def _heard(words: str, owed: Owed) -> list[str]:
    """The keywords, and the title, that are said in full."""
    return [key for key in owed.spoken if key in words]


def _alike(words: str, owed: Iterable[Owed], *, size: int = 3) -> Match:
    """Those whose title shares most pieces of `size` characters with the words."""
    said = _grams.__wrapped__(size, words)
    top, best = _most(said, [(one, _grams(size, one.title)) for one in owed])
    return Match(top, best >= _LIKENESS and best * _DILUTED >= len(said))


def _resembling(words: str, owed: Iterable[Owed]) -> Match:
    """Those whose title has most of its pairs said, in whatever order: 视频监察 is of three."""
    said = _grams.__wrapped__(2, words)
    top, best = _most(said, [(one, _grams(2, one.title)) for one in owed])
    return Match(top if best >= _LIKENESS and best * _CLOSE >= len(said) else (), False)


def _most(
    said: frozenset[str], known: Iterable[tuple[Owed, frozenset[str]]]
) -> tuple[tuple[Owed, ...], int]:
    scores = [(len(said & grams), one) for one, grams in known]
    best = max((score for score, _ in scores), default=0)
    return tuple(one for score, one in scores if best and score == best), best


def named_by(words: str, owed: Iterable[Owed]) -> Match:
    """The duties that words name best, by keyword or by likeness to the title; none if nothing.

    A duty with a keyword of its own beside the best one's stays: 市级对接和分中心接入都已完成.
    """
    lower, owed = words.lower(), tuple(owed)
    heard = [(keys, one) for one in owed if (keys := _heard(lower, one))]
    if not heard:
        alike = _alike(lower, owed)
        return alike if alike.owed else _resembling(lower, owed)
    best = max(_weight(keys) for keys, _ in heard)
    top = [one for keys, one in heard if _weight(keys) == best]
    said = [key for keys, one in heard if one in top for key in keys]
    tasks = {one.task for one in top}
    rivals = [
        one
        for keys, one in heard
        if one not in top and _has_own(keys, said, 1 if one.task in tasks else _TELLING)
    ]
    closest = _alike(lower, top, size=2).owed or tuple(top)
    return Match((*closest, *rivals), best > _SHORT or _is_plain(lower, said, closest))


def _is_plain(words: str, said: Sequence[str], owed: Sequence[Owed]) -> bool:
    """Whether a short keyword is meant as a name: 得到一致好评 is not about the keyword 一致, nor
    配合一下 about 配合; in 视频监察还没对接 the rest of the title is said as well."""
    shared = _grams.__wrapped__(2, words) & _grams(2, *(one.title for one in owed))
    if len(shared) > len(said) + 1:
        return True
    return len(words.replace(BLANK, "")) < _LONG and not VERBS.issuperset(said)


def _weight(keys: Sequence[str]) -> int:
    return sum(map(len, keys))


def _has_own(keys: Iterable[str], said: Sequence[str], length: int) -> bool:
    own = (key for key in keys if not any(key in other for other in said))
    return any(len(key) >= length for key in own)


def fitting(owed: Sequence[Owed], figure: Figure | None) -> tuple[Owed, ...]:
    """Those that a figure can be about; all when it fits none."""
    fit = tuple(one for one in owed if figure is None or fits(one, figure))
    return fit or tuple(owed)


def fits(owed: Owed, figure: Figure) -> bool:
    """Whether a figure can be of a duty's measure: % for %, 个 for any count."""
    unit, target = figure.unit, owed.target_unit
    if target is None:
        return False
    if unit is None:
        return target != "%" or 0 <= figure.value <= 100
    return unit == target or ("%" not in (unit, target) and "个" in (unit, target))


def find_duty(
    words: str,
    *,
    task: str | None,
    code: str | None,
    figure: Figure | None,
    owed: Sequence[Owed],
    replied_to: Sequence[Key] = (),
) -> Match:
    """The duties meant: by code; within the task named; by keyword; in the message replied to."""
    if code:
        return Match(tuple(one for one in owed if one.duty.lower() == code))
    if task:
        return _of_task(words, [one for one in owed if one.task == task], figure, owed)
    shown = [one for one in owed if one.key in replied_to]
    named = named_by(words, shown) if shown else Match(())
    named = named if named.owed else named_by(words, owed)
    if named.owed:
        measured = figure is None or figure.unit != "%" or any(fits(x, figure) for x in named.owed)
        return Match(fitting(named.owed, figure), named.sure and measured)
    return Match(fitting(shown or owed, figure))


def _of_task(
    words: str, inside: Sequence[Owed], figure: Figure | None, owed: Sequence[Owed]
) -> Match:
    named = named_by(words, inside)
    if named.owed:
        return Match(fitting(named.owed, figure))
    # 5号任务达标率85%: the number says one task and the words another.
    elsewhere = named_by(words, owed)
    contradicted = bool(elsewhere.owed) and any(key in words for key in _keys(elsewhere))
    return Match(fitting(inside, figure), not contradicted)


def _keys(match: Match) -> Iterable[str]:
    return (key for one in match.owed for key in one.keywords if key)
