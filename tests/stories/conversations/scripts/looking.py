"""Coming in, looking around, and what the bot cannot take."""

from tests.stories.conversations.script import Conversation, InGroup, Presses, Says, Sends, Until
from tests.stories.people import LEADER, LI, LIAISON, LIU, STRANGER, SUN

TALKS = (
    Conversation(
        "登记",
        "Registering",
        (
            Says(STRANGER, "/start", "/start"),
            Sends(STRANGER, "shares_contact", "本人名片", "own contact card"),
            Sends(
                STRANGER,
                "shares_contact",
                "他人名片",
                "somebody else's card",
                given={"phone": "15204469994"},
            ),
            Says(STRANGER, "/start abcdefghijklmnopqrstuv", "/start abcdefghijklmnopqrstuv"),
            Sends(SUN, "shares_contact", "本人名片", "own contact card"),
            Says(SUN, "1a 完成85%", "1a 85% done"),
        ),
        bound=False,
    ),
    Conversation(
        "查看",
        "Looking",
        (
            Until("2023-04-14 09:00", quiet=True),
            Says(LIAISON, "/help", "/help"),
            Says(SUN, "/help", "/help"),
            Says(LIU, "/mine", "/mine"),
            Says(LEADER, "/mine", "/mine"),
            Says(LIAISON, "/task", "/task"),
            Says(LIAISON, "/task 99", "/task 99"),
            Says(LIAISON, "/task 2", "/task 2"),
            Says(LIAISON, "/status", "/status"),
            Says(LEADER, "/status", "/status"),
            Says(LEADER, "/review", "/review"),
            Says(LIAISON, "/language", "/language"),
        ),
    ),
    Conversation(
        "收不了的内容",
        "What cannot be taken",
        (
            Sends(LI, "sends_sticker", "表情", "a sticker"),
            Sends(LI, "sends_voice", "语音", "a voice message"),
            Says(LI, "今天食堂吃什么", "nice weather today"),
            Says(LI, "你好", "hello"),
            Says(LI, "撤回", "undo"),
            Sends(
                LI,
                "forwards",
                "转发",
                "forwarded",
                given={"text": "2a 已办结", "of": "办公室"},
            ),
            Presses(LI, "drop"),
        ),
    ),
    Conversation(
        "群里",
        "In a group",
        (
            InGroup(SUN),
            InGroup(LIAISON, "1a 完成85%", "1a 85% done"),
            InGroup(LIAISON, "5号怎么样了", "how is task 5 going"),
            InGroup(STRANGER, "2a 已办结", "2a is done"),
            InGroup(SUN, "/task@duban_bot 5", "/task@duban_bot 5"),
        ),
    ),
)
