"""更正, 全部记录, 转办, 催办, 代录: what people and their supervisor do by hand."""

from tests.stories.conversations.script import Conversation, Edits, Presses, Says, Until
from tests.stories.people import LI, LIAISON, SUN

TALKS = (
    Conversation(
        "修改原消息即可更正",
        "Editing a message corrects the record",
        (
            Says(LIAISON, "5a 完成65%", "5a 65% done"),
            Edits(LIAISON, "5a 完成58%", "5a 58% done"),
            Presses(LIAISON, "amend"),
            Edits(LIAISON, "5a 推进中", "5a in progress"),
            Presses(LIAISON, "keep"),
            Presses(LIAISON, "undo"),
            Edits(LIAISON, "作废", "void"),
            Until("2023-04-16 10:00", quiet=True),
            Presses(LIAISON, "undo"),
        ),
    ),
    Conversation(
        "一句话更正",
        "Correcting in words",
        (
            Says(LIAISON, "5a 完成65%", "5a 65% done"),
            Says(LIAISON, "上面那个报错了,应该是58%", "that was wrong, should be 58%"),
            Says(LIAISON, "报错了,应该是58%", "that was wrong, should be 58%"),
            Says(LIAISON, "报错了,应该是5b", "that was wrong, should be 5b"),
            Presses(LIAISON, "amend"),
            Until("2023-04-16 10:00", quiet=True),
            Says(LIAISON, "5b报错了,应该是60%", "5b was wrong, should be 60%"),
        ),
    ),
    Conversation(
        "全部记录",
        "Everything that was said",
        (
            Says(LIAISON, "2a 推进中", "2a in progress"),
            Says(LIAISON, "2a 已办结", "2a is done"),
            Presses(LIAISON, "undo"),
            Says(LIAISON, "/history 2", "/history 2"),
            Says(SUN, "/history 2a 公安局", "/history 2a 公安局"),
            Says(LI, "/history 4", "/history 4"),
            Says(LI, "/history", "/history"),
        ),
    ),
    Conversation(
        "转办给本单位同事",
        "Handing on to a colleague of the unit",
        (
            Says(LI, "/handon 2a", "/handon 2a"),
            Presses(LI, "handto"),
            Presses(LI, "handto"),
            Says(LIAISON, "/handon 2a", "/handon 2a"),
        ),
    ),
    Conversation(
        "催办",
        "Nudging",
        (
            Until("2023-04-14 09:30", quiet=True),
            Says(SUN, "/task 2", "/task 2"),
            Presses(SUN, "nudge"),
            Presses(SUN, "nudgeall"),
            Until("2023-04-14 09:31"),
            Says(LIAISON, "收到", "got it"),
            Says(SUN, "催办公安局 3a", "nudge 公安局 3a"),
            Until("2023-04-14 21:00", quiet=True),
            Says(SUN, "催办公安局 2a", "nudge 公安局 2a"),
        ),
    ),
    Conversation(
        "代录",
        "Recording for a unit that phoned",
        (
            Says(SUN, "公安局来电:5号完成72%", "公安局 phoned: task 5 at 72%"),
            Presses(SUN, "forpick"),
            Presses(SUN, "foryes"),
            Says(LIAISON, "报错了,应该是58%", "that was wrong, should be 58%", to=-1),
            Says(SUN, "代市政数局 2a已办结", "on behalf of 市政数局: 2a is done"),
            Says(SUN, "代公安局 14a已办结", "on behalf of 公安局: 14a is done"),
            Says(LI, "代市公安局 2a已办结", "on behalf of 市公安局: 2a is done"),
        ),
    ),
)
