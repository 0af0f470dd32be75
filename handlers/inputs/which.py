"""Which assignments a question is about: 逾期的, 没办结的, 没报的, 亮红灯的, 需协调的, 办结的."""

import re
from enum import StrEnum


class Which(StrEnum):
    """The value is what a button carries."""

    ALL = "all"
    OPEN = "open"  # 未办结
    DONE = "done"  # 办结, 销号
    DUE = "due"  # what falls due in a stretch of time
    OVERDUE = "late"  # 逾期
    SILENT = "mute"  # 未反馈
    UNSIGNED = "sign"  # 未签收
    BLOCKED = "help"  # 需协调
    BEHIND = "slow"  # 进度落后
    RED = "red"
    YELLOW = "amber"


_NOT = r"(?:没有?|未|尚未|还没有?|不曾|无)(?:按时|及时|主动|提前)?"
_FINISH = (
    r"(?:办[结完好妥]|完成|做完|弄完|搞定|办成|落实(?:到位)?|完事|了结|销号|整改(?:到位|完)|结)"
)
_SAY = (
    r"(?:回(?![来去收访])|抱|反馈|报(?!告)送?|上报|汇报|回复|回话|回应|答复|动静|消息|音讯|信儿?|交(?!办)|填报?|吭声|表态"
    r"|更新)"
)
_PHRASES: tuple[tuple[Which, str], ...] = (
    (
        Which.UNSIGNED,
        rf"{_NOT}(?:签收|签(?!约)|接收|确认)|待签收|not (?:signed|acknowledged)|unsigned",
    ),
    (
        Which.SILENT,
        rf"{_NOT}{_SAY}|(?:报|交|反馈|回复|签收?)(?:齐|全|上来)了?(?:吗|没|不)"
        r"|都(?:报|交|反馈|回复)(?:上来)?了(?:吗|没)|不(?:吭声|回复|反馈|报|理|吱声|答复)|沉默|失联|待反馈"
        r"|(?:has|have|had|did)(?: ?n['’]?t| not)(?: yet)? (?:report|answer|reply|repli|respond)"
        r"(?:ed)?|not (?:yet )?(?:reported|answered|replied|responded)|silent",
    ),
    (
        Which.OVERDUE,
        r"逾期|预期的(?=有哪|$)|有超的|(?:没有?|未)按[期时](?:办|完|报|交)|拖\S?后腿|最慢|掉队|超期|超时|过期|拖期|延误|误期|到期(?:还|尚)?(?:没|未)\S{0,2}|晚了|迟了|拖(?:着|延|了)"
        r"|\b(?:overdue|late|behind schedule|past due|missed)\b",
    ),
    (
        Which.BEHIND,
        r"进度(?:落后|滞后|慢)|落后|滞后|(?:没有?|未)(?:达标|达到|跟上)|\bbehind\b",
    ),
    (Which.RED, r"(?:亮|挂|是|又)?红(?:灯|牌|色|了|的)|亮红|\breds?(?: lights?)?\b"),
    (Which.YELLOW, r"(?:亮|挂|是|又)?黄(?:灯|牌|色|了|的)|亮黄|\byellows?(?: lights?)?\b"),
    (
        Which.BLOCKED,
        r"卡(?:住|壳|着|在)|受阻|需要?协调|要协调|待协调|求助|有(?:困难|问题|难处)|遇到(?:困难|问题)|推不[动下]|难点|堵点"
        r"|\b(?:blocked|stuck|need(?:s|ing)? help|needs? coordination)\b",
    ),
    (
        Which.OPEN,
        rf"{_NOT}{_FINISH}|没{_FINISH}|(?:还|仍)[剩差欠]|剩下?|(?:要|待|需|该|应){_FINISH}|待办|在办|未了"
        r"|还有(?:什么|哪些|啥)"
        r"|\b(?:open|unfinished|not (?:yet )?(?:done|finished|completed?)|outstanding|pending"
        r"|(?:must|should|to|ha(?:s|ve) to|needs? to) be (?:done|finished|completed)"
        r"|remain(?:s|ing)?|(?:is|are|has|have)n['’]?t (?:been )?(?:done|finished|completed))\b",
    ),
    (
        Which.DUE,
        r"(?:快|将|即将|马上|就|要)?(?:要)?(?:到期|截止|到时限|临期|到点)|(?:要|该|应)(?:交|报|办|做)(?!告)"
        r"|\b(?:due|deadlines?)\b",
    ),
    (
        Which.ALL,
        rf"{_FINISH}的?(?:情况|率|进[度展]|程度)|^\W*(?:status|board|overview)\W*$",
    ),
    (Which.DONE, rf"(?:已经?|都|全)*{_FINISH}|\b(?:done|finished|completed|closed)\b"),
    (
        Which.ALL,
        r"总体|整体|全市|全县|全局|全部|总(?:的|览|共)|大盘|看板|一览|各单位(?:的)?(?:情况|进[度展])"
        r"|\b(?:the board|overview|overall|everything)\b",
    ),
)
_TABLE = [(which, re.compile(phrase, re.IGNORECASE)) for which, phrase in _PHRASES]
_BY_UNITS = re.compile(
    r"谁|哪[些个几]?(?:家|个)?(?:单位|部门|委办局|局|乡镇|镇|街道|家)|几家|几个(?:单位|部门|局|乡镇|镇)|多少(?:个|家)?(?:单位|部门)|各单位|\bwho\b"
    r"|\b(?:which|what) (?:units?|departments?|bureaus?|offices?)\b",
    re.IGNORECASE,
)
_RETURNS = re.compile(
    r"月报|月度(?:数据|报表|报送)|每月报送|(?:事项|报送|办件)?数据|办件(?:量|数|情况)|报表|统计表"
    r"|\b(?:monthly )?returns?\b|\bmonthly (?:data|figures|report)\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"为什么|为何|为啥|怎么(?:会|就|又|还)?(?=是?又?亮?[红黄绿])|咋(?:会|就)?(?=是?亮?[红黄绿])|凭什么|凭啥|什么原因|怎么回事|咋回事|(?:红|黄|绿|亮)灯的?(?:原因|依据|理由)"
    r"|\bwhy\b",
    re.IGNORECASE,
)
# 办结了吗 asks how things stand, 哪些办结了 for those that are.
_WHETHER = re.compile(r"吗|[?]|没有?(?=\W*$)|(?P<a>[\u4e00-\u9fff])(?:没|不)(?P=a)|是否|是不是")
_HOW_FAR = re.compile(
    r"(?:完成|办|做|进展|推进)(?:结|到|得|了)?(?:多少|什么程度|哪一步|怎么?样|如何)"
    r"|\bhow (?:far|much)\b"
)
_LISTS = re.compile(r"哪|谁|有什么|列|清单|名单|几|\b(?:which|who|what)\b", re.IGNORECASE)
GONE = " "


def find_which(text: str) -> tuple[Which | None, str]:
    """The first of the table that the words name, and the words without it."""
    for which, pattern in _TABLE:
        if pattern.search(text):
            whether = _WHETHER.search(text) and not _LISTS.search(text)
            whole = which is Which.DONE and (whether or _HOW_FAR.search(text))
            asked = Which.ALL if whole else which
            return asked, _blanked(pattern, text)
    return None, text


def find_returns(text: str) -> tuple[bool, str]:
    """Whether a monthly return is meant (上个月的数据), and the words without it."""
    return bool(_RETURNS.search(text)), _blanked(_RETURNS, text)


def find_asker(text: str) -> tuple[bool, str]:
    """Whether units are asked for (谁, 哪些单位), and the words without it."""
    return bool(_BY_UNITS.search(text)), _blanked(_BY_UNITS, text)


def find_why(text: str) -> tuple[bool, str]:
    """Whether it asks what a light comes from, and the words without it."""
    return bool(_WHY.search(text)), _blanked(_WHY, text)


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """Without the words of a pattern; all else stays where it was."""
    return pattern.sub(lambda match: GONE * len(match[0]), text)
