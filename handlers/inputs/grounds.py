"""Why a duty is held up, does not apply or needs a later date, where no 因为 says it."""

import re
from collections.abc import Sequence

from db.rules.terms import ReportStatus
from handlers.inputs import english
from handlers.inputs.clauses import Segment
from handlers.inputs.facts import Facts
from handlers.inputs.intents import is_extension
from handlers.inputs.status import StatusFound
from handlers.inputs.traps import BLANK
from handlers.inputs.verdicts import CLAUSE, Stated

# Words that say that something is held up, but not by what.
_GENERAL = re.compile(
    r"需要?|请求?|恳请|希望|领导|上级|协调|解决|帮[忙助]|一?下|卡[住在着壳]|停[了滞工摆]"
    r"|暂停|搁置|受阻|遇到?|困难|问题"
    r"|存在|有|[对办推做弄搞整完进开落干买建装设]?[接行展成实]?不(?:了|动|成|完|上|通|下去"
    r"|定)|推进|进行|开展|落实|无法|没法|没办法|赶不上|来不及"
    r"|不能|不会|按[期时]|如期|完成|办结|办完|对接|可能|恐怕|怕是|目前|现在|暂时|这边|我们"
    rf"|[了的呢啊还都就也月底前按期]|{english.HELD_UP}",
    re.IGNORECASE,
)
_JUST_SAID = re.compile(r"不适用|n/a|not applicable", re.IGNORECASE)
_IN_TIME = re.compile(
    r"^(?:it|this|that|the deadline)\b\s*"
    r"|\s*\b(?:(?:in|on) time|by|before|until|till|yet)(?: the)?$",
    re.I,
)
# 需要领导出面协调公安局: what runs on belongs to what is asked for.
_ASKING = "需要请求希恳盼望"
_OPENING, _CLOSING = f" -,，。.!~:;、的了一下(){BLANK}", f" ,，。.!~:;、({BLANK}"
# 还没对接,申请延期: the duty itself, put in other words, is no reason.
_JUST_LATE = re.compile(r"(?:还|尚|仍|目前|暂)?(?:没有?|未)[^,，。;]{0,4}$")
# What may follow an obstacle without being it.
_NO_REASON = re.compile(
    r"(?:想|请求?|特|现|拟)?申请|(?:想|请求?)延|预计|计划|争取|力争|谢谢|辛苦|特此|对接$"
    r"|办理?$|开展$|推进$|完成$"
)


def reason_of(
    facts: Facts,
    part: Segment,
    statuses: Sequence[Stated],
    *,
    extension: bool,
) -> str | None:
    """The reason in the speaker's words: the one that is marked, else what is in the way."""
    given = [words for words, start in facts.reasons if part.start <= start < part.end]
    if given:
        return given[0]
    blocked = [(at, found) for at, found in statuses if found.status is ReportStatus.BLOCKED]
    for begin, found in blocked:
        if found.weak:
            more = facts.words[begin + found.end : _clause_end(facts, begin, part)]
            return _as_typed(facts, begin, begin + found.end + len(more.split(BLANK)[0]))
    for begin, found in statuses:
        if found.status is ReportStatus.BLOCKED:
            return _obstacle(facts, part, begin, found)
        if found.status is ReportStatus.NOT_APPLICABLE:
            return _why_not(facts, part, begin, found)
    if extension and statuses and statuses[0][1].status is ReportStatus.IN_PROGRESS:
        return _unfinished(facts, part, *statuses[0])
    return None


def _clause_end(facts: Facts, begin: int, part: Segment) -> int:
    clause = CLAUSE.match(facts.clean, begin, part.end)
    return clause.end() if clause else part.end


def _unfinished(facts: Facts, part: Segment, begin: int, found: StatusFound) -> str | None:
    """母婴室装修没完,麻烦延到五月底: what is not finished is why."""
    clause = _as_typed(facts, begin, _clause_end(facts, begin, part))
    more = len(clause) > found.end - found.start
    return clause if more and not is_extension(clause) and not _JUST_LATE.match(clause) else None


def _obstacle(facts: Facts, part: Segment, begin: int, found: StatusFound) -> str | None:
    """需协调:场地限制, 卡在审批环节: what follows; else the clause itself if it says more."""
    rest = facts.words[begin + found.end : part.end].split(BLANK)[0]
    after = _IN_TIME.sub("", rest.lstrip(_OPENING).rstrip(_CLOSING))
    runs_on = rest[:1] == after[:1] and facts.clean[begin + found.start] in _ASKING
    if len(after) > 1 and not runs_on and _GENERAL.sub("", after) and not _NO_REASON.match(after):
        return after
    clause = _as_typed(facts, begin, _clause_end(facts, begin, part))
    return clause if len(_GENERAL.sub("", clause)) > 1 else None


def _why_not(facts: Facts, part: Segment, begin: int, found: StatusFound) -> str | None:
    after = facts.words[begin + found.end : part.end].split(BLANK)[0]
    after = after.lstrip(_OPENING).rstrip(_CLOSING)
    words = _as_typed(facts, begin + found.start, begin + found.end)
    return (after or None) if _JUST_SAID.fullmatch(words) else words


def _as_typed(facts: Facts, start: int, end: int) -> str:
    """A stretch of the text without tasks, dates and figures at its edges."""
    words = facts.words[start:end]
    start += len(words) - len(words.lstrip(_CLOSING))
    return facts.text[start : start + len(words.strip(_CLOSING))]
