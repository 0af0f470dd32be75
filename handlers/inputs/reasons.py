"""The reason that words give after 因为, 原因是, 受…限制: the speaker's own, as far as it goes."""

import re

_MARK = re.compile(
    r"(?:(?:主要)?(?<![么啥明何])(?:原因|理由)(?:是|为|在于)?[:是]?|主要是因为|因为|由于"
    r"|主要是|鉴于|碍于"
    r"|苦于|考虑到|(?<![起原])因(?!此|素|地|人|公)"
    r"|(?<![接感])受(?=[^,，。;!?\n]{1,14}(?:限制|影响|制约))"
    r"|\bbecause(?: of)?\b|\bdue to\b|\bowing to\b|\breason\b:?)\s*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^,，。;!?\n]+")
_STOP = re.compile(r"[。;!?\n]")
_TASK = (
    r"(?:第[一二三四五六七八九十\d]+[项条个]|任务[\d一二三四五六七八九十]"
    r"|(?:保障)?\d{1,2}[a-i](?![a-z])|\d{1,2}号|#\d|task\b)"
)
# What follows the reason in its own clause, and what a clause begins with that is none of it.
_AFTER = re.compile(
    rf"{_TASK}|(?:特此?|现|拟|想|故|请求|恳请)?申请|(?:想|要|拟|需要?|请)?(?:延[期迟后到至]"
    rf"|推迟)|卡住|卡在|(?:一直|目前|暂时|现在)?(?:无法|没法|不能|未能|没能|难以|导致|造成)"
    rf"|(?:推进|进展|进度)(?:比?较)?(?:慢|缓|受)"
    rf"|尚未(?!到|批|落)"
    r"|[办完做推](?:不[成完了动])|希望|所以|因此|故(?!障)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    rf"\s*(?:\w{{0,4}}?{_TASK}|.{{0,3}}申请|特申请|延[期迟到至]|推迟|推[到至]|缓[到至]|预计"
    rf"|计划|争取|力争|希望|请"
    rf"|恳请|麻烦|能否|可否|能不能|所以|因此|故|我们|目前|现在|暂时|.{{0,6}}(?:无法|没法"
    rf"|不能|未能|没能|卡住|办不了|完不成|做不完|对接不了|推不|做不|干不|弄不|暂停|尚未"
    rf"|需要?协|推进|[已己]经?[办完])|[完办做]不[成完了]|需要?(?!求)"
    r"|extend|extension|please|need|expect)",
    re.IGNORECASE,
)
_LIMITED = re.compile(r"[^,，。;!?\n]+?(?:所?限制|影响|制约)")
_EDGES = " \n,，。.!~、:;的"


def find_reason(text: str, start: int = 0) -> tuple[str, int, int] | None:
    """The reason that a text gives from `start` on, and the span of the words that give it."""
    mark = _MARK.search(text, start)
    if not mark:
        return None
    end = mark.end()
    for clause in _CLAUSE.finditer(text, mark.end()):
        gap = text[end : clause.start()]
        begun = clause.start() > mark.end() or bool(text[mark.end() : end].strip())
        if _STOP.search(gap) or (begun and _OTHER.match(clause[0])):
            break
        limit = _LIMITED.match(text, clause.start()) if mark[0].strip() == "受" else None
        if limit:
            end = limit.end()
            break
        cut = _AFTER.search(text, clause.start() + 1, clause.end())
        end = cut.start() if cut else clause.end()
        if cut:
            break
    words = text[mark.end() : end].strip(_EDGES)
    return (words, mark.start(), end) if words else find_reason(text, mark.end())
