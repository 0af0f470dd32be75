"""The forms in which figures are written, most special first; numbers.py says what each is worth.

Each pattern has its own named groups. What bounds a figure is here too: 3个月, 5a, 17:30 are none.
"""

import re

from handlers.inputs.numerals import ARABIC, CHINESE, MIXED
from handlers.inputs.spelled import FRACTION, LONG, SPELLED
from handlers.inputs.traps import BLANK

UNITS = "件|个|次|站|家|项|类|人|处|份|台|户|宗|笔|场|批|名|条|例|座|所|回|遍|轮|趟"
NOUNS = {
    "station": "站", "site": "站", "time": "次", "check": "次", "search": "次", "inspection": "次",
    "round": "次", "case": "件", "item": "项",
}  # fmt: skip
"""The Chinese measure word of what is counted in English."""

_DIGIT = "[一二两三四五六七八九1-9]"
_TENTHS_END = "(?![立员果功绩熟本效])"
# After these a counted word is no figure: 3个月, 一次性, 一件事一次办, 一个以上 stays one.
_NOT_COUNTED = "(?!工作日|多?月|小时|钟头|季度|星期|礼拜|百分|性|一[评办]|事(?!项)|道|块)"
_NO_THING = (
    r"(?!一次[办性一评]|一件事|一[个次件家项站](?:[^,，。;]{0,6}[都也]|还)?[没未无]"
    r"|零件(?![,，。;\s]|$))"
)
# 几十, 数百 are no 10 and no 100; the tail of a number is not read alone.
_HAN = rf"(?:(?<![几数上好])(?=[十百千万])|(?![十百千万])){CHINESE}"
_NUMBER = rf"(?:{MIXED}|{_HAN}|{SPELLED})"
_EDGE = r"(?<![\d.A-Za-z#第〔/十百千万亿零-])(?<!\d:)"
_TIME = r"\s?(?:(?:more|further|full|working|business) )*(?:day|week|month|hour|minute|year)s?\b"
_NO_DATE = (
    r"(?![\d年月日号周天点时:/#十百千万亿]|\.\d|,\d{3}(?!\d)|分(?!中心|类|别)|[-~]\d"
    rf"|个?(?:小时|工作日|月|季度|星期|礼拜)|[A-Za-z]|分之|{_TIME})"
)
_HAN_BARE = (
    r"(?<![〇零一二两三四五六七八九十百千万亿])(?>十[一二三四五六七八九]|[一二两三四五六七八九十]{1,2}"
    r"[百千万十][零一二两三四五六七八九十百千万]{0,18})"
    r"(?:点[零一二三四五六七八九]{1,2}(?![零一二三四五六七八九分]))?"
)
_PERCENT = r"(?:\s?(?:%|个(?:百分)?点|(?:pct|per\s?cent|(?:percentage )?points?|pts?)\b))"
_COUNTED = rf"\s?(?:{UNITS}){_NOT_COUNTED}"
_TO = r"(?:\s?[-~到至]\s?|\sto\s)"

FORMS = {
    "whole": r"百分百|百分之一?百(?![一二三四五六七八九十零点])",
    "hundredths": rf"(?P<of>负?[百千万])分之(?P<part>负?(?:{ARABIC}|{CHINESE}))",
    "span": rf"(?<![\d.A-Za-z第-])(?P<low>{_NUMBER})(?:{_PERCENT}|成|{_COUNTED})?{_TO}"
    rf"(?P<high>{MIXED}|{CHINESE}|{SPELLED})(?P<either>{_PERCENT}|成{_TENTHS_END}|{_COUNTED})",
    "halves": r"(?P<points>(?<!\d)\d{1,3}|(?<![十百])[一二三四五六七八九十百]{1,4})个"
    r"(?:半(?:百分)?点|(?:百分)?点(?P<tenth>[一二三四五六七八九1-9])(?![\dA-Za-z%个号.项成]))",
    "percent": rf"(?P<share>(?:(?<![\d.%~{BLANK}])-|负|\bminus\s)?(?<![\d.])"
    rf"(?:\d{{1,3}}点\d{{1,2}}|{_NUMBER}))" + _PERCENT,
    "tenths": rf"(?<![十百\d.一二三四五六七八九])(?:(?P<tens>{_DIGIT}(?:[.点]{_DIGIT})?|十)成"
    rf"(?P<ones>[一二三四五六七八九半1-9]?)|(?P<vague>{_DIGIT}、?[二三四五六七八九])成)(?!\d)"
    + _TENTHS_END,
    "parts": rf"(?P<below>{CHINESE}|\d+)分之(?P<above>{CHINESE}|\d+)"
    r"|(?<![\d./-])(?!50/50)(?P<over>\d{1,4})/(?P<under>(?!20\d\d)\d{1,4})(?![\d./-])",
    "fraction": FRACTION,
    "most": r"过半数?|半数(?!以上)|一半(?:以上|多)|一?大半(?![年天个])|一多半",
    "half": r"一半|(?<!first )(?<!second )\bhalf\b(?![ -](?:year|day|hour|month|an?\b))",
    "pair": r"(?<![咱我你他她它们])[俩仨]",
    "slip": rf"(?<![\d，,.])(?P<thousands>\d{{1,3}}，\d{{3}})(?=\s?(?:{UNITS}){_NOT_COUNTED})",
    "count": rf"{_EDGE}{_NO_THING}(?P<many>{MIXED}|{_HAN})(?P<some>[来余多几])?\s?"
    rf"(?P<unit>{UNITS}){_NOT_COUNTED}",
    "nouns": rf"{_EDGE}(?P<number>{ARABIC}|{SPELLED})\s(?P<noun>{'|'.join(NOUNS)})(?:s|es)?\b",
    "turns": r"\btwice\b|\bonce\b(?=\s*[.!]*\s*$|\s(?:so far|already|this))",
    "nth": rf"(?P<first>首次|头一?次)|第(?P<ordinal>\d{{1,2}}|{CHINESE})次"
    r"|(?<![A-Za-z\d])(?:(?P<nth_of>\d{1,2})(?:st|nd|rd|th)|(?P<nth_word>first|second|third"
    r"|fourth))"
    r" (?:search|check|inspection|round)\b",
    "bare": rf"{_EDGE}(?P<plain>{MIXED}|{LONG}|{_HAN_BARE}){_NO_DATE}",
    "zero": r"(?<![清归从凌破挂跨])[零〇](?=$|\s*[\s,，。;!])|\bzero\b(?=$|\s*[,，。;!.])",
}
FIGURE = re.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in FORMS.items()),
    re.IGNORECASE | re.ASCII,
)
