"""Digits that are neither a date nor a figure: telephones, document numbers, rooms, versions."""

import re

BLANK = "\uffff"
_TRAPS = re.compile(
    r"[〔\[(<【]\d{4}[〕\])>】]\s*第?\d+号"  # 公政数办〔2023〕12号
    r"|\d{1,4}号(?=[文令函楼院门窗厅馆室柜桌机线公告])|第\d+号(?=[文令函公告])"
    r"|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)(?:\+?86-?)?1[3-9]\d-?\d{4}-?\d{4}(?!\d)"
    r"|(?<!\d)\d{5,}(?=热线|平台)|(?<![\d.])\d{9,}(?![\d.])"
    r"|\d{6,}[A-Z][A-Z0-9]+(?:/[\d-]+)?"
    r"|https?://\S+|[\w.]+@[\w.]+|(?<![A-Za-z])[vV]\d+(?:\.\d+)+|(?<!\d)\d+(?:\.\d+){3,}(?!\d)"
    r"|(?<!\d)\d+[-#]?\d*(?:楼|层|室|栋|幢|单元)|(?:附件|附表|表|图|房间|QQ|微信)[::]?\d+"
    r"|24小时(?=自助|服务|热线|不间断)|\d{1,2}、?(?:x|×|\*)\s?24"
)


def blank_traps(text: str) -> str:
    """The same text, its traps overwritten by BLANK, so that every position stays true."""
    if not any(c.isdigit() for c in text):
        return text
    return _TRAPS.sub(lambda found: BLANK * len(found[0]), text)
