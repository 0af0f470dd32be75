"""One spelling for what people type, dictate and scan: half-width, slips mended, dates whole."""

import re
from dataclasses import dataclass

from handlers.inputs.slips import mend

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) != "，"}
_VARIANTS = str.maketrans("　\u00a0\t—–−―〜﹪﹣○◯號", "   ----~%-〇〇号")
_TRADITIONAL = str.maketrans(
    "辦結項進對設備報務條這個還沒開動達標請長時間執監視頻證審",
    "办结项进对设备报务条这个还没开动达标请长时间执监视频证审",
)
_TABLE = _FULL_WIDTH | _VARIANTS | _TRADITIONAL
# Slips of a keyboard, a scanner and dictation in dates; each as long as what is meant.
_SLIPS = (
    (
        re.compile(
            r"(?<=月[\d一二三十]\d)[曰目]|(?<=月[\d一二三四五六七八九十])[曰目](?!标)|(?<=工作)曰|(?<=十[一二三四五六七八九])曰"
        ),
        "日",
    ),
    (re.compile(r"(?<![A-Za-z])[lI](?=\d月)"), "1"),
    (re.compile(r"(?<=\d)[oO](?=[日号月])"), "0"),
    (re.compile(r"(?<=[月年])[低抵](?=之?前|以前|完成|办|报|$)"), "底"),
    (re.compile(r"(?<=\d)[·。](?=\d{1,2}(?:[日号]|之?前|以前))"), "."),
    (re.compile(r"(?<![\d万亿千百十元多几公美])元(?=月)"), "一"),
)
_SLIPPED = re.compile(r"[曰目低抵·。]|元月|[lI]\d月|\d[oO][日号月]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]+")
# Spaces that a scanner or a keyboard puts inside one date or ordinal: 2026 年 9 月 20 日, 第 5 项.
# Other spaces stay: they separate (新版系统1203 分类窗口862).
_STRAY = re.compile(
    r"(?<=\d) +(?=[年月日号项条])|(?<=[年月第]) +(?=\d)|(?<=[年月]) +(?=[底末内上中下初])"
    r"|(?<=[一二三四五六七八九十]) +(?=[年月日号项条])|(?<=[年月第]) +(?=[一二三四五六七八九十])"
    r"|(?<=\d) +(?=(?:[./] *\d{1,2} *)?(?:之前|以前|前))"
    r"|(?<=\d[./]) +(?=\d{1,2} *(?:之前|以前|前|[日号]))"
    r"|(?<=办) +(?=[结完])|(?<=完) +(?=成)|(?<=已) +(?=[办完])|(?<=\d) +(?=%)|(?<=分之) +(?=\d)"
)


@dataclass(frozen=True)
class Normal:
    """A normalized text; `origins[i]` is where its character i stood in the original."""

    text: str
    origins: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the original text of [start, end) here."""
        if self.origins is None or start >= end:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1


def normalize(text: str) -> Normal:
    """Half-width forms of full-width ones, without invisible characters and stray spaces.

    The full-width comma stays: 3，5，8项 is a list while 1,203 is one number.
    """
    plain = mend(text.translate(_TABLE))
    if _SLIPPED.search(plain):
        for slip, meant in _SLIPS:
            plain = slip.sub(meant, plain)
    gaps = sorted(m.span() for p in (_INVISIBLE, _STRAY) for m in p.finditer(plain))
    if not gaps:
        return Normal(plain)
    dropped = {i for start, end in gaps for i in range(start, end)}
    kept = tuple(i for i in range(len(plain)) if i not in dropped)
    return Normal("".join(plain[i] for i in kept), kept)
