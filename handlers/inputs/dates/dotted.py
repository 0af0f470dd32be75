"""Days written as a figure may be, too: 9.20, 12/5, 12-20, 9.20-10.15."""

import re
from dataclasses import replace

from handlers.inputs.context import just_before
from handlers.inputs.dates.absolute import DAY, MONTH, UNITS, named, settled
from handlers.inputs.dates.found import NO_DATE, Hit, Moment, rule
from handlers.inputs.dates.pieces import ACTS, BEFORE, HAPPENS, OF_DATA, TAIL, YEAR, day_of, end_of

_PLAIN_BEFORE = re.compile(
    r"(?:截[至止]|预计|争取|力争|计划|最[晚迟]|不[晚迟]于?|定[在于]|延[期长后]?[到至为]?|推迟?[到至]?|改[到成为]|原定"
    r"|(?:时间|时限|日期|节点|期限)(?:是|为|[::])?|计划完成[::]?|ddl"
    r"|\bby|\bon|\buntil|\bbefore|\beta:?|\bdue|\bdeadline)\s?$",
    re.IGNORECASE,
)
_MAYBE_BEFORE = re.compile(
    r"(?:(?<![达高长降升加得提减看])到|至|(?<![对关由])于|在|改|要|应该|估计|(?:可能|估计|大概|还|也)得|最快"
    r"|约|大概|可能|从|自)\s?$"
)
_PLAIN_AFTER = re.compile(
    r"截止|ddl|[上下]午|早上|晚上|[(]?(?:周|星期)[一二三四五六日天]", re.IGNORECASE
)
_DONE_AFTER = re.compile(
    rf"[已己]经?(?:办|完|上?报|提?交|反馈|{HAPPENS})|\s?(?!达到)(?:{ACTS}|{HAPPENS})(?!\d)"
)
_MAYBE_AFTER = re.compile(
    r"给|上会|开会|到货|可以|吧|行(?!业)|才|再|能(?!力)|之?以?后(?![续台])|左右|前后"
)
_NUMBERED = re.compile(
    r"(?:任务|[第条节章见版项表图]|版本|附件|序号|编号|version|section|item|task|no\.?)\s?$", re.I
)
_FIGURE_BEFORE = re.compile(
    r"(?:(?<!年)度|率|得分|评分|占?比|用时|时长|进度)(?:在|到|约|为|是|从|由|至|要|大概|估计)*\s?$"
)
_FIGURE_AFTER = re.compile(
    r"以[上下]|[提上]?升|提高|增|[下]?降|[到至]\d|\s?(?:%|per\s?cent\b|pct\b)", re.IGNORECASE
)
_OF_DATA = re.compile(OF_DATA)
_DUE = re.compile(rf"(?:{BEFORE}|内)$")
_SMALL_PARTS = 10
_PUNCTUATION = " ,，。.;!~"
_PLAIN, _MAYBE = 2, 1


def _evidence(match: re.Match[str]) -> int:
    """How plainly the words around make a day of it; 0 for a figure, or the number of a task."""
    text, start, end = match.string, match.start(), match.end()
    if just_before(_NUMBERED, text, start) and not _DUE.search(match[0]):
        return 0
    figure = just_before(_FIGURE_BEFORE, text, start) or _FIGURE_AFTER.match(text, end)
    if figure and not _DUE.search(match[0]):
        return 0
    told = _DUE.search(match[0]) or just_before(_PLAIN_BEFORE, text, start)
    if told or _PLAIN_AFTER.match(text, end):
        return _PLAIN
    if _stands_alone(match):
        return _MAYBE
    if _is_small_share(match):
        return 0
    if just_before(_MAYBE_BEFORE, text, start):
        return _MAYBE
    if _DONE_AFTER.match(text, end):
        return _of_share(match)
    return _MAYBE if _MAYBE_AFTER.match(text, end) else 0


def _of_share(match: re.Match[str]) -> int:
    """2/3完成 is a share; 12/15完成 may be one; 12.5完成 is a day."""
    day = int(match["d"])
    if match["s"] != "/" or int(match["m"]) >= day:
        return _PLAIN
    return -_MAYBE


def _is_small_share(match: re.Match[str]) -> bool:
    share = match["s"] == "/" and int(match["m"]) < int(match["d"])
    return share and int(match["d"]) <= _SMALL_PARTS


def _stands_alone(match: re.Match[str]) -> bool:
    return not match.string.strip(_PUNCTUATION).replace(match[0], "", 1)


def _dotted(match: re.Match[str], moment: Moment) -> Hit:
    evidence = _evidence(match)
    if not evidence:
        return NO_DATE
    hit = settled(match, int(match["m"]), int(match["d"]), moment)
    plain = evidence == _PLAIN and (match["s"] != "-" or _DUE.search(match[0]))
    figure = len(match["d"]) == 1 and not plain
    return replace(hit, sure=hit.sure and not figure and evidence > 0)


def _dotted_range(match: re.Match[str], moment: Moment) -> Hit:
    """9.20-10.15: the end counts; it is none when it is the period of a return, or of figures."""
    ends = [(int(match["m"]), int(match["d"])), (int(match["m2"]), int(match["d2"]))]
    evidence = _evidence(match)
    if not evidence or not all(day_of(2024, *end) for end in ends):
        return NO_DATE
    if _OF_DATA.match(match.string, match.end()):
        return NO_DATE
    hit = settled(match, *ends[1], moment)
    figures = evidence < _PLAIN and len(match["d"]) == len(match["d2"]) == 1  # 1.5-2.5
    return replace(hit, sure=hit.sure and not figures and evidence > 0)


def _in_a_year(match: re.Match[str], moment: Moment) -> Hit:
    """明年1.20; 今年9.5 may be a figure."""
    small_day = len(match["d"]) == 1 or int(match["d"]) < _SMALL_PARTS
    if match["year"] in ("今年", "去年", "每年") and small_day and not _DUE.search(match[0]):
        return NO_DATE
    return named(match, moment)


def _month(match: re.Match[str], moment: Moment) -> Hit:
    """2027.01: up to its last day; better ask."""
    return Hit(end_of(int(match["y"]), int(match["m"])), sure=False)


RULES = (
    rule(
        "./",
        rf"(?<![\d./])(?P<m>{MONTH})(?P<s>[./])(?P<d>{DAY})\s?[-~至到]\s?"
        rf"(?P<m2>{MONTH})(?P=s)(?P<d2>{DAY})(?![\d./%])" + TAIL,
        _dotted_range,
    ),
    rule(
        "./-",
        rf"(?P<year>{YEAR})的?(?P<m>{MONTH})[./-](?P<d>{DAY})(?!\d|[./-]\d|{UNITS})[日号]?{TAIL}",
        _in_a_year,
    ),
    rule(
        "-./",
        r"(?<![\d./-])(?P<y>20\d{2})[-./](?P<m>0[1-9]|1[0-2])(?![\d./%号期版-])" + TAIL,
        _month,
    ),
    rule(
        "./-",
        rf"(?<![\d./A-Za-z-])(?P<m>{MONTH})(?P<s>[./-])(?P<d>{DAY})"
        rf"(?!\d|[./-]\d|(?!ddl)[A-Za-z]|{UNITS})" + TAIL,
        _dotted,
    ),
)
