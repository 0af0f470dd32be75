"""Which figures of a text say where a duty stands now: not the old one, the target, a gap."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from handlers.inputs.context import just_before
from handlers.inputs.dates import DateFound
from handlers.inputs.numbers import Figure

_EARLIER = (
    r"(?:原|原来|原先|原本|上次|之前|此前|刚才|刚刚|先前|前面|昨天报|昨天说)(?:[说报写填])?的?(?:数[据字]?)?[是为:]?"
    r"|同期|年初[是为]?|(?:上(?:个?月|个?季度|个?周|次|期|半年|年)|去年)[底末]?(?:完成|达到?|的|是|为)*"
)
_TARGET_BEFORE = (
    r"(?:目标|要求|考核线)(?:值|数|线)?[是为:]*(?:完成|达到?|应|要|不低于|≥|>=?)*"
    r"|应(?:该|当)?(?:完成|达到?)|标准[是为:]|(?<!不)[要需须](?:求)?达到?|不低于|不少于|至少"
)
_CHANGE = (
    r"(?:提高|增长|上升|下降|增加|降低|提升|减少|上涨|[涨升降]|下滑|回落|进步|增幅|涨幅|增速|环比|同比|超额|超出"
    r"|比[^,，。;]{0,10}[多高低少]|[又再]提|又[增加])(?:了|出|约|近|仅|只|为|是|:)*"
)
_GAP = r"(?:还|只|仅|就|尚|相)?[差缺欠]了?|还?剩[下余]?|还有|差距[是为]?|缺口[是为]?|落后|领先"
_ENGLISH_BEFORE = (
    r"\b(?:from|(?<!rate )(?<!ratio )(?<!figure )(?<!total )(?<!level )of|(?:target|goal)(?: is"
    r"| was|:)?"
    r"|not|instead of|rather than|was|were|previously|by|up|rose|grew|climbed|jumped|increased"
    r"|improved|gained|down"
    r"|dropped|fell|another|remaining|against|versus|vs\.?|towards?|last month:?|to reach|to hit"
    r"|(?:need|require)(?:s|d|ed)?(?: to (?:be|get to))?|aim(?:ing)? for)(?: about| only| the| a)?"
)
_WHOLE = Decimal(100)
_NOT_THE_FIGURE = re.compile(
    r"(?:预计|争取|力争|计划|有望|将|will|expect|should (?!be|read|have)|aim|hope|going to)"
    r"(?:(?!已|现|目前|实际|so far|now)[^,，。;]){0,14}$|"
    rf"(?:不是|[从由+↑↓±]|每个?(?:季度?|月|年|周|半年)?|{_EARLIER}|{_TARGET_BEFORE}|{_CHANGE}|{_GAP}"
    rf"|{_ENGLISH_BEFORE})\s?$",
    re.IGNORECASE,
)
_TARGET = re.compile(r"(?:以上)?的?(?:目标|要求|标准|指标)")
# 58%改成56%, 60%提高到65%, 65%写错了: the figure before it no longer stands.
_OVERTAKEN = re.compile(
    r"\s?(?:[报写打填说发输]错|错了|有误|不对|改[为成]|更正[为成]?|修正[为成]|调整[为成]|变更?为"
    r"|(?:提高|提升|上升|增加|增长|增|升|涨|降|下降|爬升|进展)[到至]|→|[-=]>|应(?:该)?[是为](?=\s?[\d百]))"
    r"|\s(?:changed|corrected|now) to\b",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"的?(?:提升|提高|增长|增幅|涨幅|差距|缺口)(?![到至])"
    r"|\s(?:short|below|off|away|shy|behind|higher|lower|increase|improvement|rise|gap|to go"
    r"|up(?! from))\b",
    re.IGNORECASE,
)
# 超5个点, 多两个百分点: points over something are a difference, 超65% is a standing of sorts.
_IN_ALL = re.compile(r"(?:一共|总共|共计|累计|(?<!公)共)(?:完成|检索|开展|部署)?了?\s?$")
_OVER = re.compile(r"[超多高低少](?:过|出|了)*\s?$")
# 未达到70%, 接近70%, 差2%到70%: where it stands is not said.
_SHORT_OF = re.compile(
    r"(?:[未没不](?:有|能|曾)*(?:达到?|到|及|足|满|够|超过?)|(?<!不)(?:低于|小于|少于)|接近|将近|逼近"
    r"|快到?|(?<!最)近|差\s?[\d一二两三四五六七八九十百][^,，。;]{0,8}?[到达]+|离|距离?|够不上|突破不了"
    r"|not (?:yet|quite)(?: at| reached)?|(?:not|n['’]?t)(?: yet)? (?:reached|hit|met"
    r"|got(?:ten)? to)|almost|nearly|under|below|less than|close to|short of|shy of|away from)(?:了"
    r"|约)?\s?$",
    re.IGNORECASE,
)
_ROUGH_BEFORE = re.compile(
    r"(?:大约|大概在?|大致在?|大体|约莫?|估计[有在是]?|估摸着?|左右|高于|大于|多于|不止|应该[有在]?|各\w{1,3}平均|差不多|超过?|过|突破|可能|[≥>~≈]"
    r"|季度各[^,，。;]{0,4}?|最多|不超过|能|可|马上就?[要到]?|即将"
    r"|(?:隔壁|邻[县市镇]|人家|别人|(?<!差)别[的家][局镇单位家]*|兄弟单位|其[他它][局镇单位家]+)[^,，。;]{0,6}?"
    r"|全[市省县](?:平均)?(?:是|为)?|(?:能够?|可以?|应能)(?:达到?|完成|到)|(?:目标|任务|任务量|计划|要求|指标|全年|年度)的"
    r"|\b(?:about|around|over|some|roughly|approx\.?|approximately|more than|at (?:least|most)"
    r"|just over"
    r"|maybe|probably|i think(?: it's)?))\s?$",
    re.IGNORECASE,
)
_PART = re.compile(r"其中[^,，。;]{0,6}\s?$")
_ROUGH_AFTER = re.compile(
    r"(?:左右|上下|多|以上|以下|[都还也]?(?:不到|不足|没到)|吧|的样子|出头|开外|强|弱|\+|(?:还|尚)?[没未](?:完成|办|达标|做)"
    r"|\s?(?:-?ish\b|or (?:so|more|less)\b|plus\b|of (?:the |our )?(?:target|goal|plan)))",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,，。;!?\n]")
_BY = re.compile(r"\b(?:by|before|until|till)\b", re.IGNORECASE)
_THIS = re.compile(r"[本这今当].*?[^底末前内止]")
_AS_OF = re.compile(r"(?:截[至止到]|\bas (?:of|at))\s?$", re.IGNORECASE)


def standing(
    clean: str, figures: Sequence[Figure], dates: Sequence[DateFound], today: date
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures of where duties stand, and those that only say what they fall short of."""
    stands, short = [], []
    for one in figures:
        day = _forecast_before(clean, one, dates, today)
        late = day is not None and is_as_of(clean, day)
        if just_before(_SHORT_OF, clean, one.start) or late or _TARGET.match(clean, one.end):
            short.append(one)
        elif day is None and not _is_other(clean, one):
            stands.append(one)
    return tuple(_total(clean, figures) or stands), tuple(short)


