"""What is said to be done, when it is less than the duty: 已完成招标, 已采购, 已设立,10月启用."""

import re

from handlers.inputs import english
from handlers.inputs.context import just_before
from handlers.inputs.duties import Match
from handlers.inputs.status import StatusFound
from handlers.inputs.traps import BLANK

_OBJECT = re.compile(r"(?:了|的)?(?P<object>[\u4e00-\u9fff《》“”]+)")
# What follows 已完成 without saying of what: thanks, requests, endings.
_ENDING = re.compile(
    r"(?:完成|完毕|办结|到位|结束|请|谢|特此|报告|汇报|望|敬|辛苦|领导|了|啦|哈|呢|哦|啊|呀|喽|吧|材料见|附|详见|以上|毕|并|且)"
)
_FILLER = frozenset(
    "与和及对同的了各本该此这项所有全部相关工作任务要求事项目标内容建立设置情况窗口"
)
# Steps on the way, unless the duty itself asks for them.
_STEP = re.compile(
    r"采购|购置|调试|召开|培训|提交|上报|报送|确定|明确|开展|备案|招标|立项|签约|签订|申请|[编写买招签批测]|(?<!搞)定|(?<!印)发"
)
_BUILT = re.compile(r"[设建装配开](?:立|置|成|好|通)?了\s?$")
_LATER = re.compile(
    r"(?:还没|还未|尚未|尚需|还需|还要|还差|就差|只差|仅剩|等待|待|下一步|接下来|后续"
    r"|(?:\d+|[一二三四五六七八九十]+|下个?|本)(?:月|日|号|周)(?:份|底|初|中旬)?(?:投入|投用|启用|运行|开放|挂牌|验收|交付|营业|使用|试))"
    rf"|{english.STILL_TO_COME}",
    re.IGNORECASE,
)


def is_whole(text: str, found: StatusFound, match: Match) -> bool:
    """Whether the words of completion in a clause are about the whole of the duties meant."""
    about = "".join(word for one in match.owed for word in (one.title, *one.keywords))
    step = _STEP.search(text, found.start, found.end)
    if step and step[0] not in about:
        return False
    after = _OBJECT.match(text.replace(BLANK, " "), found.end)
    if not after or _ENDING.match(after["object"]):
        return True
    return set(after["object"]) <= _FILLER | set(about)


def is_built(text: str, place: int) -> bool:
    """Whether 设了, 建成了 stands right before a place in a text."""
    return just_before(_BUILT, text, place)


def goes_on(text: str) -> bool:
    """Whether words beside 已办结 say that something is still to come."""
    return bool(_LATER.search(text))
