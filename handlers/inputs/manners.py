"""Messages that carry nothing to record: greetings, thanks, and taking back what was sent."""

import re

from handlers.inputs import english

_COURTESY = re.compile(
    rf"(?:(?:您|你|大家)好|{english.COURTESY}|早上好|上午好|中午好|下午好|晚上好|早安|晚安|早|再见|拜拜"
    r"|(?:非常|十分|太|多)?(?:感谢|谢谢?|多谢)|辛苦|不客气|没事|祝.{1,8}"
    r"|周末愉快|节日快乐|新年好|领导|老师|科长|主任|局长|处长|各位|大家|请?放心|支持|关心|提醒|指导"
    r"|[了啦呢哈啊嗯哦噢呀您你们的]|[\s,，。!~、.:;()]|[\U0001F000-\U0001FAFF\u2600-\u27bf\u200d\ufe0f\ufffc])+",
    re.IGNORECASE,
)
_COURTEOUS_WORD = re.compile(
    r"好|谢|辛苦|早|晚安|再见|拜拜|不客气|没事|祝|愉快|快乐"
    rf"|{english.COURTEOUS}|[\U0001F000-\U0001FAFF\u2600-\u27bf\ufffc]",
    re.IGNORECASE,
)
_RETRACTION = re.compile(
    r"(?:请|帮我?|麻烦|昨天|今天|上午|下午|早上|说的|报的|把|我|想|要|需要?|申请|刚才?|刚刚|上面|前面|上一?[条个]|那[条个]|这[条个]|之前"
    r"|报送?|发|填|写|打|说|输|点|按|传|错|撤回|撤销|撤掉|作废|收回|删[掉除]|不算|搞|弄|重新?|办结|报告|反馈|一下|条|个|项|的|是|了"
    r"|不好意思|抱歉|对不起|[\s,，。!~、.:;]"
    rf"|{english.RETRACTION})+",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"撤回|撤销|撤掉|作废|收回|删[掉除]|不算|[报发填写打说输点按传搞弄]错"
    rf"|{english.TAKEN_BACK}",
    re.IGNORECASE,
)


def is_courtesy(text: str) -> bool:
    """Whether a text only greets or thanks (你好, 辛苦了, 👍)."""
    return bool(_COURTESY.fullmatch(text.strip()) and _COURTEOUS_WORD.search(text))


def is_retraction(text: str) -> bool:
    """Whether a text, its tasks left out, only takes something back (撤回, 刚才发错了)."""
    return bool(_RETRACTION.fullmatch(text.strip()) and _TAKEN_BACK.search(text))
