"""Which figures of a text say where a duty stands now: not the old one, the target, a gap."""

import re
from collections.abc import Sequence
from datetime import date

from handlers.inputs.context import just_before
from handlers.inputs.dates import DateFound
from handlers.inputs.numbers import Figure

_NOT_THE_FIGURE = re.compile(
    r"(?:预计|争取|力争|计划|有望|将|will|expect)[^,，。;]{0,14}$|"
    r"(?:不是|原来是?|原先|上次|之前是?|目标[是为:]?|要求[是为]?|还差|只差|差|还剩|剩下?|不低于|不少于|至少|高于"
    r"|(?:提高|增长|上升|下降|增加|降低|提升|减少)(?:了|约)?|[从由]|每"
    r"|应(?:该|当)?(?:完成|达到?|为)?|同期|年初[是为]?"
    r"|(?:上(?:个?月|个?季度|个?周|次|期|半年|年)|去年)[底末]?(?:完成|达到?|的|是|为)*"
    r"|\bfrom|\bof|\btarget(?: is)?|\bnot)\s?$",
    re.IGNORECASE,
)
_TARGET = re.compile(r"(?:以上)?的?(?:目标|要求|标准|指标)")
# 未达到70%, 接近70%, 差2%到70%: where it stands is not said.
_SHORT_OF = re.compile(
    r"(?:[未没不](?:有|能|曾)*(?:达到?|到|及|足|满|够|超过?)|(?<!不)(?:低于|小于|少于)|接近|将近|逼近"
    r"|快到?|(?<!最)近|差\s?[\d一二两三四五六七八九十百][^,，。;]{0,8}?[到达]+|离|距离?|够不上|突破不了"
    r"|almost|nearly|under|below|less than|close to)(?:了|约)?\s?$",
    re.IGNORECASE,
)
_ROUGH_BEFORE = re.compile(
    r"(?:大约|大概|约|估计|左右|超过?|可能|about|around|over|some)\s?$", re.I
)
_ROUGH_AFTER = re.compile(r"(?:左右|上下|多|以上|以下|不到|吧)")
_CLAUSE_END = re.compile(r"[,，。;!?\n]")
_THIS = re.compile(r"本|这|今|当")
_AS_OF = re.compile(r"截[至止到]\s?$")


def standing(
    clean: str, figures: Sequence[Figure], dates: Sequence[DateFound], today: date
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures of where duties stand, and those that only say what they fall short of."""
    stands, short = [], []
    for one in figures:
        day = _forecast_before(clean, one, dates, today)
        late = day is not None and just_before(_AS_OF, clean, day.start)
        if just_before(_SHORT_OF, clean, one.start) or late or _TARGET.match(clean, one.end):
            short.append(one)
        elif day is None and not just_before(_NOT_THE_FIGURE, clean, one.start):
            stands.append(one)
    return tuple(stands), tuple(short)


def _forecast_before(
    clean: str, figure: Figure, dates: Sequence[DateFound], today: date
) -> DateFound | None:
    """6月底达到75%: the plain coming day that a figure in the same clause is promised for."""
    for one in dates:
        ahead = one.sure and one.on > today and not _THIS.match(one.text)
        before = one.end <= figure.start
        if ahead and before and not _CLAUSE_END.search(clean, one.end, figure.start):
            return one
    return None


def is_rough(text: str, figure: Figure) -> bool:
    """约65%, 65%左右, 七成多: shown before it is recorded."""
    return bool(just_before(_ROUGH_BEFORE, text, figure.start)) or bool(
        _ROUGH_AFTER.match(text, figure.end)
    )


def is_odd(figure: Figure, unit: str | None) -> bool:
    """A share below none or beyond the whole, or written as a fraction of one (0.72)."""
    fraction = figure.unit is None and 0 < figure.value <= 1
    return figure.value < 0 or (unit == "%" and (figure.value > 100 or fraction))
