"""均正常: nothing to report about what goes on all year."""

import re

from handlers.inputs.normalize import normalize

_WELL = re.compile(
    r"(?:以上|上述|上面|这些|长期(?:坚持)?|各项?|所有|全部|其余|其他|其它|剩下|本季度?|表[内中]"
    r"|的|事项|工作|任务|要求|情况|我[们局]?|本?单位|[\s,，])*"
    r"(?:均|都|全部?|一切|皆)(?:很|是|为|在)?"
    r"(?:正常(?:执行|开展|推进|落实|进行)?|(?:没有?|无)(?:异常|问题|变化)"
    r"|按要求(?:执行|落实|坚持|开展))了?"
    r"|(?:all|everything)(?: (?:others?|the rest|items?|of them))?(?: (?:is|are))?"
    r" (?:normal|fine|well|in order|ok)"
    r"|the (?:rest|others) (?:is|are) (?:normal|fine|well|in order|ok)",
    re.IGNORECASE,
)


def is_all_well(text: str) -> bool:
    """Whether a text says of everything that it is well, and nothing else."""
    return bool(_WELL.fullmatch(normalize(text).text.strip(" \n,，。.!~、:;")))
