"""Digests: a supervisor's morning, the leader's Monday, a group's week."""

from db.engine import Register
from tests.stories.conversations.script import Conversation, InGroup, Presses, Says, Until
from tests.stories.people import LEADER, LI, LIAISON, OVERSEER, SUN
from tests.stories.staff import joins


def _staff(register: Register) -> None:
    joins(register, OVERSEER)


TALKS = (
    Conversation(
        "督办人员的早晨",
        "A supervisor's morning",
        (
            Until("2023-04-14 09:00", quiet=True),
            Until("2023-04-21 09:00", quiet=True),
            Says(LIAISON, "2a 已办结", "2a is done"),
            Says(
                LIAISON,
                "3a申请延期到5月31日,因为设备没到货",
                "3a extension until 31 May because the equipment has not come",
            ),
            Says(SUN, "1a 需协调 场地没定", "1a blocked: no room yet"),
            Until("2023-04-23 09:00"),
            Presses(OVERSEER, "queue"),
            Presses(OVERSEER, "asked"),
            Presses(OVERSEER, "grant"),
            Presses(OVERSEER, "asked"),
            Until("2023-05-05 09:00"),
        ),
        prepare=_staff,
    ),
    Conversation(
        "分管领导的周一",
        "The leader's Monday",
        (
            Until("2023-04-14 09:00", quiet=True),
            Until("2023-04-24 09:00", quiet=True),
            Says(LI, "2a 已办结", "2a is done"),
            Says(LIAISON, "2a 已办结", "2a is done"),
            Says(OVERSEER, "/review", "/review"),
            Presses(OVERSEER, "close"),
            Says(
                LIAISON,
                "3a申请延期到5月31日,因为设备没到货",
                "3a extension until 31 May because the equipment has not come",
            ),
            Until("2023-05-05 09:00", quiet=True),
            Until("2023-05-08 09:00", quiet=True),
            Until("2023-05-15 09:00"),
            Presses(LEADER, "board"),
        ),
        prepare=_staff,
    ),
    Conversation(
        "群里的到期提醒",
        "A group's digest",
        (
            InGroup(SUN),
            InGroup(SUN, "/digest@duban_bot", "/digest@duban_bot"),
            InGroup(LIAISON, "/digest@duban_bot here 周一 9:00", "/digest@duban_bot here Mon 9:00"),
            InGroup(SUN, "/digest@duban_bot here 周一 8:00", "/digest@duban_bot here Mon 8:00"),
            InGroup(SUN, "/digest@duban_bot here 明天", "/digest@duban_bot here tomorrow"),
            InGroup(SUN, "/digest@duban_bot here 周一 8:30", "/digest@duban_bot here Mon 8:30"),
            InGroup(SUN, "/digest@duban_bot", "/digest@duban_bot"),
            Until("2023-04-14 09:00", quiet=True),
            Says(LI, "2a 已办结", "2a is done"),
            Until("2023-04-24 08:30"),
            Until("2023-05-05 09:00", quiet=True),
            Until("2023-05-08 08:30"),
            InGroup(SUN, "/digest@duban_bot off", "/digest@duban_bot off"),
            Says(SUN, "/digest", "/digest"),
        ),
    ),
)
