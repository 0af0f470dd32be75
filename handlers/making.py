"""看图, /export: pictures and files are ordered here, and made when they are sent."""

import re
from collections.abc import Callable
from typing import Any

from handlers.keyboards import making as keyboards
from handlers.presses import number, stale
from handlers.texts import making as texts
from handlers.visit import Visit

FILES = ("xlsx", "ics", "json")


def picture(visit: Visit) -> None:
    """/picture: the board as a picture."""
    order(visit, "board")


def export(visit: Visit) -> None:
    """/export, /export xlsx."""
    wanted = visit.argument.lower().lstrip(".")
    named = {"excel": "xlsx", "表格": "xlsx", "日历": "ics", "calendar": "ics"}.get(wanted, wanted)
    if named in FILES:
        order(visit, named)
    else:
        visit.say(texts.export_which(visit.t), keyboards.files(visit.t))


def in_words(visit: Visit, words: str) -> bool:
    """看图, 导出excel, 给我个表格; False for anything else."""
    bare = re.sub(r"[\s,，。.!！?？]", "", words)
    if len(bare) > _LONGEST:
        return False
    if _PICTURE.fullmatch(bare):
        order(visit, "board")
    elif _CALENDAR.fullmatch(bare):
        order(visit, "ics")
    elif _SHEET.fullmatch(bare):
        order(visit, "xlsx")
    else:
        return False
    return True


_LONGEST = 16
"""Characters of such a wish."""
_ASKED = (
    r"(?:请|麻烦|帮我|给我|我要|我想|想|要|看一?[下看]?|发|来|做|出|拉|导出?|生成|下载"
    r"|一?[张个份下])*"
)
_PICTURE = re.compile(
    rf"{_ASKED}(?:图|图片|图表|总图|进度图|总体情况图|picture|chart)(?:看看|一下)?", re.I
)
_CALENDAR = re.compile(rf"{_ASKED}(?:日历|日程|calendar)(?:一下)?", re.I)
_SHEET = re.compile(
    rf"{_ASKED}(?:excel|表格?|台账表?|电子表格?|xlsx|导出)(?:文件)?(?:看看|一下)?|export", re.I
)


def order(visit: Visit, kind: str, **wanted: Any) -> None:
    """Owe what is wanted: for this person, in their language, as things stand when it is made."""
    who = {"user_id": visit.user_id, "language": visit.t.language}
    visit.make({"kind": kind, **who, **wanted})


def _file(visit: Visit, _action: str, argument: str) -> None:
    if argument in FILES:
        visit.toast(texts.under_way(visit.t))
        order(visit, argument)
    else:
        stale(visit)


def _draw(visit: Visit, _action: str, argument: str) -> None:
    """draw:board, draw:course:3:5a, draw:returns:9:2023-04."""
    kind, _, rest = argument.partition(":")
    first, _, second = rest.partition(":")
    if kind == "board":
        wanted = {}
    elif kind == "course" and number(first) and second:
        wanted = {"cycle": number(first), "duty": second}
    elif kind == "returns" and number(first) and second:
        wanted = {"duty_id": number(first), "period": second}
    else:
        stale(visit)
        return
    visit.toast(texts.under_way(visit.t))
    order(visit, kind, **wanted)


def _which(visit: Visit, _action: str, _argument: str) -> None:
    visit.toast()
    visit.say(texts.export_which(visit.t), keyboards.files(visit.t))


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {
    keyboards.FILE: _file,
    keyboards.DRAW: _draw,
    keyboards.EXPORT: _which,
}
