"""Answering by buttons, putting a reminder off, and the quarterly form."""

from tests.stories.conversations.script import Conversation, Presses, Says, Until
from tests.stories.people import LI, LIU, SUN

MORNING = (Until("2023-04-14 09:00", quiet=True), Until("2023-04-23 09:00", quiet=True))

TALKS = (
    Conversation(
        "更多按钮:未启动、不适用",
        "More buttons: not started, not applicable",
        (
            *MORNING,
            Presses(LI, "more", "3a"),
            Presses(LI, "not_started", "3a"),
            Presses(LI, "more", "3a"),
            Presses(LI, "not_applicable", "3a"),
            Presses(LI, "because"),
            Presses(LI, "undo"),
        ),
    ),
    Conversation(
        "稍后提醒",
        "Remind me later",
        (
            *MORNING,
            Presses(LI, "more", "3a"),
            Presses(LI, "later", "3a"),
            Presses(LI, "snooze", "3a"),
            Presses(LI, "wake"),
            Until("2023-04-27 09:00", quiet=True),
            Presses(LI, "more", "3a"),
            Presses(LI, "later", "3a"),
        ),
    ),
    Conversation(
        "一次提醒的事项较多:更多、上一页",
        "A reminder of many items: more, and back",
        (
            Until("2023-04-14 09:00", quiet=True),
            Until("2023-05-04 09:00", quiet=True),
            Presses(SUN, "page"),
            Says(SUN, "⑩ 已办结", "⑩ is done", to=-2),
            Presses(SUN, "page"),
        ),
    ),
    Conversation(
        "季度长期事项:均正常",
        "The quarterly form: all is well",
        (
            Until("2023-04-14 09:00", quiet=True),
            Until("2023-06-01 09:00", quiet=True),
            Presses(LIU, "well"),
            Presses(LIU, "undoall"),
            Says(LIU, "均正常", "all is well"),
            Presses(LIU, "undoall"),
            Presses(LIU, "odd"),
            Presses(LIU, "situation", "保障5a"),
            Says(LIU, "宣传经费还没到位,需要协调", "stuck: no budget yet"),
            Presses(LIU, "well"),
        ),
    ),
)
