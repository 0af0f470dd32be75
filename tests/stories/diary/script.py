"""What the people of the diary do in 2023, beside reading: a year with a bit of everything.

Whoever is silent here is so on purpose: 李科长 about 2a, 联络员 about the return of May.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.stories.diary.deeds import (
    blocks,
    closes,
    comes_back,
    does,
    presses,
    says,
    sets_digest,
)
from tests.stories.diary.year import Deed
from tests.stories.people import LI, LIAISON, OVERSEER, SUN, WANG


@dataclass(frozen=True)
class Leg:
    """A stretch during which the bot runs; between two of them it is down."""

    start: str
    last: str
    deeds: Sequence[Deed]


SPRING = (
    says("2023-04-14 09:30", LIAISON, "收到"),
    does("2023-04-14 09:40", SUN, "在群里发 /digest here 周一 9:00", sets_digest),
    says("2023-04-14 10:00", LI, "2a 推进中,预计4月26日完成"),
    says("2023-04-23 10:00", LI, "3a 已办结"),
    says("2023-04-23 16:00", LIAISON, "9a 新版系统1203 分类窗口862 分中心415"),
    closes("2023-04-24 09:30", OVERSEER, 1),
    says("2023-04-27 09:10", SUN, "2a 已办结", "3a 已办结"),
    says("2023-04-27 10:00", LIAISON, "2a 已办结"),
    closes("2023-04-27 14:00", OVERSEER, 2),
    presses("2023-04-27 14:10", OVERSEER, "退回", "back"),
    says("2023-04-27 14:11", OVERSEER, "缺现场照片", "5月12日"),
    says("2023-04-28 16:00", LIAISON, "3a申请延期到5月31日,因为设备没到货"),
    presses("2023-04-28 16:30", OVERSEER, "同意", "grant"),
    says("2023-05-08 10:00", LI, "2a 已办结"),
    says("2023-05-10 10:00", LIAISON, "2a 已办结，照片已补"),
    closes("2023-05-11 09:30", OVERSEER, 2),
    presses("2023-05-24 09:20", LIAISON, "稍后提醒 明天", "more 3a", "later 3a", "snooze 3a"),
    says("2023-05-30 14:00", LIAISON, "9a 新版系统1188 分类窗口870 分中心402"),
    says("2023-05-31 10:00", LIAISON, "3a 已办结"),
    closes("2023-05-31 14:00", OVERSEER, 1),
)
SUMMER = (
    presses("2023-06-01 09:20", LIAISON, "均正常", "well"),
    presses("2023-06-01 09:30", LI, "均正常", "well"),
    presses("2023-06-01 09:40", SUN, "均正常", "well"),
    says("2023-06-20 10:00", LIAISON, "9a 新版系统1210 分类窗口881 分中心420"),
    says("2023-07-04 10:00", WANG, "14c 已办结", "19b 已办结"),
    closes("2023-07-05 09:30", OVERSEER, 2),
    does("2023-07-10 20:00", LIAISON, "停用了机器人", blocks),
    does("2023-07-24 19:00", LIAISON, "重新启用了机器人", comes_back),
    says("2023-07-25 16:00", LIAISON, "9a 新版系统1195 分类窗口874 分中心409"),
    says("2023-08-23 10:00", LIAISON, "9a 新版系统1220 分类窗口890 分中心431"),
    says("2023-08-28 10:00", LI, "/away 8月30日到9月8日"),
)
AUTUMN = (
    says("2023-09-01 10:00", SUN, "/calendar 9月25日至27日 休 中秋节"),
    presses("2023-09-01 10:01", SUN, "确定", "moveday"),
    says("2023-09-15 10:00", LI, "5a 推进中,72%,预计9月28日完成", "5b 已办结,达到91%"),
    says("2023-09-18 10:00", WANG, "14a 已办结", "1站"),
    closes("2023-09-19 09:30", OVERSEER, 2),
    says("2023-09-22 10:00", LIAISON, "3b 已办结", "5a 已办结,76%", "5b 已办结,92%", "6a 已办结"),
    closes("2023-09-22 14:00", OVERSEER, 4),
    says("2023-09-28 10:00", LIAISON, "9a 新版系统1231 分类窗口902 分中心433"),
    says("2023-09-28 10:30", LI, "3b 已办结", "5a 已办结,75%", "6a 已办结"),
    closes("2023-09-28 14:00", OVERSEER, 3),
)
WINTER = (
    says("2023-10-27 10:30", LIAISON, "9a 新版系统1229 分类窗口899 分中心436"),
    says("2023-11-23 10:00", LIAISON, "9a 新版系统1240 分类窗口905 分中心440"),
    says(
        "2023-12-15 10:00",
        LI,
        "1a 已办结,达标率93%",
        "4a 已办结,96%",
        "10a 已办结,100%",
        "16a 已办结,4次",
    ),
    closes("2023-12-15 14:00", OVERSEER, 4),
    says("2023-12-21 10:00", LIAISON, "9a 新版系统1255 分类窗口911 分中心446"),
    says("2023-12-28 09:30", LIAISON, "1a 推进中,预计12月30日完成", "4a 已办结,97%"),
    closes("2023-12-28 14:00", OVERSEER, 1),
)
YEAR = (
    Leg("2023-04-14 08:55", "2023-10-23", (*SPRING, *SUMMER, *AUTUMN)),
    Leg("2023-10-27 10:05", "2023-12-31", WINTER),
)
