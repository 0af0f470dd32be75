"""What a sentence is for: an acknowledgement, a later date, a correction, a nil return."""

import re

from handlers.inputs import english

_ACK_WORDS = (
    r"收到|收悉|已经?收[到悉]|知道|知悉|已经?知悉|已阅|阅悉|明白|了解|清楚|(?:已经?)?签收"
    r"|照办|遵命|遵照(?:执行|办理)|好(?:的|滴|嘞|哒)|(?<![你您])好(?!了)|行|可以|是的"
    rf"|没问题|ok(?!了)(?![a-z])|{english.ACK}"
)
_WEAK_ACK = re.compile(
    rf"\s*(?:好的?|行|可以|没问题|{english.WEAK_ACK})[了啦]?\s*[。!~]?\s*", re.IGNORECASE
)
# 收到,我们马上落实: what follows an acknowledgement without reporting anything.
_WILLING = (
    r"(?:马上|立即|立刻|这就|抓紧|尽快|按照?要求|按通知要求|认真|严格|一定|及时|按时|坚决"
    r"|全力|去|再|(?:回头|稍后|随后)就?){1,4}"
    r"(?:组织|去|抓)?(?:办理?|落实|整改|安排|处理|执行|部署|研究|准备|跟进|照办|推进|反馈"
    r"|报送?|上报|回复|贯彻|开展|传达)(?:到位|落实|实施)?"
)
_POLITE = (
    r"关于|文件|谢谢|多谢|感谢|辛苦|您好|你好|请?放心|领导|各位|马上[办落]实?|我[们局方]?|本单位"
    r"|(?:提醒|通知|指示|精神|要求)"
    rf"|[一-龥]{{1,3}}(?:科长|主任|局长|处长|科)|{english.POLITE}"
    r"|[了啦呢哈啊嗯哦噢呀您你的]|[\s,，。!~、.:;\[\]()]|[\U0001F300-\U0001FAFF\u2600-\u27bf\ufffc]"
)
_ACK = re.compile(rf"(?:{_ACK_WORDS}|{_WILLING}|{_POLITE})+", re.IGNORECASE)
_ACK_WORD = re.compile(_ACK_WORDS, re.IGNORECASE)
_LONGEST_ACK = 60
_SOME = r"[几两一二三四五六七八九十\d]"
_EXTENSION = re.compile(
    rf"(?:延(?:期|长|后|迟|缓|[到至]|{_SOME}+(?:天|日|周|个))|推(?:迟|后|延|[到至])"
    rf"|缓(?:一缓|缓|几|两|[到至])|宽[限缓]|展期|改期"
    r"|往后(?:推|延|拖|放|挪|靠|顺|缓)|放一放|(?:放|挪|拖|改|顺延)[到至]|晚(?:几|两"
    r"|些)[天日]|(?:再|多)给(?:我们?|个?点|些|几|两|一|半)|通融)"
    r"(?!(?:已|获)?批)(?!(?:申请|已经?|都)*(?:已|获)?批)"
    rf"|{english.EXTENSION}",
    re.IGNORECASE,
)
_NO_EXTENSION = re.compile(
    r"(?:(?<![能要可会用是])不|无需|无须|别|没有?)(?:再|想|必|需|要|用|会|能|打算|考虑|是"
    r"|申请)*(?:延|推迟|宽限|展期|缓|拖|挪)"
    rf"|{english.NO_EXTENSION}",
    re.IGNORECASE,
)
# What others decide: 同意延期, 延期批了吗.
_GRANT = re.compile(
    r"延[^,，。;]{0,10}批(?:了|没|下来)|同意|批准|准予|驳回|已批|granted|approved", re.IGNORECASE
)
_CORRECTION = re.compile(
    r"[报写打填说发输]错|报[高低多少大小]了|更正|纠正|改成|改为|应该是|应为|不是.+?(?:而?是)|刚才?(?:那个|说的"
    r"|报的)?.{0,4}不对"
    rf"|{english.CORRECTION}",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"(?:(?:本|上个?|这个|当)月|\d{1,2}月份?|[一二三四五六七八九十]{1,2}月份?)?"
    r"(?:我[们局镇乡处科街道中心单位]*|本[局镇单位]+|各类|全部|三项|办件[量数]?|事项|数据|办理)*"
    r"(?:(?:本|上个?|这个|当)月|\d{1,2}月份?|[一二三四五六七八九十]{1,2}月份?)?"
    r"(?:均|都|全|皆)?(?:为|是)?(?:暂时?)?"
    r"(?:无|没有|没(?=件|办件|数据|业务)|零|0|一件[都也]?没有?)"
    r"(?:件|办件[量数]?|数据|事项|业务|发生|新增|办理|报告|报送)*(?:[,，、 ]*(?:报零|零报告?))?"
    r"|零(?:报告?|办件)|报零"
    rf"|{english.NIL}",
    re.IGNORECASE,
)
_BARE_NIL = re.compile(r"[均都全皆]?(?:暂时?)?(?:无|没有|零|0)|none|nothing|zero", re.IGNORECASE)
_SAME = re.compile(
    r"(?:(?:本|这个)月|我[们局单位]*|数据|办件量?|情况|都|还是)*"
    r"(?:[跟和与同]?上个?(?:月|期)(?:的?数据)?(?:一样|相同|持平|一致|没变化?|不变)"
    r"|同上个?月|(?:the )?same (?:figures? |numbers? |data )?as last month|no change (?:from|since"
    r"|on) last month)",
    re.IGNORECASE,
)
_PUNCTUATION = " \n,，。.!~、:;"


def is_ack(text: str) -> bool:
    """Whether a text only acknowledges (收到, 知道了,谢谢); thanks or an emoji alone do not."""
    words = text.strip()
    short = len(words) <= _LONGEST_ACK
    return short and bool(_ACK.fullmatch(words) and _ACK_WORD.search(words))


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


def is_same(clause: str) -> bool:
    """Whether figures are only said to be those of the month before: 跟上月一样."""
    return bool(_SAME.fullmatch(clause.strip(_PUNCTUATION)))


def is_bare_nil(clause: str) -> bool:
    """无, 没有, none: nil of a return, or the answer to something else."""
    return bool(_BARE_NIL.fullmatch(clause.strip(_PUNCTUATION)))


def is_nil(clause: str) -> bool:
    """Whether a clause is a nil return: 本月无, 零报告."""
    words = clause.strip(_PUNCTUATION)
    return words != "0" and bool(_NIL.fullmatch(words))
