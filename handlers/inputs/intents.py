"""What a sentence is for: a question, an acknowledgement, a request, a correction, a reason."""

import re

_QUESTION = re.compile(
    r"[?]|吗|[了是]么(?![^\s]*[,，。])|(?:办|完|结|成|报|交|好|齐|到|动|始|了)(?:没有|没|不)[啊呀呢]?\s*[。!~]?\s*$"
    r"|怎么样|怎样了|咋样|如何了?\s*[。!]?$|什么时候|啥时候|何时|多少(?=[?了]|$|项|个|件|家)|哪[些个几家]|到哪了|哪一步"
    r"|(?<!不知道)谁(?!都)(?:还|没|的|负责|在)|几号(?=[?前到交报]|$)|为什么|为啥|是否|是不是|有没有|能不能|可不可以|要不要"
    r"|什么情况|什么意思|是什么|怎么(?:办|报|填|算|弄|回事)|啥情况|什么进度|查一?[下查]|查询|看一?[下看]|列出|列一下|[号项务]呢\s*$"
    r"|^\s*(?:who|what|whose|when|which|how|why|where|is|are|has|have|did|does|do|can|could|show"
    r"|list|tell me)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"吧\s*[。!]?\s*$|应该.*了|好像|可能|也许|不确定|记不清|maybe|I think|probably|not sure", re.I
)
_ACK_WORDS = (
    r"收到|[已己](?:经)?收到|知道|知悉|[已己](?:经)?知悉|[已己]阅|阅悉|明白|了解|(?:[已己](?:经)?)?签收|照办|遵命|好的|(?<![你您])好(?!了)|行|可以"
    r"|没问题|ok(?!了)|okay|roger|noted|got it|received|acknowledged|understood"
)
_WEAK_ACK = re.compile(r"\s*(?:好的?|行|可以|没问题|ok|okay)[了啦]?\s*[。!~]?\s*", re.IGNORECASE)
_POLITE = (
    r"谢谢|多谢|感谢|辛苦|您好|你好|请?放心|领导|各位|马上[办落]实?|我们?|本单位|尽快[办落]理?实?"
    r"|[一-龥]{1,3}(?:科长|主任|局长|处长)|thanks?(?: you)?"
    r"|[了啦呢哈啊嗯哦噢呀您你]|[\s,，。!~、.:;]|[\U0001F300-\U0001FAFF\u2600-\u27bf\ufffc]"
)
_ACK = re.compile(rf"(?:{_ACK_WORDS}|{_POLITE})+", re.IGNORECASE)
_ACK_WORD = re.compile(_ACK_WORDS, re.IGNORECASE)
_EXTENSION = re.compile(
    r"(?:延期|延长|延后|推迟|缓到|缓至|缓一缓|缓几天|宽限|展期|改期|往后[推延拖]|延[到至]|推[到至]|顺延[到至])(?!(?:[已己]|获)?批)(?!申请[已己批])"
    r"|(?<!no )(?<![a-z])(?:extend|extension|postpone|push(?:ed)? back|put off|more time)",
    re.IGNORECASE,
)
_NO_EXTENSION = re.compile(
    r"(?:(?<![能要可会用是])不|无需|无须|别|没有?)(?:再|想|必|需|要|用|会|能|打算|考虑|是|申请)*(?:延|推迟|宽限|展期)"
)
_GRANT = re.compile(r"同意|批准|准予|驳回|已批|granted|approved", re.IGNORECASE)  # others' decision
_CORRECTION = re.compile(
    r"[报写打填说发输]错|更正|纠正|改成|改为|应该是|应为|不是.+?(?:而?是)|刚才?(?:那个|说的|报的)?.{0,4}不对"
    r"|correction|typo|should (?:be|read|have been)|I meant|wrong",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?:(?:主要)?(?:原因|理由)(?:是|为|在于)?[:是]?|主要是因为|因为|由于|主要是|(?<![起原])因(?!此|素)"
    r"|\bbecause(?: of)?\b|\bdue to\b|\bowing to\b|\breason\b:?)\s*"
    r"(?P<reason>[^。;!?\n]+?)"
    r"(?=\s*(?:[。;!?\n]|$|[,，]?(?:卡住|卡在|无法|没法|不能|未能|没能|尚未|[完办做]不[成完了]|申请|需要?(?!求)|特?申?请|延期|推迟)"
    r"|[,，]\s*(?:预计|计划|争取|力争|希望|第|能否|可否|所以|我们|extend|extension|please|need|expect)))",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"(?:(?:本|上|这个|当)月|\d{1,2}月份?|[一二三四五六七八九十]{1,2}月份?)?"
    r"(?:我[们局单位]*|本[局单位]+|各类|全部|三项|办件量?|事项|数据|办理)*"
    r"(?:均|都|全|皆)?(?:为|是)?(?:无|没有|零|0)(?:件|办件量?|数据|事项|业务|发生|新增|办理|报告)*"
    r"|零(?:报告|办件)"
    r"|nil(?: return)?|(?:none|nothing|zero)(?: this month| to report)?",
    re.IGNORECASE,
)
_PUNCTUATION = " \n,，。.!~、:;"


def is_question(sentence: str) -> bool:
    """Whether a sentence asks (办结了吗, 5号怎么样了, 谁还没报, which are late?)."""
    return bool(_QUESTION.search(sentence))


def is_doubtful(sentence: str) -> bool:
    """Whether the speaker is not sure: 应该办完了吧."""
    return bool(_DOUBT.search(sentence))


def is_ack(text: str) -> bool:
    """Whether a text only acknowledges (收到, 知道了,谢谢); thanks or an emoji alone do not."""
    return bool(_ACK.fullmatch(text.strip()) and _ACK_WORD.search(text))


def is_weak_ack(text: str) -> bool:
    """Whether it may mean done as well when a task is named: 5号好了, 5号OK."""
    return bool(_WEAK_ACK.fullmatch(text))


def is_extension(clause: str) -> bool:
    """Whether a clause asks for a later date; 不用延期 and 节假日顺延 do not."""
    refused = _GRANT.search(clause) or _NO_EXTENSION.search(clause)
    return bool(_EXTENSION.search(clause) and not refused)


def is_correction(text: str) -> bool:
    """Whether a text takes back an earlier report (报错了,应该是58%)."""
    return bool(_CORRECTION.search(text))


def is_nil(clause: str) -> bool:
    """Whether a clause is a nil return: 本月无, 零报告."""
    words = clause.strip(_PUNCTUATION)
    return words != "0" and bool(_NIL.fullmatch(words))


def find_reason(sentence: str) -> tuple[str, int, int] | None:
    """The reason that a sentence gives, and the span of the words that give it."""
    match = _REASON.search(sentence)
    return (match["reason"].strip(_PUNCTUATION), *match.span()) if match else None
