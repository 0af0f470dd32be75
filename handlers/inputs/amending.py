"""Corrections: what the words of one mean, and how it differs from what was recorded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.rules.terms import ReportStatus
from handlers.inputs.decision import Entry

# What comes after is meant: 应该是58%, 改成9月20日, 不是65是58.
_MEANT = re.compile(
    r"应该?(?:是|为)|应当(?:是|为)|而是|[改更纠]正?[成为]|更正(?:为|成|[:：])|实际(?:上?是|为)"
    r"|(?<![不就可也还但只])[是为](?=\s*[\d\uff10-\uff19零一二三四五六七八九十百])"
    r"|should (?:be|read|have been)|I meant|it(?:'s| is) (?=\d)"
    r"|(?:错了?|typo|correction|wrong)\s?[:：]",
    re.IGNORECASE,
)
# What is said to be wrong: 65%报错了, 而不是65%.
_WRONG = re.compile(
    r"[报写打填发说输弄搞看记算]错|错了|有误|不对|更正|纠正|typo|wrong|mistake|^\s*(?:而?不是|并非|not\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,，。;；!！?？\n]+")
# Words of a status: then it is not merely the figure that was corrected.
_UNDERWAY = re.compile(r"推进|进行|正在|in progress|ongoing|underway", re.IGNORECASE)
ANSWERS = (ReportStatus.DONE, ReportStatus.IN_PROGRESS, ReportStatus.BLOCKED)


@dataclass(frozen=True)
class Change:
    """What one assignment's report becomes: `old` None for one more, `new` None for one less."""

    old: Entry | None
    new: Entry | None


def meant(text: str) -> str:
    """What a correction says instead, without what was wrong; empty if it says nothing.

    上面那个报错了,应该是58% → 58%; 不是65是58 → 58; 刚才65%报错了 → nothing.
    """
    found = list(_MEANT.finditer(text))
    rest = text[found[-1].end() :] if found else text
    kept = [part.strip() for part in _CLAUSE.split(rest) if part and not _WRONG.search(part)]
    return ",".join(part for part in kept if part)


def blames(text: str) -> bool:
    """Whether a text says plainly that something was reported wrongly (报错了), not just 改成."""
    return bool(_WRONG.search(text))


def merged(old: Entry, new: Entry, words: str) -> Entry:
    """A correction of a part: what it does not say stays as it was reported."""
    only_facts = bool(new.figures or new.forecast_on) and not _UNDERWAY.search(words)
    kept = new.status is ReportStatus.IN_PROGRESS and only_facts and old.status in ANSWERS
    status = old.status if kept else new.status
    figures = {name: (name, value, unit) for name, value, unit in (*old.figures, *new.figures)}
    return replace(
        new,
        key=old.key,
        status=status,
        figures=tuple(figures.values()),
        forecast_on=new.forecast_on or old.forecast_on,
        reason=new.reason or (old.reason if status == old.status else None),
    )


def changes(old: Sequence[Entry], new: Sequence[Entry]) -> list[Change]:
    """What differs between the reports of a message and what it says now, in the old order."""
    said = {entry.key: entry for entry in new}
    was = {entry.key: entry for entry in old}
    pairs = [Change(one, said.get(one.key)) for one in old]
    pairs += [Change(None, one) for one in new if one.key not in was]
    return [pair for pair in pairs if pair.old is None or not same(pair.old, pair.new)]


def same(old: Entry, new: Entry | None) -> bool:
    """Whether two entries say the same of the same assignment."""
    return new is not None and _said(old) == _said(new)


def _said(entry: Entry) -> tuple[object, ...]:
    figures = frozenset((name, value, unit) for name, value, unit in entry.figures)
    return entry.key, entry.status, figures, entry.reason, entry.forecast_on
