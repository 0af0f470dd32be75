"""Ranges, lists and days taken back: which of the days of a text are meant, and when."""

import re
from dataclasses import replace
from datetime import date, timedelta

from handlers.inputs.context import just_before
from handlers.inputs.dates.joining import RANGE, WEEKDAY, Placed
from handlers.inputs.dates.pieces import day_of, end_of, shifted

_LISTED = re.compile(r"\s?(?:、|和|及|与|或者?|还是|and|or)\s?$")
_DATA_AFTER = re.compile(
    r"\)?(?:期间)?的?(?:全部|新增)?(?:事项|办件|办理|业务|工作|情况|数据|报表)"
)
_PERIOD_OF = re.compile(r"\b(?:return|figures|data|report|period)\s(?:for|from|of)\s$", re.I)
_NOT_MEANT = re.compile(r"(?:(?<!是)不是|并非|而不是|不再是|\bnot(?: by| on)?)\s?$")
_OLD_DATE = re.compile(
    r"(?:原(?:来|先|本|定|计划|报|说|写|填|是|为|于|的|应)*|本(?:来|应|该)[^,，。;\d]{0,3}|[从由]"
    r"|(?:刚才|之前|此前|上次|先前)[^,，。;\d]{0,4})\s?$"
)
_REPLACED = re.compile(
    r"[^,，。;\d]{0,3}(?:改|推迟|推|延期|延后|延长|延|调整|变更|顺延|挪|提前)[^,，。;\d]{0,2}[到至为成]\s?"
    r"|[^,，。;\d]{0,3}(?:改|→|[-=]+>)\s?"
)
_CANNOT = re.compile(
    r"\s?(?:恐怕|可能|怕是?|估计|肯定|也|还|都|是)*(?:[完搞弄做办报交赶]\S?不[完成定了上好出]|来不及|不行|没法|无法|够呛|不能)"
)
_NOT_THE_NEXT = re.compile(r"\s(?:after next|week\b)", re.IGNORECASE)  # Friday after next
_OFFSET = re.compile(
    r"(?P<side>(?:之日)?起|的?(?:之|以)?[前后])?的?"
    r"(?:第?(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})个?(?:工作日|天|日|周|星期|礼拜|月|小时)|次日|前夕)"
)
_GOES_ON = re.compile(r"[^。;!?\n]{1,20}")
_BUSY = re.compile(
    r"\s?(?:实在|确实|怕是?)?(?:没空|没时间|[太有]?忙|来不及|不行|[报交办弄搞做完给][^,，。;]?不[了完成上]|[报交办弄搞做完]不)"
)
_RELATIVE_DAY = re.compile(r"[今明后][天日晚早儿]")
_NO_YEAR = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]+)月(?!.*年)")
_YEAR_SAID = re.compile(r"年|\d{4}")
_MONTH_END = re.compile(r"月[底末]")


def meant(plain: str, placed: list[Placed], today: date) -> list[Placed]:
    """Of a range its end, of a list each; none of what is data or taken back."""
    kept: list[Placed] = []
    for index, one in enumerate(placed):
        last = placed[index - 1] if index else None
        gap = plain[last.end : one.start] if last else "?"
        ranged, listed = bool(RANGE.match(gap)), bool(_LISTED.match(gap)) or not gap
        if last and (ranged or listed):
            first = _begun(plain, last, one, today) if ranged else last
            one = placed[index] = _after(plain, first, one, ranged=ranged)
        elif last and one.hit.day and _GOES_ON.fullmatch(gap):
            one = placed[index] = _in_its_month(last, one)
        if last and kept and kept[-1] is last and (ranged or _REPLACED.fullmatch(gap)):
            kept.pop()
        data = last and just_before(_PERIOD_OF, plain, last.start)
        if not (ranged and (data or _DATA_AFTER.match(plain, one.end))):
            kept.append(one)
    return [_asked(plain, one) for one in kept if not _taken_back(plain, one, kept)]


def _asked(plain: str, one: Placed) -> Placed:
    """月底前完不成 promises nothing for its day; 元旦前三天 is counted from it: better ask."""
    offset = _OFFSET.match(plain, one.end)
    counted = offset and (offset["side"] or plain[one.end - 1] in "前后")
    if not (counted or any(each.match(plain, one.end) for each in (_NOT_THE_NEXT, _CANNOT))):
        return one
    return replace(one, hit=replace(one.hit, sure=False))


def _begun(plain: str, last: Placed, one: Placed, today: date) -> Placed:
    """11月20日至12月10日, said on the 23rd, began this year, whatever 11月20日 means alone."""
    if last.hit.sure or _YEAR_SAID.search(plain, last.start, last.end):
        return last
    before = day_of(last.on.year - 1, last.on.month, last.on.day)
    begun = before and replace(last, hit=replace(last.hit, on=before, sure=True))
    if begun and _after(plain, begun, one, ranged=True).on >= today:
        return begun
    return last


def _after(plain: str, last: Placed, one: Placed, *, ranged: bool) -> Placed:
    """9月20日至25日, 下周三到周五: what the second lacks is taken from the first."""
    words = plain[one.start : one.end]
    if ranged and one.on < last.on and _MONTH_END.match(words):
        return _moved(last, one, end_of(last.on.year, last.on.month))
    if one.is_weekday:
        week = ranged or WEEKDAY.search(plain, last.start, last.end)
        return _moved(last, one, _weekday_after(last.on, one.on)) if week else one
    if one.hit.day:
        ahead = last.hit.day and one.hit.day > last.hit.day
        return one if ahead else _moved(last, one, _next_with(one.hit.day, last.on))
    if _NO_YEAR.match(words) and (ranged or _YEAR_SAID.search(plain, last.start, last.end)):
        same = day_of(last.on.year, one.on.month, one.on.day)
        late = day_of(last.on.year + 1, one.on.month, one.on.day)
        sure = not words.endswith("初")
        return _moved(last, one, same if same and same >= last.on else late, sure=sure)
    return one


def _in_its_month(last: Placed, one: Placed) -> Placed:
    """12月10日前报数,20日前办结: both in December."""
    if one.on >= last.on or not last.hit.named:
        return one
    if one.hit.day > last.on.day:
        same = day_of(last.on.year, last.on.month, one.hit.day)
        return _moved(last, one, same, sure=one.hit.sure)
    return replace(one, hit=replace(one.hit, sure=False))


def _moved(last: Placed, one: Placed, on: date | None, *, sure: bool = True) -> Placed:
    sure = sure and last.hit.sure and on is not None
    return replace(one, hit=replace(one.hit, on=on or one.on, sure=sure))


def _weekday_after(first: date, weekday: date) -> date:
    return first + timedelta(days=(weekday.weekday() - first.weekday() - 1) % 7 + 1)


def _next_with(day: int, first: date) -> date | None:
    months = (shifted(first.year, first.month, step) for step in range(2))
    days = (day_of(*month, day) for month in months)
    return next((found for found in days if found and found >= first), None)


def _taken_back(plain: str, one: Placed, kept: list[Placed]) -> bool:
    """不是9月20日; the old one of 原定9月20日,改到10月15日; and 今天没空,明天报."""
    if just_before(_NOT_MEANT, plain, one.start):
        return True
    busy = _RELATIVE_DAY.match(plain, one.start) and _BUSY.match(plain, one.end)
    return one is not kept[-1] and bool(busy or just_before(_OLD_DATE, plain, one.start))