def _total(clean: str, figures: Sequence[Figure]) -> list[Figure]:
    """一季度1次二季度1次共2次: the sum of all the others."""
    return [
        one
        for one in figures
        if just_before(_IN_ALL, clean, one.start)
        and len(figures) > 1
        and 2 * one.value == sum(other.value for other in figures if other.unit == one.unit)
    ]


def _is_other(clean: str, figure: Figure) -> bool:
    """A target, a change, a gap, or what stood before."""
    before, after = figure.start, figure.end
    if is_overtaken(clean, figure):
        return True
    if figure.unit == "%" and _DIFFERENCE.match(clean, after):
        return True
    over = clean[before:after].endswith("点") and just_before(_OVER, clean, before)
    return over or just_before(_NOT_THE_FIGURE, clean, before)


def is_as_of(clean: str, day: DateFound) -> bool:
    """截至今天: the day of a figure, not one that it is promised for."""
    return just_before(_AS_OF, clean, day.start)


def is_overtaken(text: str, figure: Figure) -> bool:
    """58%改成56%: what follows a figure puts another in its place."""
    return bool(_OVERTAKEN.match(text, figure.end))


def _forecast_before(
    clean: str, figure: Figure, dates: Sequence[DateFound], today: date
) -> DateFound | None:
    """6月底达到75%, 75% by end of June: the plain coming day that a figure is promised for."""
    for one in dates:
        if not one.sure or one.on <= today or _THIS.fullmatch(one.text):
            continue
        if one.end <= figure.start and not _CLAUSE_END.search(clean, one.end, figure.start):
            return one
        if figure.end <= one.start and _is_by(clean[figure.end : one.start], one.text):
            return one
    return None


def _is_by(between: str, day: str) -> bool:
    """(70%) by (30 Sept), with no other figure between them."""
    apart = _CLAUSE_END.search(between) or re.search(r"\d", between)
    return not apart and bool(_BY.search(between) or _BY.match(day))


def is_rough(text: str, figure: Figure) -> bool:
    """约65%, 65%左右, 七成多, 目标的80%: shown before it is recorded."""
    part = figure.unit == "%" and just_before(_PART, text, figure.start)
    return (
        figure.rough
        or part
        or bool(just_before(_ROUGH_BEFORE, text, figure.start))
        or bool(_ROUGH_AFTER.match(text, figure.end))
    )


def is_odd(figure: Figure, unit: str | None) -> bool:
    """A share below none or beyond the whole, or written as a fraction of one (0.72)."""
    return figure.value < 0 or (unit == "%" and (figure.value > _WHOLE or _is_fraction(figure)))


def in_percent(figure: Figure, unit: str | None) -> Decimal:
    """The value of a figure; 0.72 of what is measured in percent is most likely 72."""
    part = unit == "%" and _is_fraction(figure) and figure.value < 1
    return (figure.value * _WHOLE).normalize() + 0 if part else figure.value


def _is_fraction(figure: Figure) -> bool:
    return figure.unit is None and 0 < figure.value <= 1
