"""Answering in a sentence."""

from tests.stories.conversations.script import Conversation, Presses, Says, Until
from tests.stories.people import LI, LIAISON, SUN

TALKS = (
    Conversation(
        "一句话反馈",
        "A report in a sentence",
        (
            Says(LIAISON, "1a 完成85%", "1a 85% done"),
            Presses(LIAISON, "undo"),
            Says(LIAISON, "2a 已办结", "2a is done"),
            Says(LIAISON, "收到", "got it"),
        ),
    ),
    Conversation(
        "两个指标,问是哪一个",
        "Two figures: which one?",
        (
            Says(SUN, "5号任务完成65%", "task 5 at 65%"),
            Presses(SUN, "pick", "5a"),
        ),
    ),
    Conversation(
        "提醒与按钮",
        "A reminder and its buttons",
        (
            Until("2023-04-14 09:00", quiet=True),
            Until("2023-04-23 09:00"),
            Presses(LI, "blocked", "3a"),
            Says(LI, "设备没到货", "the equipment has not come"),
        ),
    ),
)
