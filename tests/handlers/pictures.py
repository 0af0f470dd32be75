"""Facts to draw, with the real names of units; and what a picture says of itself."""

import struct
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile

from db.rules.terms import Light
from handlers.pictures.bars import Bars, Entry
from handlers.pictures.board import Board, Cell, Row
from handlers.pictures.course import Course, Line, Words
from handlers.pictures.sheet import Box, Sheet
from handlers.pictures.sheet import Words as Written

UNITS = (
    "市政数局",
    "市政务服务中心",
    "市公安局",
    "市公积金",
    "市人社局",
    "市粮食局",
    "市住建局",
    "市城管局",
    "市司法局",
    "市机关事务管理局",
    "市财政局",
    "市市场监督管理局",
    "市民政局",
    "住房公积金管理中心公主岭分中心",
    "怀德镇",
    "范家屯镇",
    "响水镇",
    "大岭镇",
    "秦家屯镇",
    "公主岭市政务服务和数字化建设管理局",
    "刘房子街道",
    "公主岭市自然资源和规划局不动产登记中心范家屯分中心及所属窗口",
)
TASKS = (*map(str, range(1, 21)), *(f"保障{n}" for n in range(1, 7)))
LEGEND = (
    (Light.GREEN, "正常"),
    (Light.YELLOW, "临近时限"),
    (Light.RED, "已逾期"),
    (Light.NONE, "已办结"),
)
LIGHTS = (Light.GREEN, None, Light.YELLOW, Light.NONE, Light.RED)
SPRING, END = date(2023, 4, 1), date(2023, 12, 31)


def names(count: int) -> list[str]:
    """So many units; where the real ones end, they begin again."""
    return [UNITS[n % len(UNITS)] for n in range(count)]


def board(units: int, tasks: int = 20, title: str = "进展一览表") -> Board:
    rows = [
        Row(name, tuple(_cell(n * 7 + k * 3) for k in range(tasks)), f"{n}/34")
        for n, name in enumerate(names(units))
    ]
    return Board(title, TASKS[:tasks], tuple(rows), "已办结", LEGEND)


def _cell(n: int) -> Cell | None:
    light = LIGHTS[n % len(LIGHTS)]
    return light and Cell(light, "" if light == Light.NONE else str(n % 13 + 1))


def course(
    units: int, points: int = 4, today: date = date(2023, 9, 12), target: float = 90
) -> Course:
    lines = [
        Line(name, tuple(_point(n, k) for k in range(points)))
        for n, name in enumerate(names(units))
    ]
    words = Words("目标", "序时进度", "今天", "其余单位")
    return Course("3a 网上可办率", "%", target, SPRING, END, today, 53.9, tuple(lines), words)


def _point(n: int, k: int) -> tuple[date, float]:
    return SPRING + timedelta(days=20 + 30 * k + n % 5), float(10 + k * (5 + n * 7 % 20))


def bars(units: int, figures: int = 3) -> Bars:
    called = ("新版全流程审批系统", "分类综合窗口", "分中心", "自助终端")[:figures]
    entries = [
        Entry(name, tuple(_figure(n, k) for k in range(figures)))
        for n, name in enumerate(names(units))
    ]
    return Bars("业务量月报", called, ("9588件",) * figures, tuple(entries), "未报")


def _figure(n: int, k: int) -> float | None:
    return None if n % 6 == 5 else (1203.0, 3.0, 0.0, 415.0, 862.5)[(n + k) % 5]


def size(png: bytes) -> tuple[int, int]:
    """Width and height in px, as the head of a PNG has them."""
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def written(sheet: Sheet) -> list[Written]:
    return [thing for thing in sheet.drawn if isinstance(thing, Written)]


def said(sheet: Sheet) -> list[str]:
    return [words.words for words in written(sheet)]


def overlaps(sheet: Sheet) -> list[tuple[str, str]]:
    """Which words lie on others."""
    boxes = sorted(((words.box, words.words) for words in written(sheet)), key=lambda b: b[0][1])
    found = []
    for n, (box, words) in enumerate(boxes):
        near = takewhile(lambda other, low=box[3]: other[0][1] < low, boxes[n + 1 :])
        found += [(words, other) for there, other in near if _touch(box, there)]
    return found


def outside(sheet: Sheet, margin: float = 8) -> list[str]:
    """Which words are cut off, or nearly."""
    right, bottom = sheet.width - margin, sheet.height - margin
    return [
        words.words
        for words in written(sheet)
        if not _inside(words.box, (margin, margin, right, bottom))
    ]


def _touch(one: Sequence[float], other: Sequence[float]) -> bool:
    """A line of a name may come within 1 px of the next."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 0 and high > 0


def _inside(box: Box, around: Box) -> bool:
    low = box[0] >= around[0] and box[1] >= around[1]
    return low and box[2] <= around[2] and box[3] <= around[3]
